# SPDX-License-Identifier: Apache-2.0
"""Two versions of a made-up agreement, and what became of each clause: the old version is written,
the new one is made of it by known deeds, and both are numbered as Word would."""
import dataclasses

from .material import BOILERPLATE, NEXT_MODAL, OTHER_WORDS, Material

# How often a clause with text meets each deed.
DEEDS = (("keep", 34), ("light", 18), ("medium", 12), ("heavy", 8), ("rewritten", 3),
         ("renamed", 4), ("listed", 4), ("split", 6), ("merge", 6), ("remove", 8))
MOVED = 0.12  # of the clauses go to another chapter


@dataclasses.dataclass
class Clause:
    """A heading and what stands under it."""
    title: str
    level: int
    sentences: list = dataclasses.field(default_factory=list)
    items: list = dataclasses.field(default_factory=list)
    rows: list = dataclasses.field(default_factory=list)
    lettered: bool = False
    typed: bool = False  # the number is typed, or there is none: an appendix's own
    number: str = ""
    id: str = ""
    olds: list = dataclasses.field(default_factory=list)  # what it came from, of the old version

    def words(self):
        """What a reader reads, for telling whether anything changed."""
        return (self.title, " ".join(self.sentences).lower(), self.items, self.rows)


class Plan:
    """The two versions: `old`, `new` (clauses in reading order) and `rows` (relation, ids, ids)."""

    def __init__(self, chance, chapters=9, sections=8):
        self.chance = chance
        self.material = Material(chance)
        self.old_chapters = [self.chapter(sections) for _ in range(chapters)]
        self.old_appendices = [self.appendix(n + 1) for n in range(2)]
        self.new_chapters = [self.renewed(chapter) for chapter in self.old_chapters]
        self.new_appendices = [self.renewed(appendix) for appendix in self.old_appendices]
        self.move()
        for _ in range(chapters):
            target = chance.choice(self.new_chapters)
            target.insert(chance.randint(1, len(target)), self.section(2))
        if chance.random() < 0.5:
            self.new_chapters.insert(chance.randint(0, chapters), self.chapter(sections // 2))
        self.old = number(self.old_chapters, self.old_appendices)
        self.new = number(self.new_chapters, self.new_appendices)
        self.rows = self.relations()

    def section(self, level):
        """A clause with text."""
        chance = self.chance
        clause = Clause(self.material.title(), level)
        clause.sentences = [self.material.sentence() for _ in range(chance.randint(1, 8))]
        if chance.random() < 0.3:
            clause.items = [self.material.item() for _ in range(chance.randint(3, 6))]
            clause.lettered = chance.random() < 0.5
        if chance.random() < 0.1:
            clause.rows = [self.material.row() for _ in range(chance.randint(2, 5))]
        return clause

    def chapter(self, sections):
        """A chapter's heading, mostly without text of its own, and its clauses."""
        clauses = [Clause(self.material.title(), 1)]
        if self.chance.random() < 0.2:
            clauses[0].sentences = [self.material.sentence()]
        for _ in range(sections):
            clauses.append(self.section(2))
            if self.chance.random() < 0.15:
                clauses += [self.section(3) for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.5:
            title, sentences = self.chance.choice(BOILERPLATE)
            clauses.append(Clause(title, 2, list(sentences)))
        return clauses

    def appendix(self, order):
        """An appendix whose clauses are numbered by hand."""
        clauses = [Clause(f"Bilaga {order} {self.material.title()}", 1, typed=True,
                          sentences=[self.material.sentence()])]
        for _ in range(3):
            section = self.section(2)
            section.typed = True
            clauses.append(section)
        return clauses

    def deed(self, clause, before, parent):
        """What is done to a clause; one that cannot bear it is kept."""
        names = [name for name, often in DEEDS for _ in range(often)]
        deed = self.chance.choice(names)
        if parent and deed in ("remove", "split", "merge"):
            return "light"
        if deed == "split" and (len(clause.sentences) < 4 or clause.items or clause.rows):
            return "light"
        if deed == "merge" and (not before or before.level != clause.level or before.rows or
                                len(clause.sentences) < 2 or before.items or clause.rows or
                                len(before.olds) != 1 or len(before.sentences) < 2):
            return "medium" if len(clause.sentences) > 2 else "keep"
        if deed in ("medium", "heavy", "rewritten") and len(clause.sentences) < 3:
            return "light"
        return "light" if deed == "listed" and not clause.items else deed

    def renewed(self, chapter):
        """The chapter in the new version."""
        made = []
        for at, clause in enumerate(chapter):
            copy = dataclasses.replace(clause, olds=[clause], sentences=list(clause.sentences),
                                       items=list(clause.items), rows=list(clause.rows))
            if clause.level == 1:
                if self.chance.random() < 0.2 and not clause.typed:
                    copy.title = self.material.title()
                made.append(copy)
                continue
            if any(clause.title == title for title, _ in BOILERPLATE):
                made.append(copy)
                continue
            before = made[-1] if made and made[-1].level > 1 else None
            parent = at + 1 < len(chapter) and chapter[at + 1].level > clause.level
            made += self.act(self.deed(clause, before, parent), copy, before)
        return made

    def act(self, deed, copy, before):
        """What the clause becomes: none, one or several clauses."""
        chance = self.chance
        if deed == "remove":
            return []
        if deed == "merge":
            before.olds = before.olds + copy.olds
            before.sentences += copy.sentences
            before.items += copy.items
            if chance.random() < 0.5:
                before.title = self.material.title()
            return []
        if deed == "split":
            return self.split(copy)
        if deed == "renamed":
            copy.title = self.material.title()
        elif deed == "listed":
            if chance.random() < 0.5:
                copy.items.insert(chance.randint(0, len(copy.items)), self.material.item())
            else:
                chance.shuffle(copy.items)
        elif deed != "keep":
            self.reword(copy, deed)
        return [copy]

    def split(self, copy):
        """Two or three clauses of one, each with at least two sentences."""
        count = 3 if len(copy.sentences) >= 7 and self.chance.random() < 0.5 else 2
        size = len(copy.sentences) // count
        parts = []
        for n in range(count):
            last = None if n == count - 1 else (n + 1) * size
            title = copy.title if n == 0 and self.chance.random() < 0.6 else self.material.title()
            part = dataclasses.replace(copy, title=title,
                                       sentences=copy.sentences[n * size:last], items=[], rows=[])
            if self.chance.random() < 0.3:
                self.reword(part, "light")
            parts.append(part)
        return parts

    def reword(self, clause, how):
        """Other words: one or two ("light"), many ("medium"), half the sentences ("heavy"),
        or two thirds of them under a heading that is changed in half ("rewritten")."""
        chance = self.chance
        if how in ("heavy", "rewritten"):
            count = len(clause.sentences)
            for at in chance.sample(range(count), count // 2 if how == "heavy" else count * 2 // 3):
                clause.sentences[at] = self.material.sentence()
            if how == "rewritten":
                clause.title = self.material.other_head(clause.title)
            elif chance.random() < 0.3:
                clause.title = self.material.title()
            return
        if how == "medium":
            clause.sentences.pop(chance.randrange(len(clause.sentences)))
            clause.sentences.insert(chance.randint(0, len(clause.sentences)),
                                    self.material.sentence())
        changes = chance.randint(1, 2) if how == "light" else len(clause.sentences)
        for _ in range(changes):
            at = chance.randrange(len(clause.sentences))
            clause.sentences[at] = self.other_words(clause.sentences[at])

    def other_words(self, sentence):
        """The sentence with one thing changed: a modal verb, a number, a term, a party."""
        chance = self.chance
        words = sentence.split(" ")
        changes = []
        for at, word in enumerate(words):
            if word in NEXT_MODAL:
                changes.append((at, NEXT_MODAL[word]))
            if word.rstrip(".,").isdigit():
                changes.append((at, word.replace(word.rstrip(".,"), str(chance.randint(29, 60)))))
        swapped = [sentence.replace(a, b) for pair in OTHER_WORDS for a, b in (pair, pair[::-1])
                   if f" {a} " in f" {sentence}" or sentence.startswith(f"{a} ")]
        if swapped and (not changes or chance.random() < 0.5):
            return chance.choice(swapped)
        if not changes:
            return sentence.replace(".", " och följs därefter upp årligen.")
        at, word = chance.choice(changes)
        words[at] = word
        return " ".join(words)

    def move(self):
        """Chapters change places, and clauses chapters."""
        chance = self.chance
        if chance.random() < 0.7:
            first, second = chance.sample(range(len(self.new_chapters)), 2)
            chapters = self.new_chapters
            chapters[first], chapters[second] = chapters[second], chapters[first]
        for chapter in list(self.new_chapters):
            for clause in [c for c in chapter if c.level == 2]:
                alone = chapter.index(clause) + 1 == len(chapter) or \
                    chapter[chapter.index(clause) + 1].level < 3
                boilerplate = any(clause.title == title for title, _ in BOILERPLATE)
                if alone and not boilerplate and chance.random() < MOVED:
                    chapter.remove(clause)
                    target = chance.choice(self.new_chapters)
                    places = [n for n in range(1, len(target) + 1)
                              if n == len(target) or target[n].level < 3]
                    target.insert(chance.choice(places), clause)

    def relations(self):
        """What is to be found: (relation, ids of the old version, ids of the new)."""
        rows, done = [], set()
        came = {}
        for clause in self.new:
            for old in clause.olds:
                came.setdefault(id(old), []).append(clause)
        for clause in self.new:
            if not clause.olds:
                rows.append(("new", (), (clause.id,)))
                continue
            parts = came[id(clause.olds[0])]
            if id(clause.olds[0]) in done:
                continue
            done.update(id(old) for old in clause.olds)
            olds = tuple(old.id for old in clause.olds)
            if len(parts) > 1:
                relation = "split"
            elif len(olds) > 1:
                relation = "merged"
            elif clause.words() != clause.olds[0].words():
                relation = "reworded"
            else:
                relation = "unchanged" if clause.id == clause.olds[0].id else "moved"
            rows.append((relation, olds, tuple(part.id for part in parts)))
        rows += [("removed", (old.id,), ()) for old in self.old if id(old) not in came]
        return rows


def number(chapters, appendices):
    """The clauses in reading order, with the numbers and ids they get."""
    clauses = []
    for order, chapter in enumerate(chapters, 1):
        counts = [order, 0, 0]
        for clause in chapter:
            if clause.level > 1:
                counts[clause.level - 1] += 1
                counts[clause.level:] = [0] * (3 - clause.level)
            clause.number = clause.id = ".".join(str(n) for n in counts[:clause.level])
            clauses.append(clause)
    for order, appendix in enumerate(appendices, 1):
        for at, clause in enumerate(appendix):
            clause.number = f"{order}.{at}" if at else ""
            clause.id = f"Bilaga {order}/{clause.number}" if at else f"Bilaga {order}"
            clauses.append(clause)
    return clauses
