# SPDX-License-Identifier: Apache-2.0
"""word/document.xml and the parts it refers to: notes, comments, header and footer."""

from xml.sax.saxutils import quoteattr

from .inline import Piece, plain_text, visible_text
from .layout import Layout, column_widths, wrapped_lines
from .numbering import BULLET_STYLE_NUM, ListNumbers
from .runs import RunWriter, field, raw_run, run
from .textbox import text_box

_PARAGRAPH_STYLES = {"title": "Rubrik", "subtitle": "Underrubrik", "text": "Brdtext",
                     "quote": "Citat", "caption": "Beskrivning", "anchor": "Brdtext"}
_SECTION = ('<w:sectPr w:rsidR="{rsid}"><w:headerReference w:type="default" r:id="{header}"/>'
            '<w:footerReference w:type="default" r:id="{footer}"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" '
            'w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
            '<w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>')


class Notes:
    """Numbers foot- and endnotes in the order in which the body refers to them."""

    def __init__(self):
        self._ids = {"footnote": {}, "endnote": {}}

    def number(self, kind, source_number):
        ids = self._ids[kind]
        return ids.setdefault(source_number, len(ids) + 1)

    def items(self, kind):
        """(w:id, number in the source) of every note."""
        return [(number, source) for source, number in self._ids[kind].items()]


class Comments:
    """Numbers comments in the order in which the body holds them."""

    def __init__(self):
        self.items = []

    def number(self, comment):
        for number, known in enumerate(self.items):
            if known is comment:
                return number
        self.items.append(comment)
        return len(self.items) - 1


