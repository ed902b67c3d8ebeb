#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""codespell over what is written in English. Left out: documents, rules, the source files that are
Swedish words (the language tables, the words of the reports), and unit tests, which hold both
Swedish and words misspelt on purpose."""
import sys

from files import project_files, run, tool

ENGLISH = {".c", ".h", ".py", ".md", ".cmake", ".sh", ".css", ".txt", ""}
SWEDISH_FILES = ("checker/lang/", "checker/report/words.", "checker/check/kind.", "corpus/source/",
                 "rules/", "tests/unit/", "tests/cases/", "tests/features/",
                 "corpus/README.md")
# Swedish words, and names of the contract, in files that are otherwise English.
WORDS = ("som,hav,alla,dag,fo,te,vara,sade,sin,inte,ser,ore,ans,mot,ned,kan,ska,utan,fram,inforce,"
         "lokal,varning,titel,ment,exempel,metod,modell,fot,hel,lite,vid,noe,sista,ges,nd,"
         "objekt,adress,tre")

files = [path for path in project_files()
         if path.suffix in ENGLISH and not str(path).startswith(SWEDISH_FILES)]
files += [path for path in project_files() if path.match("tests/cases/*.py")]
sys.exit(run([tool("codespell"), "--ignore-words-list", WORDS, *files]))
