"""One statement as the context rules see it: words, cues, and where its quantities stand among the words."""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.kept import Once
from extractor.language import key_of, places_of
from extractor.lexicon import settings
from extractor.model import Cue, Quantity, Statement, Words

CLAUSE_ENDS = frozenset({";", ":", "."})
SIGNS = CLAUSE_ENDS | {"(", ")"}
_YEAR = re.compile(r"(?:19|20)\d\d")


class Item(NamedTuple):
    """A quantity with the words it covers: from `first` up to, not including, `last`."""

    quantity: Quantity
    first: int
    last: int


_FIRST = operator.attrgetter("first")


@dataclass(frozen=True)
class Scene:
    """A statement with its words, cues and quantities, all by position."""

    statement: Statement
    words: Words
    cues: tuple[Cue, ...]
    items: tuple[Item, ...]

    def left(self, number: int) -> int:
        """The first word that belongs to item `number`: after the item before it, or the statement's first word."""
        return self.items[number - 1].last if number else 0

    def right(self, number: int) -> int:
        """The word up to which what follows item `number` can belong to it: the next item, or the statement's end."""
        return self.items[number + 1].first if number + 1 < len(self.items) else len(self.words.norms)

    @Once
    def _signs(self) -> list[int]:
        """The words that end a clause, and brackets; none inside a value ("3 bn.d")."""
        found = places_of(self.words.norms, SIGNS)
        return [at for at in found if not self._in_value(at)]

    def _in_value(self, at: int) -> bool:
        number = bisect.bisect_right(self.items, at, key=_FIRST)
        return number > 0 and at < self.items[number - 1].last

    @Once
    def _brackets(self) -> list[int]:
        """For each word where the bracket around it closes: at the first word behind the statement for one in none."""
        norms = self.words.norms
        inside, closes = [-1] * len(norms), {-1: len(norms)}
        opened: list[int] = []
        for at, word in enumerate(norms):
            inside[at] = opened[-1] if opened else -1
            if word == "(":
                opened.append(at)
            elif word == ")" and opened:
                closes[opened.pop()] = at
        return [closes.get(first, len(norms)) for first in inside]

    @Once
    def _ends(self) -> frozenset[int]:
        return frozenset(item.last for item in self.items)

    def behind(self, cue: Cue) -> bool:
        """Whether a cue stands right behind a value."""
        return cue.first in self._ends

    def led(self, cue: Cue, leads: Iterable[Cue]) -> bool:
        """Whether one of `leads` stands in front of a cue, in its clause."""
        first = max((lead.last for lead in leads if lead.last <= cue.first), default=None)
        return first is not None and CLAUSE_ENDS.isdisjoint(self.words.norms[first : cue.first])

    def aside(self, cue: Cue, number: int) -> bool:
        """Whether a cue stands in a bracket that closes before item `number`."""
        return self.closed(cue.first, self.items[number].first)

    def closed(self, word: int, at: int) -> bool:
        """Whether a word stands in a bracket that closes before word `at`."""
        return self._brackets[word] < at

    def in_bracket(self, number: int) -> bool:
        """Whether a bracket opens between item `number` and the one before it, and holds it."""
        between = self.words.norms[self.left(number) : self.items[number].first]
        return "(" in between and ")" not in between[between.index("(") :]

    def clause_start(self, number: int) -> int:
        """The first word of the clause of item `number`: after the last ";" or ":" in front of it."""
        norms, signs = self.words.norms, self._signs
        for place in range(bisect.bisect_left(signs, self.items[number].first) - 1, -1, -1):
            if norms[signs[place]] in CLAUSE_ENDS:
                return signs[place] + 1
        return 0

    def clause_end(self, number: int) -> int:
        """The word up to which the clause of item `number` goes on: the next ";", sentence end or closing bracket."""
        norms, signs = self.words.norms, self._signs
        depth = 0
        for place in range(bisect.bisect_left(signs, self.items[number].last), len(signs)):
            sign = norms[signs[place]]
            if sign in CLAUSE_ENDS or (sign == ")" and not depth):
                return signs[place]
            depth += 1 if sign == "(" else -1
        return len(norms)

    def of(self, table: str) -> Sequence[Cue]:
        """The cues of one table."""
        return self._by_table.get(table, ())

    @Once
    def _by_table(self) -> dict[str, list[Cue]]:
        found: dict[str, list[Cue]] = {}
        for cue in self.cues:
            found.setdefault(cue.table, []).append(cue)
        return found

    def counted(self, cue: Cue) -> bool:
        """Whether a cue stands inside a value, as the noun that it counts ("3/3 targets")."""
        number = bisect.bisect_left(self.items, cue.first, key=_FIRST)
        return number > 0 and cue.first < self.items[number - 1].last


def scene(statement: Statement, words: Words, cues: Sequence[Cue], quantities: Sequence[Quantity]) -> Scene:
    """The scene of `statement` with its `quantities` in text order."""
    items = tuple(Item(q, words.index_at(q.start), words.index_at(q.end - 1) + 1) for q in quantities)
    return Scene(statement, words, tuple(cues), items)


def names_year(norms: Iterable[str]) -> bool:
    """Whether one of some words is a year."""
    return any(_YEAR.fullmatch(word) is not None for word in norms)


@functools.cache
def counts_aims(unit: str) -> bool:
    """Whether values in a unit count aims or tasks, of which it is told that they were met or surpassed."""
    return key_of(unit) in {key_of(noun) for noun in settings("subjects")["no_wholes"]}
