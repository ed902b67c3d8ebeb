#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lays out the inputs of all test cases, of the feature table and of corpus/broken as seeds for the
fuzz targets, in one folder for each target, with a dictionary of the words its readers know.

    seeds.py FOLDER

What a test says of reading is thereby also a seed. Files that no test can spell (broken archives,
inputs that once crashed) stand in seeds/ beside this script, as they are."""
import hashlib
import io
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.parsers import expat

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = HERE.parent / "cases"
sys.dont_write_bytecode = True
sys.path[:0] = [str(CASES), str(HERE.parent), str(ROOT / "corpus/broken")]
import containers  # noqa: E402
import features  # noqa: E402
import inputs  # noqa: E402

PAGES = re.compile(r"\.html?$", re.IGNORECASE)
ODT = re.compile(r"\.(odt|ott|fodt)$", re.IGNORECASE)
OTHERS = re.compile(r"\.(odt|ott|fodt|md|txt)$", re.IGNORECASE)
# Where each reader keeps the words it knows: "name" in quotes.
WORDS = {"docx": "checker/docx/names.h", "html": "checker/html/names.c",
         "odt": "checker/odt/walk.c"}
LARGEST = 256 * 1024


def case_files():
    """(name, bytes) of what the cases read."""
    for command in sorted(CASES.glob("*/cmd")):
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder) / "case"
            inputs.lay_out(command.parent, CASES / "shared", scratch)
            for path in sorted((scratch / "input").rglob("*")):
                if path.is_file():
                    yield f"{command.parent.name}-{path.name}", path.read_bytes()


def feature_files():
    for row in sorted((HERE.parent / "features").iterdir()):
        if (row / "expected").is_file() and (row / "body.xml").is_file():
            parts = features.read_parts(row)
            inputs.supply(parts, features.relations(row))
            out = io.BytesIO()
            inputs.write_parts(parts, out)
            yield f"feature-{row.name}.docx", out.getvalue()
        else:
            yield from ((f"feature-{row.name}-{path.name}", path.read_bytes())
                        for path in sorted(row.rglob("*")) if PAGES.search(path.name))


def broken_files():
    for path in sorted((ROOT / "corpus/broken").iterdir()):
        if path.is_file() and path.suffix not in (".py", ".tsv", ".md", ""):
            yield f"broken-{path.name}", path.read_bytes()


def is_xml(data):
    if b"<!" in data.replace(b"<![CDATA[", b""):
        return False
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        return False
    return data.startswith((b"<", b"\xef\xbb\xbf<"))


def one_file(data):
    """A zip package as one XML file; None where it is none. Parts that are no XML, or broken
    XML, are in base64."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {info.filename: package.read(info) for info in package.infolist()}
    except zipfile.BadZipFile:
        return None
    if not any(name.startswith("word/") for name in parts):
        return None
    binary = [name for name, part in parts.items() if not is_xml(part)]
    for name, part in parts.items():
        if name not in binary:
            parts[name] = re.sub(rb"^\xef\xbb\xbf|<\?xml .*?\?>\s*", b"", part)
    try:
        return containers.flat(parts, binary=binary).encode()
    except UnicodeError:
        return None


def one_odt(data):
    """An OpenDocument package as one XML file; None where it is none or cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            content, styles = (package.read(name).decode("utf-8") if name in package.namelist()
                               else "" for name in ("content.xml", "styles.xml"))
    except (zipfile.BadZipFile, RuntimeError, UnicodeError):
        return None
    roots = [re.search(r"<office:document-\w+(.*?)>(.*)</office:document-\w+>", part, re.DOTALL)
             for part in (content, styles)]
    if not roots[0]:
        return None
    names = {name for root in roots if root for name in re.findall(r'xmlns:\w+="[^"]*"', root[1])}
    inner = "".join(root[2] for root in reversed(roots) if root)
    return (f"<office:document {' '.join(sorted(names))} office:mimetype="
            f'"application/vnd.oasis.opendocument.text">{inner}</office:document>').encode()


def write_words(target):
    """The dictionaries: a libFuzzer token a line."""
    for name, source in WORDS.items():
        path = ROOT / source
        words = set(re.findall(r'"([A-Za-z][\w:.-]*)"', path.read_text(encoding="utf-8")))
        prefix = "w:" if name == "docx" else ""
        (target / f"{name}.dict").write_text(
            "".join(f'"<{prefix}{word}>"\n"</{prefix}{word}>"\n' for word in sorted(words)),
            encoding="utf-8")


def main():
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    for name in ("docx", "package", "html", "odt"):
        (target / name).mkdir(parents=True)
    counts, seen = {}, set()

    def keep(kind, name, data):
        digest = (kind, hashlib.sha256(data).digest())
        if digest in seen or len(data) > LARGEST:
            return
        seen.add(digest)
        counts[kind] = counts.get(kind, 0) + 1
        (target / kind / name).write_bytes(data)

    for files in (case_files, feature_files, broken_files):
        for name, data in files():
            if PAGES.search(name):
                keep("html", name, data)
            elif OTHERS.search(name):
                keep("docx", name, data)
                flat = one_odt(data) if ODT.search(name) else None
                if flat:
                    keep("odt", f"{name}.fodt", flat)
            elif inputs.PACKAGE.search(name) or files is broken_files:
                keep("docx", name, data)
                keep("package", name, data)
                flat = one_file(data) if files is not broken_files else None
                if flat:
                    keep("docx", f"{name}.xml", flat)
    write_words(target)
    print(", ".join(f"{count} for {kind}" for kind, count in sorted(counts.items())))
    return 0 if counts.get("docx") and counts.get("package") else 1


if __name__ == "__main__":
    sys.exit(main())
