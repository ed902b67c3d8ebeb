#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`linjera compare` on made-up pairs of agreements whose relations are known:

    relations.py [--linjera PROGRAM] [--seeds 100-112] [--verbose]

Each seed gives a pair of agreements of 80 clauses or more (relations/): headings that Word numbers,
lists, tables, appendices, words split over runs; clauses kept, moved, reworded lightly and heavily,
split, merged, removed and new. A relation is right when the program gives the same relation for the
same clauses on both sides. Prints what was taken for what; at least 97 % of all must be right.
The thresholds of checker/agreement/relate.c were set on seeds 1-60; the test measures on others."""
import argparse
import collections
import random
import sys
import tempfile
from pathlib import Path

from program import ROOT, Program
from relations.document import write_agreement
from relations.plan import Plan

AT_LEAST = 0.97
CLAUSES = 80


def made(seed, folder):
    """The plan of a seed, its documents written: (plan, path, path)."""
    plan = Plan(random.Random(seed))
    paths = (folder / f"{seed}-old.docx", folder / f"{seed}-new.docx")
    for path, clauses in zip(paths, (plan.old, plan.new)):
        write_agreement(path, clauses, random.Random(f"{seed}{path.name}"))
    return plan, *paths


def judged(program, seed, folder, verbose):
    """(what was planted, what was found) -> how often, for one pair."""
    plan, old, new = made(seed, folder)
    if min(len(plan.old), len(plan.new)) < CLAUSES:
        sys.exit(f"seed {seed}: fewer than {CLAUSES} clauses")
    found = {}
    for row in program.json("compare", str(old), str(new))["clauses"]:
        for side in ("old", "new"):
            for name in row[side]:
                found[side, name] = (row["relation"], tuple(row["old"]), tuple(row["new"]))
    counts = collections.Counter()
    for relation, olds, news in plan.rows:
        answers = {found.get((side, name)) for side, names in (("old", olds), ("new", news))
                   for name in names}
        right = answers == {(relation, olds, news)}
        names = sorted({answer[0] if answer else "nothing" for answer in answers})
        took = relation if right else "+".join(names)
        counts[relation, took if right or took != relation else f"{relation} (other clauses)"] += 1
        if verbose and not right:
            print(f"seed {seed}: {relation} {olds} -> {news}: {sorted(answers, key=str)}")
    return counts


def main():
    """Judges all seeds and says what was taken for what."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--linjera", default=str(ROOT / "build/dev/linjera"))
    parser.add_argument("--seeds", default="100-112", help="FIRST-LAST")
    parser.add_argument("--verbose", action="store_true", help="print each one that is wrong")
    options = parser.parse_args()
    program = Program(options.linjera)
    first, last = map(int, options.seeds.split("-"))
    total = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="relations-") as folder:
        for seed in range(first, last + 1):
            total += judged(program, seed, Path(folder), options.verbose)
    count = sum(total.values())
    right = sum(n for (planted, took), n in total.items() if planted == took)
    for relation in sorted({planted for planted, _ in total}):
        row = {took: n for (planted, took), n in total.items() if planted == relation}
        print(f"{relation:10} {sum(row.values()):5}: " + ", ".join(
            f"{n} {took}" for took, n in sorted(row.items(), key=lambda pair: -pair[1])))
    print(f"{right} of {count} right ({100 * right / count:.2f} %), seeds {options.seeds}")
    if right < AT_LEAST * count:
        sys.exit(f"fewer than {100 * AT_LEAST:.0f} % are right")


if __name__ == "__main__":
    main()
