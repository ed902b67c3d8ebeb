#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs test cases that are folders (README.md beside tests/ says what stands in one).

    run.py --linjera PROGRAM NAME...            runs the cases, says what differs
    run.py --linjera PROGRAM --accept NAME...   writes what came out as expected: read it before
                                                you commit it
"""
import argparse
import difflib
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import inputs  # noqa: E402

CASES = Path(__file__).parent
SECONDS = 120


class Outcome:
    """What one run of the program left behind."""

    def __init__(self, code, out, err, scratch):
        self.code, self.out, self.err, self.scratch = code, out, err, scratch


def environment(home):
    """Nothing of the developer's own settings reaches the program."""
    kept = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")
            if name in os.environ}
    return {**kept, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "LC_ALL": "C.UTF-8",
            "TZ": "UTC", "NO_COLOR": "1"}


def execute(case, linjera, scratch, home):
    arguments = shlex.split((case / "cmd").read_text(encoding="utf-8"), comments=True)
    done = subprocess.run([linjera, *arguments], cwd=scratch, env=environment(home),
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"),
                   done.stderr.decode("utf-8", "replace"), scratch)


def text(path):
    return path.read_text(encoding="utf-8")


def differences(expected, actual, name):
    return [line.rstrip("\n") for line in difflib.unified_diff(
        expected.splitlines(True), actual.splitlines(True), "expected " + name, "actual " + name)]


def subset(expected, actual, where):
    """What of `expected` is not so in `actual`: every key that is given must be there and equal,
    arrays must be as long as expected and are compared element by element."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = []
        for key, value in expected.items():
            if key not in actual:
                found.append(f"{where}.{key}: is not there")
            else:
                found += subset(value, actual[key], f"{where}.{key}")
        return found
    if isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            return [f"{where}: {len(expected)} elements expected, {len(actual)} there: "
                    + json.dumps(actual, ensure_ascii=False)[:2000]]
        return [line for index, pair in enumerate(zip(expected, actual))
                for line in subset(*pair, f"{where}[{index}]")]
    # 1 is not true, and 0 is not false.
    if type(expected) is not type(actual) or expected != actual:
        return [f"{where}: expected {json.dumps(expected, ensure_ascii=False)}, "
                f"found {json.dumps(actual, ensure_ascii=False)}"]
    return []


def in_order(expected, actual, name):
    """The lines of `expected` must be found in `actual` as parts of lines, none above the one
    before it."""
    lines = actual.splitlines()
    at = 0
    for wanted in filter(None, expected.splitlines()):
        place = next((i for i in range(at, len(lines)) if wanted in lines[i]), None)
        if place is None:
            return [f"{name}: this line is not there (or not in this place): {wanted}",
                    *lines[:60]]
        at = place
    return []


def compare_json(expected, actual, name):
    try:
        return subset(json.loads(expected), json.loads(actual), name)
    except json.JSONDecodeError as error:
        return [f"{name}: is not JSON: {error}", *actual.splitlines()[:20]]


def judge(case, outcome):
    found = []
    code = int(text(case / "expected.exit")) if (case / "expected.exit").exists() else 0
    if outcome.code != code:
        found.append(f"exit code: expected {code}, got {outcome.code}")
    chosen = any((case / ("expected." + kind)).exists() for kind in ("json", "lines"))
    if (case / "expected.out").exists() or not chosen:
        expected = text(case / "expected.out") if (case / "expected.out").exists() else ""
        found += differences(expected, outcome.out, "stdout")
    if (case / "expected.json").exists():
        found += compare_json(text(case / "expected.json"), outcome.out, "stdout")
    if (case / "expected.lines").exists():
        found += in_order(text(case / "expected.lines"), outcome.out, "stdout")
    # Messages are for people: without expected.err there must be none.
    told = case / "expected.err"
    expected = text(told).splitlines() if told.exists() else None
    actual = outcome.err.splitlines()
    if expected is None and actual:
        found += ["stderr: nothing expected, got:", *actual]
    for line in expected or []:
        if line not in actual:
            found += [f"stderr: this line is not there: {line}", "stderr is:", *actual]
    for path in sorted((case / "files").rglob("*")) if (case / "files").is_dir() else []:
        if not path.is_file():
            continue
        name = str(path.relative_to(case / "files"))
        made = outcome.scratch / name.removesuffix(".lines")
        if not made.is_file():
            found.append(f"{made.name}: was not written")
        elif name.endswith(".lines"):
            found += in_order(text(path), text(made), made.name)
        else:
            found += differences(text(path), text(made), name)
    if not any((case / ("expected." + kind)).exists() for kind in ("out", "json", "lines", "err")):
        found.append("the case expects nothing: run it with --accept and read what it writes")
    if found:
        found.append(f"exit {outcome.code}; stderr: {outcome.err[:2000].strip() or '(nothing)'}")
    return found


def accept(case, outcome):
    """Rewrites what is compared whole; what is a choice of a person (subsets, lines) stays."""
    if outcome.code:
        (case / "expected.exit").write_text(f"{outcome.code}\n", encoding="utf-8")
    else:
        (case / "expected.exit").unlink(missing_ok=True)
    chosen = any((case / ("expected." + kind)).exists() for kind in ("json", "lines"))
    if outcome.out and (not chosen or (case / "expected.out").exists()):
        (case / "expected.out").write_text(outcome.out, encoding="utf-8")
    else:
        (case / "expected.out").unlink(missing_ok=True)
    if outcome.err:
        (case / "expected.err").write_text(outcome.err, encoding="utf-8")
    else:
        (case / "expected.err").unlink(missing_ok=True)
    for path in sorted((case / "files").rglob("*")) if (case / "files").is_dir() else []:
        if path.is_file() and path.suffix != ".lines":
            shutil.copyfile(outcome.scratch / path.relative_to(case / "files"), path)


def run_case(name, linjera, accepting):
    case = CASES / name
    if not (case / "cmd").exists():
        return [f"there is no case {name}: {case.name}/cmd is missing"]
    with tempfile.TemporaryDirectory(prefix="linjera-case-") as folder:
        scratch, home = Path(folder) / "case", Path(folder) / "home"
        home.mkdir()
        inputs.lay_out(case, CASES / "shared", scratch)
        try:
            outcome = execute(case, linjera, scratch, home)
        except subprocess.TimeoutExpired:
            return [f"did not end within {SECONDS} seconds"]
        if accepting:
            accept(case, outcome)
            return []
        return judge(case, outcome)


def main():
    parser = argparse.ArgumentParser(description="Runs test cases that are folders.")
    parser.add_argument("--linjera", required=True, help="the program to test")
    parser.add_argument("--accept", action="store_true", help="write what came out as expected")
    parser.add_argument("names", nargs="+", metavar="NAME", help="folder below tests/cases")
    options = parser.parse_args()
    linjera = str(Path(options.linjera).resolve())
    failed = 0
    for name in options.names:
        found = run_case(name, linjera, options.accept)
        if found:
            failed += 1
            print(f"case {name} failed (tests/cases/{name}/cmd: "
                  f"{(CASES / name / 'cmd').read_text(encoding='utf-8').strip()})")
            print("\n".join("  " + line for line in found))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
