#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what linjera reads of the Word files in ../shared/docx against other readers and against
the files' own XML:

- what any two of pandoc, docx2txt and LibreOffice print, linjera reads too (with all revisions
  and hidden text), as often as the two agree on; where a word is cut by a revision the final view
  will do; tests/agreement.tsv says word by word where the others are wrong;
- a word that stands in nothing but deleted text is not in the final view.

What is missing (the files, a tool) is said and skipped; with fewer than two tools only the second
is tested."""
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import program

FOLDER = program.ROOT.parent / "shared/docx"
TABLE = program.ROOT / "tests/agreement.tsv"
WORD = re.compile(r"[^\W_]+")
READ = (0, 3)  # wholly, in part


def words(text):
    """Runs of letters and digits, for hyphens, quotes and symbols each tool writes in its way."""
    return WORD.findall(unicodedata.normalize("NFC", text).replace("\u00ad", ""))


def output_of(command, seconds=60):
    """What a program prints; None when it fails or takes too long."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


class _PlainText(HTMLParser):
    """An HTML page's text; the tags that may stand within a word leave no space."""
    WITHIN = {"a", "b", "code", "del", "em", "i", "ins", "mark", "s", "span", "strong", "sub", "u"}

    def __init__(self, page):
        super().__init__()
        self.pieces = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in self.WITHIN:
            self.pieces.append(" ")

    handle_endtag = lambda self, tag: self.handle_starttag(tag, ())

    def handle_data(self, data):
        self.pieces.append(data)


def pandoc(files):
    """As HTML: its plain text leaves out the tables that it cannot draw."""
    pages = {name: output_of(["pandoc", "--from=docx", "--to=html", "--wrap=none", str(path)])
             for name, path in files.items()}
    return {name: "".join(_PlainText(page).pieces) for name, page in pages.items() if page}


def docx2txt(files):
    texts = {name: output_of(["docx2txt", str(path), "-"]) for name, path in files.items()}
    return {name: text for name, text in texts.items() if text}


def libreoffice(files):
    """All files in one process, for it takes long to start."""
    texts = {}
    with tempfile.TemporaryDirectory(prefix="linjera-soffice-") as name:
        folder = Path(name)
        copies = []
        for number, path in enumerate(files.values()):
            copies.append(shutil.copyfile(path, folder / f"{number}.docx"))
        output_of(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder),
                   *map(str, copies)], seconds=240)
        for copy, name in zip(copies, files):
            text = copy.with_suffix(".txt")
            if text.is_file():
                texts[name] = text.read_text(encoding="utf-8-sig", errors="replace")
    return texts


# Program to run, and what reads {name: path} with it. The answer is {name: text}; a file that the
# tool refuses is missing from it.
TOOLS = {"pandoc": pandoc, "docx2txt": docx2txt, "soffice": libreoffice}


def agreed(texts):
    """The words that at least two of the texts hold, as often as at least two of them do."""
    counts = [Counter(words(text)) for text in texts]
    every = set().union(*counts)
    return Counter({word: sorted(count[word] for count in counts)[-2] for word in every})


def read_exceptions():
    """file -> {word: number of times that linjera reads it less}"""
    exceptions = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, listed, _ = line.split("\t")
            exceptions.setdefault(name, Counter()).update(listed.split())
    return exceptions


def compare(files, texts, linjera):
    """(problems, words compared) of the first promise."""
    problems, compared, exceptions = [], 0, read_exceptions()
    everyone = len(texts) == len(TOOLS)
    for name, path in files.items():
        of_file = [text[name] for text in texts.values() if name in text]
        wanted = agreed(of_file) if len(of_file) > 1 else Counter()
        compared += sum(wanted.values())
        excused = exceptions.pop(name, Counter())
        lost = wanted - Counter(words(read_by(linjera, path, "all")))
        if lost:
            # A word of which a part is deleted or inserted is whole in the final view alone.
            final = Counter(words(read_by(linjera, path, "final")))
            cut = Counter({word: count for word, count in lost.items()
                           if final[word] >= wanted[word]})
            if cut:
                print(f"{name}: cut by revisions: {' '.join(sorted(cut.elements()))}")
            lost -= cut
        problems += [f"{name}: two tools read {word!r} {count} times more than linjera"
                     for word, count in sorted((lost - excused).items())]
        if everyone:
            problems += [f"{name}: {word!r} in tests/agreement.tsv is not lost; delete it"
                         for word in sorted(excused - lost)]
    problems += [f"{name}: is in tests/agreement.tsv, but is no file that linjera reads"
                 for name in exceptions]
    if not compared:
        problems.append("no two tools agree on a single word; do they run at all?")
    return problems, compared


