#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the rules against sentences that were not written from them (tests/sentences.tsv).

A row is: rule, verdict, sentence. Each sentence is the one paragraph of a document of its own. On a
`flag` row the rule must find something in it, on a `pass` row nothing; HSA-G13-B counts as HSA-G13,
and what other rules find is not looked at. `todo-flag` and `todo-pass` are known weaknesses: they
fail nothing, are counted, and are told when they have come to hold, so that the row can lose its
todo."""
import argparse
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import program

SENTENCES = program.ROOT / "tests/sentences.tsv"
CHECK = ("--rules", "rules/hsavtal", "-c", "corpus/linjera.xml", "--as-of", "2026-10-01")
VERDICTS = ("flag", "pass", "todo-flag", "todo-pass")
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="main" Target="word/document.xml" Type="http://schemas.openxmlformats.'
        'org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "word/document.xml":
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:body><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:body></w:document>',
}


def read_rows():
    rows = []
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in VERDICTS or not all(cells):
            sys.exit(f"tests/sentences.tsv:{number}: a row is rule, {', '.join(VERDICTS)}, and "
                     f"sentence, with tabs between: {line}")
        rows.append({"line": number, "rule": cells[0], "flag": cells[1].endswith("flag"),
                     "todo": cells[1].startswith("todo-"), "sentence": cells[2]})
    if not any(row["flag"] for row in rows) or all(row["flag"] for row in rows):
        sys.exit("tests/sentences.tsv holds no sentences to flag, or none to pass")
    return rows


def write_document(path, sentence):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n'
                             + text.replace("{}", escape(sentence)))


def find(linjera, rows):
    """Gives each row the words that its rule marked, None when it found nothing."""
    with tempfile.TemporaryDirectory(prefix="linjera-sentences-") as folder:
        for row in rows:
            write_document(Path(folder, f"{row['line']}.docx"), row["sentence"])
        report = linjera.json("check", *CHECK, folder, codes=(0, 1))
    if len(report["documents"]) != len(rows):
        sys.exit(f"{len(report['documents'])} of {len(rows)} documents were reported")
    findings = {int(Path(document["path"]).stem): document["findings"]
                for document in report["documents"]}
    strange = {row["rule"] for row in rows} - {rule["id"] for rule in report["rules"]}
    if strange:
        sys.exit(f"tests/sentences.tsv names rules that are not in the pack: {sorted(strange)}")
    for row in rows:
        row["marked"] = next((finding["match"] for finding in findings[row["line"]]
                              if f"{finding['rule']}-".startswith(row["rule"] + "-")), None)
        row["holds"] = (row["marked"] is not None) == row["flag"]


def describe(row):
    word = "MISSED " if row["flag"] else "FLAGGED"
    marked = f" [{row['marked']}]" if row["marked"] else ""
    return f"{word} {row['rule']} sentences.tsv:{row['line']}: {row['sentence']}{marked}"


def main():
    parser = argparse.ArgumentParser(description="Holds the rules against tests/sentences.tsv.")
    parser.add_argument("--linjera", default=str(program.ROOT / "build/dev/linjera"),
                        help="the program to test (default: the debug build's)")
    parser.add_argument("--list", action="store_true", help="print each row that does not hold")
    arguments = parser.parse_args()
    rows = read_rows()
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
            print(f"HOLDS   {row['rule']} sentences.tsv:{row['line']} is todo no more: "
                  f"{row['sentence']}")
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
