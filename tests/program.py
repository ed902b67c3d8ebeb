# SPDX-License-Identifier: Apache-2.0
"""Runs the program under test on the model corpus, from the root of the checkout and without the
developer's own settings."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = ("corpus/library", "--rules", "rules")
SKIPPED = 77


class Program:
    def __init__(self, path):
        self.path = str(Path(path).resolve())
        self.home = tempfile.TemporaryDirectory(prefix="linjera-home-")
        kept = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")
                if name in os.environ}
        self.environment = {**kept, "HOME": self.home.name, "LC_ALL": "C.UTF-8", "TZ": "UTC",
                            "XDG_CACHE_HOME": self.home.name, "NO_COLOR": "1"}

    def run(self, *arguments, seconds=300, given=b""):
        """The finished process: returncode, stdout and stderr as bytes. `given`: its input."""
        return subprocess.run([self.path, *map(str, arguments)], cwd=ROOT, env=self.environment,
                              input=given, capture_output=True, timeout=seconds)

    def json(self, *arguments, codes=(0,)):
        done = self.run(*arguments, "--format", "json")
        if done.returncode not in codes:
            sys.exit(f"linjera {' '.join(arguments)} ended with {done.returncode}:\n"
                     + done.stderr.decode("utf-8", "replace"))
        return json.loads(done.stdout.decode("utf-8"))

    def check_library(self):
        return self.json("check", *LIBRARY, codes=(1,))

    def extract(self, document):
        return self.json("extract", document)


def from_arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--linjera", default=str(ROOT / "build/dev/linjera"),
                        help="the program to test (default: the debug build's)")
    return Program(parser.parse_args().linjera)
