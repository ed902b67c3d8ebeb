#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`report` makes of a stored result what `check` would have printed itself, byte for byte, in every
format, for the model library and for every case that checks something; two halves of a library that
are merged say what one run says; and broken, strange or hostile JSON ends with a sentence and 2."""
import json
import random
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import program

sys.path.insert(0, str(program.ROOT / "tests/cases"))
import inputs  # noqa: E402

FORMATS = ("text", "json", "html")
CASES = program.ROOT / "tests/cases"
linjera = program.from_arguments("Holds what report prints against what check printed.")
problems = []
compared = 0


def run(folder, *arguments):
    return subprocess.run([linjera.path, *map(str, arguments)], cwd=folder, capture_output=True,
                          env=linjera.environment, timeout=300, stdin=subprocess.DEVNULL)


def expect(name, folder, arguments):
    """Checks with every report at once, then makes each of the JSON; FALSE when nothing was
    checked."""
    global compared
    wanted = [word for kind in FORMATS for word in ("--report", f"{kind}=direct.{kind}")]
    done = run(folder, *arguments, *wanted)
    if done.returncode == 2:
        return False
    for kind in FORMATS:
        again = run(folder, "report", "direct.json", "--format", kind)
        direct = (folder / f"direct.{kind}").read_bytes()
        compared += 1
        if again.stdout != direct or not direct:
            problems.append(f"{name}: {kind} differs between check and report")
        code = 3 if done.returncode == 3 else 0
        if again.returncode != code:
            problems.append(f"{name}: report ends with {again.returncode}, expected {code}: "
                            + again.stderr.decode())
    for kind in ("text", "html", "markdown", "xlsx"):
        view = run(folder, "report", "direct.json", "--view", "actions", "--format", kind)
        if view.returncode not in (0, 3) or view.stderr or not view.stdout:
            problems.append(f"{name}: actions as {kind}: ended with {view.returncode}: "
                            + view.stderr.decode())
    return True


def without_formats(arguments):
    """The case's own formats and files give way; `-q` cannot stand twice."""
    kept, skip = [], False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in ("--format", "-f", "--report", "-o", "--output"):
            skip = True
        elif argument not in ("-q", "-v", "--quiet", "--verbose"):
            kept.append(argument)
    return kept


checked = 0
for case in sorted(path.parent for path in CASES.glob("*/cmd")):
    arguments = shlex.split((case / "cmd").read_text(encoding="utf-8"), comments=True)
    if arguments[:1] != ["check"] or "--time-limit" in arguments:
        continue
    with tempfile.TemporaryDirectory(prefix="linjera-report-") as folder:
        scratch = Path(folder) / "case"
        inputs.lay_out(case, CASES / "shared", scratch)
        checked += expect(case.name, scratch, without_formats(arguments))
if checked < 60:
    problems.append(f"only {checked} cases checked anything")

