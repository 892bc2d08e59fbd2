"""Phrases of the lists of patterns/, looked for at a word."""

from __future__ import annotations

import functools

from extractor.language import key_of
from extractor.lexicon import settings


def length_at(norms: list[str], at: int, phrases: tuple[str, ...]) -> int:
    """How many words the longest of some phrases at word `at` has, 0 where none stands there."""
    if not phrases or at >= len(norms):
        return 0
    found = _by_first(phrases).get(norms[at], ())
    return max((len(words) for words in found if norms[at : at + len(words)] == words), default=0)


@functools.cache
def _by_first(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        words = key_of(phrase).split()
        found.setdefault(words[0], []).append(words)
    return found


@functools.cache
def measures() -> tuple[str, ...]:
    """What the name of a measure begins with."""
    return (*settings("subjects")["heads"], *settings("adverbs")["also_measures"])