W = ("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
     "{http://purl.oclc.org/ooxml/wordprocessingml/main}")
GONE = {"del", "moveFrom"}
SPACES = {"p", "tab", "br", "cr", "sym", "noBreakHyphen"}
SPOKEN = {"descr", "title", "alt", "displayText", "lvlText", "Target"}  # attributes that hold text


class Revisions:
    """The text of a part, deleted and live, found in its XML without anything of linjera's.
    Deleted text goes on until live text stands between, live text until its paragraph ends."""

    def __init__(self, root):
        self.live, self.deleted = [], []
        self.walk(root, False)

    def walk(self, element, gone):
        tag = element.tag.partition("}")[2] if element.tag.startswith(W) else ""
        gone = gone or tag in GONE
        text = element.text or ""
        if tag != "t" and not text.strip():
            text = ""  # what indents the XML
        if tag in SPACES:
            self.live.append(" ")
            self.deleted.append(" ")
        elif gone or tag in ("delText", "delInstrText"):
            self.deleted.append(text)
        elif text and tag != "instrText":
            self.live.append(text)
            self.deleted.append(" ")
        self.live += [f" {value} " for name, value in element.attrib.items()
                      if name.rpartition("}")[2] in SPOKEN]
        for child in element:
            self.walk(child, gone)


def deleted_words(path):
    """The words of a file that stand in nothing but tracked deletions."""
    live, deleted = set(), set()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")) and "/theme/" not in name:
                revisions = Revisions(ElementTree.fromstring(package.read(name)))
                live.update(words("".join(revisions.live)))
                deleted.update(words("".join(revisions.deleted)))
    return deleted - live


def leaks(files, linjera):
    """(problems, words looked for) of the second promise."""
    problems, looked_for = [], 0
    for name, path in files.items():
        try:
            gone = deleted_words(path)
        except (zipfile.BadZipFile, ElementTree.ParseError, RecursionError) as error:
            print(f"skipped: {name}: its deletions cannot be listed: {error}")
            continue
        looked_for += len(gone)
        if gone:
            shown = set(words(linjera.run("extract", path).stdout.decode("utf-8")))
            problems += [f"{name}: the final view holds the deleted word {word!r}"
                         for word in sorted(gone & shown)]
    return problems, looked_for


def read_by(linjera, path, revisions):
    """What linjera prints with hidden text; None when it refuses the file."""
    done = linjera.run("extract", "--revisions", revisions, "--hidden", path)
    return done.stdout.decode("utf-8") if done.returncode in READ else None


def main():
    linjera = program.from_arguments("Holds what linjera reads against other readers.")
    if not FOLDER.is_dir():
        print("skipped: ../shared/docx is not there")
        return program.SKIPPED
    files = {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*.docx"))}
    files = {name: path for name, path in files.items() if read_by(linjera, path, "all")}
    problems, looked_for = leaks(files, linjera)
    tools = {name: read for name, read in TOOLS.items() if shutil.which(name)}
    for name in sorted(set(TOOLS) - set(tools)):
        print(f"skipped: {name} is not installed")
    compared = 0
    if len(tools) > 1:
        texts = {name: read(files) for name, read in tools.items()}
        lost, compared = compare(files, texts, linjera)
        problems += lost
    else:
        print("skipped: two other readers are needed to agree on anything")
    print("\n".join(problems))
    print(f"{len(files)} files, {compared} words that two other readers agree on, "
          f"{looked_for} deleted words; {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