LIBRARY = [program.ROOT / "corpus/library", "-c", program.ROOT / "corpus/linjera.xml"]
with tempfile.TemporaryDirectory(prefix="linjera-report-") as name:
    folder = Path(name)
    for options in ([], ["--lang", "en"], ["--min-severity", "error"], ["--redact"],
                    ["--as-of", "2026-05-01"]):
        expect("library " + " ".join(options), folder, ["check", *LIBRARY, *options])
    # The language of the stored result binds nobody.
    run(folder, "check", *LIBRARY, "--report", "json=sv.json", "-q")
    for kind in ("text", "html"):
        english = run(folder, "check", *LIBRARY, "--lang", "en", "--format", kind).stdout
        if run(folder, "report", "sv.json", "--lang", "en", "--format", kind).stdout != english:
            problems.append(f"library: {kind} in English differs when it is made of Swedish JSON")

    # Shards that are merged say what one run says, in whatever order they are given: also where
    # only documents together say something, across the shards.
    def merge_halves(documents, *options):
        for number in (0, 1):
            run(folder, "check", *documents[number::2], *options, "--report",
                f"json=half{number}.json", "-q")
        run(folder, "check", *documents, *options, "--report", "json=whole.json", "-q")
        halves = ["half0.json", "half1.json"]
        for kind in FORMATS:
            whole = run(folder, "report", "whole.json", "--format", kind)
            for order in (halves, halves[::-1]):
                merged = run(folder, "report", *order, "--format", kind)
                if merged.stdout != whole.stdout or merged.stderr:
                    problems.append(f"{documents[0]}: {kind} of the halves is not that of the "
                                    "whole: " + merged.stderr.decode())
        return halves

    for name in ("consistency-values", "consistency-library"):
        together = sorted(path for path in (CASES / name / "input").rglob("*.md"))
        merge_halves(together, "--rules", CASES / name / "rules.xml", "--as-of", "2026-10-01",
                     "--fail-on", "never")
        findings = json.loads((folder / "whole.json").read_text())["library"]["findings"]
        if len(together) < 2 or not findings:
            problems.append(f"{name}: {len(together)} documents say nothing together")
    documents = sorted(LIBRARY[0].glob("*.docx"))
    halves = merge_halves(documents, "-c", LIBRARY[2])
    twice = run(folder, "report", "whole.json", halves[0], "--format", "json")
    told = f"{halves[0]}: {documents[0]} and {len(documents[0::2]) - 1} more documents"
    if told.encode() not in twice.stderr or twice.stderr.count(b"\n") != 1:
        problems.append(f"documents in two results: not said: {twice.stderr.decode()}")
    if twice.stdout != run(folder, "report", "whole.json", "--format", "json").stdout:
        problems.append("documents in two results are not counted once")

    # The other view: in every format, the same bytes twice, from the stored result of every case.
    for kind in ("text", "html", "markdown", "xlsx"):
        for language in ("sv", "en"):
            views = [run(folder, "report", "whole.json", "--view", "actions", "--format", kind,
                         "--lang", language) for _ in range(2)]
            if views[0].stdout != views[1].stdout or len(views[0].stdout) < 10000:
                problems.append(f"actions as {kind} in {language}: short, or not the same twice")
            problems.extend(f"actions as {kind}: {view.stderr.decode()}"
                            for view in views if view.returncode != 0 or view.stderr)

    # Sorted keys are the same result.
    result = json.loads((folder / "whole.json").read_text(encoding="utf-8"))
    (folder / "sorted.json").write_text(json.dumps(result, sort_keys=True), encoding="utf-8")
    if run(folder, "report", "sorted.json").stdout != run(folder, "report", "whole.json").stdout:
        problems.append("a result with its keys in another order is another result")

    def refused(what, text, *words):
        (folder / "bad.json").write_bytes(text)
        for kind in ("text", "html"):
            done = run(folder, "report", "bad.json", "--format", kind)
            told = done.stderr.decode("utf-8", "replace")
            if done.returncode != 2 or done.stdout or not told.startswith("linjera: bad.json: "):
                problems.append(f"{what}: ended with {done.returncode} and said: {told[:200]}")
            problems.extend(f"{what}: says nothing of {word}: {told[:200]}"
                            for word in words if word not in told)

    whole = (folder / "whole.json").read_bytes()
    refused("an empty file", b"", "line 1, column 1")
    refused("a list", b"[1]", "not an object")
    refused("a text", b'"linjera-result/1"', "not an object")
    refused("another tool's file", b'{"version": "2.1.0", "runs": []}', "schema")
    refused("another of our files", b'{"schema": "linjera-document/1"}', "linjera-document/1")
    refused("a bare schema", b'{"schema": "linjera-result/1"}', "run")
    refused("XML", b"<?xml version='1.0'?><a/>", "line 1, column 1")
    refused("bytes", bytes(range(256)), "line 1")
    refused("half a character", whole[:5000] + b"\xc3" + whole[5000:], "line")
    refused("lists in lists", b'{"x": ' + b"[" * 100000 + b"]" * 100000 + b"}", "64 levels")
    refused("objects in objects", b'{"a":' * 5000 + b"1" + b"}" * 5000, "64 levels")
    refused("a text with a zero", b'{"schema": "linjera-result/1", "x": "a\\u0000b"}', "U+0000")
    refused("a number beyond all", b'{"x": 999999999999999999999999}', "line 1")
    random.seed(1)
    for _ in range(40):
        refused("a cut result", whole[:random.randrange(1, len(whole) - 2)], "line", "column")

    def spoil(place, value, *words):
        """The result with one value changed (a path of keys), which must be named."""
        broken = json.loads(whole)
        part = broken
        for key in place[:-1]:
            part = part[key]
        if value is KeyError:
            del part[place[-1]]
        else:
            part[place[-1]] = value
        refused(f"{place} = {value}", json.dumps(broken).encode(), *words)

    busy = next(i for i, d in enumerate(result["documents"]) if d["findings"])
    at = ("documents", busy, "findings", 0)
    named = f"documents[{busy}].findings[0]"
    spoil((*at, "rule"), KeyError, f"{named}.rule")
    spoil((*at, "severity"), "fatal", f"{named}.severity", "warning")
    spoil((*at, "action"), 1, f"{named}.action")
    spoil((*at, "location"), None, f"{named}.location")
    spoil((*at, "location", "block"), -1, f"{named}.location.block")
    spoil((*at, "location", "headings"), ["a", 2], f"{named}.location.headings")
    spoil((*at, "excerpt"), "x", f"{named}.excerpt")
    spoil((*at, "basis"), {}, f"{named}.basis")
    spoil((*at, "upcoming"), "no", f"{named}.upcoming")
    spoil((*at, "messages", "en"), KeyError, f"{named}.messages.en")
    spoil(("documents", 0, "outcome"), "fine", "documents[0].outcome")
    spoil(("documents", 0, "hidden"),
          [{"rule": "A", "severity": "error", "action": "stop", "count": 2147483647}],
          "20,000,000")
    spoil(("documents", 0), 7, "documents[0]")
    spoil(("documents",), {}, "documents")
    spoil(("library",), [{}], "library")
    spoil(("rules", 2, "audience"), ["all"], "rules[2].audience")
    spoil(("run", "language"), "de", "run.language")
    spoil(("run",), KeyError, "run")

    # What a hand or another tool changed without breaking it does not bring the program down.
    shapes = (None, 1, -1, "", "x", [], {}, True, 1.5, [None], [[]], {"a": 1})

    def places(part, path=()):
        pairs = part.items() if isinstance(part, dict) else enumerate(part[:2])
        for key, value in pairs:
            yield (*path, key)
            if isinstance(value, (dict, list)):
                yield from places(value, (*path, key))

    small = dict(result, documents=[result["documents"][busy]])
    small["documents"][0]["findings"] = small["documents"][0]["findings"][:2]
    every = list(places(small))
    text = json.dumps(small)
    for place in random.sample(every, min(len(every), 250)):
        broken = json.loads(text)
        part = broken
        for key in place[:-1]:
            part = part[key]
        part[place[-1]] = random.choice(shapes)
        (folder / "odd.json").write_text(json.dumps(broken), encoding="utf-8")
        shown = ["--format", random.choice(FORMATS)] if random.random() < 0.5 else \
            ["--view", "actions", "--format", random.choice(("text", "html", "markdown", "xlsx"))]
        done = run(folder, "report", "odd.json", *shown)
        if done.returncode not in (0, 2, 3) or (done.returncode == 2) != bool(done.stderr):
            problems.append(f"{place} = {part[place[-1]]!r}: ended with {done.returncode}: "
                            + done.stderr.decode("utf-8", "replace")[:300])

print("\n".join(problems[:60]))
print(f"{checked} cases and the library, {compared} reports compared, {len(problems)} problems")
sys.exit(1 if problems else 0)
