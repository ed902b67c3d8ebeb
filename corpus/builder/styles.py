# SPDX-License-Identifier: Apache-2.0
"""word/styles.xml with the style ids of a Swedish Word.

Rubrik2 is based on Rubrik1 and Rubrik3 on Rubrik2; they state only their level and inherit the
numbering itself, so a reader must follow w:basedOn to number a heading.
"""

from .numbering import BULLET_STYLE_NUM, HEADING_NUM

_HEAD_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
_BLUE = '<w:color w:val="1F4E79"/>'
_NO_SPACE = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'


def _size(half_points):
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _num(inside):
    return f"<w:numPr>{inside}</w:numPr>"


def _tabs(*positions):
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}"{leader} w:pos="{at}"/>'
                                for kind, leader, at in positions) + "</w:tabs>"


_EDGES = _tabs(("center", "", 4536), ("right", "", 9072))
_LEVEL = '<w:ilvl w:val="{}"/>'

# id, name, basedOn, next, linked character style, uiPriority, pPr, rPr
_PARAGRAPH_STYLES = (
    ("Rubrik1", "heading 1", "Normal", "Brdtext", "Rubrik1Char", 9,
     "<w:keepNext/><w:keepLines/>" + _num(f'<w:numId w:val="{HEADING_NUM}"/>')
     + '<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
     _HEAD_FONT + "<w:b/><w:bCs/>" + _BLUE + _size(32)),
    ("Rubrik2", "heading 2", "Rubrik1", "Brdtext", "Rubrik2Char", 9,
     _num(_LEVEL.format(1)) + '<w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
     _size(26)),
    ("Rubrik3", "heading 3", "Rubrik2", "Brdtext", "Rubrik3Char", 9,
     _num(_LEVEL.format(2)) + '<w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/>',
     _size(23)),
    ("Rubrik4", "heading 4", "Normal", "Brdtext", "Rubrik4Char", 9,
     '<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="40"/><w:outlineLvl w:val="3"/>',
     _HEAD_FONT + "<w:i/><w:iCs/>" + _BLUE),
    ("Rubrik", "Title", "Normal", "Brdtext", "RubrikChar", 10,
     '<w:spacing w:before="240" w:after="120" w:line="240" w:lineRule="auto"/>'
     "<w:contextualSpacing/>", _HEAD_FONT + _BLUE + '<w:kern w:val="28"/>' + _size(52)),
    ("Underrubrik", "Subtitle", "Normal", "Brdtext", "UnderrubrikChar", 11,
     '<w:spacing w:after="240"/>', _HEAD_FONT + '<w:color w:val="595959"/>' + _size(28)),
    ("Brdtext", "Body Text", "Normal", "", "BrdtextChar", 99, '<w:spacing w:after="140"/>', ""),
    ("Liststycke", "List Paragraph", "Normal", "", "", 34,
     '<w:spacing w:after="60"/><w:ind w:left="720"/>', ""),
    ("Punktlista", "List Bullet", "Normal", "", "", 99,
     _num(f'<w:numId w:val="{BULLET_STYLE_NUM}"/>') + '<w:spacing w:after="60"/>', ""),
    ("Citat", "Quote", "Normal", "Brdtext", "CitatChar", 29,
     '<w:spacing w:before="120" w:after="160"/><w:ind w:left="567" w:right="567"/>',
     '<w:i/><w:iCs/><w:color w:val="404040"/>'),
    ("Beskrivning", "caption", "Normal", "Brdtext", "", 35,
     '<w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/>',
     _HEAD_FONT + "<w:b/><w:bCs/>" + _BLUE + _size(18)),
    ("Innehllsfrteckningsrubrik", "TOC Heading", "Rubrik1", "Brdtext", "", 39,
     _num('<w:numId w:val="0"/>') + '<w:outlineLvl w:val="9"/>', ""),
    ("Innehll1", "toc 1", "Normal", "Normal", "", 39,
     _tabs(("left", "", 440), ("right", ' w:leader="dot"', 9062)) + '<w:spacing w:after="60"/>',
     ""),
    ("Innehll2", "toc 2", "Normal", "Normal", "", 39,
     _tabs(("left", "", 880), ("right", ' w:leader="dot"', 9062))
     + '<w:spacing w:after="40"/><w:ind w:left="220"/>', ""),
    ("Innehll3", "toc 3", "Normal", "Normal", "", 39,
     _tabs(("left", "", 1320), ("right", ' w:leader="dot"', 9062))
     + '<w:spacing w:after="40"/><w:ind w:left="440"/>', ""),
    ("Sidhuvud", "header", "Normal", "", "SidhuvudChar", 99, _EDGES + _NO_SPACE,
     _HEAD_FONT + _size(16)),
    ("Sidfot", "footer", "Normal", "", "SidfotChar", 99, _EDGES + _NO_SPACE,
     _HEAD_FONT + _size(16)),
    ("Fotnotstext", "footnote text", "Normal", "", "FotnotstextChar", 99, _NO_SPACE, _size(20)),
    ("Slutnotstext", "endnote text", "Normal", "", "SlutnotstextChar", 99, _NO_SPACE, _size(20)),
    ("Kommentarer", "annotation text", "Normal", "", "KommentarerChar", 99,
     '<w:spacing w:line="240" w:lineRule="auto"/>', _size(20)),
    ("Tabelltext", "Tabelltext", "Normal", "", "", 0,
     '<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>', _size(21)),
)