class Body:
    """Writes a source's blocks. `xml` is the inside of w:body; the rest is what it refers to."""

    def __init__(self, source, identities, relationships):
        self.source = source
        self.identities = identities
        self.layout = Layout(source)
        self.lists = ListNumbers()
        self.notes = Notes()
        self.comments = Comments()
        self.writer = RunWriter(identities, relationships, self.notes, self.comments)
        self.boxes = 0
        # One document in three uses the style Punktlista for bullets, the others Liststycke.
        self.bullet_style = identities.stream("bullets").below(3) == 0
        self.bookmarks = {}       # block index -> name of its _Toc bookmark
        for index, block in enumerate(source.blocks):
            if block.kind == "heading":
                number = identities.toc_base + len(self.bookmarks)
                self.bookmarks[index] = f"_Toc{number}"
        self.xml = self._blocks()

    def section(self, header, footer):
        """The section properties that end the body."""
        return _SECTION.format(rsid=self.identities.rsids[0], header=header, footer=footer)

    def _blocks(self):
        out = []
        blocks = self.source.blocks
        for index, block in enumerate(blocks):
            if block.kind == "table":
                out.append(self._table(index, block))
                if index + 1 == len(blocks) or blocks[index + 1].kind == "table":
                    out.append(self.writer.paragraph("", '<w:pStyle w:val="Brdtext"/>'))
            elif block.kind == "toc":
                out.append(self._contents(index))
            elif block.kind == "pagebreak":
                out.append(self.writer.paragraph(raw_run('<w:br w:type="page"/>')))
            else:
                out.append(self._paragraph(index, block))
        return "".join(out)

    def _paragraph(self, index, block):
        chance = self.identities.stream(visible_text(block.pieces))
        breaks = self.layout.breaks[index]
        content = "".join(self._box(pieces) for pieces in block.boxes)
        if block.kind == "anchor":
            content += run("", page_break=True) if breaks else ""
        elif block.kind == "heading":
            number = self.identities.annotation_id()
            content += (f'<w:bookmarkStart w:id="{number}" w:name="{self.bookmarks[index]}"/>'
                        + self.writer.runs(block.pieces, chance, breaks)
                        + f'<w:bookmarkEnd w:id="{number}"/>')
        elif block.kind == "caption":
            content += (run("Tabell ", page_break=bool(breaks))
                        + field(r"SEQ Tabell \* ARABIC", block.number)
                        + self.writer.runs([Piece("text", " ")] + block.pieces, chance))
        else:
            content += self.writer.runs(block.pieces, chance, breaks)
        return self.writer.paragraph(content, self._properties(block), chance)

    def _properties(self, block):
        if block.kind == "heading":
            number = "" if block.numbered else \
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" ' \
                'w:firstLine="0"/>'
            return f'<w:pStyle w:val="Rubrik{block.level}"/>{number}'
        if block.kind == "item":
            return self._item_properties(block)
        keep = "<w:keepNext/>" if block.kind == "caption" else ""
        return f'<w:pStyle w:val="{_PARAGRAPH_STYLES[block.kind]}"/>{keep}'

    def _item_properties(self, block):
        if block.list_kind == "bullet" and self.bullet_style:
            number = "" if block.level == 0 else \
                f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="{BULLET_STYLE_NUM}"/></w:numPr>'
            return f'<w:pStyle w:val="Punktlista"/>{number}'
        number = self.lists.number(block.list_id, block.list_kind)
        return (f'<w:pStyle w:val="Liststycke"/><w:numPr><w:ilvl w:val="{block.level}"/>'
                f'<w:numId w:val="{number}"/></w:numPr>')

    def _box(self, pieces):
        self.boxes += 1
        content = self.writer.text_paragraph(pieces, '<w:pStyle w:val="Brdtext"/>')
        box = text_box(self.boxes, wrapped_lines(pieces, 76), content)
        return raw_run(box, "<w:noProof/>")

    def _table(self, index, block):
        widths = column_widths(block)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        first = 1 if block.header_row else 0
        look = (f'<w:tblLook w:val="{"04A0" if first else "0480"}" w:firstRow="{first}" '
                'w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>')
        rows = "".join(self._row(index, block, number, row, widths)
                       for number, row in enumerate(block.rows))
        return ('<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/><w:tblW w:w="0" w:type="auto"/>'
                f'{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>')

    def _row(self, index, block, number, row, widths):
        header = block.header_row and number == 0
        cells = []
        for column, (pieces, width) in enumerate(zip(row, widths)):
            label = block.label_column and column == 0
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="D9E2EC"/>' if header or label \
                else ""
            breaks = [0] * (column == 0 and number in self.layout.breaks[index])
            text = self.writer.text_paragraph(pieces, '<w:pStyle w:val="Tabelltext"/>', breaks,
                                              bold=header or label)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
                         f'{text}</w:tc>')
        properties = "<w:trPr><w:cantSplit/>" + "<w:tblHeader/>" * header + "</w:trPr>"
        rsid = self.identities.rsids[(index + number) % 14]
        row_id = self.identities.paragraph_id(self.identities.stream(f"row {index} {number}"))
        return (f'<w:tr w:rsidR="{rsid}" w14:paraId="{row_id}" w14:textId="77777777">'
                f'{properties}{"".join(cells)}</w:tr>')

    def _contents(self, index):
        """The table of contents: a field in a content control, with its cached entries."""
        code = raw_run('<w:fldChar w:fldCharType="begin"/>') + raw_run(
            '<w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText>'
            ) + raw_run('<w:fldChar w:fldCharType="separate"/>')
        breaks = self.layout.breaks[index]
        out = [self.writer.paragraph(
            run("Innehåll", page_break=0 in breaks),
            '<w:pStyle w:val="Innehllsfrteckningsrubrik"/>')]
        for count, (target, name) in enumerate(self.bookmarks.items(), 1):
            heading = self.source.blocks[target]
            entry = self._entry(heading, name, self.layout.start[target], count in breaks)
            tabs = f'<w:tab w:val="left" w:pos="{_number_tab(heading.level)}"/>' * \
                bool(heading.number)
            properties = (f'<w:pStyle w:val="Innehll{heading.level}"/><w:tabs>{tabs}'
                          '<w:tab w:val="right" w:leader="dot" w:pos="9062"/></w:tabs>'
                          '<w:rPr><w:noProof/></w:rPr>')
            out.append(self.writer.paragraph((code if count == 1 else "") + entry, properties))
        end = raw_run('<w:fldChar w:fldCharType="end"/>', "<w:b/><w:bCs/>")
        out.append(self.writer.paragraph(end if self.bookmarks else code + end))
        number = self.identities.stream("toc").below(0x7FFFFFFF)
        return (f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:docPartObj><w:docPartGallery '
                'w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
                f'<w:sdtContent>{"".join(out)}</w:sdtContent></w:sdt>')

    @staticmethod
    def _entry(heading, bookmark, page, page_break):
        link = '<w:rStyle w:val="Hyperlnk"/><w:noProof/>'
        quiet = "<w:noProof/><w:webHidden/>"
        title = run(visible_text(heading.pieces), link, page_break=page_break)
        number = run(heading.number, link, page_break=page_break) \
            + raw_run("<w:tab/>", "<w:noProof/>") if heading.number else ""
        if number:
            title = run(visible_text(heading.pieces), link)
        return (f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{number}{title}'
                + raw_run("<w:tab/>", quiet) + field(f"PAGEREF {bookmark} \\h", str(page), quiet)
                + "</w:hyperlink>")

    def words(self):
        """The words and characters of the body, as Word counts them (without notes)."""
        texts = [plain_text(pieces) for block in self.source.blocks
                 for pieces in [block.pieces] + [c for row in block.rows for c in row]]
        words = [word for text in texts for word in text.split()]
        return len(words), sum(map(len, words)), sum(1 for text in texts if text)


