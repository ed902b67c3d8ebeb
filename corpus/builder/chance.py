# SPDX-License-Identifier: Apache-2.0
"""The seeded accidents of a document: ids, revision marks, where a word is cut.

Everything is derived from the document's name and the paragraph's own text, never from a clock,
so that a document is the same on every machine and an edit disturbs only its own paragraph.
Only `random()` is used of Python's generator: the language promises that it stays the same.
"""

import random


class Chance:
    """A stream of choices that depends on nothing but its seed."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, limit):
        return int(self._random() * limit)

    def happens(self, probability):
        return self._random() < probability

    def choice(self, items):
        return items[self.below(len(items))]


class Identities:
    """Hands out what has to be unique in one document."""

    def __init__(self, name):
        self.name = name
        own = Chance(f"{name}:rsids")
        self.rsids = [f"00{own.below(0xE00000) + 0x100000:06X}" for _ in range(14)]
        self.toc_base = 180000000 + own.below(20000000)
        self._paragraphs = {"00000000"}
        self._streams = {}
        self._annotation = 0

    def stream(self, text):
        """The choices for a paragraph with this text; equal texts get different streams."""
        self._streams[text] = self._streams.get(text, 0) + 1
        return Chance(f"{self.name}:{self._streams[text]}:{text}")

    def paragraph_id(self, chance):
        """An unused w14:paraId: eight hexadecimal digits below 80000000."""
        while True:
            value = f"{chance.below(0x7FFFFFFF) + 1:08X}"
            if value not in self._paragraphs:
                self._paragraphs.add(value)
                return value

    def annotation_id(self):
        """The next w:id for a bookmark or a tracked change."""
        self._annotation += 1
        return self._annotation - 1
