#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The inventory of the model library: every document says what it is, every format is the same
bytes whatever the number of workers, and the workbook is one that others read."""
import csv
import io
import re
import sys
import zipfile

import program

linjera = program.from_arguments("Makes the inventory of the model library.")
LIBRARY = ("inventory", "corpus/library", "--config", "corpus/linjera.xml")
FORMATS = ("text", "json", "csv", "xlsx", "html")
problems = []
UNDATED = ("remiss", "missiv", "webbsida", "webbtext", "tjänsteutlåtande")

found = linjera.json(*LIBRARY)
if found["run"]["exitCode"] != 0:
    problems.append("the library was not read whole")
for document in found["documents"]:
    for field in ("title", "kind", "owner", "decisionBody", "validity", "level"):
        if not document[field]:
            problems.append(f"{document['path']}: {field} is missing")
    dated = document["validFrom"] or document["decided"]
    ends = document["validTo"] or document["openEnded"] or document["review"]
    # What is sent for answers or for a decision, and a page of the web, is in force from no day.
    if not dated and document["kind"] not in UNDATED:
        problems.append(f"{document['path']}: it has neither a day of validity nor of decision")
    if not (dated or ends or document["updated"] or document["modified"]):
        problems.append(f"{document['path']}: it has no date at all")
    for fact in document["fields"] + document["markers"] + document["agreements"]:
        if fact["location"]["part"] != "property" and not fact["location"]["block"]:
            problems.append(f"{document['path']}: a fact without a place: {fact}")

# What a fact says stands where it says, by what extract prints.
for document in found["documents"]:
    read = linjera.json("extract", document["path"])
    for fact in document["markers"] + document["agreements"]:
        place = fact["location"]
        text = read["blocks"][place["block"] - 1]["text"][place["start"]:place["end"]]
        if text != fact["excerpt"]["match"]:
            problems.append(f"{document['path']}: {fact['excerpt']['match']!r} is not {text!r}")

made = {}
for name in FORMATS:
    runs = [linjera.run(*LIBRARY, "--format", name, jobs) for jobs in ("-j1", "-j2", "-j7")]
    if any(run.returncode != 0 for run in runs):
        problems.append(f"{name}: {runs[0].stderr.decode()}")
    if len({run.stdout for run in runs}) != 1 or not runs[0].stdout:
        problems.append(f"{name}: it depends on the number of workers, or is empty")
    made[name] = runs[0].stdout

rows = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig")), delimiter=";"))
if [row[0] for row in rows[1:]] != [document["path"] for document in found["documents"]]:
    problems.append("csv: its rows are not the documents")
if len({len(row) for row in rows}) != 1:
    problems.append("csv: its rows have different numbers of cells")

book = zipfile.ZipFile(io.BytesIO(made["xlsx"]))
sheets = [name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d\.xml", name)]
if len(sheets) != 4:
    problems.append(f"xlsx: {len(sheets)} sheets, not 4")
first = book.read("xl/worksheets/sheet1.xml").decode()
if first.count("<row ") != len(rows):
    problems.append(f"xlsx: {first.count('<row ')} rows, {len(rows)} in csv")
if any(b"<f>" in book.read(name) for name in sheets):
    problems.append("xlsx: a cell is a formula")

if problems:
    sys.exit("\n".join(problems))
print(f"{len(rows) - 1} documents, {len(FORMATS)} formats")
