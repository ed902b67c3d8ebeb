#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-format 14 decides how C looks; other versions decide differently."""
import sys

from files import c_files, run, tool

sys.exit(run([tool("clang-format-14", "clang-format"), "--dry-run", "-Werror", *c_files()]))
