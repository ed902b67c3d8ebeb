#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The feature table: one tiny document per row in tests/features/NAME, and what must be read of it.

A row is a folder of

    why           one line: what Word shows, and the paragraph of the standard that says so
    body.xml      what stands in w:body; the root and its namespaces are supplied, as they are for
    STEM.xml      the inside of another part beside it: styles, numbering, settings, header1 ...
    parts/PATH    parts given whole, under their name in the package; a folder parts/PATH.docx holds
                  the parts of a document inside the document
    relations     further relationships of the document: id, type, target, one a line; a fourth word
                  `external` says that the target is an address
    options       of `linjera extract`: --revisions all, --hidden
    expected      what must come out

`expected` is a line for each block, `[PART:]KIND[LEVEL] | NUMBER | TEXT`, with body left out as
part. Invisible characters are written as escapes (\\t, \\xad, \\u2011). Where the feature is about
places, the first line says which are shown, `show: FACT ...`, and they follow after another bar:

    table         @TABLE.ROW.COLUMN, then ^NESTING, xSPAN, + (continues the cell above), head
    page          p2
    section       in 3.2
    style         style=NAME
    label         label=BLOCK, column=BLOCK: the cells that name this one
    lead          lead=BLOCK: the paragraph that leads a list item in
    anchor        at BLOCK:START-BLOCK:END by=AUTHOR on=DATE reply=BLOCK
    spans         {START-END inserted deleted hidden highlighted field=NAME link=TARGET
                  color=RGB by= on=}
    properties    lines `property | NAME | VALUE` at the end

