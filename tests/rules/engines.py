#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second RELAX NG engine (jing) gives the verdict of ours on every rule file and configuration of
the project, good and bad ones: rules/, corpus/ and all of tests/. And `linjera rules lint` says of
each file of tests/rules/bad what bad/expected.tsv promises; there each file has one fault. The
arguments are the programs `schema-verdict` and `linjera`."""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77
RULES = "rules/linjera-rules.rng"
SCHEMAS = {"urn:linjera:rules:1": RULES,
           "urn:linjera:config:1": "checker/run/linjera-config.rng"}
BAD = "tests/rules/bad"
verdict, linjera = (Path(argument).resolve() for argument in sys.argv[1:3])


def schema_of(path):
    """Which schema a file is meant for, told by its namespace; all bad ones are rule files."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if "<!DOCTYPE" in text:
        return None  # we refuse every document type declaration, whatever the schema says
    for namespace, schema in SCHEMAS.items():
        if f'"{namespace}"' in text or f"'{namespace}'" in text:
            return schema
    return RULES if path.parent.name == "bad" else None


def ours(schema, files):
    done = subprocess.run([verdict, schema, *files], cwd=ROOT, capture_output=True, text=True,
                          check=True)
    return {name: word == "valid"
            for word, name in (line.split(" ", 1) for line in done.stdout.splitlines())}


def is_well_formed(name):
    try:
        xml.etree.ElementTree.parse(ROOT / name)
        return True
    except xml.etree.ElementTree.ParseError:
        return False


def theirs(schema, files):
    """jing stops at a file that is not XML: each of those goes to it alone."""
    whole = [name for name in files if is_well_formed(name)]
    alone = [[name] for name in files if name not in whole]
    return {name: valid for group in [whole, *alone] for name, valid in jing(schema, group).items()}


def jing(schema, files):
    done = subprocess.run(["jing", schema, *files], cwd=ROOT, capture_output=True, text=True)
    said = done.stdout + done.stderr
    faulty = {str(ROOT / name)
              for name in re.findall(r"^(.*?):\d+:\d+: (?:error|fatal):", said, re.M)}
    if not faulty <= {str(ROOT / name) for name in files} or (done.returncode == 0) == bool(faulty):
        sys.exit(f"jing said what this test does not understand:\n{said}")
    return {name: str(ROOT / name) not in faulty for name in files}


def check_bad(problems):
    lines = (ROOT / BAD / "expected.tsv").read_text(encoding="utf-8").splitlines()
    expected = [line.split("\t") for line in lines if not line.startswith("#")]
    files = {path.name for path in (ROOT / BAD).glob("*.xml")}
    for name in sorted(files ^ {name for name, _, _ in expected}):
        problems.append(f"bad/{name}: is in the folder or in expected.tsv, not in both")
    judged = ours(RULES, [f"{BAD}/{name}" for name in sorted(files)])
    for name, schema, message in expected:
        path = f"{BAD}/{name}"
        done = subprocess.run([linjera, "rules", "lint", "--no-config", path], cwd=ROOT,
                              capture_output=True, text=True)
        said = done.stdout + done.stderr
        if judged.get(path) != (schema == "valid"):
            problems.append(f"bad/{name}: our verdict is not {schema}")
        if done.returncode != 1 or message not in done.stdout:
            problems.append(f"bad/{name}: lint does not say {message!r} and exit with 1:\n{said}")
        elif not re.match(re.escape(path) + r":\d+:\d+: ", done.stdout):
            problems.append(f"bad/{name}: lint gives no place:\n{said}")
    return len(expected)


def check_engines(problems):
    meant = {}
    for folder in ("rules", "corpus", "tests"):
        for path in sorted((ROOT / folder).rglob("*.xml")):
            schema = schema_of(path)
            if schema:
                meant.setdefault(schema, []).append(str(path.relative_to(ROOT)))
    count = 0
    for schema, files in meant.items():
        other = theirs(schema, files)
        for name, valid in ours(schema, files).items():
            count += 1
            if valid != other[name]:
                problems.append(f"{name}: {'valid' if valid else 'invalid'} to us, not to jing")
    return count


problems = []
faults = check_bad(problems)
installed = shutil.which("jing") is not None
both = check_engines(problems) if installed else 0
print("\n".join(problems) or f"{faults} faults found; {both} files judged alike by both engines")
if problems:
    sys.exit(1)
if not installed:
    print("skipped: jing is not installed, so no second engine judges rule files")
    sys.exit(SKIPPED)
