#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the generic pack and `compare` against a pair of agreements and a library of another domain
(tests/alignment/), written by someone who had seen neither the program nor the rules.

relations.tsv: what each clause of the old agreement became. expected.tsv: what must be found in the
library (copied passages, wrong quotations and references) and what must not be (pass-...). The
texts are made to Word documents here, words split over runs as Word leaves them."""
import sys
import tempfile
from collections import Counter
from pathlib import Path

import notation
import program

FOLDER = program.ROOT / "tests/alignment"
RELATIONS_HELD, FOUND, FALSE = 0.95, 0.95, 0.03  # the shares that the test asks for
FAMILIES = {"copied": "copied", "quote": "quote", "ref": "ref"}


def rows(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    keys = lines[0].split("\t")
    return [dict(zip(keys, line.split("\t"))) for line in lines[1:]]


def write(path, source):
    text = source.read_text(encoding="utf-8").strip().replace("\n", notation.BREAK)
    notation.write_document(path, text, split=True)


def judge_relations(linjera, old, new):
    result = linjera.json("compare", old, new)
    found = {(alignment["relation"], ",".join(alignment["old"]), ",".join(alignment["new"]))
             for alignment in result["clauses"]}
    wrong = []
    planted = rows("relations.tsv")
    for row in planted:
        if (row["relation"], row["old"], row["new"]) not in found:
            instead = [f for f in found if set(f[1].split(",")) & set(row["old"].split(",")) - {""}
                       or set(f[2].split(",")) & set(row["new"].split(",")) - {""}]
            wrong.append(f"{row['relation']} {row['old']} -> {row['new']}: {instead}")
    return planted, wrong


def overlaps(finding, text):
    """Whether a finding is about a text: it stands in the finding's sentence and shares words with
    its match (a copy begins at its first word or later)."""
    excerpt = finding["excerpt"]
    shown = " ".join((excerpt["before"] + excerpt["match"] + excerpt["after"]).split())
    match = " ".join(finding["match"].split()).strip(".,; ")
    if not match:
        return False
    if text in shown:
        return match in text or text in match or \
            len(set(match.split()) & set(text.split())) * 2 > len(text.split())
    return text in match or len(text.split()) > 5 and match in text


def family(kind):
    return kind.replace("pass-", "").split("-")[0]


def judge_library(linjera, folder, old, new):
    report = linjera.json("check", folder, "--rules", "rules/alignment", "--no-config",
                          "--agreement", f"superseded={old}", "--agreement", f"current={new}",
                          "--as-of", "2026-10-01", codes=(0, 1))
    findings = {Path(document["path"]).stem: document["findings"]
                for document in report["documents"]}
    counts, wrong, claimed = Counter(), [], set()
    for row in rows("expected.tsv"):
        stem = Path(row["document"]).stem
        hits = [finding for finding in findings[stem] if finding["evidence"]
                and finding["evidence"]["kind"].split("-")[0] == family(row["kind"])
                and overlaps(finding, row["text"])]
        claimed |= {id(finding) for finding in hits}
        asked = not row["kind"].startswith("pass-")
        counts[("asked" if asked else "pass", family(row["kind"]))] += 1
        good = [finding for finding in hits if finding["evidence"]["kind"] == row["kind"]]
        if asked and good and row["kind"] == "copied":
            good = [f for f in good if f["evidence"]["section"] == row["section"]]
        if asked and not good:
            kinds = [f"{f['evidence']['kind']} {f['evidence']['section']}" for f in hits]
            wrong.append(("missed", row, kinds))
        if not asked and hits:
            wrong.append(("false", row, [f["evidence"]["kind"] for f in hits]))
    for stem, list_ in findings.items():
        # The sentences of one copied passage that differ may be several findings.
        copies = {finding["evidence"]["section"] for finding in list_ if id(finding) in claimed
                  and finding["evidence"]["kind"] == "copied"}
        for finding in list_:
            if finding["evidence"] and id(finding) not in claimed \
                    and not (finding["evidence"]["kind"] == "copied"
                             and finding["evidence"]["section"] in copies) \
                    and family(finding["evidence"]["kind"]) in FAMILIES:
                wrong.append(("other", {"document": stem, "kind": finding["evidence"]["kind"],
                                        "text": finding["match"]}, []))
    return counts, wrong


def main():
    linjera = program.from_arguments(__doc__.splitlines()[0])
    with tempfile.TemporaryDirectory(prefix="linjera-alignment-") as name:
        folder = Path(name)
        old, new = folder / "old.docx", folder / "new.docx"
        write(old, FOLDER / "old.blocks")
        write(new, FOLDER / "new.blocks")
        (folder / "library").mkdir()
        for source in sorted((FOLDER / "library").glob("*.blocks")):
            write(folder / "library" / f"{source.stem}.docx", source)
        planted, relations = judge_relations(linjera, old, new)
        counts, wrong = judge_library(linjera, folder / "library", old, new)
    for line in relations:
        print("relation", line)
    for what, row, instead in wrong:
        print(what, row["document"], row["kind"], repr(row["text"][:90]), instead)
    held = 1 - len(relations) / len(planted)
    print(f"relations: {len(planted) - len(relations)} of {len(planted)} right")
    failed = held < RELATIONS_HELD
    asked = sum(count for (what, _), count in counts.items() if what == "asked")
    for name in FAMILIES:
        missed = sum(what == "missed" and family(row["kind"]) == name for what, row, _ in wrong)
        false = sum(what == "false" and family(row["kind"]) == name for what, row, _ in wrong)
        print(f"{name}: {counts['asked', name] - missed} of {counts['asked', name]} found; "
              f"{false} false of {counts['pass', name]}")
    missed = sum(what == "missed" for what, _, _ in wrong)
    false = sum(what != "missed" for what, _, _ in wrong)
    print(f"in all: {asked - missed} of {asked} found, {false} false alarms beside them")
    failed = failed or missed > (1 - FOUND) * asked or false > FALSE * asked
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
