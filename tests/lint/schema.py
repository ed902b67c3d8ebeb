#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every .rnc and the .rng beside it say the same: trang makes the one from the other."""
import shutil
import sys
import tempfile
from pathlib import Path

from files import ROOT, SKIPPED, project_files, run

sources = [path for path in project_files() if path.suffix == ".rnc"]
for source in sources:
    if not (ROOT / source.with_suffix(".rng")).exists():
        sys.exit(f"{source} has no .rng beside it")
if not shutil.which("trang"):
    print("skipped: trang is not installed, so nothing says whether .rng and .rnc agree")
    sys.exit(SKIPPED)
wrong = []
with tempfile.TemporaryDirectory() as folder:
    for source in sources:
        made = Path(folder, source.stem + ".rng")
        if run(["trang", source, made]) != 0:
            wrong.append(f"{source}: trang cannot read it")
        elif made.read_bytes() != (ROOT / source.with_suffix(".rng")).read_bytes():
            wrong.append(f"{source.with_suffix('.rng')}: is not what trang makes of {source.name}")
print("\n".join(wrong) or f"{len(sources)} schemas agree")
sys.exit(1 if wrong else 0)
