# SPDX-License-Identifier: Apache-2.0
"""Estimates where Word would turn the page.

A page holds about 45 lines of 87 characters (Times New Roman, 12 points); headings, tables and
spacing are counted in parts of such a line. The estimate feeds the page numbers in the table of
contents, the page count in docProps/app.xml and the w:lastRenderedPageBreak marks.
"""

from math import ceil

from .inline import LINE_BREAK, plain_text, visible_text

PAGE_LINES = 45.0
TEXT_WIDTH = 9072             # twentieths of a point between the margins

# Per kind: characters a line, height of a line, space around (both in body lines). The numbers
# follow from the sizes and spacings in styles.py.
_MEASURES = {"title": (35, 1.95, 1.0), "subtitle": (64, 1.15, 0.8), "text": (87, 1.0, 0.45),
             "quote": (71, 1.0, 0.55), "caption": (96, 0.7, 0.5), "item": (80, 1.0, 0.2),
             "anchor": (87, 1.0, 0.45)}
_HEADINGS = {1: (50, 1.35, 1.1), 2: (62, 1.1, 0.6), 3: (70, 1.0, 0.4)}


class Layout:
    """pages: how many. start[i]: the page block i begins on. breaks[i]: where new pages begin in
    block i: character offsets in a paragraph, row numbers in a table, and in a contents list 0 for
    its heading and n for its nth entry."""

    def __init__(self, source):
        self.pages = 1
        self.used = 0.0
        self.pending = False      # a hard page break waits for the paragraph that shows it
        self.start = []
        self.breaks = {}
        self.notes = source.notes
        self.toc_entries = sum(1 for b in source.blocks if b.kind == "heading")
        for index, block in enumerate(source.blocks):
            self.breaks[index] = []
            if block.kind == "pagebreak":
                self.start.append(self.pages)
                self.turn()
                self.pending = True
            elif block.kind == "table":
                self.table(index, block)
            elif block.kind == "toc":
                self.entries(index)
            else:
                self.paragraph(index, block)

    def turn(self):
        self.pages += 1
        self.used = 0.0

    def begin(self, index, at=0):
        """Notes that a page begins at this place when a hard page break stands before it."""
        if self.pending:
            self.breaks[index].append(at)
            self.pending = False

    def place(self, height, index, at, keep=0.0):
        """Puts an unbreakable height on this page or the next; `keep` must fit below it."""
        self.begin(index, at)
        if self.used and self.used + height + keep > PAGE_LINES:
            self.turn()
            self.breaks[index].append(at)
        self.used += height

    def paragraph(self, index, block):
        width, height, space = _HEADINGS.get(block.level, _MEASURES["text"]) \
            if block.kind == "heading" else _MEASURES[block.kind]
        lines = wrapped_lines(block.pieces, width)
        extra = self.extra(block)
        keep = 1.5 if block.kind in ("heading", "caption") else 0.0
        self.begin(index)
        room = int((PAGE_LINES - self.used - extra - keep) / height)
        if block.kind in ("text", "quote", "item") and lines > room >= 2 and lines - room >= 2:
            self.start.append(self.pages)
            self.flow(index, lines, room, width)
            self.used += space + extra
            return
        if self.used and self.used + lines * height + extra + keep > PAGE_LINES:
            self.turn()
            self.breaks[index].append(0)
        self.start.append(self.pages)
        self.used += lines * height + space + extra

    def flow(self, index, lines, room, width):
        """Breaks a paragraph in the middle; a very long one several times."""
        done = 0
        while lines - done > room:
            done += room
            self.turn()
            self.breaks[index].append(done * width)
            room = int(PAGE_LINES)
        self.used = lines - done

    def table(self, index, block):
        widths = column_widths(block)
        for number, row in enumerate(block.rows):
            height = 0.16 + 0.82 * max(wrapped_lines(cell, max(4, (width - 216) // 92 - 1))
                                       for cell, width in zip(row, widths))
            height += sum(self.note_height(cell) for cell in row)
            keep = 2.0 if number == 0 and block.header_row and len(block.rows) > 1 else 0.0
            self.place(height, index, number, keep)
            if number == 0:
                self.start.append(self.pages)
        self.used += 0.2

    def entries(self, index):
        self.place(2.4, index, 0)
        self.start.append(self.pages)
        for number in range(1, self.toc_entries + 1):
            self.place(1.15, index, number)

    def extra(self, block):
        """The lines that text boxes and footnotes of a paragraph take."""
        boxes = sum(wrapped_lines(box, 76) + 1.8 for box in block.boxes)
        return boxes + self.note_height(block.pieces)

    def note_height(self, pieces):
        return sum(0.75 * wrapped_lines(self.notes[("footnote", p.number)], 96) + 0.2
                   for p in pieces if p.kind == "footnote")


def wrapped_lines(pieces, width):
    """How many lines the visible text takes at this many characters a line."""
    return sum(max(1, ceil(len(part) / width))
               for part in visible_text(pieces).split(LINE_BREAK))


def column_widths(block):
    """Widths of a table's columns in twentieths of a point, wider where there is more text."""
    if block.label_column:
        return [2552, TEXT_WIDTH - 2552]
    weights, floors = [], []
    for column in range(len(block.rows[0])):
        texts = [plain_text(row[column]) for row in block.rows]
        average = sum(map(len, texts)) / len(texts)
        weights.append(max(6.0, 0.6 * average + 0.4 * min(80, max(map(len, texts)))))
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        floors.append(min(2600, 240 + 125 * longest))
    spare = max(0, TEXT_WIDTH - sum(floors))
    base = TEXT_WIDTH if not spare else 0
    share = [floor / sum(floors) * base if base else floor for floor in floors]
    widths = [int(s + spare * w / sum(weights)) for s, w in zip(share, weights)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths
