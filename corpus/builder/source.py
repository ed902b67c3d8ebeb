# SPDX-License-Identifier: Apache-2.0
"""Reads one source file: one construct per line, described in corpus/README.md."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from .inline import SourceError, parse_inline, split_cells, visible_text

PROPERTIES = ("title", "subject", "creator", "keywords", "category", "created", "modified",
              "revision")
_DIRECTIVES = PROPERTIES + ("file", "header", "header-table", "footer", "big", "sub", "meta",
                            "toc", "pagebreak", "note", "endnote", "caption", "box")
_DATE = re.compile(r"\d{4}-\d\d-\d\d$")


@dataclass
class Block:
    """One paragraph, table, table of contents or page break of the document.

    kind: "title", "subtitle", "heading", "text", "quote", "caption", "item", "table", "toc",
    "pagebreak", "anchor" (an empty paragraph that holds a text box).
    """
    kind: str
    line: int
    pieces: list = field(default_factory=list)
    level: int = 0                # headings 1..3, list items 0..1
    numbered: bool = True         # headings
    number: str = ""              # headings and captions: the number Word will show
    list_kind: str = ""           # items: "bullet", "letter" or "number"
    list_id: int = 0              # items of one list share it
    rows: list = field(default_factory=list)    # tables: rows of cells of pieces
    row_lines: list = field(default_factory=list)
    header_row: bool = False
    label_column: bool = False    # tables made by @meta
    boxes: list = field(default_factory=list)   # text boxes anchored in this paragraph


@dataclass
class Source:
    """What one source file says."""
    path: Path
    target: str = ""
    properties: dict = field(default_factory=dict)
    headers: list = field(default_factory=list)       # lines of parts of pieces
    header_table: list = field(default_factory=list)  # cells of pieces
    footers: list = field(default_factory=list)       # lines of pieces
    blocks: list = field(default_factory=list)
    notes: dict = field(default_factory=dict)         # ("footnote", 3) -> pieces


def read_source(path):
    """Parses the file. Raises SourceError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[:error.start].count(b"\n") + 1
        raise SourceError(line, "the file is not UTF-8; save it in that encoding") from None
    return _Reader(path).read(text)


