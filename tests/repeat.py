#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same input gives the same bytes: twice, with one worker and with two, in every format, and
for extract too."""
import sys
import tempfile
from pathlib import Path

import program

linjera = program.from_arguments("Runs the check again and compares the bytes.")
FORMATS = ("json", "html", "text")
problems = []


def reports(folder, *options):
    """format -> bytes of one run that writes every format."""
    wanted = [word for name in FORMATS for word in ("--report", f"{name}={folder}/{name}")]
    done = linjera.run("check", *program.LIBRARY, *wanted, *options)
    if done.returncode != 1:
        sys.exit(f"check ended with {done.returncode}:\n{done.stderr.decode()}")
    written = {name: Path(folder, name).read_bytes() for name in FORMATS}
    return {**written, "stdout": done.stdout}


runs = {}
for name, options in (("-j1", ["-j1"]), ("-j2", ["-j2"]), ("-j2 again", ["-j2"]), ("-j7", ["-j7"])):
    with tempfile.TemporaryDirectory() as folder:
        runs[name] = reports(folder, *options)
first = runs.pop("-j1")
for name, run in runs.items():
    problems += [f"{kind} differs between -j1 and {name}"
                 for kind in first if run[kind] != first[kind]]
problems += [f"{kind} is empty" for kind in first if not first[kind]]

# What the documents say together: the model library agrees with itself, so another one is asked.
TOGETHER = program.ROOT / "tests/cases/consistency-values"
together = {jobs: linjera.run("check", str(TOGETHER / "input"), "--rules",
                              str(TOGETHER / "rules.xml"), "--as-of", "2026-10-01",
                              "--format", "json", jobs).stdout for jobs in ("-j1", "-j2", "-j7")}
if len(set(together.values())) != 1 or b'"TIME-002"' not in together["-j1"]:
    problems.append("findings about the library differ with the number of workers, or are missing")

document = sorted((program.ROOT / "corpus/library").glob("*.docx"))[0]
for form in ("text", "json"):
    read = [linjera.run("extract", document.relative_to(program.ROOT), "--format", form).stdout
            for _ in range(2)]
    if read[0] != read[1] or not read[0]:
        problems.append(f"extract --format {form} differs between two runs, or is empty")

print("\n".join(problems))
print(f"{len(first)} outputs of {len(runs) + 1} runs compared, {len(problems)} problems")
sys.exit(1 if problems else 0)
