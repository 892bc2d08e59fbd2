"""Lists of phrases (patterns/subjects.toml), looked for at either end of a stretch of words and inside it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.language import key_of
from extractor.lexicon import settings


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases; lengths by first and by last word, so that most words are passed over at a glance."""

    keys: frozenset[str]
    by_first: Mapping[str, tuple[int, ...]]  # first word -> lengths of the phrases that begin with it, longest first
    by_last: Mapping[str, tuple[int, ...]]
    longest: int

    def at_start(self, norms: list[str], first: int, last: int) -> int:
        """How many words from `first` on are such a phrase, 0 where none is."""
        if first < last and norms[first] in self.by_first:
            for length in self.by_first[norms[first]]:
                if length == 1 or (length <= last - first and " ".join(norms[first : first + length]) in self.keys):
                    return length
        return 0

    def begins(self, norms: list[str], first: int, last: int) -> list[int]:
        """The words of a stretch at which such a phrase begins."""
        by_first = self.by_first
        return [at for at in range(first, last) if norms[at] in by_first and self.at_start(norms, at, last)]

    def at_end(self, norms: list[str], first: int, last: int) -> int:
        """How many words up to `last` are such a phrase, 0 where none is."""
        if first < last and norms[last - 1] in self.by_last:
            for length in self.by_last[norms[last - 1]]:
                if length == 1 or (length <= last - first and " ".join(norms[last - length : last]) in self.keys):
                    return length
        return 0


@functools.cache
def phrases(name: str) -> Phrases:
    """The phrases of one list of patterns/subjects.toml."""
    return of_keys(frozenset(key_of(word) for word in settings("subjects")[name]))


def of_keys(keys: frozenset[str]) -> Phrases:
    """The phrases with these keys."""
    return Phrases(keys, _lengths(keys, 0), _lengths(keys, -1), max(key.count(" ") + 1 for key in keys))


def _lengths(keys: frozenset[str], at: int) -> dict[str, tuple[int, ...]]:
    """First (at 0) or last (at -1) word -> lengths of the phrases with it, longest first."""
    found: dict[str, set[int]] = {}
    for key in keys:
        words = key.split(" ")
        found.setdefault(words[at], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
