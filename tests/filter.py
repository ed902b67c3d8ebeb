# SPDX-License-Identifier: Apache-2.0
"""The literal filter changes nothing: every pack of rules/ and 2,000 generated rules are held
against the model library and the agreements with it and without it, and the results are the same,
byte for byte."""
import sys
import tempfile
from pathlib import Path

import generated
import program

RULES, PACKS = 2000, 4
DOCUMENTS = ("corpus/library", "corpus/avtal")
# So few findings, and so few rules that found something, would show nothing.
LEAST_FINDINGS, LEAST_RULES = 20000, RULES // 2


def check(linjera, rules, switch):
    """The result as JSON. No document's result is cut off, and no rule reaches a limit."""
    done = linjera.run("check", *DOCUMENTS, "--no-config", "--rules", rules, "--as-of",
                       "2026-10-01", "--format", "json", "--fail-on", "never", "--max-findings",
                       1000000, "--filter", switch, seconds=900)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def first_difference(one, other):
    for number, (left, right) in enumerate(zip(one.splitlines(), other.splitlines()), 1):
        if left != right:
            return (f"line {number}: with the filter {left.decode('utf-8', 'replace')!r}, without "
                    f"it {right.decode('utf-8', 'replace')!r}")
    return "one is longer"


def compare(linjera, rules):
    """(problems, findings, ids of the rules that found something)"""
    with_filter, without = (check(linjera, rules, switch) for switch in ("on", "off"))
    ids = [line.split(b'"')[3] for line in without.splitlines() if b'"rule": "' in line]
    problems = []
    if with_filter != without:
        problems.append(f"{rules}: {first_difference(with_filter, without)}")
    return problems, len(ids), set(ids)


def main():
    linjera = program.from_arguments("The literal filter changes nothing.")
    problems, _, own = compare(linjera, "rules")
    findings, found = 0, set()
    with tempfile.TemporaryDirectory(prefix="linjera-filter-") as folder:
        for number in range(PACKS):
            path = Path(folder) / f"rules{number}.xml"
            generated.write_rules(path, RULES // PACKS, seed=number)
            different, count, ids = compare(linjera, path)
            problems += different
            findings += count
            found |= {(number, rule) for rule in ids}
    print(f"{len(own)} rules of rules/ and {len(found)} of {RULES} generated ones found something; "
          f"{findings} findings of the latter")
    if findings < LEAST_FINDINGS or len(found) < LEAST_RULES:
        problems.append("too few findings to show anything")
    print("\n".join(problems + [f"{len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
