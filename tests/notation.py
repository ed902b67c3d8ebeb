# SPDX-License-Identifier: Apache-2.0
"""Small Word documents from the notation of rule examples, a block a line:

    # heading (## a level below)   - list item   | label | value |   > quotation   paragraph
    |---| below the first row of a table: it names the columns
    [text](target) in a block: a hyperlink; the target may be empty or "#"

In a table cell of the test files, which hold a text on one line, `¶` stands between the lines."""
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

BREAK = "¶"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = 4

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in range(1, HEADINGS + 1)
) + '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
                  for name, kind in (("document", "document.main"), ("styles", "styles"),
                                     ("numbering", "numbering")))
        + "</Types>",
    "_rels/.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="main" Target="word/document.xml" Type="{TYPE}/officeDocument"/>'
        "</Relationships>",
    "word/_rels/document.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="styles" Target="styles.xml" Type="{TYPE}/styles"/>'
        f'<Relationship Id="numbering" Target="numbering.xml" Type="{TYPE}/numbering"/>'
        "</Relationships>",
    "word/styles.xml": f"<w:styles {WORD}>{STYLES}</w:styles>",
    "word/numbering.xml": f"<w:numbering {WORD}>{NUMBERING}</w:numbering>",
}


LINK = re.compile(r"\[([^][]+)\]\(([^()\s]*)\)")


def plain_runs(text, split):
    """One run, or several that cut words as Word does: after every eleventh character."""
    step = 11 if split else max(len(text), 1)
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(text[at:at + step])}</w:t></w:r>'
                   for at in range(0, len(text), step))


def link_id(target):
    return f"link{target.encode().hex()}"


def runs(text, split):
    """The runs of a text, with its links."""
    parts = LINK.split(text)
    return "".join(plain_runs(parts[at], split) + (
        f'<w:hyperlink r:id="{link_id(parts[at + 2])}">{plain_runs(parts[at + 1], split)}'
        "</w:hyperlink>" if at + 2 < len(parts) else "") for at in range(0, len(parts), 3))


def relationships(text):
    """The part that says where the links of a text lead."""
    links = "".join(
        f'<Relationship Id="{link_id(target)}" Target={quoteattr(target)} TargetMode="External" '
        f'Type="{TYPE}/hyperlink"/>' for target in sorted({to for _, to in LINK.findall(text)}))
    part = PARTS["word/_rels/document.xml.rels"]
    return part.replace("</Relationships>", f"{links}</Relationships>")


def paragraph(text, properties="", split=False):
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs(text.strip(), split)}</w:p>"


def row(line, split, header):
    cells = "".join(f"<w:tc>{paragraph(cell, split=split)}</w:tc>"
                    for cell in line.strip("| ").split("|"))
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{properties}{cells}</w:tr>"


def block(line, split):
    if line.startswith("#"):
        level = min(len(line) - len(line.lstrip("#")), HEADINGS)
        return paragraph(line.lstrip("#"), f'<w:pStyle w:val="Heading{level}"/>', split)
    if line.startswith("- "):
        return paragraph(line[2:], '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
                         split)
    if line.startswith("> "):
        return paragraph(line[2:], '<w:pStyle w:val="Quote"/>', split)
    return paragraph(line, split=split)


def body(text, split):
    """The blocks of a text; rows that follow each other are one table."""
    blocks, rows = [], []
    lines = [*(line.strip() for line in text.split(BREAK)), ""]
    for line, after in zip(lines, [*lines[1:], ""]):
        if line.startswith("|"):
            if not line.startswith("|-"):
                rows.append(row(line, split, not rows and after.startswith("|-")))
            continue
        if rows:
            blocks.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
            rows = []
        if line.strip():
            blocks.append(block(line, split))
    return "".join(blocks)


def write_document(path, text, split=False):
    document = (f'<w:document {WORD} xmlns:r="{TYPE}"><w:body>{body(text, split)}</w:body>'
                "</w:document>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**PARTS, "word/_rels/document.xml.rels": relationships(text),
                           "word/document.xml": document}.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + part)
