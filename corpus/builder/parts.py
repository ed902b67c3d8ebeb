# SPDX-License-Identifier: Apache-2.0
"""All parts of one document, by name: what Word puts into the package."""

from xml.sax.saxutils import escape, quoteattr

from .body import Body, comments_xml, footer_xml, header_xml, notes_xml
from .chance import Chance, Identities
from .numbering import numbering_xml
from .runs import RunWriter
from .styles import styles_xml

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in (
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("r", _OFFICE),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
)) + ' mc:Ignorable="w14 w15"'

# part below word/ -> root element, relationship type
_WORD_PARTS = {
    "styles": ("styles", f"{_OFFICE}/styles"),
    "numbering": ("numbering", f"{_OFFICE}/numbering"),
    "settings": ("settings", f"{_OFFICE}/settings"),
    "webSettings": ("webSettings", f"{_OFFICE}/webSettings"),
    "fontTable": ("fonts", f"{_OFFICE}/fontTable"),
    "footnotes": ("footnotes", f"{_OFFICE}/footnotes"),
    "endnotes": ("endnotes", f"{_OFFICE}/endnotes"),
    "header1": ("hdr", f"{_OFFICE}/header"),
    "footer1": ("ftr", f"{_OFFICE}/footer"),
    "comments": ("comments", f"{_OFFICE}/comments"),
    "people": ("people", "http://schemas.microsoft.com/office/2011/relationships/people"),
}
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


class Relationships:
    """The relationships of one part."""

    def __init__(self):
        self._items = []          # (type, target, external)

    def add(self, kind, target, external=False):
        """The id of the relationship, new or known."""
        item = (kind, target, external)
        if item not in self._items:
            self._items.append(item)
        return f"rId{self._items.index(item) + 1}"

    def hyperlink(self, url):
        return self.add(f"{_OFFICE}/hyperlink", url, external=True)

    def xml(self):
        """The .rels part, or nothing when there are no relationships."""
        if not self._items:
            return ""
        rows = "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}'
            + (' TargetMode="External"' if external else "") + "/>"
            for number, (kind, target, external) in enumerate(self._items, 1))
        return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def build_parts(source):
    """The document of a source: part name -> bytes, in the order of the package."""
    name = source.target.rsplit("/", 1)[-1]
    identities = Identities(name)
    relationships = {part: Relationships() for part in ["document", *_WORD_PARTS]}
    ids = {part: relationships["document"].add(kind, f"{part}.xml")
           for part, (_, kind) in _WORD_PARTS.items() if part not in ("comments", "people")}
    body = Body(source, identities, relationships["document"])

    def writer(part):
        return RunWriter(identities, relationships[part])

    inside = {
        "styles": styles_xml(),
        "numbering": numbering_xml(name, body.lists),
        "settings": _settings(source, identities),
        "webSettings": "<w:optimizeForBrowser/><w:allowPNG/>",
        "fontTable": _font_table(),
        "footnotes": notes_xml("footnote", body, writer("footnotes")),
        "endnotes": notes_xml("endnote", body, writer("endnotes")),
        "header1": header_xml(source, writer("header1")),
        "footer1": footer_xml(source, writer("footer1")),
    }
    people = _people(source, body)
    if body.comments.items:
        inside["comments"] = comments_xml(body.comments, writer("comments"))
    if people:
        inside["people"] = people
    for part in ("comments", "people"):
        if part in inside:
            relationships["document"].add(_WORD_PARTS[part][1], f"{part}.xml")

    document = (f"{_XML}<w:document{_NAMESPACES}><w:body>{body.xml}"
                f'{body.section(ids["header1"], ids["footer1"])}</w:body></w:document>')
    parts = {"[Content_Types].xml": _content_types(inside), "_rels/.rels": _package_rels(),
             "word/document.xml": document,
             "word/_rels/document.xml.rels": relationships["document"].xml()}
    for part, content in inside.items():
        prefix = "w15" if part == "people" else "w"
        root = f"{prefix}:{_WORD_PARTS[part][0]}"
        parts[f"word/{part}.xml"] = f"{_XML}<{root}{_NAMESPACES}>{content}</{root}>"
        rels = relationships[part].xml()
        if rels:
            parts[f"word/_rels/{part}.xml.rels"] = rels
    parts["docProps/core.xml"] = _core(source)
    parts["docProps/app.xml"] = _app(name, body)
    return {part: content.encode("utf-8") for part, content in parts.items()}


