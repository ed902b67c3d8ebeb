#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the findings in the model libraries against the lists of what must be found in them.

    tests/gold.py              corpus/library against corpus/gold.tsv
    tests/gold.py --measured   corpus/measured against corpus/measured/gold.tsv

A row is: document below corpus/, passage as a reader sees it, rule, kind, why. The passage stands
exactly once in the document, inside one block; a finding of the row's rule hits it when it
overlaps it, and an absence (no words) when it is placed in that block. The rule is a rule's id,
or a check's number (G34): any rule with that tag. A finding that names several places (two
sentences that contradict each other) hits the gaps at all of them. Where the check is one of the
document as a whole (WHOLE) and the passage its first line, a finding anywhere in the document
hits it.

Kinds: `gap` must be found, `near-miss` must not. `todo-gap` and `todo-near-miss` are known
weaknesses: they fail nothing, are counted, and are told when they have come to hold, so that the
row can lose its todo.

Of corpus/library everything must hold: every gap is found, with its rule and in its place, no near
miss is flagged, and nothing else is. corpus/measured was written by someone who has read no rule,
and no rule was written by someone who has read it: it says how right the rules are on documents
that they have not seen. There the numbers must not fall below FLOOR. AIM is what they should
reach."""
import argparse
import re
import sys
from collections import Counter, defaultdict

import program

LIBRARY, MEASURED = "corpus/gold.tsv", "corpus/measured/gold.tsv"
KINDS = ("gap", "near-miss", "todo-gap", "todo-near-miss")
AIM = {"recall": 0.95, "precision": 0.97}
FLOOR = {"recall": 0.89, "precision": 0.93}
WHOLE = ("G03", "G17", "G39", "G41", "G42", "G44")
FEW_ROWS, WEAK = 10, 0.85  # a check with so many rows, and so small a share of them right, is weak
SOFT_HYPHEN, NO_BREAK_HYPHEN = "\u00ad", "\u2011"


def read_gold(name):
    """The rows of a list."""
    path, rows = program.ROOT / name, []
    if not path.exists():
        sys.exit(f"{name} is not there: nothing says which gaps are planted")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#") or line.startswith("document\t"):
            continue
        cells = line.split("\t")
        if len(cells) != 5 or cells[3] not in KINDS or not all(cells):
            sys.exit(f"{name}:{number}: a row is document, passage, rule, kind, and why, with tabs "
                     f"between; the kind is one of {', '.join(KINDS)}: {line}")
        rows.append({"where": f"{name}:{number}", "document": cells[0], "passage": cells[1],
                     "rule": cells[2], "gap": cells[3].endswith("gap"),
                     "todo": cells[3].startswith("todo-"), "why": cells[4]})
    if not any(row["gap"] for row in rows) or all(row["gap"] for row in rows):
        sys.exit(f"{name} holds no gaps, or no near misses")
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
            sys.exit(f"{rows[0]['where']} and on: {document} is not in corpus/")
        blocks = read_blocks(linjera, document)
        for row in (row for row in rows if row["document"] == document):
            passage = Reading(row["passage"]).text
            places = [(number, *place) for number, reading in blocks.items()
                      for place in reading.find(passage)]
            if len(places) != 1:
                complaints.append(f"{row['where']}: stands {len(places)} times, not once, in "
                                  f"{document}: {row['passage']}")
                continue
            row["block"], row["start"], row["end"] = places[0]
    return complaints


def overlaps(row, finding):
    """Whether a finding is at a row's passage. One that names other places too, as a contradiction
    does, is at the gaps there as well."""
    if row["rule"] in WHOLE and row["block"] == 1:
        return True
    # An absence marks no words: its place is the block where the text was expected.
    if finding["match"] == "" and finding["location"]["block"] == row["block"]:
        return True
    places = [finding["location"]] + (finding.get("related") or [] if row["gap"] else [])
    return any(place["block"] == row["block"] and place["start"] < row["end"]
               and place["end"] > row["start"] for place in places)


def is_of(row, finding, tags):
    """Whether a finding's rule is the row's, or has the row's check as a tag."""
    return finding["rule"] == row["rule"] or row["rule"] in tags[finding["rule"]]


def describe(finding):
    """A finding with its place and the words around it."""
    place = finding["location"]
    words = finding["excerpt"]
    return (f"block {place['block']}, section {place['section']}, {place['part']}: "
            f"{words['before']}[{words['match']}]{words['after']}")


def judge(rows, findings, tags):
    """Gives each row `hits`, the findings of its rule at its passage; the findings that no row
    expects, and those of them that stand at a gap of another rule."""
    of_document = defaultdict(list)
    for row in rows:
        row["hits"] = [finding for finding in findings[row["document"]]
                       if overlaps(row, finding) and is_of(row, finding, tags)]
        of_document[row["document"]].append(row)
    false, beside = [], []
    for document, found in findings.items():
        for finding in found:
            at = [row for row in of_document[document] if overlaps(row, finding)
                  and (row["rule"] not in WHOLE or is_of(row, finding, tags))]
            if any(is_of(row, finding, tags) and (row["gap"] or row["todo"]) for row in at):
                continue
            (beside if any(row["gap"] for row in at) else false).append((document, finding))
    return false, beside


