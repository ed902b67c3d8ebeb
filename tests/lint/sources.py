#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules that are plain text: licence line, length, banned calls, words that mark unfinished
work, paths of somebody's machine, unit tests that assert nothing."""
import re

from files import ROOT, c_files, project_files, report

CEILING = 600
WIDTH = 100
# Calls with a safe or GLib counterpart, and what to use instead.
BANNED = {
    "strcpy": "g_strdup or g_strlcpy", "strcat": "GString", "strncpy": "g_strlcpy",
    "strncat": "GString",
    "sprintf": "g_strdup_printf", "vsprintf": "g_strdup_vprintf", "gets": "sys/file.h",
    "strtok": "g_strsplit", "strtok_r": "g_strsplit", "alloca": "g_malloc", "popen": "sys/pool.h",
    "system": "sys/pool.h", "gmtime": "GDateTime", "localtime": "GDateTime", "asctime": "GDateTime",
    "ctime": "GDateTime", "mktime": "GDateTime",
    "atoi": "g_ascii_string_to_unsigned",
    "atol": "g_ascii_string_to_unsigned", "atof": "g_ascii_strtod", "strtod": "g_ascii_strtod",
    "rand": "nothing: results do not depend on chance", "srand": "nothing",
    "setlocale": "nothing outside cli/",
    "tmpnam": "sys/file.h", "mktemp": "sys/file.h", "tolower": "g_ascii_tolower",
    "toupper": "g_ascii_toupper", "isalpha": "g_ascii_isalpha", "isdigit": "g_ascii_isdigit",
    "isspace": "g_ascii_isspace", "isalnum": "g_ascii_isalnum",
}
ALLOWED = {("checker/cli/cli.c", "setlocale")}
CALL = re.compile(r"(?<![\w.>])(" + "|".join(BANNED) + r")\s*\(")
LICENSED = {".c", ".h", ".py", ".sh", ".cmake", ".rnc", ".txt"}
LICENCE = "SPDX-License-Identifier: Apache-2.0"
UNFINISHED = re.compile(r"\b(TODO|FIXME|HACK|not implemented|unimplemented)\b")
MACHINE = re.compile(r"(^|[^\w.])/(work|home|Users|root)/\w|/tmp/[\w-]+\.\d{4}"
                     r"|deb\.debian\.org|registry\.npmjs|pypi\.org|files\.pythonhosted")


def code_only(text):
    """The C source with comments and string contents blanked, line by line."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.S)


def check_c(path, text):
    problems = []
    lines = text.splitlines()
    if len(lines) > CEILING and path.parts[0] == "checker":
        problems.append(f"{path}: {len(lines)} lines, over {CEILING}: does it hold two rooms?")
    if lines[:1] != ["// " + LICENCE]:
        problems.append(f"{path}:1: the first line is: // {LICENCE}")
    if path.suffix == ".h" and not (lines[1:2] and lines[1].startswith("//")):
        problems.append(f"{path}:2: the comment on top says what the file owns and why")
    for number, line in enumerate(code_only(text).splitlines(), 1):
        for found in CALL.finditer(line):
            if (str(path), found[1]) not in ALLOWED:
                problems.append(f"{path}:{number}: {found[1]} is banned; use {BANNED[found[1]]}")
    asserts = re.search(r"\b(assert_\w+|fail|fail_msg)\s*\(", text)
    if path.parts[:2] == ("tests", "unit") and path.suffix == ".c" and not asserts:
        problems.append(f"{path}: asserts nothing")
    return problems


def check(path):
    try:
        text = (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    problems = []
    inputs = (("tests", "cases"), ("tests", "features"), ("corpus", "source"))
    data = path.parts[:2] in inputs and path.suffix != ".py"
    if path.suffix in (".c", ".h"):
        problems += check_c(path, text)
    elif not data and (path.suffix in LICENSED or text.startswith("#!")):
        if LICENCE not in "\n".join(text.splitlines()[:3]):
            problems.append(f"{path}: the first lines hold: {LICENCE}")
    itself = path.parts[:2] == ("tests", "lint")
    for number, line in enumerate(text.splitlines(), 1):
        # For C, clang-format decides (it cannot break a long text).
        if path.suffix in (".py", ".cmake") and len(line) > WIDTH:
            problems.append(f"{path}:{number}: {len(line)} columns; the limit is {WIDTH}")
        if line != line.rstrip() and path.suffix in (".c", ".h", ".py", ".cmake", ".rnc", ".md"):
            problems.append(f"{path}:{number}: blanks at the end of the line")
        if UNFINISHED.search(line) and not itself and not data:
            problems.append(f"{path}:{number}: a word that marks unfinished work: {line.strip()}")
        if MACHINE.search(line) and not itself:
            problems.append(f"{path}:{number}: a path or host of one machine: {line.strip()}")
    return problems


report([problem for path in project_files() for problem in check(path)],
       f"{len(project_files())} files, {len(c_files())} of them C")
