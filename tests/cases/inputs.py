# SPDX-License-Identifier: Apache-2.0
"""Turns what a reviewer can read into the files a test needs: a folder NAME.docx of XML parts into
a package of that name, NAME.hex into the bytes it spells.

Packages are the same bytes every time: sorted entries, stored, one fixed date. What every package
needs and says nothing ([Content_Types].xml and the relationships) is supplied when it is not there.
In a package folder three files are instructions and no parts:

    .raw    supply nothing
    .with   names of parts, one a line, to take from shared/parts/ when the folder lacks them
    .cut    a number: keep only so many bytes of the package
"""
import os
import re
import shutil
import zipfile
from io import BytesIO

PACKAGE = re.compile(r"\.(docx|docm|dotx|dotm|odt)$", re.IGNORECASE)
INSTRUCTIONS = (".raw", ".with", ".cut")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# Parts beside the document by the beginning of their name; the relation's name is the same.
RELATED = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer",
           "settings", "commentsExtended")
PROPERTIES = {"docProps/core.xml": "http://schemas.openxmlformats.org/package/2006/relationships/"
              "metadata/core-properties",
              "docProps/app.xml": OFFICE + "extended-properties",
              "docProps/custom.xml": OFFICE + "custom-properties"}


def stem(part):
    return re.sub(r"[0-9]*\.xml$", "", part.rsplit("/", 1)[-1])


def content_types(parts):
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{WORD}'
        + ("document.main" if stem(part) == "document" else stem(part)) + '+xml"/>'
        for part in sorted(parts)
        if part.startswith("word/") and part.count("/") == 1 and part.endswith(".xml"))
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')


def relationships(rows):
    """Of rows (id, type, target) or (id, type, target, "external")."""
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"'
                      + (' TargetMode="External"/>' if mode else "/>")
                      for name, kind, target, *mode in rows) + "</Relationships>")


def supply(parts, more=()):
    """Adds what every package needs. A header's or footer's id is its file name (header1). `more`:
    further relationships of the document, their types without the address before them."""
    parts.setdefault("[Content_Types].xml", content_types(parts).encode())
    roots = [("document", OFFICE + "officeDocument", "word/document.xml")]
    for part, kind in PROPERTIES.items():
        if part in parts:
            roots.append((stem(part), kind, part))
    parts.setdefault("_rels/.rels", relationships(roots).encode())
    related = [(part[5:-4], OFFICE + stem(part), part[5:]) for part in sorted(parts)
               if part.startswith("word/") and part.endswith(".xml") and stem(part) in RELATED]
    related += [(name, OFFICE + kind, *rest) for name, kind, *rest in more]
    parts.setdefault("word/_rels/document.xml.rels", relationships(related).encode())


def read_package(folder, shared):
    """(parts, orders) of a package folder, with what it lacks supplied."""
    parts, orders = {}, {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            (orders if name in INSTRUCTIONS else parts)[name] = path.read_bytes()
    for name in orders.get(".with", b"").decode().split():
        parts.setdefault(name, (shared / "parts" / name).read_bytes())
    if ".raw" not in orders and folder.suffix != ".odt":
        supply(parts)
    return parts, orders


def write_parts(parts, target):
    """Zips parts into a path or a file."""
    # [Content_Types].xml comes first, as in packages that Word writes.
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name])


def package_bytes(folder, shared):
    out = BytesIO()
    write_parts(read_package(folder, shared)[0], out)
    return out.getvalue()


def write_package(folder, shared, target):
    parts, orders = read_package(folder, shared)
    write_parts(parts, target)
    if ".cut" in orders:
        os.truncate(target, int(orders[".cut"]))


def write_hex(source, target):
    """Hexadecimal bytes; `00*512` repeats one, "text" stands for itself in UTF-8, `#` comments."""
    out = bytearray()
    for line in source.read_text(encoding="utf-8").splitlines():
        for word in re.findall(r'"[^"]*"|[^\s]+', line.split("#")[0]):
            if word.startswith('"'):
                out += word.strip('"').encode()
            else:
                digits, _, times = word.partition("*")
                out += bytes.fromhex(digits) * int(times or 1)
    target.write_bytes(out)


def lay_out(case, shared, scratch):
    """Fills `scratch` with the inputs of a case, and with shared/ beside them."""
    def copy(folder, target):
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.iterdir()):
            if path.is_dir() and PACKAGE.search(path.name):
                write_package(path, shared, target / path.name)
            elif path.is_dir():
                copy(path, target / path.name)
            elif path.suffix == ".hex":
                write_hex(path, target / path.stem)
            else:
                shutil.copyfile(path, target / path.name)

    copy(case, scratch)
    for path in scratch.glob("expected.*"):
        path.unlink()
    (scratch / "cmd").unlink()
    shutil.rmtree(scratch / "files", ignore_errors=True)
    if shared.is_dir():
        copy(shared, scratch / "shared")
