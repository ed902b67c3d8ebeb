# SPDX-License-Identifier: Apache-2.0
"""What corpus/broken is made of, written byte by byte, so that each byte can be wrong on purpose:
zip archives, compound files, packages of readable parts, and the same in one XML file."""

import base64
import struct
import zlib
from dataclasses import dataclass, field

SAYS = "Modelltext för linjera – inte ett gällande dokument."

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STORED, DEFLATED = 0, 8
DOS_DATE = 0x21   # 1980-01-01, what Word itself writes


@dataclass
class Entry:
    """An entry of an archive. What stands in `local` or `central` replaces that field of its own
    header or of the directory's record; the names are those of the formats below."""
    name: str
    data: bytes
    method: int = STORED
    flags: int = 0x800             # the name is UTF-8
    packed: bytes = None           # what is written for the data; None: as the method packs it
    descriptor: bool = False       # sizes behind the data and zeros before it, as streams do
    zip64: bool = False            # sizes and offset in the extra field alone
    offset_of: int = None          # stand where that entry stands: write nothing of one's own
    local: dict = field(default_factory=dict)
    central: dict = field(default_factory=dict)


def deflate(data):
    """The data as a deflate stream that every version of every library writes alike: uncompressed
    blocks of at most 65,535 bytes."""
    out = bytearray()
    for at in range(0, max(len(data), 1), 0xffff):
        block = data[at:at + 0xffff]
        last = at + 0xffff >= len(data)
        out += struct.pack("<BHH", last, len(block), len(block) ^ 0xffff) + block
    return bytes(out)


def header(entry, local, offset):
    """The local header (or, not `local`, the directory's record) of an entry, with its name."""
    packed = entry.packed
    values = {"version": 45 if entry.zip64 else 20, "flags": entry.flags, "method": entry.method,
              "time": 0, "date": DOS_DATE, "crc": zlib.crc32(entry.data), "packed": len(packed),
              "size": len(entry.data), "extra": b"", "name": entry.name.encode()}
    if entry.zip64:
        values["extra"] = struct.pack("<HHQQ", 1, 16 if local else 24, len(entry.data), len(packed))
        values["extra"] += b"" if local else struct.pack("<Q", offset)
        values["packed"] = values["size"] = 0xffffffff
    if entry.descriptor:
        values["flags"] |= 8
        if local:
            values["crc"] = values["packed"] = values["size"] = 0
    values.update(entry.local if local else entry.central)
    name, extra = values["name"], values["extra"]
    middle = struct.pack("<HHHHIIIHH", values["flags"], values["method"], values["time"],
                         values["date"], values["crc"], values["packed"], values["size"],
                         len(name), len(extra))
    if local:
        return b"PK\3\4" + struct.pack("<H", values["version"]) + middle + name + extra
    where = values.get("offset", 0xffffffff if entry.zip64 else offset)
    return (b"PK\1\2" + struct.pack("<HH", values["version"], values["version"]) + middle
            + struct.pack("<HHHII", 0, 0, 0, 0, where) + name + extra)


def archive(entries, before=b"", after=b"", comment=b"", **end):
    """The bytes of an archive. `end` replaces fields of its last record."""
    body, directory, offsets = bytearray(), bytearray(), []
    for entry in entries:
        if entry.packed is None:
            entry.packed = deflate(entry.data) if entry.method == DEFLATED else entry.data
        if entry.offset_of is not None:
            offsets.append(offsets[entry.offset_of])
        else:
            offsets.append(len(body))
            body += header(entry, True, len(body)) + entry.packed
            if entry.descriptor:
                body += b"PK\7\10" + struct.pack("<III", zlib.crc32(entry.data),
                                                 len(entry.packed), len(entry.data))
        directory += header(entry, False, offsets[-1])
    values = {"count": len(entries), "size": len(directory), "offset": len(body)} | end
    last = b""
    if any(entry.zip64 for entry in entries):
        last = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, values["count"],
                                       values["count"], values["size"], values["offset"])
        last += b"PK\6\7" + struct.pack("<IQI", 0, len(body) + len(directory), 1)
        values = {"count": 0xffff, "size": 0xffffffff, "offset": 0xffffffff}
    last += b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, values["count"], values["count"],
                                    values["size"], values["offset"], len(comment)) + comment
    return before + bytes(body) + bytes(directory) + last + after


