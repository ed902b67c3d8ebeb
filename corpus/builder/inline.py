# SPDX-License-Identifier: Apache-2.0
"""The markup inside a line: bold, links, notes, tracked changes, comments, special characters.

`parse_inline` turns a line into a flat list of pieces. A piece is as long as its properties
stay the same; nesting (a tracked insertion in a coloured text in a link) becomes properties of
the piece, which is also how Word thinks of it.
"""

import re
from typing import NamedTuple, Optional

# Characters of the source that become elements of their own in WordprocessingML. They travel
# through the builder as single characters from the private use area.
SOFT_HYPHEN = "\ue000"
NO_BREAK_HYPHEN = "\ue001"
LINE_BREAK = "\n"
NBSP = "\u00a0"

COLOURS = {"blue": "0070C0", "red": "FF0000", "green": "00B050"}

_ESCAPES = {"~": "~", "-": SOFT_HYPHEN, "=": NO_BREAK_HYPHEN, "n": LINE_BREAK, "\\": "\\",
            "|": "|", "*": "*", "_": "_", "{": "{", "}": "}", "[": "[", "]": "]", "#": "#",
            "@": "@", ">": ">"}
_NOTE = re.compile(r"\[\^(\^?)(\d+)\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")


class SourceError(Exception):
    """A mistake in a source: what is wrong and what to do about it."""

    def __init__(self, line, message):
        super().__init__(message)
        self.line = line


class Change(NamedTuple):
    """A tracked change; kind is "ins" or "del"."""
    kind: str
    author: str
    date: str


class Comment(NamedTuple):
    """A reviewer's comment."""
    author: str
    date: str
    pieces: list


class Piece(NamedTuple):
    """Text with the same properties throughout, or a mark that stands between texts.

    kind: "text", "footnote", "endnote", "page" (a PAGE field), "comment-start", "comment-end".
    """
    kind: str
    text: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    link: str = ""
    change: Optional[Change] = None
    number: int = 0
    comment: Optional[Comment] = None


def visible_text(pieces):
    """The text a reader sees when all tracked changes are accepted, special characters kept."""
    return "".join(p.text for p in pieces
                   if p.kind == "text" and not (p.change and p.change.kind == "del"))


def plain_text(pieces):
    """The visible text as a reader would type it: no soft hyphens, ordinary hyphens."""
    text = visible_text(pieces).replace(SOFT_HYPHEN, "").replace(NO_BREAK_HYPHEN, "-")
    return text.replace(LINE_BREAK, " ").replace(NBSP, " ")


def split_cells(text):
    """Splits at `|`, but not inside braces or after a backslash; the parts are stripped."""
    parts, depth, start, i = [], 0, 0, 0
    while i < len(text):
        if text[i] == "\\":
            i += 1
        elif text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
        elif text[i] == "|" and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
        i += 1
    parts.append(text[start:].strip())
    return parts


def parse_inline(text, line, allow_page=False):
    """The pieces of one line of text. Raises SourceError, naming `line`."""
    return _Parser(text, line, allow_page).run()


