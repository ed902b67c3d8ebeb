#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What outside scripts rely on in the json of check and extract: every name of the contract is
there with its type, and the model library gives what the project promises of it."""
import hashlib
import json
import sys

import program

linjera = program.from_arguments("Holds the json of check and extract against the contract.")
problems = []

TEXT, NUMBER, FLAG, LIST = str, int, bool, list
NONE = type(None)
OUTCOMES = {"checked", "partial", "failed", "unsupported"}
PLACE = {"part": TEXT, "package": TEXT, "block": (NUMBER, NONE), "start": (NUMBER, NONE),
         "end": (NUMBER, NONE), "section": (TEXT, NONE), "headings": LIST, "label": (TEXT, NONE),
         "page": (NUMBER, NONE), "paraId": (TEXT, NONE), "table": (dict, NONE)}
RESULT = {"schema": TEXT, "tool": dict, "run": dict, "rulesets": LIST, "agreements": LIST,
          "rules": LIST, "summary": dict, "documents": LIST, "library": dict}
RUN = {"asOf": TEXT, "language": TEXT, "revisions": TEXT, "exitCode": NUMBER}
RULESET = {"id": TEXT, "version": TEXT, "sha256": TEXT, "rules": NUMBER, "inForce": NUMBER}
AGREEMENT = {"id": TEXT, "title": TEXT, "role": TEXT, "sha256": (TEXT, NONE),
             "inForce": (TEXT, NONE), "repealed": (TEXT, NONE)}
RULE = {"id": TEXT, "check": TEXT, "severity": TEXT, "action": TEXT, "title": TEXT,
        "help": (TEXT, NONE), "owner": (TEXT, NONE), "decisionBody": (TEXT, NONE), "tags": LIST,
        "status": TEXT, "precision": (TEXT, NONE), "basis": LIST, "effectiveFrom": (TEXT, NONE),
        "effectiveTo": (TEXT, NONE), "upcoming": FLAG, "gates": FLAG, "notEvaluated": (TEXT, NONE)}
SUMMARY = {name: NUMBER for name in (
    "documents", "checked", "partial", "failed", "unsupported", "ignored", "upcoming", "new",
    "unchanged", "updated", "fixed", "waived")} | {"grades": dict, "findings": dict}
DOCUMENT = {"path": TEXT, "sha256": (TEXT, NONE), "outcome": TEXT, "reason": (dict, NONE),
            "grade": TEXT, "title": (TEXT, NONE), "kind": (TEXT, NONE), "owner": (TEXT, NONE),
            "decisionBody": (TEXT, NONE), "words": NUMBER, "notChecked": LIST,
            "rulesNotEvaluated": LIST, "findings": LIST}
FINDING = {"rule": TEXT, "severity": TEXT, "action": TEXT, "message": TEXT, "match": TEXT,
           "suggestion": (TEXT, NONE), "state": (TEXT, NONE), "waived": (FLAG, dict),
           "location": dict, "related": LIST, "excerpt": dict, "basis": LIST,
           "evidence": (dict, NONE), "fingerprint": TEXT, "fingerprintParts": dict}
BASIS = {"agreement": TEXT, "section": TEXT, "heading": (TEXT, NONE), "text": (TEXT, NONE)}
READ = {"schema": TEXT, "path": TEXT, "sha256": TEXT, "properties": dict, "blocks": LIST,
        "notChecked": LIST}
BLOCK = {"block": NUMBER, "part": TEXT, "kind": TEXT, "level": (NUMBER, NONE),
         "table": (dict, NONE), "number": (TEXT, NONE), "text": TEXT, "style": (TEXT, NONE),
         "section": (TEXT, NONE), "headings": LIST, "page": (NUMBER, NONE), "paraId": (TEXT, NONE),
         "spans": LIST}


def shape(value, names, where):
    for name, kinds in names.items():
        kinds = kinds if isinstance(kinds, tuple) else (kinds,)
        if name not in value:
            problems.append(f"{where}: {name} is missing")
        elif type(value[name]) not in kinds:
            problems.append(f"{where}: {name} is {value[name]!r}, not a "
                            + " or ".join(kind.__name__ for kind in kinds))


def hold(truth, sentence):
    if not truth:
        problems.append(sentence)


def check_finding(finding, rules, where):
    shape(finding, FINDING, where)
    shape(finding["location"], PLACE, where + ".location")
    shape(finding["excerpt"], {"before": TEXT, "match": TEXT, "after": TEXT}, where + ".excerpt")
    shape(finding["fingerprintParts"], {"match": TEXT, "block": TEXT, "headings": TEXT},
          where + ".fingerprintParts")
    for place in finding["related"]:
        shape(place, PLACE, where + ".related")
    for basis in finding["basis"]:
        shape(basis, BASIS, where + ".basis")
    hold(finding["rule"] in rules, f"{where}: {finding['rule']} is not among the rules")
    hold(finding["severity"] in ("error", "warning", "info"), f"{where}: {finding['severity']}")
    hold(finding["action"] in ("stop", "start", "continue", "review"),
         f"{where}: {finding['action']}")
    hold(finding["message"] and "\1" not in finding["message"], f"{where}: {finding['message']!r}")


def grade(document, rules):
    """Contract 4.4, said once more: the colour of a document from its open findings."""
    if document["outcome"] in ("failed", "partial"):
        return "red"
    if document["outcome"] == "unsupported":
        return "grey"
    levels = {finding["severity"] for finding in document["findings"]
              if rules[finding["rule"]]["gates"]}
    return "red" if "error" in levels else "yellow" if "warning" in levels else "green"


def check_result(result):
    shape(result, RESULT, "result")
    shape(result["run"], RUN, "run")
    shape(result["summary"], SUMMARY, "summary")
    shape(result["library"], {"findings": LIST, "coverage": LIST}, "library")
    hold(result["schema"] == "linjera-result/1", f"schema is {result['schema']}")
    hold(result["run"]["exitCode"] == 1, "run.exitCode is not 1")
    for names, key in ((RULESET, "rulesets"), (AGREEMENT, "agreements"), (RULE, "rules"),
                       (DOCUMENT, "documents")):
        for index, value in enumerate(result[key]):
            shape(value, names, f"{key}[{index}]")
    rules = {rule["id"]: rule for rule in result["rules"]}
    for document in result["documents"]:
        for index, finding in enumerate(document["findings"]):
            check_finding(finding, rules, f"{document['path']} finding {index}")
        hold(document["outcome"] in OUTCOMES, f"{document['path']}: {document['outcome']}")
        hold(document["grade"] == grade(document, rules),
             f"{document['path']}: is {document['grade']}, "
             f"by its findings {grade(document, rules)}")
        digest = hashlib.sha256((program.ROOT / document["path"]).read_bytes()).hexdigest()
        hold(document["sha256"] == digest, f"{document['path']}: sha256 is not the file's")
    return rules


def check_promises(result, rules):
    documents = result["documents"]
    findings = [finding for document in documents for finding in document["findings"]]
    summary = result["summary"]
    hold(len(documents) >= 10, f"{len(documents)} documents, not 10")
    hold(len(findings) >= 60, f"{len(findings)} findings, not 60")
    hold(len(rules) >= 30, f"{len(rules)} rules, not 30")
    hold(any(document["grade"] == "green" for document in documents), "no document is green")
    hold([document["path"] for document in documents]
         == sorted(document["path"] for document in documents), "documents are not in order")
    hold(summary["documents"] == len(documents), "summary.documents is not their number")
    hold(sum(summary["findings"].values()) + summary["upcoming"] == len(findings),
         "summary.findings and summary.upcoming do not add up to the findings")
    for name, count in summary["grades"].items():
        hold(count == sum(document["grade"] == name for document in documents),
             f"summary.grades.{name} is {count}")
    quoting = sum(any(basis["text"] for basis in finding["basis"]) for finding in findings)
    hold(quoting >= 30, f"only {quoting} findings carry the clause's own words")
    kok = max(documents, key=lambda document: document["words"])
    hold(any(finding["location"]["section"] for finding in kok["findings"]),
         f"no finding of {kok['path']} has a section number")


def check_extract(path):
    read = linjera.extract(path)
    shape(read, READ, "extract")
    hold(read["schema"] == "linjera-document/1", f"schema is {read['schema']}")
    for block in read["blocks"]:
        where = f"{path} block {block.get('block')}"
        shape(block, BLOCK, where)
        for span in block["spans"]:
            hold(0 <= span["start"] <= span["end"] <= len(block["text"]), f"{where}: span {span}")
        if block["table"]:
            shape(block["table"], {"table": NUMBER, "row": NUMBER, "column": NUMBER,
                                   "nesting": NUMBER}, where + ".table")
        hold("\n" not in block["text"], f"{where}: a newline in the text")


def check_stdin(path):
    """A document from standard input is called what --stdin-filename says."""
    document = (program.ROOT / path).read_bytes()
    for command, pick in (("check", lambda answer: answer["documents"][0]),
                          ("extract", lambda answer: answer)):
        done = linjera.run(command, "-", "--stdin-filename", "x/å.docx", "--format", "json",
                           given=document)
        name = pick(json.loads(done.stdout.decode("utf-8")))["path"]
        hold(name == "x/å.docx", f"{command} - calls the document {name}")


done = linjera.run("check", *program.LIBRARY, "--format", "json")
if done.returncode != 1:
    sys.exit(f"check ended with {done.returncode}, not 1:\n{done.stderr.decode()}")
hold(not done.stderr, f"check says on stderr: {done.stderr.decode()}")
whole = json.loads(done.stdout.decode("utf-8"))
cards = check_result(whole)
check_promises(whole, cards)
for given in whole["documents"]:
    check_extract(given["path"])

check_stdin(whole["documents"][-1]["path"])

print("\n".join(problems[:100]))
print(f"{len(whole['documents'])} documents, {len(cards)} rules; {len(problems)} problems")
sys.exit(1 if problems else 0)
