#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The README's recipe for `git diff`, followed word by word in a repository of its own."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import program

sys.path.insert(0, str(program.ROOT / "tests/cases"))
import inputs  # pylint: disable=wrong-import-position

HEADING = "### Word documents in git diff"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAME = "Kommunen ansvarar för insatser i hemmet."
BEFORE, AFTER = "Landstinget ger lakarstod.", "Regionen ger medicinskt stod."
OBJECT = ('<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>'
          '</w:object></w:r>')


def recipe():
    """The lines for .gitattributes and the commands, as the README gives them."""
    text = (program.ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition(HEADING)[2].partition("\n#")[0]
    fences = dict(re.findall(r"^```(\w+)\n(.*?)^```$", section, re.M | re.S))
    return fences["gitattributes"], fences["console"]


class Repository:
    def __init__(self, folder, linjera):
        self.folder = Path(folder)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/linjera").symlink_to(linjera)
        (self.folder / "work").mkdir()
        self.environment = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
            **{name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS")
               if name in os.environ}}

    def shell(self, commands):
        done = subprocess.run(["sh", "-e", "-c", commands], cwd=self.folder / "work",
                              env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def write(self, name, *paragraphs):
        """A document of these paragraphs; markup stands as it is."""
        body = "".join(f"<w:p>{text if text.startswith('<') else f'<w:r><w:t>{text}</w:t></w:r>'}"
                       "</w:p>" for text in paragraphs)
        source = self.folder / "source"
        shutil.rmtree(source, ignore_errors=True)
        (source / "word").mkdir(parents=True)
        (source / "word/document.xml").write_text(
            f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>", encoding="utf-8")
        inputs.write_package(source, program.ROOT / "tests/cases/shared",
                             self.folder / "work" / name)


def test(repository):
    """What is wrong; empty when nothing is."""
    attributes, commands = recipe()
    (repository.folder / "work/.gitattributes").write_text(attributes, encoding="utf-8")
    repository.write("rutin.docx", SAME, BEFORE)
    repository.write("bild.docx", SAME, OBJECT, BEFORE)
    code, said = repository.shell(f"git init -q .\n{commands}\ngit add .\ngit commit -q -m first")
    if code:
        return [f"the recipe fails:\n{said}"]
    repository.write("rutin.docx", SAME, AFTER)
    repository.write("bild.docx", SAME, OBJECT, AFTER)
    problems = []
    for name, command in (("rutin.docx", "git diff rutin.docx"),
                          # An embedded object is not read, and said so; the rest is compared.
                          ("bild.docx", "git diff bild.docx"),
                          ("rutin.docx", "git commit -q -a -m second && git log -p -1 rutin.docx")):
        code, said = repository.shell(command)
        lines = said.splitlines()
        for wanted in (f" {SAME}", f"-{BEFORE}", f"+{AFTER}"):
            if code or wanted not in lines:
                problems.append(f"{command}: ended with {code}, no line {wanted!r} in\n{said}")
        if name == "bild.docx" and not any("not read" in line for line in lines):
            problems.append(f"{command}: does not say that the embedded object was not read")
    return problems


def main():
    linjera = program.from_arguments("Follows the README's recipe for git diff.")
    if not shutil.which("git"):
        print("skipped: git is not installed")
        return program.SKIPPED
    with tempfile.TemporaryDirectory(prefix="linjera-git-") as folder:
        problems = test(Repository(folder, linjera.path))
    print("\n".join(problems))
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
