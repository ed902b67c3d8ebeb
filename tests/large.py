#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documents that are large on purpose, in length, in width, in depth: each is read, its memory
stays within a multiple of its largest part, and what time and memory grow by when the document is
four times as large is printed (a clock decides nothing here: machines differ).

The documents are made at test time; nothing of them is committed."""
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import program

sys.path.insert(0, str(program.ROOT / "corpus/broken"))
import containers  # noqa: E402

MB = 1 << 20
HEAD, TAIL = containers.document("\n").split("\n")[-2:]
HEAD = containers.HEAD + HEAD
# A paragraph as Word writes it.
SENTENCE = ("Regionen ansvarar för läkarmedverkan i kommunal primärvård, och kommunen ansvarar för "
            "hälso- och sjukvård i hemmet.")
ORDINARY = ('<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:pStyle w:val="Brdtext"/>'
            '</w:pPr><w:r><w:rPr><w:lang w:val="sv-SE"/></w:rPr><w:t>' + SENTENCE[:57]
            + '</w:t></w:r><w:r w:rsidRPr="00C12345"><w:t xml:space="preserve">' + SENTENCE[57:]
            + "</w:t></w:r></w:p>")
SHORT = "<w:p><w:r><w:t>Ord</w:t></w:r></w:p>"
RUN = '<w:r><w:t xml:space="preserve">ord </w:t></w:r>'

COLOURED = ('<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>a</w:t></w:r><w:ins w:author="A" '
            'w:date="2026-02-11T00:00:00Z"><w:r><w:t>bb</w:t></w:r></w:ins>')
NOTE = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'


def repeated(before, text, count, after):
    """Before, `count` times the text, after: as pieces, none of them large."""
    yield before
    many = max(1, MB // len(text))
    for _ in range(count // many):
        yield text * many
    yield text * (count % many)
    yield after


def write_document(path, before, text, count, after):
    """(size of word/document.xml) of a document with such a body."""
    size = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in containers.parts(body=None).items():
            archive.writestr(name, data)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in repeated(HEAD + before, text, count, after + TAIL):
                data = piece.encode()
                size += part.write(data)
    return size


def measure(linjera, *arguments):
    """(exit code, bytes of standard output, standard error, CPU seconds, peak bytes of the largest
    process, at least those of this script) of a run."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([linjera.path, *map(str, arguments)], cwd=program.ROOT,
                                   env=linjera.environment, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        size = out.seek(0, os.SEEK_END)
        err.seek(0)
        message = err.read().decode("utf-8", "replace")
    return (process.returncode, size, message, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * 1024)


# What is large, how it is written, how many of it, and how many bytes each must come out as.
SHAPES = [
    ("empty paragraphs", "", "<w:p/>", "", 500000, len("\n")),
    ("empty runs", "", "<w:p><w:r/></w:p>", "", 300000, len("\n")),
    ("paragraphs", "", SHORT, "", 200000, len("Ord\n")),
    ("runs in one paragraph", "<w:p>", RUN, "</w:p>", 200000, len("ord ")),
    ("rows of a table", "<w:tbl>", f"<w:tr><w:tc>{SHORT}</w:tc></w:tr>", "</w:tbl>", 200000,
     len("Ord\n")),
    ("coloured runs", "<w:p>", COLOURED, "</w:p>", 100000, len("abb")),
    ("notes without a place", "", NOTE, "", 100000, len("\n")),
    ("ordinary paragraphs", "", ORDINARY, "", 50 * MB // len(ORDINARY.encode()),
     len(SENTENCE.encode()) + 1),
]
MOST = 12   # times its largest part: the memory of the whole process


def judge_growth(linjera, folder, sanitized):
    problems = []
    for name, before, text, after, count, say in SHAPES:
        row = []
        for part in (count // 4, count):
            path = folder / "large.docx"
            size = write_document(path, before, text, part, after)
            code, out, message, seconds, peak = measure(linjera, "extract", path)
            if code != 0 or out < say * part:
                problems.append(f"{part} {name}: ended with {code}, {out} bytes: {message}")
            row.append((seconds, peak, size))
            if not sanitized and part == count and peak > MOST * size:
                problems.append(f"{part} {name}: {peak / size:.1f} times its largest part")
        (few, small, _), (many, large, size) = row
        print(f"{count:8} {name}: {size / MB:.1f} MB, {many:.2f} CPU s, peak {large / MB:.0f} MB = "
              f"{large / size:.1f} parts; against a quarter of it: time x "
              f"{many / max(few, 0.01):.1f}, memory x {large / small:.1f}")
    return problems


def judge_nested(linjera, folder):
    """Depth is a limit; under a higher one depth is no trouble either."""
    problems, row = [], []
    for count in (10000, 40000):
        path = folder / "nested.docx"
        write_document(path, "<w:sdt>" * count, SHORT, 1, "</w:sdt>" * count)
        code, out, message, seconds, _ = measure(linjera, "extract", path, "--max-depth", 50000)
        row.append(seconds)
        if code != 0 or out != len("Ord\n"):
            problems.append(f"{count} nested elements: ended with {code}: {message}")
        code, _, message, _, _ = measure(linjera, "extract", path)
        if code != 3 or "--max-depth" not in message:
            problems.append(f"{count} nested elements: ended with {code}: {message}")
    print(f"   40000 nested elements: {row[1]:.2f} CPU s, against a quarter of it: time x "
          f"{row[1] / max(row[0], 0.01):.1f}")
    return problems


def judge_bomb(linjera, folder, sanitized):
    """600 MB of blanks in 0.6 MB: refused before they are unpacked; 200 MB are read if one asks."""
    path, problems = folder / "bomb.docx", []
    blanks = " " * 100
    size = write_document(path, "<w:p><w:r><w:t>Ord", blanks, 6 * MB, "</w:t></w:r></w:p>")
    code, _, message, seconds, peak = measure(linjera, "extract", path)
    print(f"{size / MB:.0f} MB of blanks in {path.stat().st_size / MB:.2f} MB: {message.strip()} "
          f"({seconds:.2f} CPU s, peak {peak / MB:.0f} MB)")
    if code != 3 or "--max-part-size" not in message:
        problems.append(f"the bomb: ended with {code}: {message}")
    if not sanitized and peak > 64 * MB:
        problems.append(f"the bomb was unpacked: {peak / MB:.0f} MB")
    size = write_document(path, "<w:p><w:r><w:t>Ord", blanks, 2 * MB, "</w:t></w:r></w:p>")
    code, _, message, _, _ = measure(linjera, "extract", path)
    if code != 3 or "--max-ratio" not in message:
        problems.append(f"the smaller bomb: ended with {code}: {message}")
    if not sanitized:
        code, out, message, seconds, peak = measure(linjera, "extract", path, "--max-ratio", 2000)
        print(f"{size / MB:.0f} MB of blanks, read: {seconds:.2f} CPU s, "
              f"peak {peak / size:.1f} parts")
        if code != 0 or peak > MOST * size:
            problems.append(f"the smaller bomb, read: ended with {code}, {peak / MB:.0f} MB")
    return problems


def main():
    linjera = program.from_arguments("Reads documents that are large on purpose.")
    # The sanitizer keeps what is freed, so that memory says nothing there.
    sanitized = b"__asan_init" in Path(linjera.path).read_bytes()
    with tempfile.TemporaryDirectory(prefix="linjera-large-") as folder:
        problems = judge_growth(linjera, Path(folder), sanitized)
        problems += judge_nested(linjera, Path(folder))
        problems += judge_bomb(linjera, Path(folder), sanitized)
    print("\n".join(problems + [f"{len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