def tell(rows, false, brief):
    """Prints what is not as it should be."""
    for row in rows:
        right = bool(row["hits"]) == row["gap"]
        if row["todo"] == right:
            print(f"{'HOLDS' if right else 'MISSED' if row['gap'] else 'FLAGGED'}  {row['rule']} "
                  f"{row['document']} block {row['block']}: {row['passage'] if not brief else ''}")
            print(f"        {row['where']}: {'its todo can go' if right else row['why']}")
    for document, finding in false:
        print(f"FALSE   {finding['rule']} {document} {'' if brief else describe(finding)}")


def print_checks(rows, false, tags, all_of_them):
    """Recall and precision for each rule or check; the names of weak ones."""
    counts = defaultdict(Counter)
    for row in rows:
        count = counts[row["rule"]]
        count["gaps"] += row["gap"]
        count["found"] += row["gap"] and bool(row["hits"])
        count["near"] += not row["gap"]
        count["flagged"] += not row["gap"] and bool(row["hits"])
    for _, finding in false:
        checks = [tag for tag in sorted(tags[finding["rule"]]) if re.fullmatch(r"G\d\d", tag)]
        own = finding["rule"] in counts or not checks
        counts[finding["rule"] if own else checks[0]]["false"] += 1
    weak = []
    print(f"{'rule':22}{'gaps':>6}{'found':>6}{'recall':>8}{'false':>6}{'precision':>10}"
          f"{'near misses':>12}{'flagged':>8}")
    for rule, count in sorted(counts.items()):
        recall = count["found"] / count["gaps"] if count["gaps"] else 1
        precision = count["found"] / max(count["found"] + count["false"], 1) \
            if count["found"] + count["false"] else 1
        lacking = count["gaps"] + count["near"] >= FEW_ROWS and min(recall, precision) < WEAK
        weak += [rule] if lacking else []
        if all_of_them or recall < 1 or precision < 1 or count["flagged"]:
            print(f"{rule:22}{count['gaps']:6}{count['found']:6}{recall:8.2f}{count['false']:6}"
                  f"{precision:10.2f}{count['near']:12}{count['flagged']:8}")
    return weak


def parse_arguments():
    parser = argparse.ArgumentParser(
        description="Holds the findings of the model libraries against their lists.")
    parser.add_argument("--linjera", default=str(program.ROOT / "build/dev/linjera"))
    parser.add_argument("--measured", action="store_true", help="corpus/measured")
    parser.add_argument("--list", action="store_true",
                        help="what is wrong in corpus/measured too: not for who writes rules")
    return parser.parse_args()


def main():
    """Reads, checks, judges and prints."""
    arguments = parse_arguments()
    linjera = program.Program(arguments.linjera)
    folder = "measured" if arguments.measured else "library"
    rows = read_gold(MEASURED if arguments.measured else LIBRARY)
    complaints = place_rows(linjera, rows)
    if complaints:
        print("\n".join(complaints))
        print(f"{len(complaints)} rows have no one place; nothing was judged")
        return 1
    report = linjera.json("check", f"corpus/{folder}", "-c", "corpus/linjera.xml", codes=(0, 1))
    tags = {rule["id"]: set(rule["tags"]) for rule in report["rules"]}
    findings = {document["path"].removeprefix("corpus/"): document["findings"]
                for document in report["documents"]}
    missing = {row["document"] for row in rows} - set(findings)
    if missing:
        print("the check did not report:", *sorted(missing))
        return 1
    false, beside = judge(rows, findings, tags)
    if not arguments.measured:
        false += beside
    if not arguments.measured or arguments.list:
        tell(rows, false, False)
    weak = print_checks(rows, false, tags, arguments.measured)

    gaps = [row for row in rows if row["gap"]]
    found = sum(bool(row["hits"]) for row in gaps)
    flagged = sum(bool(row["hits"]) for row in rows if not row["gap"])
    total = sum(map(len, findings.values()))
    todo = sum(row["todo"] for row in rows)
    expected = sum(bool(row["todo"] and not row["gap"] and row["hits"]) for row in rows)
    recall = found / len(gaps)
    judged = total - (len(beside) if arguments.measured else 0)
    precision = (judged - len(false) - expected) / max(judged, 1)
    print(f"{len(gaps)} gaps and {len(rows) - len(gaps)} near misses of "
          f"{len({row['rule'] for row in rows})} rules in {len(findings)} documents of "
          f"corpus/{folder}; {total} findings; {todo} rows still to do")
    print(f"recall    {recall:.4f} ({found} of {len(gaps)} gaps found)")
    print(f"precision {precision:.4f} ({len(false) + expected} of {judged} findings are false)")
    print(f"near misses flagged: {flagged} of {len(rows) - len(gaps)}")
    if arguments.measured:
        print(f"{len(beside)} more findings stand at a gap of another check, and are not judged")
        print(f"aim: recall {AIM['recall']}, precision {AIM['precision']}, no check of {FEW_ROWS} "
              f"rows under {WEAK}; under it: {', '.join(weak) or 'none'}")
        return recall < FLOOR["recall"] or precision < FLOOR["precision"]
    holds = all((bool(row["hits"]) == row["gap"]) != row["todo"] for row in rows)
    return 0 if holds and not false else 1


if __name__ == "__main__":
    sys.exit(main())
