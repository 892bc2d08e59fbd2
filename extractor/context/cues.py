"""The cue phrases of all context tables, compiled once."""

from __future__ import annotations

import functools

from extractor.context.bases import BaseRule
from extractor.context.changes import ChangeRule
from extractor.context.kinds import KindRule
from extractor.language import Lexica
from extractor.lexicon import entries, settings
from extractor.model import Cue, Words

NAME = (2, 3)  # words of a name in capitals: a longer run of them is a title


@functools.cache
def lexica() -> Lexica:
    """Lexica of changes, bases, kinds, and of the words by which a heading says a kind."""
    return Lexica(
        {
            "changes": [(r.id, s) for r in entries("changes", ChangeRule) for s in r.surfaces],
            "bases": [(r.id, s) for r in entries("bases", BaseRule) for s in r.surfaces],
            "kinds": [(r.id, s) for r in entries("kinds", KindRule) for s in r.surfaces if r.where != "heading"],
            "headings": [(r.id, s) for r in entries("kinds", KindRule) for s in r.surfaces if r.where == "heading"],
        }
    )


def spoken(words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues that are no word of a proper name (a fall in the name of a town is none)."""
    return [cue for cue in cues if cue.last - cue.first > 1 or not in_name(words, cue.first)]


def in_name(words: Words, at: int) -> bool:
    """Whether a word stands in a short run of words with a capital, behind another word or all that there is.

    A word for a place that begins it is that other word: "Village Old Fall has 12 houses".
    """
    if not _capital(words, at):
        return False
    first, last = at, at + 1
    while first > 0 and _capital(words, first - 1):
        first -= 1
    while last < len(words) and _capital(words, last):
        last += 1
    if last - first == 1 and first > 0 and words.norms[first - 1] in _places():
        return words.text[words.starts[first - 1]].islower()  # "the village of Fall"
    if not first and last == len(words):
        return at > 0 and last <= NAME[1]
    first += not first and at > 1 and words.norms[0] in _places()
    return NAME[0] <= last - first <= NAME[1] and first > 0 and words.norms[first - 1].isalpha()


@functools.cache
def _places() -> frozenset[str]:
    """Words that a name of a place stands behind."""
    return frozenset(settings("rows")["place_types"])


def _capital(words: Words, at: int) -> bool:
    text = words.text[words.starts[at] : words.ends[at]]
    return text[:1].isupper() and text[1:].islower()