_CHARACTER_STYLES = (
    ("Hyperlnk", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
    ("Fotnotsreferens", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    ("Slutnotsreferens", "endnote reference", '<w:vertAlign w:val="superscript"/>'),
    ("Kommentarsreferens", "annotation reference", _size(16)),
)

_HEAD = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    + _size(24) + '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults>'
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
    'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">'
    '<w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>'
    '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/>'
    '<w:lsdException w:name="caption" w:semiHidden="1" w:uiPriority="35" '
    'w:unhideWhenUsed="1" w:qFormat="1"/></w:latentStyles>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    '<w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="Ingenlista"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>')


def styles_xml():
    """The inside of w:styles."""
    out = [_HEAD]
    for style in _PARAGRAPH_STYLES:
        out.append(_paragraph_style(*style))
        if style[4]:
            out.append(_linked_style(style))
    for style_id, name, rpr in _CHARACTER_STYLES:
        out.append(f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/>'
                   '<w:basedOn w:val="Standardstycketeckensnitt"/><w:uiPriority w:val="99"/>'
                   f'<w:unhideWhenUsed/><w:rPr>{rpr}</w:rPr></w:style>')
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in
                      ("top", "left", "bottom", "right", "insideH", "insideV"))
    out.append('<w:style w:type="table" w:styleId="Tabellrutnt"><w:name w:val="Table Grid"/>'
               '<w:basedOn w:val="Normaltabell"/><w:uiPriority w:val="39"/><w:pPr>'
               f'{_NO_SPACE}</w:pPr><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
               '</w:style>')
    return "".join(out)


def _paragraph_style(style_id, name, based_on, following, linked, priority, ppr, rpr):
    custom = ' w:customStyle="1"' if name == style_id else ""
    following = f'<w:next w:val="{following}"/>' if following else ""
    link = f'<w:link w:val="{linked}"/>' if linked else ""
    rpr = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return (f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{based_on}"/>{following}{link}<w:uiPriority w:val="{priority}"/>'
            f'<w:qFormat/><w:pPr>{ppr}</w:pPr>{rpr}</w:style>')


def _linked_style(style):
    style_id, linked, rpr = style[0], style[4], style[7]
    name = {"Rubrik": "Rubrik", "Brdtext": "Brödtext"}.get(style_id, style_id)
    if name[:-1] == "Rubrik":
        name = f"Rubrik {name[-1]}"
    rpr = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return (f'<w:style w:type="character" w:customStyle="1" w:styleId="{linked}">'
            f'<w:name w:val="{name} Char"/><w:basedOn w:val="Standardstycketeckensnitt"/>'
            f'<w:link w:val="{style_id}"/>{rpr}</w:style>')
