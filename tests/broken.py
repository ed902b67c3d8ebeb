#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the broken and the odd documents of corpus/broken: each gets the exit code, the reason and
the one sentence, or the text, that corpus/broken/expected.tsv says. Reaches every limit of the
program through its option, and reads what is too large to be committed."""
import json
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import program

FOLDER = program.ROOT / "corpus/broken"
sys.path.insert(0, str(FOLDER))
import containers  # noqa: E402

TABLE = FOLDER / "expected.tsv"
RULES = "tests/cases/shared/rules.xml"
NOT_DOCUMENTS = {"build", "containers.py", "expected.tsv", "README.md"}
LEAST = 35
MB = 1 << 20


def check(linjera, path, *options, rules=RULES):
    """(exit code, the document's result) of `linjera check` on one file."""
    done = linjera.run("check", path, "--no-config", "--rules", rules, "--as-of", "2026-10-01",
                       "--format", "json", "--fail-on", "never", *options)
    if done.returncode not in (0, 3):
        return done.returncode, {"reason": {"code": done.stderr.decode("utf-8", "replace"),
                                            "message": ""}}
    return done.returncode, json.loads(done.stdout)["documents"][0]


def said(done, path):
    """What the program says of a file, without its own name and the file's."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return " / ".join(line.removeprefix(f"linjera: {path}: ") for line in lines) or "-"


def judge_file(linjera, row):
    name, code, reason, text, sentence = row
    path = f"corpus/broken/{name}"
    found_code, document = check(linjera, path)
    found = [str(found_code), document["reason"]["code"] if document["reason"] else "-"]
    done = linjera.run("extract", path)
    found += [" / ".join(done.stdout.decode("utf-8").splitlines()) or "-", said(done, path)]
    problems = [f"{name}: expected {wanted!r}, found {got!r}"
                for wanted, got in zip((code, reason, text, sentence), found) if wanted != got]
    if done.returncode != found_code:
        problems.append(f"{name}: check ends with {found_code}, extract with {done.returncode}")
    if document["reason"] and document["reason"]["code"] != "not-checked" \
            and document["reason"]["message"] != sentence:
        problems.append(f"{name}: check says another sentence: {document['reason']['message']!r}")
    return problems


def judge_files(linjera):
    """The committed files, each with its row, and all reasons that the reader knows."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    problems = [f"expected.tsv: {row[0]}: {len(row)} columns" for row in rows if len(row) != 5]
    rows = [row for row in rows if len(row) == 5]
    names = [row[0] for row in rows]
    there = {path.name for path in FOLDER.iterdir() if path.is_file()} - NOT_DOCUMENTS
    problems += [f"{name}: has no row in expected.tsv" for name in sorted(there - set(names))]
    problems += [f"{name}: is not in corpus/broken" for name in sorted(set(names) - there)]
    for row in rows:
        if row[0] in there:
            problems += judge_file(linjera, row)
    source = (program.ROOT / "checker/read/read.c").read_text(encoding="utf-8")
    codes = set(re.findall(r'case READ_ERROR_\w+:\s+return "([\w-]+)";', source))
    problems += [f"no file of corpus/broken is refused with {code}"
                 for code in sorted(codes - {row[2] for row in rows})]
    refused = sum(row[2] != "-" for row in rows)
    if refused < LEAST or not codes:
        problems.append(f"only {refused} broken files; at least {LEAST} are wanted")
    print(f"{len(rows)} files, {refused} of them refused or read in part, {len(codes)} reasons")
    return problems


def judge_folder(linjera):
    """In a folder a lock file is ignored and counted; all others are in the report."""
    done = linjera.run("check", "corpus/broken", "--no-config", "--rules", RULES, "--as-of",
                       "2026-10-01", "--format", "json", "--fail-on", "never")
    result = json.loads(done.stdout)
    named = {Path(document["path"]).name for document in result["documents"]}
    wanted = {path.name for path in FOLDER.glob("*.docx") if not path.name.startswith("~$")}
    problems = [f"corpus/broken/{name}: not in the report" for name in sorted(wanted - named)]
    if any(name.startswith("~$") for name in named) or not result["summary"]["ignored"]:
        problems.append("a lock file is not ignored and counted")
    if done.returncode != 3:
        problems.append(f"check corpus/broken ended with {done.returncode}")
    return problems


def write_package(path, body):
    """A document with this body, packed as well as can be."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in containers.parts(body=body).items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)
    return path


# What a backtracking pattern needs: steps where the machine's own stack suffices; where it does
# not, the interpreter takes over, which counts depth and memory.
PATTERNS = {"steps": r"(a+)+ b", "memory": r"(?:(a)|(b))+ c"}


def write_rules(folder, name):
    """The rule pack of the case limit-match with another pattern."""
    text = (program.ROOT / "tests/cases/limit-match/rules.xml").read_text(encoding="utf-8")
    if PATTERNS["steps"] not in text:
        sys.exit("tests/cases/limit-match/rules.xml has another pattern")
    path = folder / f"{name}.xml"
    path.write_text(text.replace(PATTERNS["steps"], PATTERNS[name])
                    .replace("<mark>a b</mark>", "<mark>ab c</mark>" if name == "memory"
                             else "<mark>a b</mark>"), encoding="utf-8")
    return path


# What must be raised for another limit to be reached first.
RAISED = {"max-memory": ("--max-ratio", 2000),
          "time-limit": ("--match-limit", 4000000000, "--match-budget", 4000000000)}


def judge_limit(linjera, path, option, low, high, rules):
    """Under the low limit the option is named; under the high one the document is read whole."""
    raised = RAISED.get(option, ())
    code, document = check(linjera, path, f"--{option}", low, *raised, rules=rules)
    message = (document["reason"] or {"message": ""})["message"]
    for row in (document.get("rulesNotEvaluated") or []) + (document.get("notChecked") or []):
        message += " " + row["reason"]
    if code != 3 or option not in message:
        return [f"--{option} {low}: ended with {code} and says {message!r}"]
    if option == "time-limit":
        return []   # without it the document takes longer than anybody waits
    code, document = check(linjera, path, f"--{option}", high, *raised, rules=rules)
    if code != 0:
        return [f"--{option} {high}: ended with {code}: {document['reason']}"]
    return []


def limit_cases(folder):
    """(option, document, a limit that is too low, one that is not, rules)"""
    def made(name, text):
        return write_package(folder / name, containers.document(text))

    say = containers.paragraph
    small = FOLDER / "smallest.docx"
    two = made("two.docx", say("Landstinget ansvarar.") * 2)
    blanks = made("blanks.docx", say("Vård" + " " * 11 * MB))
    heavy = made("heavy.docx", say("Vård" + " " * 60 * MB))
    dressed = made("dressed.docx", "<w:p " + " ".join(f'a{n}=""' for n in range(45)) + "/>")
    short = made("short.docx", say("a" * 12 + "! b"))
    slow = made("slow.docx", say("a" * 36 + "! b"))
    long = made("long.docx", say("ab" * 600 + "! c"))
    steps, memory = write_rules(folder, "steps"), write_rules(folder, "memory")
    chunk = folder / "chunk.docx"
    with zipfile.ZipFile(chunk, "w") as archive:
        rows = [(f"rId{n}", "aFChunk", f"chunk{n}.docx") for n in range(2)]
        more = {"word/_rels/document.xml.rels": containers.relationships(*rows)}
        more |= {f"word/chunk{n}.docx": small.read_bytes() for n in range(2)}
        body = containers.document("".join(f'<w:altChunk r:id="rId{n}"/>' for n in range(2)))
        for name, data in containers.parts(body=body, more=more).items():
            archive.writestr(name, data)
    return [
        # The rule pack and the shared definitions are files too, and smaller.
        ("max-file-size", FOLDER.parent / "library/kok-bok-vardval-rehab.docx", 50000, 10**6,
         RULES),
        ("max-part-size", small, 100, 100000, RULES),
        ("max-package-size", small, 900, 100000, RULES),
        ("max-ratio", blanks, 10, 2000, RULES),
        ("max-entries", small, 2, 3, RULES),
        ("max-depth", small, 4, 5, RULES),
        ("max-attributes", dressed, 40, 50, RULES),
        ("max-blocks", two, 1, 2, RULES),
        ("max-chunks", chunk, 1, 2, RULES),
        ("max-findings", two, 1, 2, RULES),
        ("match-limit", short, 500, 10000000, steps),
        ("match-budget", short, 500, 10000000, steps),
        ("match-depth", long, 100, 1000000, memory),
        ("match-heap", long, 1, 1000000, memory),
        ("max-memory", heavy, 64, 4096, RULES),
        ("time-limit", slow, 1, 60, steps),
    ]


def judge_limits(linjera, folder):
    """Every limit of limits.h is reached, through its option, and named."""
    problems, cases = [], limit_cases(folder)
    sanitized = b"__asan_init" in Path(linjera.path).read_bytes()
    for option, path, low, high, rules in cases:
        # A sanitizer reserves all address space there is, so that none can be denied.
        if option != "max-memory" or not sanitized:
            problems += judge_limit(linjera, path, option, low, high, rules)
    source = (program.ROOT / "checker/base/limits.h").read_text(encoding="utf-8")
    named = set(re.findall(r'X\(\w+, "([\w-]+)"', source))
    reached = {case[0] for case in cases}
    problems += [f"limits.h: no test reaches {name}" for name in sorted(named - reached)]
    problems += [f"limits.h does not name {name}" for name in sorted(reached - named)]
    print(f"{len(reached)} limits")
    return problems


def main():
    linjera = program.from_arguments("Reads the broken and the odd documents of corpus/broken.")
    problems = judge_files(linjera) + judge_folder(linjera)
    with tempfile.TemporaryDirectory(prefix="linjera-broken-") as folder:
        problems += judge_limits(linjera, Path(folder))
    print("\n".join(problems + [f"{len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
