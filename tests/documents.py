#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads Word files that nobody here wrote: each is read, read in part, or refused with a sentence
that names the cause, as tests/documents.tsv says. The files stand beside the checkout, in
../shared/docx; where they do not, the test is skipped."""
import json
import sys
from collections import Counter

import program

FOLDER = program.ROOT.parent / "shared/docx"
TABLE = program.ROOT / "tests/documents.tsv"
VERDICTS = {"checked": "read", "partial": "partial", "failed": "refused"}


def read_table():
    """file -> (verdict, reason code or -, least number of words)"""
    rows = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, verdict, reason, words = line.split("\t")
            rows[name] = (verdict, reason, int(words))
    return rows


def check_all(linjera):
    """file -> its document in the result of one check over the whole folder."""
    done = linjera.run("check", FOLDER, "--no-config", "--rules", "rules", "--format", "json")
    if done.returncode != 3:
        sys.exit(f"check of a folder with unreadable files ended with {done.returncode}, not 3:\n"
                 + done.stderr.decode("utf-8", "replace"))
    return {document["path"].removeprefix(f"{FOLDER}/"): document
            for document in json.loads(done.stdout)["documents"]}


def judge(linjera, name, document):
    """(verdict, reason code, words, complaints) of one file."""
    path = str(FOLDER / name)
    done = linjera.run("extract", path, seconds=120)
    problems = []
    message = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode not in (0, 3):
        problems.append(f"extract ended with {done.returncode}: {message}")
    reasons = message.removeprefix(f"linjera: {path}: ")
    if done.returncode == 3 and (reasons == message or len(reasons.split()) < 5):
        problems.append(f"no sentence says why it was not read: {message!r}")
    if done.returncode == 0 and message:
        problems.append(f"read, yet something is said: {message!r}")
    if (done.returncode == 0) != (document["outcome"] == "checked"):
        problems.append(f"extract ended with {done.returncode}, check says {document['outcome']}")
    reason = document["reason"]["code"] if document["reason"] else "-"
    words = len(done.stdout.decode("utf-8").split())
    return VERDICTS[document["outcome"]], reason, words, problems


def main():
    linjera = program.from_arguments("Reads the Word files of ../shared/docx.")
    if not FOLDER.is_dir():
        print("skipped: ../shared/docx is not there")
        return program.SKIPPED
    expected = read_table()
    names = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.docx"))
    checked = check_all(linjera)
    problems, verdicts = [], Counter()
    for name in names:
        if name not in checked:
            problems.append(f"{name}: check does not report it")
            continue
        verdict, reason, words, found = judge(linjera, name, checked[name])
        verdicts[verdict] += 1
        problems += [f"{name}: {line}" for line in found]
        wanted = expected.get(name)
        if wanted is None:
            problems.append(f"{name}: is not in tests/documents.tsv; found\n"
                            f"{name}\t{verdict}\t{reason}\t{words}")
        elif (verdict, reason) != wanted[:2]:
            problems.append(f"{name}: expected {wanted[0]} {wanted[1]}, found {verdict} {reason}")
        elif words < wanted[2]:
            problems.append(f"{name}: {words} words read, at least {wanted[2]} expected")
    problems += [f"{name}: is in tests/documents.tsv but not in ../shared/docx"
                 for name in sorted(set(expected) - set(names))]
    print("\n".join(problems))
    print(f"{len(names)} files: " + ", ".join(f"{n} {v}" for v, n in sorted(verdicts.items()))
          + f"; {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
