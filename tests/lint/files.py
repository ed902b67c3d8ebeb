# SPDX-License-Identifier: Apache-2.0
"""Which files the lint tests look at, and how they run a tool."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("checker", "rules", "corpus", "tests", ".ci")
LOOSE = ("CMakeLists.txt", "CMakePresets.json", "README.md", ".clang-format", ".clang-tidy")
SKIPPED = 77


def project_files():
    """Every text or binary file of the project, sorted, relative to its root."""
    found = [Path(name) for name in LOOSE if (ROOT / name).exists()]
    for room in ROOMS:
        for folder, folders, names in os.walk(ROOT / room):
            folders[:] = [name for name in folders if name != "__pycache__"]
            found += [Path(folder, name).relative_to(ROOT) for name in names]
    return sorted(found)


def c_files(*rooms):
    return [path for path in project_files()
            if path.suffix in (".c", ".h") and path.parts[0] in (rooms or ROOMS)]


def shell_files():
    """Scripts by their first line, whatever they are called."""
    return [path for path in project_files()
            if (ROOT / path).read_bytes()[:64].split(b"\n")[0] in (
                b"#!/bin/sh", b"#!/usr/bin/env bash", b"#!/bin/bash")]


def tool(*names):
    """The first of these programs that is installed."""
    for name in names:
        if shutil.which(name):
            return name
    sys.exit(f"{names[-1]} is not installed: run sh checker/packages test")


def run(command, **options):
    return subprocess.run([str(word) for word in command], cwd=ROOT, **options).returncode


def report(problems, what):
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems in {what}")
    sys.exit(1 if problems else 0)