class _Reader:
    def __init__(self, path):
        self.source = Source(path)
        self.lines = {}           # where each note and the target stand
        self.boxes = []           # text boxes waiting for their paragraph
        self.lists = 0
        self.open_list = None     # the last item's block, while its list can go on
        self.position = 0         # and the number of that item in its list
        self.separated = False    # the open table has had its |---| line
        self.captions = 0

    def read(self, text):
        number = 1
        for number, line in enumerate(text.split("\n"), 1):
            line = line.strip(" \t\r")
            bad = re.search(r"[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff]", line)
            if bad:
                raise SourceError(number, f"control or private character U+{ord(bad[0]):04X}; "
                                          "delete it")
            if line and not line.startswith("//"):
                self.line(line, number)
        if self.boxes:
            self.block(Block("anchor", number))
        self.finish(number)
        return self.source

    def line(self, line, number):
        item = re.match(r"(--?|[a-z]\)|\d{1,2}\))\s+(.*)", line)
        heading = re.match(r"(#+)(\*?)\s+(.*)", line)
        if line.startswith("@"):
            self.directive(line, number)
        elif heading:
            self.heading(heading, number)
        elif line.startswith("#"):
            raise SourceError(number, "a heading needs a blank after its #; write '# Heading'")
        elif line.startswith("|"):
            self.row(line, number)
        elif item:
            self.item(item, number)
        elif line.startswith(">"):
            self.paragraph("quote", line[1:].strip(), number)
        else:
            self.paragraph("text", line, number)

    def block(self, block):
        if block.kind in ("table", "toc", "pagebreak") and self.boxes:
            self.block(Block("anchor", block.line))
        block.boxes, self.boxes = self.boxes, []
        if block.kind != "item":
            self.open_list = None
        self.source.blocks.append(block)
        return block

    def paragraph(self, kind, text, number):
        if not text:
            raise SourceError(number, f"an empty {kind}; write its text on the same line")
        return self.block(Block(kind, number, parse_inline(text, number)))

    def directive(self, line, number):
        name, _, value = line[1:].partition(" ")
        value = value.strip()
        if name not in _DIRECTIVES:
            raise SourceError(number, f"unknown directive @{name}; use one of "
                                      + ", ".join("@" + known for known in _DIRECTIVES))
        if not value and name not in ("toc", "pagebreak"):
            raise SourceError(number, f"@{name} says nothing; write its value on the same line")
        if name in PROPERTIES:
            self.property(name, value, number)
        else:
            getattr(self, "on_" + name.replace("-", "_"))(value, number)

    def property(self, name, value, number):
        if name in self.source.properties:
            raise SourceError(number, f"@{name} stands twice; delete one")
        if name in ("created", "modified") and not _DATE.match(value):
            raise SourceError(number, f"@{name} is {value!r}; write the date as 2026-02-01")
        if name == "revision" and not value.isdigit():
            raise SourceError(number, f"@revision is {value!r}; write a whole number")
        self.source.properties[name] = value

    def on_file(self, value, number):
        if self.source.target:
            raise SourceError(number, "@file stands twice; delete one")
        if not re.fullmatch(r"(avtal|library|measured)/[\w.-]+\.docx", value):
            raise SourceError(number, f"@file is {value!r}; write library/NAME.docx, "
                                      "avtal/NAME.docx or measured/NAME.docx")
        self.source.target = value
        self.lines["file"] = number

    def on_header(self, value, number):
        self.source.headers.append([parse_inline(part, number, allow_page=True)
                                    for part in split_cells(value)])

    def on_header_table(self, value, number):
        if self.source.header_table:
            raise SourceError(number, "@header-table stands twice; a header has one such row")
        self.source.header_table = [parse_inline(part, number, allow_page=True)
                                    for part in split_cells(value)]

    def on_footer(self, value, number):
        self.source.footers.append(parse_inline(value, number, allow_page=True))

    def on_big(self, value, number):
        self.paragraph("title", value, number)

    def on_sub(self, value, number):
        self.paragraph("subtitle", value, number)

    def on_meta(self, value, number):
        cells = split_cells(value)
        if len(cells) != 2:
            raise SourceError(number, "@meta needs a label and a value; write @meta Label | Value")
        last = self.source.blocks[-1] if self.source.blocks else None
        if not (last and last.label_column):
            last = self.block(Block("table", number, label_column=True))
        last.rows.append([parse_inline(cell, number) for cell in cells])
        last.row_lines.append(number)

    def on_toc(self, value, number):
        if value:
            raise SourceError(number, "@toc takes no text; delete it")
        self.block(Block("toc", number))

    def on_pagebreak(self, value, number):
        if value:
            raise SourceError(number, "@pagebreak takes no text; delete it")
        self.block(Block("pagebreak", number))

    def on_note(self, value, number, kind="footnote"):
        digits, _, text = value.partition(" ")
        digits = re.fullmatch(r"(?:\[\^+)?(\d+)(?:\])?[.:]?", digits)
        if not digits or not text.strip():
            raise SourceError(number, f"a {kind} needs its number and its text; write "
                                      "@note 3 Text or @endnote 2 Text")
        key = (kind, int(digits[1]))
        if key in self.source.notes:
            raise SourceError(number, f"{kind} {key[1]} is written twice; number it anew")
        self.source.notes[key] = parse_inline(text.strip(), number)
        self.lines[key] = number

    def on_endnote(self, value, number):
        self.on_note(value, number, kind="endnote")

    def on_caption(self, value, number):
        self.captions += 1
        self.paragraph("caption", value, number).number = str(self.captions)

    def on_box(self, value, number):
        self.boxes.append(parse_inline(value, number))

    def heading(self, match, number):
        level = len(match[1])
        if level > 3:
            raise SourceError(number, "a heading of the fourth level; use #, ## or ###")
        if re.match(r"\d{1,2}(\.\d+)*\.\s|\d{1,2}(\.\d+)+\s", match[3]):
            raise SourceError(number, "the heading has a typed number; delete it, numbers are "
                                      "automatic")
        block = self.paragraph("heading", match[3], number)
        block.level, block.numbered = level, not match[2]

    def item(self, match, number):
        marker = match[1]
        kind = ("bullet" if marker[0] == "-" else "number" if marker[0].isdigit() else "letter")
        level = 1 if marker == "--" else 0
        last = self.open_list
        nested = level == 1 and last is not None and last.list_kind != "bullet"
        if last is None or (last.list_kind != kind and not nested):
            self.lists += 1
            list_id = self.lists
            position = 1
        else:
            list_id = last.list_id
            position = self.position + (level == 0)
        if kind != "bullet":
            typed = int(marker[:-1]) if kind == "number" else ord(marker[0]) - ord("a") + 1
            if typed not in (1, position):
                raise SourceError(number, f"the item is typed {marker} but will be number "
                                          f"{position} of its list; correct the mark or the list")
        block = Block("item", number, parse_inline(match[2], number), level=level,
                      list_kind=kind, list_id=list_id)
        self.block(block)
        self.position = position
        if not nested:
            self.open_list = block

    def row(self, line, number):
        last = self.source.blocks[-1] if self.source.blocks else None
        table = last if last and last.kind == "table" and not last.label_column else None
        if re.fullmatch(r"\|[\s:|-]*-[\s:|-]*", line):
            self.separator(table, number)
            return
        if not re.search(r"(?<!\\)\|$", line) or len(line) < 2:
            raise SourceError(number, "a table row must end with |; add it")
        cells = [parse_inline(cell, number) for cell in split_cells(line[1:-1])]
        if table is None:
            table = self.block(Block("table", number))
            self.separated = False
        table.rows.append(cells)
        table.row_lines.append(number)

    def separator(self, table, number):
        """A |---| line: the row before it is a header row, and begins a table."""
        if table is None:
            raise SourceError(number, "|---| without a row above; write the header row first")
        if len(table.rows) > 1:
            header, line = table.rows.pop(), table.row_lines.pop()
            table = self.block(Block("table", line, rows=[header], row_lines=[line]))
        table.header_row = True

    def finish(self, last_line):
        source = self.source
        if not source.target:
            raise SourceError(1, "no @file; begin with @file library/NAME.docx")
        if not source.blocks:
            raise SourceError(last_line, "the document is empty; write its text")
        for needed in ("title", "created", "modified"):
            if needed not in source.properties:
                raise SourceError(1, f"no @{needed}; add it to the first lines")
        self.check_tables()
        self.check_nesting()
        self.check_notes()
        _number_headings(source.blocks)

    def check_tables(self):
        for block in self.source.blocks:
            for line, row in zip(block.row_lines, block.rows):
                if len(row) != len(block.rows[0]):
                    raise SourceError(line, f"the row has {len(row)} cells, the table's first row "
                                            f"{len(block.rows[0])}; make them equal (a | in a "
                                            "cell is written \\|)")

    def check_notes(self):
        """Every reference has its note, every note exactly one reference."""
        used = set()
        for line, piece in _all_pieces(self.source):
            if piece.kind in ("footnote", "endnote"):
                key = (piece.kind, piece.number)
                if key not in self.source.notes:
                    directive = "@note" if piece.kind == "footnote" else "@endnote"
                    raise SourceError(line, f"{piece.kind} {piece.number} has no text; write "
                                            f"{directive} {piece.number} Text")
                if key in used:
                    raise SourceError(line, f"{piece.kind} {piece.number} is referred to twice; "
                                            "write a second note")
                used.add(key)
        for key in self.source.notes:
            if key not in used:
                mark = "[^" if key[0] == "footnote" else "[^^"
                raise SourceError(self.lines[key], f"{key[0]} {key[1]} is never referred to; "
                                                   f"write {mark}{key[1]}] where it belongs")

    def check_nesting(self):
        """Notes and comments belong in the body: Word allows them nowhere else."""
        elsewhere = [(self.lines[key], pieces) for key, pieces in self.source.notes.items()]
        elsewhere += [(1, part) for line in self.source.headers for part in line]
        elsewhere += [(1, part) for part in self.source.header_table + self.source.footers]
        elsewhere += [(b.line, box) for b in self.source.blocks for box in b.boxes]
        for line, pieces in elsewhere:
            if any(p.kind in ("footnote", "endnote", "comment-start") for p in pieces):
                raise SourceError(line, "a note or a comment inside a note, a text box, a header "
                                        "or a footer; Word has none there, move it to the body")


def _all_pieces(source):
    """Every piece of the body with the line of its block."""
    for block in source.blocks:
        for pieces in [block.pieces] + [cell for row in block.rows for cell in row]:
            for piece in pieces:
                yield block.line, piece


def _number_headings(blocks):
    """Writes the automatic number of every numbered heading, as Word counts."""
    counters = [0, 0, 0]
    previous = 0
    for block in blocks:
        if block.kind != "heading":
            continue
        if block.level > previous + 1:
            raise SourceError(block.line, f"a heading of level {block.level} follows one of level "
                                          f"{previous}; add the level between")
        previous = block.level
        if block.numbered and visible_text(block.pieces):
            counters[block.level - 1] += 1
            counters[block.level:] = [0] * (3 - block.level)
            if 0 in counters[:block.level]:
                raise SourceError(block.line, "a numbered heading below an unnumbered one would "
                                              "get a number with 0; add the star: ##* Heading")
            block.number = ".".join(str(n) for n in counters[:block.level])
