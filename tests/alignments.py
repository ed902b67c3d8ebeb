#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds `linjera compare` against corpus/alignments.tsv: of each row the same relation between the
same clauses of the two model agreements. A row whose clauses are not in the agreements is refused,
and so is a file with too few rows of a kind."""
import collections
import sys

from program import ROOT, from_arguments

OLD, NEW = (f"corpus/avtal/halso-och-sjukvardsavtal-{year}.docx" for year in (2017, 2025))
AT_LEAST = {"unchanged": 5, "moved": 8, "reworded": 10, "split": 3, "merged": 3, "removed": 5,
            "new": 5}
ALL = 40


def read_rows():
    """(line, relation, old ids, new ids) of the file."""
    lines = (ROOT / "corpus/alignments.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            relation, *sides = line.split("\t")
            old, new = (tuple(side.split(", ")) if side else () for side in sides)
            yield number, relation, old, new


def main():
    """Compares, and says which rows are wrong."""
    comparison = from_arguments(__doc__).json("compare", OLD, NEW)
    found = {(row["relation"], tuple(row["old"]), tuple(row["new"]))
             for row in comparison["clauses"]}
    known = [{name for row in comparison["clauses"] for name in row[side]}
             for side in ("old", "new")]
    problems, counts, seen = [], collections.Counter(), set()
    for line, relation, *sides in read_rows():
        counts[relation] += 1
        for ids, ours, year in zip(sides, known, ("old", "new")):
            problems += [f"line {line}: the {year} agreement has no clause {name}"
                         for name in ids if name not in ours]
            problems += [f"line {line}: clause {name} of the {year} agreement has a row already"
                         for name in ids if (year, name) in seen]
            seen.update((year, name) for name in ids)
        if (relation, *sides) not in found:
            problems.append(f"line {line}: {relation} {sides[0]} -> {sides[1]} was not found")
    problems += [f"{counts[relation]} rows are {relation}; there must be {least}"
                 for relation, least in AT_LEAST.items() if counts[relation] < least]
    if sum(counts.values()) < ALL:
        problems.append(f"{sum(counts.values())} rows; there must be {ALL}")
    print(", ".join(f"{counts[relation]} {relation}" for relation in AT_LEAST))
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
