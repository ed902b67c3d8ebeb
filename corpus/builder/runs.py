# SPDX-License-Identifier: Apache-2.0
"""Pieces of text as WordprocessingML paragraphs and runs.

Word splits runs for reasons of its own: an edit in a later session (another rsid), the spelling
checker (w:proofErr), a page that ends (w:lastRenderedPageBreak). So does this module.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .inline import LINE_BREAK, NO_BREAK_HYPHEN, SOFT_HYPHEN, Piece, visible_text

SPLIT_SHARE = 0.2             # of the paragraphs have a word cut in two or three runs
_ELEMENTS = {SOFT_HYPHEN: "<w:softHyphen/>", NO_BREAK_HYPHEN: "<w:noBreakHyphen/>",
             "\u2011": "<w:noBreakHyphen/>", LINE_BREAK: "<w:br/>", "\t": "<w:tab/>"}
_SPECIAL = re.compile("([" + "".join(_ELEMENTS) + "])")
_WORD = re.compile(r"[^\W\d_]{6,}")
_PAGE_BREAK = "<w:lastRenderedPageBreak/>"


@dataclass
class Fragment:
    """What becomes one run."""
    piece: Piece
    text: str = ""
    rsid: str = ""
    page_break: bool = False
    before: str = ""              # markup in front of the run


def run(text, properties="", rsid="", page_break=False, deleted=False):
    """One w:r. `properties` is the inside of its w:rPr."""
    tag = "delText" if deleted else "t"
    content = _PAGE_BREAK if page_break else ""
    for part in _SPECIAL.split(text):
        if part in _ELEMENTS:
            content += _ELEMENTS[part]
        elif part:
            space = ' xml:space="preserve"' if part != part.strip() or "  " in part else ""
            content += f"<w:{tag}{space}>{escape(part)}</w:{tag}>"
    return raw_run(content, properties, rsid)


def raw_run(content, properties="", rsid=""):
    """One w:r around ready markup."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    attribute = f' w:rsidR="{rsid}"' if rsid else ""
    return f"<w:r{attribute}>{rpr}{content}</w:r>"


def field(instruction, result, properties="", result_properties=None):
    """A complex field with its cached result (text)."""
    def mark(kind):
        return raw_run(f'<w:fldChar w:fldCharType="{kind}"/>', properties)
    shown = properties if result_properties is None else result_properties
    code = raw_run(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
                   properties)
    return mark("begin") + code + mark("separate") + run(result, shown) + mark("end")