def _content_types(inside):
    rows = ('<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>')
    types = {"/word/document.xml": _CONTENT_TYPE.format("document.main")}
    for part in inside:
        types[f"/word/{part}.xml"] = _CONTENT_TYPE.format(part.rstrip("1"))
    types["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["/docProps/app.xml"] = \
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    rows += "".join(f'<Override PartName="{part}" ContentType="{kind}"/>'
                    for part, kind in types.items())
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{rows}</Types>'


def _package_rels():
    rels = Relationships()
    rels.add(f"{_OFFICE}/officeDocument", "word/document.xml")
    rels.add(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    rels.add(f"{_OFFICE}/extended-properties", "docProps/app.xml")
    return rels.xml()


def _all_text(source):
    """Every list of pieces that can hold a tracked change."""
    for block in source.blocks:
        yield block.pieces
        yield from (cell for row in block.rows for cell in row)
        yield from block.boxes
    yield from source.notes.values()


def _people(source, body):
    """The authors of tracked changes and comments."""
    authors = {piece.change.author for pieces in _all_text(source) for piece in pieces
               if piece.change} | {comment.author for comment in body.comments.items}
    return "".join(f'<w15:person w15:author={quoteattr(author)}><w15:presenceInfo '
                   f'w15:providerId="None" w15:userId={quoteattr(author)}/></w15:person>'
                   for author in sorted(authors))


def _settings(source, identities):
    tracked = any(piece.change for pieces in _all_text(source) for piece in pieces)
    track = "<w:trackRevisions/>" if tracked else ""
    rsids = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in sorted(set(identities.rsids)))
    notes = "".join(f'<w:{kind}Pr><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>'
                    for kind in ("footnote", "endnote"))
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>' for name, value in (
            ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
            ("useWord2013TrackBottomHyphenation", 0)))
    return ('<w:zoom w:percent="100"/><w:proofState w:spelling="clean"/>' + track
            + '<w:defaultTabStop w:val="1304"/><w:hyphenationZone w:val="425"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/>' + notes
            + f"<w:compat>{compat}</w:compat>"
            f'<w:rsids><w:rsidRoot w:val="{identities.rsids[0]}"/>{rsids}</w:rsids>'
            '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/>'
            '<w:listSeparator w:val=";"/>')


def _font_table():
    fonts = (("Symbol", "05050102010706020507", "02", "roman", "variable"),
             ("Times New Roman", "02020603050405020304", "00", "roman", "variable"),
             ("Courier New", "02070309020205020404", "00", "modern", "fixed"),
             ("Arial", "020B0604020202020204", "00", "swiss", "variable"))
    return "".join(f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/>'
                   f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
                   f'<w:pitch w:val="{pitch}"/></w:font>'
                   for name, panose, charset, family, pitch in fonts)


def _core(source):
    values = {"creator": "linjera", "revision": "1", **source.properties}
    rows = []
    for element, key in (("dc:title", "title"), ("dc:subject", "subject"),
                         ("dc:creator", "creator"), ("cp:keywords", "keywords"),
                         ("cp:lastModifiedBy", "creator"), ("cp:revision", "revision")):
        rows.append(f"<{element}>{escape(values.get(key, ''))}</{element}>")
    for key, hour in (("created", "08:00:00"), ("modified", "15:30:00")):
        rows.append(f'<dcterms:{key} xsi:type="dcterms:W3CDTF">{values[key]}T{hour}Z'
                    f"</dcterms:{key}>")
    rows.append(f"<cp:category>{escape(values.get('category', ''))}</cp:category>")
    return (f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            + "".join(rows) + "</cp:coreProperties>")


def _app(name, body):
    words, characters, paragraphs = body.words()
    lines = max(1, characters // 80)
    minutes = Chance(f"{name}:minutes").below(900) + 60
    values = (("Template", "Normal.dotm"), ("TotalTime", minutes), ("Pages", body.layout.pages),
              ("Words", words), ("Characters", characters),
              ("Application", "Microsoft Office Word"), ("DocSecurity", 0), ("Lines", lines),
              ("Paragraphs", paragraphs), ("ScaleCrop", "false"), ("LinksUpToDate", "false"),
              ("CharactersWithSpaces", characters + words), ("SharedDoc", "false"),
              ("HyperlinksChanged", "false"), ("AppVersion", "16.0000"))
    rows = "".join(f"<{key}>{value}</{key}>" for key, value in values)
    return (f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'extended-properties">{rows}</Properties>')
