#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the computed heading numbers against the tables of contents that are left in documents:
each line there repeats a heading, with the number Word showed when it was saved. Reads the Word
files in ../shared/docx, where that folder stands beside the checkout, and the corpus."""
import json
import re
import sys

import program

FOLDERS = (program.ROOT / "corpus", program.ROOT.parent / "shared/docx")
# Tables that Word did not bring up to date before it saved: file name -> why.
STALE = {}


def plain(text):
    """A title as a line of contents repeats it."""
    return " ".join(text.replace("\u00ad", "").split()).rstrip(". ")


def is_contents(block):
    text = [span for span in block["spans"] if span["end"] > span["start"]]
    return bool(text) and all(span.get("field") == "TOC" for span in text)


def lines_of(document):
    """(number or None, title) of the lines of contents."""
    for block in document["blocks"]:
        pieces = [piece for piece in block["text"].split("\t") if piece.strip()]
        if block["part"] != "body" or not is_contents(block) or not pieces:
            continue
        if len(pieces) > 1 and re.fullmatch(r"[\divxlc]+", pieces[-1].strip()):
            pieces.pop()
        if len(pieces) > 1:
            yield pieces[0].strip().rstrip("."), plain(" ".join(pieces[1:]))
        else:
            yield None, plain(" ".join(pieces))


def title(heading):
    return plain(heading["text"][heading.get("typed", 0):])


def judge(document):
    """(lines compared, lines without a heading, complaints)"""
    headings = {}
    for block in document["blocks"]:
        if block["kind"] == "heading" and block["part"] == "body":
            headings.setdefault(title(block), []).append(block["number"])
            if block["number"]:  # typed in, or the line holds number and title without a tab
                headings.setdefault(plain(f"{block['number']} {title(block)}"), []).append(None)
    compared, unknown, problems = 0, [], []
    for number, words in lines_of(document):
        numbers = headings.get(words)
        if not numbers:
            unknown.append(words)
            continue
        compared += 1
        # A title that comes twice is met in order.
        found = numbers.pop(0) if len(numbers) > 1 else numbers[0]
        if (found or "").rstrip(".") != (number or ""):
            problems.append(f"the table of contents says {number} {words!r}, computed is {found}")
    return compared, unknown, problems


def main():
    linjera = program.from_arguments("Compares heading numbers with tables of contents.")
    total, documents, problems = 0, 0, []
    for folder in FOLDERS:
        if not folder.is_dir():
            print(f"{folder.name} is not there: its files are left out")
        for path in sorted(folder.rglob("*.docx")):
            done = linjera.run("extract", path, "--format", "json")
            if not done.stdout:
                continue
            compared, unknown, found = judge(json.loads(done.stdout))
            if not compared and not unknown:
                continue
            name = path.relative_to(folder).as_posix()
            print(f"{name}: {compared} lines compared, {len(unknown)} without a heading"
                  + (f" ({', '.join(unknown[:3])} ...)" if unknown else ""))
            documents, total = documents + 1, total + compared
            if name in STALE and not found:
                problems.append(f"{name}: is listed as stale, but agrees")
            elif name not in STALE:
                problems += [f"{name}: {line}" for line in found]
    print("\n".join(problems))
    print(f"{documents} documents with a table of contents, {total} lines compared, "
          f"{len(problems)} problems")
    return 1 if problems or not total else 0


if __name__ == "__main__":
    sys.exit(main())