class RunWriter:
    """Writes the paragraphs of one part.

    identities: what is unique in the document; relationships: those of the part;
    notes: gives a note reference its id; comments: gives a comment its id.
    """

    def __init__(self, identities, relationships, notes=None, comments=None):
        self.identities = identities
        self.relationships = relationships
        self.notes = notes
        self.comments = comments
        self.go_back = False      # the part has its _GoBack bookmark

    def paragraph(self, content, properties="", chance=None):
        """A w:p around ready content. `properties` is the inside of its w:pPr."""
        ids = self.identities
        chance = chance or ids.stream("")
        text_id = "77777777" if chance.happens(0.7) else f"{chance.below(0x7FFFFFFF) + 1:08X}"
        attributes = (f'w14:paraId="{ids.paragraph_id(chance)}" w14:textId="{text_id}" '
                      f'w:rsidR="{chance.choice(ids.rsids)}" '
                      f'w:rsidRDefault="{chance.choice(ids.rsids)}"')
        if properties and chance.happens(0.5):
            attributes += f' w:rsidP="{chance.choice(ids.rsids)}"'
        ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p {attributes}>{ppr}{content}</w:p>"

    def text_paragraph(self, pieces, properties="", breaks=(), bold=False):
        """A paragraph of pieces."""
        chance = self.identities.stream(visible_text(pieces))
        return self.paragraph(self.runs(pieces, chance, breaks, bold), properties, chance)

    def runs(self, pieces, chance, breaks=(), bold=False):
        """The runs of the pieces. `breaks`: offsets in the visible text where pages begin."""
        fragments = [Fragment(p._replace(bold=p.bold or bold), p.text) for p in pieces]
        if chance.happens(SPLIT_SHARE):
            self._cut_word(fragments, chance)
        elif chance.happens(0.25):
            self._cut_between_words(fragments, chance)
        for offset in breaks:
            _break_page(fragments, offset)
        return self._grouped(fragments)

    def _cut_word(self, fragments, chance):
        """Cuts one word in two or three runs, as editing and the spelling checker do."""
        places = [(index, match) for index, fragment in enumerate(fragments) if _live(fragment)
                  for match in _WORD.finditer(fragment.text)]
        if not places:
            return
        index, match = chance.choice(places)
        length = len(match[0])
        cuts = {2 + chance.below(length - 3)}
        if length >= 9 and chance.happens(0.4):
            cuts.add(2 + chance.below(length - 3))
        points = [match.start()] + [match.start() + cut for cut in sorted(cuts)] + [match.end()]
        parts = _split_at(fragments, index, points)
        for number, part in enumerate(parts):
            part.rsid = self.identities.rsids[(chance.below(4) + number * 4) % 14]
        kind = chance.below(4)
        if kind < 2:
            parts[0].before += '<w:proofErr w:type="spellStart"/>'
            end = '<w:proofErr w:type="spellEnd"/>'
            if kind == 0:
                _after(fragments, parts[-1], end)
            else:
                parts[1].before += end
        elif kind == 2 and not self.go_back:
            self.go_back = True
            number = self.identities.annotation_id()
            parts[1].before += (f'<w:bookmarkStart w:id="{number}" w:name="_GoBack"/>'
                                f'<w:bookmarkEnd w:id="{number}"/>')

    def _cut_between_words(self, fragments, chance):
        """Begins a new run with another rsid at a blank."""
        places = [(index, match.end()) for index, fragment in enumerate(fragments)
                  if _live(fragment) for match in re.finditer(r" (?=\S)", fragment.text)]
        if places:
            index, point = chance.choice(places)
            parts = _split_at(fragments, index, [point, len(fragments[index].text)])
            parts[0].rsid = chance.choice(self.identities.rsids)

    def _grouped(self, fragments):
        """The fragments' runs inside the hyperlinks and tracked changes they belong to."""
        out, link, change = [], "", None
        for fragment in fragments + [Fragment(Piece("text"))]:
            piece = fragment.piece
            if (piece.link, piece.change) != (link, change):
                out.append(f"</w:{change.kind}>" if change else "")
                if piece.link != link:
                    out.append("</w:hyperlink>" if link else "")
                    out.append(self._open_link(piece.link) if piece.link else "")
                out.append(self._open_change(piece.change) if piece.change else "")
                link, change = piece.link, piece.change
            out.append(fragment.before)
            out.append(self._run(fragment))
        return "".join(out)

    def _open_link(self, url):
        number = self.relationships.hyperlink(url)
        return f'<w:hyperlink r:id="{number}" w:history="1">'

    def _open_change(self, change):
        return (f'<w:{change.kind} w:id="{self.identities.annotation_id()}" '
                f'w:author={quoteattr(change.author)} w:date="{change.date}T09:00:00Z">')

    def _run(self, fragment):
        piece = fragment.piece
        properties = _run_properties(piece)
        if piece.kind == "text" and not fragment.text:
            return ""
        if piece.kind == "text":
            deleted = bool(piece.change and piece.change.kind == "del")
            return run(fragment.text, properties, fragment.rsid, fragment.page_break, deleted)
        if piece.kind == "page":
            return field("PAGE", "2", properties)
        if piece.kind == "comment-start":
            return f'<w:commentRangeStart w:id="{self.comments.number(piece.comment)}"/>'
        if piece.kind == "comment-end":
            number = self.comments.number(piece.comment)
            return (f'<w:commentRangeEnd w:id="{number}"/>'
                    + raw_run(f'<w:commentReference w:id="{number}"/>',
                              '<w:rStyle w:val="Kommentarsreferens"/>'))
        style = "Fotnotsreferens" if piece.kind == "footnote" else "Slutnotsreferens"
        number = self.notes.number(piece.kind, piece.number)
        return raw_run(f'<w:{piece.kind}Reference w:id="{number}"/>',
                       f'<w:rStyle w:val="{style}"/>')


def _run_properties(piece):
    """The inside of w:rPr, in the order the schema wants."""
    return "".join((
        '<w:rStyle w:val="Hyperlnk"/>' if piece.link else "",
        "<w:b/><w:bCs/>" if piece.bold else "",
        "<w:i/><w:iCs/>" if piece.italic else "",
        f'<w:color w:val="{piece.colour}"/>' if piece.colour else ""))


def _live(fragment):
    piece = fragment.piece
    return piece.kind == "text" and not (piece.change and piece.change.kind == "del")


def _split_at(fragments, index, points):
    """Cuts fragment `index` at the points; returns what lies between the first and the last."""
    whole = fragments[index]
    edges = [0] + points + [len(whole.text)]
    parts = [Fragment(whole.piece, whole.text[a:b], whole.rsid) for a, b in zip(edges, edges[1:])]
    inner = parts[1:-1]
    parts = [part for part in parts if part.text]
    parts[0].before, parts[0].page_break = whole.before, whole.page_break
    fragments[index:index + 1] = parts
    return inner


def _after(fragments, fragment, markup):
    """Puts markup behind a fragment: in front of the next one, or of an empty one at the end."""
    index = next(i for i, other in enumerate(fragments) if other is fragment)
    if index + 1 == len(fragments):
        fragments.append(Fragment(Piece("text"), ""))
    fragments[index + 1].before = markup + fragments[index + 1].before


def _break_page(fragments, offset):
    """Marks the run that begins a page; cuts one at a blank when the page ends inside it."""
    passed = 0
    for index, fragment in enumerate(fragments):
        if not _live(fragment):
            continue
        inside = offset - passed
        if inside <= 0:
            fragment.page_break = True
            return
        blank = fragment.text.find(" ", inside - 1) if inside < len(fragment.text) else -1
        if 0 <= blank < len(fragment.text) - 1:
            rest = _split_at(fragments, index, [blank + 1, len(fragment.text)])[0]
            rest.page_break = True
            return
        passed += len(fragment.text)
    for fragment in reversed(fragments):
        if _live(fragment) and fragment.text:
            fragment.page_break = True
            return