`not checked | PACKAGE | REASON` and `note | BLOCK | MESSAGE` lines are always shown.
"""
import json
import re
import sys
import tempfile
from pathlib import Path

import program

sys.path.insert(0, str(program.ROOT / "tests/cases"))
import inputs  # noqa: E402

ROWS = program.ROOT / "tests/features"
OFFICE = "http://schemas.openxmlformats.org/"
MICROSOFT = "http://schemas.microsoft.com/office/"
NAMESPACES = {
    "w": OFFICE + "wordprocessingml/2006/main",
    "r": OFFICE + "officeDocument/2006/relationships",
    "m": OFFICE + "officeDocument/2006/math",
    "mc": OFFICE + "markup-compatibility/2006",
    "wp": OFFICE + "drawingml/2006/wordprocessingDrawing",
    "a": OFFICE + "drawingml/2006/main",
    "pic": OFFICE + "drawingml/2006/picture",
    "c": OFFICE + "drawingml/2006/chart",
    "wps": MICROSOFT + "word/2010/wordprocessingShape",
    "wpg": MICROSOFT + "word/2010/wordprocessingGroup",
    "w14": MICROSOFT + "word/2010/wordml",
    "w15": MICROSOFT + "word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:example:unknown",
}
ROOTS = {"header": "w:hdr", "footer": "w:ftr", "commentsExtended": "w15:commentsEx"}
INVISIBLE = re.compile("[\\t\\u00a0\\u00ad\\u2011\\u0300-\\u036f\\ufffd]")


def whole(root, inside):
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}{names}>'
            f"{inside}</{root}>").encode()


def read_parts(row):
    """part name -> bytes"""
    parts = {}
    for path in sorted(row.glob("*.xml")):
        inside, stem = path.read_text(encoding="utf-8"), inputs.stem(path.name)
        if stem == "body":
            parts["word/document.xml"] = whole("w:document", f"<w:body>{inside}</w:body>")
        else:
            parts[f"word/{path.name}"] = whole(ROOTS.get(stem, f"w:{stem}"), inside)
    folder = row / "parts"
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not re.search(r"\.docx/", name):
            parts[name] = path.read_bytes()
        elif path.is_dir() and inputs.PACKAGE.search(name):
            parts[name] = inputs.package_bytes(path, program.ROOT / "tests/cases/shared")
    return parts


def relations(row):
    path = row / "relations"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.split() for line in lines]


def escape(text):
    return INVISIBLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def span_text(span):
    words = [name for name in ("inserted", "deleted", "hidden", "highlighted") if name in span]
    keys = {"field": "field", "link": "link", "color": "color", "language": "language",
            "author": "by", "date": "on"}
    words += [f"{short}={span[name]}" for name, short in keys.items() if name in span]
    return f"{{{span['start']}-{span['end']} {' '.join(words)}}}"


def table_text(table):
    if not table:
        return ""
    text = f"@{table['table']}.{table['row']}.{table['column']}"
    if table["nesting"] > 1:
        text += f"^{table['nesting']}"
    if table.get("span", 1) > 1:
        text += f"x{table['span']}"
    return text + ("+" if table.get("merged") else "") + (" head" if table.get("header") else "")


def anchor_text(block):
    if "anchor" not in block:
        return ""
    at = block["anchor"]
    words = [f"at {at['block']}:{at['start']}-{at['endBlock']}:{at['end']}" if at else "at nothing"]
    for key, name in (("author", "by"), ("date", "on"), ("replyTo", "reply")):
        if key in block:
            words.append(f"{name}={block[key]}")
    return " ".join(words)


FACTS = {
    "table": lambda block: table_text(block["table"]),
    "page": lambda block: f"p{block['page']}" if block["page"] else "",
    "section": lambda block: f"in {block['section']}" if block["section"] else "",
    "style": lambda block: f"style={block['style']}" if block["style"] else "",
    "label": lambda block: " ".join(
        f"{name}={block[key]}" for name, key in (("label", "label"), ("column", "columnLabel"))
        if block.get(key)),
    "lead": lambda block: f"lead={block['leadIn']}" if block["leadIn"] else "",
    "anchor": anchor_text,
    "spans": lambda block: " ".join(map(span_text, block["spans"])),
}


def show(document, facts):
    """The lines that `expected` holds."""
    lines = []
    for block in document["blocks"]:
        part = "" if block["part"] == "body" else block["part"] + ":"
        line = " | ".join([f"{part}{block['kind']}{block['level'] or ''}", block["number"] or "",
                           escape(block["text"])])
        told = " ".join(filter(None, (FACTS[fact](block) for fact in facts if fact in FACTS)))
        lines.append(f"{line} | {told}" if told else line)
    lines += [f"not checked | {entry['package']} | {entry['reason']}"
              for entry in document["notChecked"]]
    lines += [f"note | {note['block'] or note['package']} | {note['message']}"
              for note in document["notes"]]
    if "properties" in facts:
        lines += [f"property | {name} | {value}"
                  for name, value in document["properties"].items()]
    return [line.rstrip() for line in lines]


def problem(linjera, row, scratch):
    """What is wrong with a row; None when it passes."""
    expected = (row / "expected").read_text(encoding="utf-8").splitlines()
    facts = []
    if expected and expected[0].startswith("show: "):
        facts = expected.pop(0).split()[1:]
    if not (row / "why").read_text(encoding="utf-8").strip():
        return "why: is empty"
    options = (row / "options").read_text().split() if (row / "options").is_file() else []
    target = scratch / f"{row.name}.docx"
    parts = read_parts(row)
    inputs.supply(parts, relations(row))
    inputs.write_parts(parts, target)
    done = linjera.run("extract", str(target), "--format", "json", *options)
    if done.returncode not in (0, 3):
        return f"ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')}"
    if not done.stdout:
        found = [f"refused | {done.stderr.decode().strip().split('.docx: ', 1)[-1]}"]
    else:
        found = show(json.loads(done.stdout), facts)
    if found == expected:
        return None
    return "\n".join(["expected", *expected, "found", *found])


def main():
    linjera = program.from_arguments("Reads the documents of the feature table.")
    rows = sorted(path for path in ROWS.iterdir() if path.is_dir())
    problems = {}
    with tempfile.TemporaryDirectory() as scratch:
        for row in rows:
            wrong = problem(linjera, row, Path(scratch))
            print(f"{'FAIL' if wrong else 'pass'}  {row.name:34} "
                  + (row / "why").read_text(encoding="utf-8").strip())
            if wrong:
                problems[row.name] = wrong
    for name, wrong in problems.items():
        print(f"\n--- {name}\n{wrong}")
    print(f"\n{len(rows)} rows, {len(rows) - len(problems)} pass, {len(problems)} fail")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
