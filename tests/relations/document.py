# SPDX-License-Identifier: Apache-2.0
"""Clauses as a Word document: headings that Word numbers, words that are split over runs."""
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LEVELS = 4
BULLETS, LETTERS = 2, 3


def styles():
    """Heading styles; the numbered ones are linked to the numbering."""
    made = []
    for level in range(LEVELS):
        made.append(f'<w:style w:type="paragraph" w:styleId="Rubrik{level + 1}">'
                    f'<w:name w:val="heading {level + 1}"/><w:pPr><w:numPr>'
                    f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
                    f'<w:outlineLvl w:val="{level}"/></w:pPr></w:style>')
    return f'<w:styles {W}>{"".join(made)}</w:styles>'


def numbering():
    """The headings' numbers, bullets and letters."""
    heads = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Rubrik{n + 1}"/><w:lvlText w:val="'
        f'{".".join(f"%{k + 1}" for k in range(n + 1))}"/></w:lvl>' for n in range(LEVELS))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for number, form, text in ((BULLETS, "bullet", "•"), (LETTERS, "lowerLetter", "%1)")))
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
                   for n in (1, BULLETS, LETTERS))
    return (f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{heads}</w:abstractNum>'
            f'{lists}{nums}</w:numbering>')


class Writer:
    """WordprocessingML of clauses, its text cut into runs by chance."""

    def __init__(self, chance):
        self.chance = chance
        self.lists = []
        self.parts = []

    def runs(self, text):
        """The text in runs; now and then a word is cut in two, with a soft hyphen or without."""
        pieces, at = [], 0
        while at < len(text):
            length = self.chance.randint(3, 60)
            pieces.append(text[at:at + length])
            at += length
        made = []
        for piece in pieces:
            bold = "<w:rPr><w:b/></w:rPr>" if self.chance.random() < 0.1 else ""
            made.append(f'<w:r>{bold}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
            if piece[-1].isalpha() and self.chance.random() < 0.1:
                made.append('<w:r><w:softHyphen/></w:r>')
        return "".join(made)

    def paragraph(self, text, properties=""):
        """A paragraph."""
        self.parts.append(f"<w:p><w:pPr>{properties}</w:pPr>{self.runs(text)}</w:p>")

    def heading(self, clause):
        """A heading; the number is Word's, or typed, or there is none."""
        off = '<w:numPr><w:numId w:val="0"/></w:numPr>' if clause.typed else ""
        typed = f"{clause.number} " if clause.typed and clause.number else ""
        self.paragraph(typed + clause.title, f'<w:pStyle w:val="Rubrik{clause.level}"/>{off}')

    def clause(self, clause):
        """A clause: heading, sentences in paragraphs, a list, a table."""
        self.heading(clause)
        for at in range(0, len(clause.sentences), 3):
            self.paragraph(" ".join(clause.sentences[at:at + 3]))
        for item in clause.items:
            self.paragraph(item, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="'
                                 f'{LETTERS if clause.lettered else BULLETS}"/></w:numPr>')
        if clause.rows:
            rows = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{self.runs(cell)}</w:p></w:tc>"
                                              for cell in row) + "</w:tr>" for row in clause.rows)
            self.parts.append(f"<w:tbl>{rows}</w:tbl>")

    def write(self, path):
        """The package."""
        body = f'<w:document {W}><w:body>{"".join(self.parts)}</w:body></w:document>'
        parts = {"word/document.xml": (body, "document.main"),
                 "word/styles.xml": (styles(), "styles"),
                 "word/numbering.xml": (numbering(), "numbering")}
        types = "".join(f'<Override PartName="/{name}" ContentType="{OFFICE}{kind}+xml"/>'
                        for name, (_, kind) in parts.items())
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml",
                             '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                             'content-types"><Default Extension="rels" ContentType="application/'
                             f'vnd.openxmlformats-package.relationships+xml"/>{types}</Types>')
            package.writestr("_rels/.rels",
                             f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="'
                             f'{RELATION}officeDocument" Target="word/document.xml"/>'
                             '</Relationships>')
            package.writestr("word/_rels/document.xml.rels",
                             f'<Relationships xmlns="{relations}">' + "".join(
                                 f'<Relationship Id="r{n}" Type="{RELATION}{kind}" '
                                 f'Target="{kind}.xml"/>'
                                 for n, kind in enumerate(("styles", "numbering"))) +
                             "</Relationships>")
            for name, (text, _) in parts.items():
                package.writestr(name, text)


def write_agreement(path, clauses, chance):
    """A document of clauses."""
    writer = Writer(chance)
    for clause in clauses:
        writer.clause(clause)
    writer.write(path)
