#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""shellcheck over every shell script."""
import sys

from files import run, shell_files, tool

scripts = shell_files()
print("shellcheck:", *scripts)
if not scripts:
    sys.exit("no shell script was found, not even tests/run")
sys.exit(run([tool("shellcheck"), "-x", *scripts]))
