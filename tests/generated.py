# SPDX-License-Identifier: Apache-2.0
"""Rules and documents made by the hundred, the same each time: of the words of the model library,
in every kind of pattern and check, so that what holds for them holds for what people write."""
import random
import re
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parents[1]
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ruleset xmlns="urn:linjera:rules:1" id="{id}" version="1.0.0" xml:lang="sv">\n'
        '  <title>Genererade regler</title>\n')
EXAMPLES = ('<message>”<match/>” ska ses över.</message><example expect="match">a</example>'
            '<example expect="no-match">b</example>')
ABSENT = EXAMPLES.replace("”<match/>” ska ses över.", "Något saknas.")
PLACES = ("body", "heading", "table", "list", "footnote", "header", "footer", "quote", "title")
UNITS = ("sentence", "paragraph", "section", "document")
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"


def library_sentences():
    """The sentences of the sources of the model library."""
    sentences = []
    for path in sorted((ROOT / "corpus/source").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and line[0].isupper() and "|" not in line:
                line = re.sub(r"\[\^.*?\]|\{.*?\}|[*_^]", "", line).replace("~", " ")
                sentences += re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖ])", line)
    return sentences


class Words:
    """Words and neighbouring words of the library, drawn at random."""

    def __init__(self, chance):
        self.chance = chance
        self.sentences = [re.findall(r"[\w-]*\w", text) for text in library_sentences()]
        self.sentences = [words for words in self.sentences if len(words) > 4]
        counted = Counter(word for words in self.sentences for word in words if len(word) > 1)
        self.common = [word for word, count in sorted(counted.items()) if count > 20]
        self.rare = [word for word, count in sorted(counted.items()) if count <= 20]

    def word(self):
        word = self.chance.choice(self.common if self.chance.random() < 0.3 else self.rare)
        return self.cased(word)

    def cased(self, word):
        return self.chance.choice((word, word, word.lower(), word.lower(), word.upper(),
                                   word.capitalize()))

    def neighbours(self, count):
        words = self.chance.choice(self.sentences)
        first = self.chance.randrange(max(len(words) - count, 1))
        return words[first:first + count]

    def noun(self):
        """A word long enough to be a stem."""
        while True:
            word = self.chance.choice(self.rare).lower()
            if word.isalpha() and 4 <= len(word) <= 14:
                return word


