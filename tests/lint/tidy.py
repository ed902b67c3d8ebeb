#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over every C file of checker/ with the checks of .clang-tidy, as many at a time as
there are processors. The argument is a build folder with compile_commands.json."""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from files import ROOT, c_files, tool

program = tool("clang-tidy-14", "clang-tidy")
# gcc's own warning options mean nothing to clang.
options = ["--quiet", "--warnings-as-errors=*", "--extra-arg=-Wno-unknown-warning-option"]


def tidy(path):
    done = subprocess.run([program, "-p", sys.argv[1], *options, path], cwd=ROOT,
                          capture_output=True, text=True)
    return done.returncode, done.stdout


sources = [str(path) for path in c_files("checker") if path.suffix == ".c"]
failed = 0
with ThreadPoolExecutor(os.cpu_count()) as pool:
    for path, (code, output) in zip(sources, pool.map(tidy, sources)):
        if code:
            failed += 1
            print(f"{path}\n{output}")
print(f"{len(sources)} files, {failed} with complaints")
sys.exit(1 if failed else 0)