def paragraph(text, prefix="w:"):
    return f"<{prefix}p><{prefix}r><{prefix}t>{text}</{prefix}t></{prefix}r></{prefix}p>"


def document(body=None, namespace=WORD, prefix="w:"):
    """A main part: the text that every file here says, or another body."""
    declared = f'xmlns:{prefix[:-1]}="{namespace}"' if prefix else f'xmlns="{namespace}"'
    body = paragraph(SAYS, prefix) if body is None else body
    return (f'{HEAD}<{prefix}document {declared} xmlns:r="{OFFICE}"><{prefix}body>{body}'
            f'</{prefix}body></{prefix}document>')


def relationships(*rows, office=OFFICE):
    """Rows of (id, type after /relationships/, target)."""
    return (f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"/>'
                      for name, kind, target in rows) + "</Relationships>")


def content_types(main="/word/document.xml", kind=TYPE + "document.main+xml"):
    return (f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="{main}" ContentType="{kind}"/></Types>')


def parts(**changes):
    """The parts of the smallest document. A change names a part by its key here and replaces it;
    None leaves it out. `more` adds parts by their names."""
    more = changes.pop("more", {})
    main = changes.pop("main", "word/document.xml")
    known = {"types": ("[Content_Types].xml", content_types("/" + main.replace("\\", "/"))),
             "root": ("_rels/.rels",
                      relationships(("rId1", "officeDocument", main.replace("\\", "/")))),
             "body": (main, document())}
    found = {name: changes[key] if key in changes else text
             for key, (name, text) in known.items()}
    found.update(more)
    return {name: text.encode() if isinstance(text, str) else text
            for name, text in found.items() if text is not None}


def entries(found, **every):
    return [Entry(name, data, **every) for name, data in found.items()]


def package(**changes):
    return archive(entries(parts(**changes)))


def package_with(name, entry_changes, **changes):
    """A package, one entry of which is changed."""
    made = entries(parts(**changes))
    for entry in made:
        if entry.name == name:
            for key, value in entry_changes.items():
                setattr(entry, key, value)
    return archive(made)


def flat(found, binary=(), types=None):
    """The parts in one XML file (flat OPC)."""
    out = [HEAD, '<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg='
           '"http://schemas.microsoft.com/office/2006/xmlPackage">']
    for name, data in found.items():
        kind = (types or {}).get(name, "application/xml")
        out.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}">')
        if name in binary:
            out.append('<pkg:binaryData>' + base64.encodebytes(data).decode() + '</pkg:binaryData>')
        else:
            out.append("<pkg:xmlData>" + data.decode().removeprefix(HEAD) + "</pkg:xmlData>")
        out.append("</pkg:part>")
    return "".join(out) + "</pkg:package>"


def compound(*names):
    """An OLE compound file (MS-CFB) with empty streams and storages of these names: header, one
    sector of the allocation table, then the directory."""
    def directory_entry(name, kind, child=0xffffffff, right=0xffffffff):
        wide = name.encode("utf-16-le")
        return struct.pack("<64sHBBIII16sIQQIQ", wide, len(wide) + 2 if name else 0, kind, 1,
                           0xffffffff, right, child, b"", 0, 0, 0, 0xfffffffe, 0)

    made = [directory_entry("Root Entry", 5, child=1)]
    for index, name in enumerate(names, 1):
        follows = index + 1 if index < len(names) else 0xffffffff
        made.append(directory_entry(name, 2, right=follows))
    while len(made) % 4:
        made.append(directory_entry("", 0))
    sectors = len(made) // 4
    table = [0xfffffffd] + [at + 2 for at in range(sectors - 1)] + [0xfffffffe]
    table += [0xffffffff] * (128 - len(table))
    head = struct.pack("<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3e, 3,
                       0xfffe, 9, 6, b"", 0, 1, 1, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0, 0)
    head += struct.pack("<108I", *([0xffffffff] * 108))
    return head + struct.pack("<128I", *table) + b"".join(made)