def _number_tab(level):
    return {1: 440, 2: 880, 3: 1320}[level]


def header_xml(source, writer):
    """The inside of w:hdr: the lines, then the one-row table."""
    out = [_line(writer, parts, "Sidhuvud") for parts in source.headers]
    if source.header_table:
        cells = source.header_table
        width = 9072 // len(cells)
        grid = f'<w:gridCol w:w="{width}"/>' * len(cells)
        row = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                      + writer.text_paragraph(cell, '<w:pStyle w:val="Sidhuvud"/>') + "</w:tc>"
                      for cell in cells)
        out.append('<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/><w:tblW w:w="0" '
                   'w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" '
                   'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
                   f'<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>')
    if source.header_table or not out:
        out.append(writer.paragraph("", '<w:pStyle w:val="Sidhuvud"/>'))
    return "".join(out)


def footer_xml(source, writer):
    """The inside of w:ftr."""
    out = [_line(writer, [pieces], "Sidfot") for pieces in source.footers]
    return "".join(out) or writer.paragraph("", '<w:pStyle w:val="Sidfot"/>')


def _line(writer, parts, style):
    """A line of a header: two parts stand left and right, three left, centred and right."""
    pieces = list(parts[0])
    for part in parts[1:]:
        pieces += [Piece("text", "\t")] + part
    clear = '<w:tabs><w:tab w:val="clear" w:pos="4536"/></w:tabs>' if len(parts) == 2 else ""
    return writer.text_paragraph(pieces, f'<w:pStyle w:val="{style}"/>{clear}')


def notes_xml(kind, body, writer):
    """The inside of w:footnotes or w:endnotes: Word's two separators, then the notes."""
    spacing = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    out = []
    for number, name in ((-1, "separator"), (0, "continuationSeparator")):
        content = writer.paragraph(raw_run(f"<w:{name}/>"), spacing)
        out.append(f'<w:{kind} w:type="{name}" w:id="{number}">{content}</w:{kind}>')
    style = "Fotnot" if kind == "footnote" else "Slutnot"
    for number, source_number in body.notes.items(kind):
        pieces = body.source.notes[(kind, source_number)]
        chance = writer.identities.stream(visible_text(pieces))
        mark = raw_run(f"<w:{kind}Ref/>", f'<w:rStyle w:val="{style}sreferens"/>')
        content = writer.paragraph(mark + writer.runs([Piece("text", " ")] + pieces, chance),
                                   f'<w:pStyle w:val="{style}stext"/>', chance)
        out.append(f'<w:{kind} w:id="{number}">{content}</w:{kind}>')
    return "".join(out)


def comments_xml(comments, writer):
    """The inside of w:comments."""
    out = []
    for number, comment in enumerate(comments.items):
        initials = "".join(word[0] for word in comment.author.split()).upper()
        mark = raw_run("<w:annotationRef/>", '<w:rStyle w:val="Kommentarsreferens"/>')
        chance = writer.identities.stream(visible_text(comment.pieces))
        content = writer.paragraph(mark + writer.runs(comment.pieces, chance),
                                   '<w:pStyle w:val="Kommentarer"/>', chance)
        out.append(f'<w:comment w:id="{number}" w:author={quoteattr(comment.author)} '
                   f'w:date="{comment.date}T09:00:00Z" w:initials={quoteattr(initials)}>'
                   f'{content}</w:comment>')
    return "".join(out)
