#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lays out the inputs of all test cases as files in one folder: seeds for the fuzz targets.

    seeds.py FOLDER

What a case says of reading is thereby also a seed. Files that no case can spell (broken archives,
inputs that once crashed) stand in seeds/ beside this script, as they are."""
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
sys.path.insert(0, str(CASES))
import inputs  # noqa: E402

target = Path(sys.argv[1])
shutil.rmtree(target, ignore_errors=True)
target.mkdir(parents=True)
seen = set()
for command in sorted(CASES.glob("*/cmd")):
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "case"
        inputs.lay_out(command.parent, CASES / "shared", scratch)
        for path in sorted((scratch / "input").rglob("*")):
            if not path.is_file() or not inputs.PACKAGE.search(path.name):
                continue
            digest = hashlib.sha256(path.read_bytes()).digest()
            if digest not in seen:
                seen.add(digest)
                shutil.copyfile(path, target / f"{command.parent.name}-{path.name}")
print(f"{len(seen)} seeds in {target}")
sys.exit(0 if seen else 1)
