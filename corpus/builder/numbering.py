# SPDX-License-Identifier: Apache-2.0
"""word/numbering.xml: the numbers of headings and lists.

Heading numbers come from the styles (a reader must follow w:pStyle and w:basedOn); every list
has a w:num of its own, so that each one begins anew.
"""

from .chance import Chance

HEADING_NUM = 1
BULLET_STYLE_NUM = 2          # the list behind the style Punktlista
_FIRST_LIST_NUM = 3
_ABSTRACT = {"heading": 0, "bullet": 1, "letter": 2, "number": 3, "bullet-style": 4}


class ListNumbers:
    """Gives every list of the document its w:numId."""

    def __init__(self):
        self._numbers = {}

    def number(self, list_id, kind):
        key = (list_id, kind)
        return self._numbers.setdefault(key, _FIRST_LIST_NUM + len(self._numbers))

    def items(self):
        """(numId, kind) of every list."""
        return [(number, key[1]) for key, number in self._numbers.items()]


def numbering_xml(name, lists):
    """The inside of w:numbering."""
    chance = Chance(f"{name}:numbering")
    abstracts = [_headings(chance), _bullets(chance, 1), _ordered(chance, 2, "%{})", "letter"),
                 _ordered(chance, 3, "%{}.", "number"), _bullets(chance, 4, "Punktlista")]
    nums = [_num(HEADING_NUM, "heading"), _num(BULLET_STYLE_NUM, "bullet-style")]
    nums += [_num(number, kind) for number, kind in lists.items()]
    return "".join(abstracts) + "".join(nums)


def _num(number, kind):
    restart = ""
    if kind in ("letter", "number"):
        restart = ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    return (f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_ABSTRACT[kind]}"/>'
            f'{restart}</w:num>')


def _abstract(chance, number, kind, levels):
    nsid, template = (f"{chance.below(0x7FFFFFFF) + 1:08X}" for _ in range(2))
    return (f'<w:abstractNum w:abstractNumId="{number}" w15:restartNumberingAfterBreak="0">'
            f'<w:nsid w:val="{nsid}"/><w:multiLevelType w:val="{kind}"/>'
            f'<w:tmpl w:val="{template}"/>{"".join(levels)}</w:abstractNum>')


def _level(level, number_format, text, left, hanging, style="", rpr="", template=""):
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    tplc = f' w:tplc="{template}"' if template else ""
    rpr = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return (f'<w:lvl w:ilvl="{level}"{tplc}><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
            f'{link}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{rpr}</w:lvl>')


def _headings(chance):
    levels = []
    for level in range(9):
        text = ".".join(f"%{n + 1}" for n in range(level + 1))
        style = f"Rubrik{level + 1}" if level < 3 else ""
        indent = 432 + 144 * level + (144 if level == 2 else 0)
        levels.append(_level(level, "decimal", text, indent, indent, style))
    return _abstract(chance, 0, "multilevel", levels)


def _bullets(chance, number, style=""):
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/>'
    courier = ('<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New" '
               'w:hint="default"/>')
    levels = []
    for level in range(9):
        odd = level % 2 == 1
        levels.append(_level(level, "bullet", "o" if odd else "\uf0b7", 720 + 720 * level, 360,
                             style if level == 0 else "", courier if odd else symbol,
                             "041D0003" if odd else "041D0001"))
    return _abstract(chance, number, "hybridMultilevel", levels)


def _ordered(chance, number, pattern, kind):
    formats = ("lowerLetter", "lowerRoman", "decimal") if kind == "letter" else \
              ("decimal", "lowerLetter", "lowerRoman")
    levels = [_level(level, formats[level % 3], pattern.format(level + 1), 720 + 720 * level, 360,
                     template="041D0017" if kind == "letter" else "041D000F")
              for level in range(9)]
    return _abstract(chance, number, "hybridMultilevel", levels)
