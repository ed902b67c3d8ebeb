#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every place in the result is a place in the document: for each finding with a block,
extract's blocks[block-1].text[start:end] is the match, in code points, and part, section, headings,
label and cell are those of the block. Under each reading of tracked changes."""
import sys

import program

linjera = program.from_arguments("Holds the places of findings against what extract prints.")
REVISIONS = ("final", "original", "all")
problems, judged = [], 0


def compare(where, place, blocks, match):
    """What of a place is not so in the document's blocks."""
    if place["block"] is None:
        if place["start"] is not None or place["end"] is not None:
            return [f"{where}: start and end without a block"]
        return []
    if not 1 <= place["block"] <= len(blocks):
        return [f"{where}: there is no block {place['block']} of {len(blocks)}"]
    block = blocks[place["block"] - 1]
    found = []
    if not 0 <= place["start"] <= place["end"] <= len(block["text"]):
        found.append(f"{where}: {place['start']}..{place['end']} is outside {block['text']!r}")
    if match is not None and block["text"][place["start"]:place["end"]] != match:
        found.append(f"{where}: the match is {match!r}, the block has there "
                     f"{block['text'][place['start']:place['end']]!r}")
    expected = {key: block[key] for key in ("part", "section", "headings", "page", "paraId")}
    cell = block["table"]
    expected["table"] = cell and {key: cell[key] for key in ("table", "row", "column")}
    # A bullet is a number that says nothing: no label.
    labelled = block["kind"] == "list-item" and any(map(str.isalnum, block["number"] or ""))
    expected["label"] = block["number"] if labelled else None
    found += [f"{where}: {key} is {place[key]!r}, of the block {value!r}"
              for key, value in expected.items() if place[key] != value]
    return found


for revisions in REVISIONS:
    result = linjera.json("check", *program.LIBRARY, "--revisions", revisions, codes=(0, 1))
    if result["run"]["revisions"] != revisions:
        problems.append(f"run.revisions is {result['run']['revisions']}, not {revisions}")
    for document in result["documents"]:
        read = linjera.json("extract", document["path"], "--revisions", revisions)
        blocks = read["blocks"]
        if [block["block"] for block in blocks] != list(range(1, len(blocks) + 1)):
            problems.append(f"{document['path']}: extract does not count its blocks from 1")
        if read["sha256"] != document["sha256"]:
            problems.append(f"{document['path']}: sha256 of check and extract differ")
        order = []
        for index, finding in enumerate(document["findings"]):
            where = f"{document['path']} ({revisions}) finding {index} {finding['rule']}"
            problems += compare(where, finding["location"], blocks, finding["match"])
            for place in finding["related"]:
                problems += compare(where + " related", place, blocks, None)
            if finding["excerpt"]["match"] != finding["match"]:
                problems.append(f"{where}: the excerpt's match is {finding['excerpt']['match']!r}")
            judged += 1
            place = finding["location"]
            order.append((place["block"] or 0, place["start"] or 0, finding["rule"]))
        if order != sorted(order):
            problems.append(f"{document['path']}: findings are not by block, start and rule")
        prints = [finding["fingerprint"] for finding in document["findings"]]
        if len(set(prints)) != len(prints):
            problems.append(f"{document['path']}: two findings share a fingerprint")

print("\n".join(problems))
print(f"{judged} findings judged, {len(problems)} problems")
sys.exit(1 if problems or judged < 60 else 0)
