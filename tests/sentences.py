#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the rules against sentences that were not written from them.

tests/sentences.tsv has rows of rule, verdict and sentence; tests/variants.tsv has check, verdict,
variant and text: for each check of the catalogue its example and how the same thing is said
inflected, in a list, in a table, denied, told of the past or in a title. Each text is a document of
its own (notation.py). On a `flag` row the rule (in variants.tsv: any rule with the check's tag)
must find something, on a `pass` row nothing; HSA-G13-B counts as HSA-G13, and what other rules find
is not looked at. `todo-flag` and `todo-pass` are known weaknesses: they fail nothing, are counted,
and are told when they have come to hold, so that the row can lose its todo."""
import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import notation
import program

SENTENCES = program.ROOT / "tests/sentences.tsv"
CHECK = ("--rules", "rules/hsavtal", "--rules", "rules/lagrum", "--rules", "rules/styrdokument",
         "-c", "corpus/linjera.xml", "--as-of", "2026-10-01")
VERDICTS = ("flag", "pass", "todo-flag", "todo-pass")
KINDS = {"sentences.tsv": ["rule", "verdict", "sentence"],
         "variants.tsv": ["check", "verdict", "variant", "text"]}


def read_rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    if names not in KINDS.values():
        sys.exit(f"{path.name}: the first line must name the columns, as in {KINDS}")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(names) or cells[1] not in VERDICTS or not all(cells):
            sys.exit(f"{path.name}:{number}: a row is {', '.join(names)}, with tabs between; the "
                     f"verdict is one of {', '.join(VERDICTS)}: {line}")
        rows.append({"line": number, "rule": cells[0], "flag": cells[1].endswith("flag"),
                     "todo": cells[1].startswith("todo-"), "text": cells[-1],
                     "variant": cells[2] if len(cells) == 4 else "sentence",
                     "tag": names[0] == "check", "file": path.name})
    if not any(row["flag"] for row in rows) or all(row["flag"] for row in rows):
        sys.exit(f"{path.name} holds nothing to flag, or nothing to pass")
    return rows


def rules_of(row, rules):
    """The rules that a row speaks of."""
    if row["tag"]:
        return {rule["id"] for rule in rules if row["rule"] in rule["tags"]}
    return {rule["id"] for rule in rules if f"{rule['id']}-".startswith(row["rule"] + "-")}


def find(linjera, rows):
    """Gives each row the words that its rules marked, None when they found nothing."""
    with tempfile.TemporaryDirectory(prefix="linjera-sentences-") as folder:
        for row in rows:
            notation.write_document(Path(folder, f"{row['line']}.docx"), row["text"])
        report = linjera.json("check", *CHECK, folder, codes=(0, 1))
    if len(report["documents"]) != len(rows):
        sys.exit(f"{len(report['documents'])} of {len(rows)} documents were reported")
    findings = {int(Path(document["path"]).stem): document["findings"]
                for document in report["documents"]}
    for row in rows:
        rules = rules_of(row, report["rules"])
        if not rules:
            row["marked"], row["holds"] = None, False
            continue
        row["marked"] = next((finding["match"] for finding in findings[row["line"]]
                              if finding["rule"] in rules), None)
        row["holds"] = (row["marked"] is not None) == row["flag"]


def describe(row):
    word = "MISSED " if row["flag"] else "FLAGGED"
    marked = f" [{row['marked']}]" if row["marked"] else ""
    return (f"{word} {row['rule']} {row['file']}:{row['line']}: {row['variant']}: "
            f"{row['text']}{marked}")


def main():
    parser = argparse.ArgumentParser(description="Holds the rules against sentences.")
    parser.add_argument("--linjera", default=str(program.ROOT / "build/dev/linjera"),
                        help="the program to test (default: the debug build's)")
    parser.add_argument("--list", action="store_true", help="print each row that does not hold")
    parser.add_argument("--rows", type=Path, default=SENTENCES, help="the file with the rows")
    arguments = parser.parse_args()
    rows = read_rows(arguments.rows)
    find(program.Program(arguments.linjera), rows)

    firm = [row for row in rows if not row["todo"]]
    failing = [row for row in firm if not row["holds"]]
    for row in failing if arguments.list else ():
        print(describe(row))
    missed = Counter(row["rule"] for row in failing if row["flag"])
    false = Counter(row["rule"] for row in failing if not row["flag"])
    for rule in sorted(set(missed) | set(false)):
        print(f"{rule}: {missed[rule]} missed, {false[rule]} false alarms")
    todo = [row for row in rows if row["todo"]]
    for row in todo:
        if row["holds"]:
            print(f"HOLDS   {row['rule']} {row['file']}:{row['line']} is todo no more: "
                  f"{row['text']}")
        elif arguments.list:
            print("todo:   " + describe(row))
    flags = sum(row["flag"] for row in firm)
    if todo:
        print(f"todo: {sum(not row['holds'] for row in todo)} of {len(todo)} known weaknesses "
              f"remain")
    print(f"flag: {flags - sum(missed.values())} of {flags} found; "
          f"pass: {sum(false.values())} false alarms of {len(firm) - flags}")
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
