#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the findings in corpus/library against corpus/gold.tsv: every planted gap is found, with
its rule and in its place, no near miss is flagged, and nothing else is.

A row is: document below corpus/, passage as a reader sees it, rule, gap or near-miss, why. The
passage stands exactly once in the document, inside one block; a finding of the row's rule hits it
when it overlaps it, and an absence (no words) when it is placed in that block."""
import sys
from collections import Counter

import program

GOLD = program.ROOT / "corpus/gold.tsv"
SOFT_HYPHEN, NO_BREAK_HYPHEN = "\u00ad", "\u2011"


def read_gold():
    if not GOLD.exists():
        sys.exit("corpus/gold.tsv is not there: nothing says which gaps are planted in the corpus")
    rows = []
    for number, line in enumerate(GOLD.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#") or line.startswith("document\t"):
            continue
        cells = line.split("\t")
        if len(cells) != 5 or cells[3] not in ("gap", "near-miss") or not all(cells):
            sys.exit(f"corpus/gold.tsv:{number}: a row is document, passage, rule, gap or "
                     f"near-miss, and why, with tabs between: {line}")
        rows.append({"line": number, "document": cells[0], "passage": cells[1], "rule": cells[2],
                     "gap": cells[3] == "gap", "why": cells[4]})
    if not any(row["gap"] for row in rows) or all(row["gap"] for row in rows):
        sys.exit("corpus/gold.tsv holds no gaps, or no near misses")
    return rows


class Reading:
    """A text as a reader sees it, and where each of its characters stands in the original."""

    def __init__(self, text):
        self.text, self.places = "", []
        for place, character in enumerate(text):
            if character == SOFT_HYPHEN:
                continue
            if character == NO_BREAK_HYPHEN:
                character = "-"
            if character.isspace():
                if self.text.endswith(" ") or not self.text:
                    continue
                character = " "
            self.text += character
            self.places.append(place)

    def find(self, passage):
        """All the places of a passage, as (start, end) in the original."""
        found, at = [], self.text.find(passage)
        while at >= 0:
            found.append((self.places[at], self.places[at + len(passage) - 1] + 1))
            at = self.text.find(passage, at + 1)
        return found


def read_blocks(linjera, document):
    """block number -> Reading, without what a TOC field repeats."""
    return {block["block"]: Reading(block["text"])
            for block in linjera.extract("corpus/" + document)["blocks"]
            if not any(span.get("field") == "TOC" for span in block["spans"])}


def place_rows(linjera, rows):
    """Gives each row its block, start and end; the complaints about rows that have no one place."""
    complaints = []
    for document in sorted({row["document"] for row in rows}):
        if not (program.ROOT / "corpus" / document).exists():
            sys.exit(f"corpus/gold.tsv names {document}, which is not in corpus/")
        blocks = read_blocks(linjera, document)
        for row in (row for row in rows if row["document"] == document):
            passage = Reading(row["passage"]).text
            places = [(number, *place) for number, reading in blocks.items()
                      for place in reading.find(passage)]
            if len(places) != 1:
                complaints.append(f"corpus/gold.tsv:{row['line']}: stands {len(places)} times, not "
                                  f"once, in {document}: {row['passage']}")
                continue
            row["block"], row["start"], row["end"] = places[0]
    return complaints


def hits(row, finding):
    place = finding["location"]
    if finding["rule"] != row["rule"] or place["block"] != row["block"]:
        return False
    # An absence marks no words: its place is the block where the text was expected.
    return finding["match"] == "" or (place["start"] < row["end"] and place["end"] > row["start"])


def describe(finding):
    place = finding["location"]
    words = finding["excerpt"]
    return (f"block {place['block']}, section {place['section']}, {place['part']}: "
            f"{words['before']}[{words['match']}]{words['after']}")


def judge(rows, findings):
    """missed gap rows, (row, finding) of flagged near misses, findings that no gap row plants."""
    missed = [row for row in rows if row["gap"]
              and not any(hits(row, finding) for finding in findings[row["document"]])]
    flagged = [(row, finding) for row in rows if not row["gap"]
               for finding in findings[row["document"]] if hits(row, finding)]
    false = [(document, finding) for document, found in findings.items() for finding in found
             if not any(row["gap"] and row["document"] == document and hits(row, finding)
                        for row in rows)]
    return missed, flagged, false


def main():
    linjera = program.from_arguments("Holds the findings of the corpus against corpus/gold.tsv.")
    rows = read_gold()
    complaints = place_rows(linjera, rows)
    if complaints:
        print("\n".join(complaints))
        print(f"{len(complaints)} rows of corpus/gold.tsv have no one place; nothing was judged")
        return 1
    findings = {document["path"].removeprefix("corpus/"): document["findings"]
                for document in linjera.check_library()["documents"]}
    missing = {row["document"] for row in rows} - set(findings)
    if missing:
        print("corpus/gold.tsv names documents that the check did not report:", *sorted(missing))
        return 1
    missed, flagged, false = judge(rows, findings)

    for row in missed:
        print(f"MISSED  {row['rule']} {row['document']} block {row['block']}: {row['passage']}")
        print(f"        gold.tsv:{row['line']}: {row['why']}")
    for row, finding in flagged:
        print(f"FLAGGED {row['rule']} {row['document']} {describe(finding)}")
        print(f"        near miss, gold.tsv:{row['line']}: {row['why']}")
    told = [finding for _, finding in flagged]
    for document, finding in false:
        if finding not in told:
            print(f"FALSE   {finding['rule']} {document} {describe(finding)}")
    per_rule = Counter(row["rule"] for row in missed), Counter(found["rule"] for _, found in false)
    for rule in sorted(set(per_rule[0]) | set(per_rule[1])):
        print(f"{rule}: {per_rule[0][rule]} missed, {per_rule[1][rule]} false alarms")

    gaps = sum(row["gap"] for row in rows)
    total = sum(map(len, findings.values()))
    print(f"{gaps} gaps and {len(rows) - gaps} near misses of {len({row['rule'] for row in rows})} "
          f"rules in {len(findings)} documents; {total} findings")
    print(f"recall    {1 - len(missed) / gaps:.4f} ({gaps - len(missed)} of {gaps} gaps found)")
    print(f"precision {(total - len(false)) / max(total, 1):.4f} "
          f"({total - len(false)} of {total} findings are planted gaps)")
    print(f"near misses flagged: {len(flagged)}")
    return 1 if missed or flagged or false else 0


if __name__ == "__main__":
    sys.exit(main())
