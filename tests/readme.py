#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands of the README files as a reader would, in the checkout, with the release build.

Each fenced block marked `sh` runs as one script from the root of the checkout. Where a block marked
`text` follows it, that is what it must print (stdout and stderr together); a line `...` in it
stands for any lines. `sh tests/run` itself is left out: it is what runs this test. Commands named
in the running text must be there too."""
import os
import re
import subprocess
import sys

import program

READMES = ("README.md", "checker/README.md", "rules/README.md", "corpus/README.md",
           "tests/README.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
NAMED = re.compile(r"`linjera (rules [a-z]+|[a-z]+)\b")
LEFT_OUT = re.compile(r"^(bash |sh )?(tests/run|\.ci/run)\b.*|^git clone .*|^cd linjera$")


def blocks(text):
    """(line, commands, expected text or None) of each `sh` block."""
    fences = list(FENCE.finditer(text))
    for index, fence in enumerate(fences):
        if fence[1] != "sh":
            continue
        following = fences[index + 1] if index + 1 < len(fences) else None
        # The expected output belongs to the commands when only a line or two stand between.
        near = following and following[1] == "text" \
            and text[fence.end():following.start()].count("\n") <= 4
        yield text[:fence.start()].count("\n") + 1, fence[2], following[2] if near else None


def matches(expected, actual):
    """Whether the lines agree, `...` standing for any number of lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r" *\n"
        for line in expected.splitlines())
    return re.fullmatch(pattern, actual if actual.endswith("\n") else actual + "\n") is not None


def run(name, line, commands, expected):
    kept = [command for command in commands.splitlines() if not LEFT_OUT.match(command.strip())]
    if not any(command.strip() and not command.strip().startswith("#") for command in kept):
        return []
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(["sh", "-e", "-c", "\n".join(kept)], cwd=program.ROOT, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=900)
    actual = done.stdout.decode("utf-8", "replace")
    print(f"{name}:{line}: ended with {done.returncode}, {actual.count(chr(10))} lines")
    if expected is None and done.returncode:
        return [f"{name}:{line}: failed with {done.returncode}:\n{actual}"]
    if expected is not None and not matches(expected, actual):
        return [f"{name}:{line}: prints something else than it says:\n{actual}"]
    return []


def unknown_commands(name, text):
    """Commands of linjera that the text names and the release build does not know."""
    linjera = program.ROOT / "build" / "release" / "linjera"
    for typed in sorted(set(NAMED.findall(text))):
        done = subprocess.run([linjera, *typed.split(), "--help"], capture_output=True, timeout=60)
        if done.returncode:
            yield f"{name}: names linjera {typed}, which the program does not know"


def main():
    problems, count = [], 0
    for name in READMES:
        path = program.ROOT / name
        if not path.exists():
            problems.append(f"{name} is not there")
            continue
        text = path.read_text(encoding="utf-8")
        problems += unknown_commands(name, text)
        for block in blocks(text):
            problems += run(name, *block)
            count += 1
    print("\n".join(problems))
    print(f"{count} blocks of commands, {len(problems)} problems")
    return 1 if problems or not count else 0


if __name__ == "__main__":
    sys.exit(main())