class Rules:
    """Writes rules; `chance` decides everything."""

    def __init__(self, chance):
        self.chance = chance
        self.words = Words(chance)
        self.regexes = [getattr(self, name) for name in sorted(dir(Rules))
                        if name.startswith("regex_")]

    def pick(self, *choices):
        return self.chance.choice(choices)

    def maybe(self, share, text):
        return text if self.chance.random() < share else ""

    def case(self):
        return self.maybe(0.3, f' case="{self.pick("smart", "ignore", "match")}"')

    # Patterns -----------------------------------------------------------------------------------

    def token(self):
        kind = self.pick("plain", "plain", "suffix", "compound", "both", "forms")
        word = self.words.word() if kind == "plain" else self.words.noun()
        attributes = self.case()
        if kind in ("suffix", "both"):
            declension = self.pick("er", "ar", "or", "neuter", "mass", "n", "agent")
            attributes += f' inflect="{kind}" declension="{declension}"'
        elif kind == "compound":
            attributes += ' inflect="compound"'
        elif kind == "forms":
            attributes += f' forms="{word}en {word}s {self.words.noun()}"'
        return f"<token{attributes}>{escape(word)}</token>"

    def phrase(self):
        words = self.words.neighbours(self.chance.randint(2, 4))
        gap = self.maybe(0.4, f' gap="{self.chance.randint(0, 4)}"')
        if gap and len(words) > 2:
            del words[1]
        return f"<phrase{gap}{self.case()}>{escape(' '.join(words))}</phrase>"

    def regex_stem(self):
        return re.escape(self.words.noun()[:5]) + r"\w*"

    def regex_class(self):
        word = self.words.noun()
        return f"[{word[0]}{word[0].upper()}]{word[1:]}"

    def regex_ranges(self):
        return self.pick(r"[A-ZÅÄÖ]{2,5}", r"[a-zåäö]{12,}ning\w*", r"\p{Lu}\p{Ll}+skap",
                         r"[^\s\d]{15,}", r"\d{4}-\d\d-\d\d", r"[[:upper:]]{3,}", r"\b[åäöÅÄÖ]\w+")

    def regex_alternatives(self):
        return f"(?:{self.words.noun()}|{self.words.noun()})(?:en|et|s)?"

    def regex_optional(self):
        one, two = self.words.neighbours(2)
        return f"(?:{one} )?{two}(?: och)?"

    def regex_look_ahead(self):
        one, two = self.words.neighbours(2)
        return f"{one}(?{self.pick('=', '!')}\\W+{two})"

    def regex_look_behind(self):
        one, two = self.words.neighbours(2)
        return f"(?<{self.pick('=', '!')}{one} ){two}"

    def regex_far(self):
        one, _, two = self.words.neighbours(3)
        return rf"\b{one}\b.{{0,{self.chance.randint(5, 60)}}}{self.pick('', '?')}\b{two}\b"

    def regex_repeated(self):
        word = self.words.noun()
        return self.pick(f"(?:{word[:4]}\\w*[ ,]*)+", f"{word[:3]}{word[3]}+{word[4:]}?",
                         f"(?:{word[:2]}){{1,2}}{word[2:4]}", f"(?>{word[:4]}\\w*+)",
                         f"(?i:{word[:4]})\\w{{2,8}}")

    def regex_back_reference(self):
        return self.pick(r"\b(\w{2,}) \1\b", r"(?<w>\w{4,})-\k<w>", r"(.)\1\1")

    def regex_dates(self):
        return self.pick(rf"(?:den )?\d{{1,2}} (?:{MONTHS}) \d{{4}}", r"\d{1,3} (?:dagar|år|§)",
                         r"\b(?:19|20)\d\d\b", r"(?:kap\.|§) ?\d+", rf"(?:{MONTHS})\b")

    def regex_short(self):
        return self.pick(r"\ben\b", r"\b\w\b", "av", r"\bi\b", r"[ks]j", "VG", r"\bska\b")

    def regex(self):
        return (f'<regex{self.case()}{self.maybe(0.2, " word=" + quoteattr("yes"))}>'
                f"{escape(self.chance.choice(self.regexes)())}</regex>")

    def group_free_regex(self):
        """A regex without groups that are counted, which can stand inside others."""
        while True:
            regex = self.regex()
            if r"\1" not in regex and r"\k" not in regex:
                return regex

    def pattern(self, depth=2):
        kinds = [self.token, self.token, self.phrase, self.group_free_regex]
        if depth:
            kinds += [lambda: self.any(depth - 1), lambda: self.seq(depth - 1)]
        return self.chance.choice(kinds)()

    def any(self, depth=1):
        inside = "".join(self.pattern(depth) for _ in range(self.chance.randint(2, 5)))
        return f"<any>{inside}</any>"

    def seq(self, depth=1):
        """Words that do stand one after another, as tokens and as alternatives."""
        words = [word for word in self.words.neighbours(self.chance.randint(3, 6))][::2]
        parts = []
        for word in words:
            part = f"<token{self.case()}>{escape(word)}</token>"
            if self.chance.random() < 0.4:
                part = f"<any>{part}{self.pattern(0)}</any>"
            parts.append(part)
        if len(parts) < 2 or self.chance.random() < 0.2:
            parts.append(self.pattern(min(depth, 1)))
        return f'<seq gap="{self.chance.randint(0, 6)}">{"".join(parts)}</seq>'

    def patterns(self):
        """What stands in a check: several patterns, or one <all>."""
        if self.chance.random() < 0.15:
            within = self.maybe(0.7, f' within="{self.chance.choice(UNITS)}"')
            words = self.words.neighbours(4)
            return (f"<all{within}><token>{escape(words[0])}</token>"
                    f"<token>{escape(words[-1])}</token>{self.maybe(0.3, self.pattern())}</all>")
        count = self.pick(1, 1, 2, 3)
        regex = self.regex if count == 1 else self.group_free_regex
        return "".join(self.pick(self.pattern, self.pattern, regex)() for _ in range(count))

    # Checks -------------------------------------------------------------------------------------

    def existence(self):
        return f"<existence>{self.patterns()}</existence>", EXAMPLES

    def substitution(self):
        swaps = "".join(f'<swap to="{escape(self.words.noun())}">{self.pattern()}</swap>'
                        for _ in range(self.pick(1, 2)))
        return f"<substitution>{swaps}</substitution>", EXAMPLES

    def conditional(self):
        order = self.maybe(0.4, f' order="{self.pick("any", "before", "after")}"')
        return (f"<conditional{order}><if>{self.patterns()}</if><then>{self.patterns()}</then>"
                "</conditional>", EXAMPLES)

    def required(self):
        attributes = self.maybe(0.3, f' in="{self.chance.choice(PLACES)}"')
        attributes += self.maybe(0.3, f' anchor="{escape(self.words.noun()[:4])}"')
        return f"<required{attributes}>{self.patterns()}</required>", ABSENT

    def scope(self):
        attributes = self.maybe(0.4, f' unit="{self.chance.choice(UNITS)}"')
        attributes += self.maybe(0.2, f' in="{self.chance.choice(PLACES)} body"')
        attributes += self.maybe(0.2, f' not-in="{self.chance.choice(PLACES)}"')
        attributes += self.maybe(0.1, f' section="{escape(self.words.noun()[:3])}"')
        return f"<scope{attributes}/>" if attributes else ""

    def unless(self):
        within = self.pick("match", *UNITS)
        position = "" if within == "match" else self.maybe(
            0.5, f' position="{self.pick("any", "before", "after")}"')
        return f'<unless within="{within}"{position}>{self.patterns()}</unless>'

    def rule(self, number):
        check, texts = self.pick(self.existence, self.existence, self.existence,
                                 self.substitution, self.conditional, self.required)()
        exceptions = "".join(self.unless() for _ in range(self.pick(0, 0, 1, 2)))
        return (f'  <rule id="GEN-{number:05}" title="Regel {number}">{self.scope()}{exceptions}'
                f"{check}{texts}</rule>\n")


