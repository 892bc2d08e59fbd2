"""One statement as the context rules see it: words, cues, and where its quantities stand among the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model import Cue, Quantity, Statement, Words

CLAUSE_ENDS = frozenset({";", ":", "."})


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity with the words it covers: from `first` up to, not including, `last`."""

    quantity: Quantity
    first: int
    last: int


@dataclass(frozen=True, slots=True)
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
        return self.items[number + 1].first if number + 1 < len(self.items) else len(self.words)

    def clause_start(self, number: int) -> int:
        """The first word of the clause of item `number`: after the last ";" or ":" in front of it."""
        at = self.items[number].first
        while at > 0 and self.words.norms[at - 1] not in CLAUSE_ENDS:
            at -= 1
        return at

    def clause_end(self, number: int) -> int:
        """The word up to which the clause of item `number` goes on: the next ";", sentence end or closing bracket."""
        at = self.items[number].last
        depth = 0
        while at < len(self.words):
            sign = self.words.norms[at]
            if sign in CLAUSE_ENDS:
                break
            if sign == "(":
                depth += 1
            elif sign == ")":
                if not depth:
                    break
                depth -= 1
            at += 1
        return at

    def of(self, table: str) -> list[Cue]:
        """The cues of one table."""
        return [cue for cue in self.cues if cue.table == table]


def scene(statement: Statement, words: Words, cues: Sequence[Cue], quantities: Sequence[Quantity]) -> Scene:
    """The scene of `statement` with its `quantities` in text order."""
    items = tuple(Item(q, words.index_at(q.start), words.index_at(q.end - 1) + 1) for q in quantities)
    return Scene(statement, words, tuple(cues), items)
