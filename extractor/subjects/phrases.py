"""Lists of phrases (patterns/subjects.toml), looked for at either end of a stretch of words and inside it."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from extractor.language import Lengths, key_of, lengths_by_two
from extractor.lexicon import settings


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases; lengths by the two words at either end, so that most words are passed over at a glance."""

    keys: frozenset[str]
    by_first: Lengths  # first word -> second word -> lengths of the phrases that begin so, longest first
    by_last: Lengths  # last word -> the one in front of it -> lengths
    longest: int
    known: frozenset[str]  # the keys and longer names that open like a phrase and are none

    def at_start(self, norms: list[str], first: int, last: int) -> int:
        """How many words from `first` on are such a phrase, 0 where none is."""
        by_second = self.by_first.get(norms[first]) if first < last else None
        if by_second is not None:
            for length in by_second.get(norms[first + 1] if first + 1 < last else "") or by_second[""]:
                if length == 1:
                    return 1
                if length <= last - first and (key := " ".join(norms[first : first + length])) in self.known:
                    return length if key in self.keys else 0
        return 0

    def may_open(self, text: str) -> bool:
        """Whether the first word of a text begins such a phrase: a look at it before its words are told apart."""
        return text.partition(" ")[0].lower() in self.by_first

    def begins(self, norms: list[str], first: int, last: int) -> list[int]:
        """The words of a stretch at which such a phrase begins."""
        by_first = self.by_first
        return [at for at in range(first, last) if norms[at] in by_first and self.at_start(norms, at, last)]

    def at_end(self, norms: list[str], first: int, last: int) -> int:
        """How many words up to `last` are such a phrase, 0 where none is."""
        by_second = self.by_last.get(norms[last - 1]) if first < last else None
        if by_second is not None:
            for length in by_second.get(norms[last - 2] if first < last - 1 else "") or by_second[""]:
                if length == 1 or (length <= last - first and " ".join(norms[last - length : last]) in self.keys):
                    return length
        return 0


@functools.cache
def phrases(name: str) -> Phrases:
    """The phrases of one list of patterns/subjects.toml, without what its list of "not_" names.

    Raises KeyError for a list that is not there.
    """
    known = settings("subjects")
    keys, names = (frozenset(map(key_of, known.get(listed, ()))) for listed in (name, f"not_{name}"))
    return of_keys(keys, names)


def in_comma_name(norms: list[str], at: int, stretch: tuple[int, int]) -> bool:
    """Whether the comma at word `at` stands inside one name of several things ("cattle, sheep")."""
    names, (first, last) = phrases("comma_names"), stretch
    begins = [begin for begin in range(max(first, at - _BEFORE_COMMA), at) if norms[begin] in names.by_first]
    return any(names.at_start(norms, begin, last) > at - begin for begin in begins)


_BEFORE_COMMA = 2  # words of such a name in front of its comma, at most


def of_keys(keys: frozenset[str], names: frozenset[str] = frozenset()) -> Phrases:
    """The phrases with these keys, but where one of `names` opens with them."""
    known, backwards = keys | names, [" ".join(reversed(key.split(" "))) for key in keys]
    longest = max(key.count(" ") + 1 for key in keys)
    return Phrases(keys, lengths_by_two(known), lengths_by_two(backwards), longest, known)