def write_rules(path, count, seed=1):
    """A pack of `count` rules of all kinds."""
    rules = Rules(random.Random(seed))
    text = "".join(rules.rule(number) for number in range(count))
    path.write_text(HEAD.format(id="genererad") + text + "</ruleset>\n", encoding="utf-8")


# What benchmarks measure: a library as people have it, and rules of which few find something ------

FIRST = ("vård hem sjuk hälso patient kommun region egenvårds rehab läkemedels journal samverkans "
         "avtals utskrivnings primärvårds barn äldre akut rutin avvikelse kvalitets remiss "
         "demens hjälpmedels tandvårds habiliterings smittskydds läkar sjuksköterske omsorgs "
         "familje missbruks skol elev närsjukvårds distrikts larm transport bostads budget").split()
LAST = ("plan:er ansvar:neuter beslut:neuter mottagning:ar avgift:er enhet:er grupp:er nämnd:er "
        "samordnare:r råd:neuter program:neuter insats:er bedömning:ar utredning:ar utförare:r "
        "rapport:er register:neuter central:er team:neuter tjänst:er uppdrag:neuter kontakt:er "
        "ersättning:ar blankett:er kort:neuter överenskommelse:r lista:or").split()
ADJECTIVES = "gamla lokala gemensamma tidigare särskilda regionala kommunala interna".split()
VERBS = "ansvarar bekostar beslutar godkänner fakturerar rapporterar".split()


class Terms:
    """Old terms such as rules are about, each with its declension: such as nobody writes today."""

    def __init__(self, chance):
        self.chance = chance
        today = " ".join(library_sentences()).lower()
        self.all = [(first + last.split(":")[0], last.split(":")[1])
                    for first in FIRST for last in LAST if first + last.split(":")[0] not in today]
        self.chance.shuffle(self.all)

    def rule(self, number):
        term, declension = self.all[number % len(self.all)]
        adjective = ADJECTIVES[number // len(self.all) % len(ADJECTIVES)]
        inflect = f'inflect="suffix" declension="{declension}"'
        again = number >= len(self.all)
        token = f"<phrase>{adjective} {term}</phrase>" if again else \
            f"<token {inflect}>{term}</token>"
        kind = number % 10
        if kind == 5:
            pattern = f"<phrase gap=\"2\">{adjective} {term} {self.chance.choice(VERBS)}</phrase>"
        elif kind == 6:
            pattern = rf"<regex>(?:{adjective} )?{term}\w* \d{{1,3}}</regex>"
        elif kind == 7:
            verbs = "".join(f"<token>{verb}</token>" for verb in VERBS)
            pattern = f'<seq gap="5">{token}<any>{verbs}</any></seq>'
        elif kind == 8 and not again:
            pattern = f'<token inflect="both" declension="{declension}">{term}</token>'
        else:
            pattern = token
        check = f"<existence>{pattern}</existence>"
        if kind in (1, 2) and not again:
            check = f'<substitution><swap to="ny {term}">{token}</swap></substitution>'
        exception = ('<unless within="sentence"><token>tidigare</token><token>upphörde</token>'
                     "</unless>") if number % 5 == 0 else ""
        return (f'  <rule id="TERM-{number:05}" title="Regel {number}">\n{exception}\n{check}\n'
                f"{EXAMPLES}\n</rule>\n")


def write_term_rules(path, count):
    """A pack of `count` rules about old terms."""
    terms = Terms(random.Random(1))
    text = "".join(terms.rule(number) for number in range(count))
    path.write_text(HEAD.format(id="termer") + text + "</ruleset>\n", encoding="utf-8")


def library_texts(count, seed=2):
    """(kind, text) of the paragraphs of `count` documents of 1 to some 60 pages."""
    chance = random.Random(seed)
    sentences = [text for text in library_sentences() if 40 < len(text) < 400]
    terms = [term for term, _ in Terms(random.Random(1)).all]
    for _ in range(count):
        paragraphs = []
        for _ in range(max(8, min(int(chance.lognormvariate(4.0, 0.8)), 600))):
            what = chance.random()
            if what < 0.12:
                words = chance.choice(sentences).split(" ")
                paragraphs.append(("Rubrik1", " ".join(words[:4])))
                continue
            text = " ".join(chance.choice(sentences)
                            for _ in range(1 if what < 0.4 else chance.randint(2, 6)))
            words = text.split(" ")
            if chance.random() < 0.01:
                words[chance.randrange(len(words))] = chance.choice(terms)
            paragraphs.append(("Liststycke" if what < 0.4 else "Brdtext", " ".join(words)))
        yield paragraphs
