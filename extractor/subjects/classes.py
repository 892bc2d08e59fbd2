"""Classes of words: what the ranker goes by where a word itself was in no text that it was fitted on."""

from __future__ import annotations

import functools

from extractor.subjects.phrases import phrases
from extractor.units import by_surface

# Lists of patterns/subjects.toml, by what their words do; the first that a word begins a phrase of is its class.
_LISTS = (
    "heads",
    "predicates",
    "done_verbs",
    "report_verbs",
    "denominators",
    "place_prepositions",
    "administrative",
    "and_words",
    "part_openers",
    "states",
    "closers",
    "openers",
)


@functools.lru_cache(maxsize=16_384)
def class_of(word: str) -> str:
    """What a word, as a match key, is: a sign, a "number", a counted "noun", the list that it begins a phrase of."""
    if not word[:1].isalpha():
        return "number" if word[:1].isdecimal() else word
    if word in _nouns():
        return "noun"
    return next((name for name in _LISTS if word in phrases(name).by_first), "word")


@functools.cache
def _nouns() -> frozenset[str]:
    """The first words of what is counted."""
    return frozenset(key.split(" ")[0] for key, unit in by_surface().items() if unit.names_counted)