class _Parser:
    def __init__(self, text, line, allow_page):
        self.text = text
        self.line = line
        self.allow_page = allow_page
        self.at = 0
        self.style = Piece("text")
        self.pieces = []

    def run(self):
        self.until("")
        if self.style.bold:
            self.fail("** opens bold text that never ends; close it with ** on the same line")
        if self.style.italic:
            self.fail("__ opens italic text that never ends; close it with __ on the same line")
        return self.pieces

    def fail(self, message):
        raise SourceError(self.line, message)

    def add(self, text):
        """Adds text in the present style, to the last piece if that has the same style."""
        last = self.pieces[-1] if self.pieces else None
        if last and last._replace(text="") == self.style:
            self.pieces[-1] = last._replace(text=last.text + text)
        else:
            self.pieces.append(self.style._replace(text=text))

    def mark(self, kind, **values):
        self.pieces.append(self.style._replace(kind=kind, **values))

    def until(self, stop):
        """Parses up to and past `stop` ("" = the end of the line)."""
        while self.at < len(self.text):
            if stop and self.text.startswith(stop, self.at):
                self.at += len(stop)
                return
            self.step()
        if stop:
            self.fail(f"a construct opened with {{ lacks its closing {stop}; add it on this line")

    def step(self):
        """Parses one character or one construct."""
        text, at = self.text, self.at
        char = text[at]
        if char == "\\":
            self.escape()
        elif char == "~":
            self.at += 1
            self.add(NBSP)
        elif text.startswith("**", at):
            self.at += 2
            self.style = self.style._replace(bold=not self.style.bold)
        elif text.startswith("__", at):
            self.underscores()
        elif char == "[":
            self.bracket()
        elif char == "{":
            self.brace()
        elif char == "}":
            self.fail("a } closes nothing; delete it, or write \\} for the character itself")
        else:
            self.at += 1
            self.add(char)

    def escape(self):
        following = self.text[self.at + 1:self.at + 2]
        if following not in _ESCAPES or not following:
            self.fail(f"unknown escape \\{following}; use \\~ \\- \\= \\n or \\\\")
        self.at += 2
        self.add(_ESCAPES[following])

    def underscores(self):
        """Two underscores switch italics; three or more are a line to fill in."""
        length = len(re.match(r"_+", self.text[self.at:]).group())
        self.at += length
        if length == 2:
            self.style = self.style._replace(italic=not self.style.italic)
        else:
            self.add("_" * length)

    def bracket(self):
        note = _NOTE.match(self.text, self.at)
        link = _LINK.match(self.text, self.at)
        if note:
            self.at = note.end()
            self.mark("endnote" if note[1] else "footnote", number=int(note[2]))
        elif link:
            if not re.match(r"(https?://|mailto:)\S|#$", link[2]):
                self.fail(f"the link target {link[2]!r} is no address; begin it with https://, "
                          "or write # for a link that leads nowhere")
            self.nested(link[1], link=link[2])
            self.at = link.end()
        else:
            self.at += 1
            self.add("[")

    def nested(self, text, **values):
        """Parses `text` in the present style changed by `values`."""
        inner = _Parser(text, self.line, self.allow_page)
        inner.style = self.style._replace(bold=False, italic=False, **values)
        for piece in inner.run():
            self.pieces.append(piece._replace(bold=piece.bold or self.style.bold,
                                              italic=piece.italic or self.style.italic))

    def brace(self):
        rest = self.text[self.at:]
        colour = re.match(r"\{(\w+):", rest)
        if rest.startswith("{page}") and self.allow_page:
            self.at += len("{page}")
            self.mark("page")
        elif rest.startswith(("{+", "{-")):
            self.change(rest[1])
        elif rest.startswith("{comment:"):
            self.comment()
        elif colour and colour[1] in COLOURS:
            self.at += colour.end()
            outer, self.style = self.style, self.style._replace(colour=COLOURS[colour[1]])
            self.until("}")
            self.style = self.style._replace(colour=outer.colour)
        else:
            self.fail(f"unknown construct {rest[:12]!r}; use {{+ {{- {{comment: {{blue: {{red: "
                      "or write \\{ for the character itself")

    def field(self, what):
        """Reads up to the next | of a tracked change or a comment."""
        end = self.text.find("|", self.at)
        if end < 0:
            self.fail(f"{what} lacks a |; write {{+Name|2026-02-11|text+}}, "
                      "{-Name|2026-02-11|text-} or {comment:Name|2026-02-11|anchor|comment}")
        value, self.at = self.text[self.at:end].strip(), end + 1
        return value

    def author_and_date(self, what):
        author = self.field(what)
        date = self.field(what)
        if not author:
            self.fail(f"{what} has no name; write who made it before the first |")
        if not _DATE.match(date):
            self.fail(f"{what} has the date {date!r}; write it as 2026-02-11")
        return author, date

    def change(self, sign):
        if self.style.change:
            self.fail("a tracked change inside a tracked change; end the first one before")
        self.at += 2
        author, date = self.author_and_date("a tracked change")
        kind = "ins" if sign == "+" else "del"
        self.style = self.style._replace(change=Change(kind, author, date))
        self.until(sign + "}")
        self.style = self.style._replace(change=None)

    def comment(self):
        self.at += len("{comment:")
        author, date = self.author_and_date("a comment")
        start = len(self.pieces)
        self.mark("comment-start")
        self.until("|")
        outer_style, outer_pieces = self.style, self.pieces
        self.style, self.pieces = Piece("text"), []
        self.until("}")
        comment = Comment(author, date, self.pieces)
        self.style, self.pieces = outer_style, outer_pieces
        self.pieces[start] = self.pieces[start]._replace(comment=comment)
        self.mark("comment-end", comment=comment)
