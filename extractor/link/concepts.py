"""What a subject says, as a set of concepts: patterns/facets.toml read over its words, longest spelling first."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

from extractor.lexicon import Entry, PatternError, entries, match_key, settings
from extractor.link import compiled

Kind = Literal["filler", "soft", "content", "decide"]

WEIGHTS: Mapping[str, float] = {"filler": 0.0, "soft": 0.2, "content": 0.8, "decide": 1.0}
UNKNOWN = 0.35  # of a syllable that no facet knows
IN_BRACKETS = 0.4  # what an unknown syllable in brackets counts, of UNKNOWN

_BRACKETS = frozenset("()[]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[/%‰<&()\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Entry):
    """One thing that subjects say, with its spellings."""

    kind: Kind
    cancels: tuple[str, ...] = ()  # facets said before it that it takes back
    absorbs: tuple[str, ...] = ()  # facets that decide nothing beside it

    TABLE: ClassVar[str] = "facets"


class Lexicon(NamedTuple):
    """The compiled facets."""

    spellings: Mapping[str, str]  # spelling -> facet
    kinds: Mapping[str, str]  # facet -> kind
    reach: Mapping[str, int]  # first word -> number of words of its longest spelling
    cancels: Mapping[str, list[str]]
    absorbs: Mapping[str, list[str]]
    place_types: list[str]  # words that stand before the name of a place
    plans: list[str]  # words of which one stands in a base that is a plan


class Concepts(NamedTuple):
    """What a phrase says: facet -> weight; the deciding facets; the weight of words that no facet knows."""

    weights: Mapping[str, float]
    decide: frozenset[str]
    named: tuple[str, ...]  # places that are named, as written


def _plain() -> dict[str, Any]:
    """The fields of `Lexicon` from patterns/facets.toml."""
    spellings: dict[str, str] = {}
    reach: dict[str, int] = {}
    facets = entries("facets", Facet)
    for facet in facets:
        for surface in facet.surfaces:
            other = spellings.setdefault(surface, facet.id)
            if other != facet.id:
                raise PatternError(
                    f"patterns/facets.toml: {surface!r} belongs to {other} and {facet.id}; leave it with one"
                )
            first, length = surface.split(" ", 1)[0], surface.count(" ") + 1
            reach[first] = max(length, reach.get(first, 0))
    return {
        "spellings": spellings,
        "kinds": {facet.id: facet.kind for facet in facets},
        "reach": reach,
        "cancels": {facet.id: list(facet.cancels) for facet in facets if facet.cancels},
        "absorbs": {facet.id: list(facet.absorbs) for facet in facets if facet.absorbs},
        "place_types": [match_key(word) for word in settings("facets")["names"]["types"]],
        "plans": [match_key(word) for word in settings("facets")["bases"]["plans"]],
    }


COMPILED = ("facets", ("spelling", "facets"), _plain)


@functools.cache
def lexicon() -> Lexicon:
    """The facets, compiled once."""
    return Lexicon(**compiled.table(*COMPILED))


def tokens(phrase: str) -> list[str]:
    """The words of `phrase` as match keys, with numbers, "/", "%" and brackets, without other punctuation."""
    return _TOKEN.findall(match_key(phrase))


@functools.cache
def _place_types() -> tuple[frozenset[str], frozenset[str]]:
X


@functools.lru_cache(maxsize=65536)
def read(phrase: str) -> Concepts:
    """The concepts of `phrase`. Names of places are left out and only noted."""
    table = lexicon()
    signs = tokens(phrase)
    words = [sign for sign in signs if sign not in _BRACKETS]
    bracketed = _bracketed(signs) if len(words) < len(signs) else frozenset()
    cased = [sign for sign in _TOKEN.findall(phrase) if sign not in _BRACKETS]
    if phrase.isupper() or len(cased) != len(words):  # capitals, decomposed letters: no name can be told
        cased = words
    weights: dict[str, float] = {}
    named: list[str] = []
    at = 0
    for start, end, facet in segments(words):
        if start < at:
            continue
        name, name_end = _name(words, cased, start, end)
        if name_end > end:
            named.append(" ".join(cased[name:name_end]))
            at = name_end
        elif facet is None:
            if words[start][0].isalpha():
                weights[words[start]] = UNKNOWN * (IN_BRACKETS if start in bracketed else 1.0)
        elif facet == "place_name":
            named.append(" ".join(cased[start:end]))
        elif table.kinds[facet] != "filler":
            weights[facet] = WEIGHTS[table.kinds[facet]]
        for taken_back in table.cancels.get(facet or "", ()):
            weights.pop(taken_back, None)
    return Concepts(weights, _deciding(weights, table), tuple(named))


def _deciding(weights: Mapping[str, float], table: Lexicon) -> frozenset[str]:
    decide = {facet for facet in weights if table.kinds.get(facet) == "decide"}
    for facet in tuple(decide):
        decide.difference_update(table.absorbs.get(facet, ()))
    return frozenset(decide)


def segments(words: list[str]) -> list[tuple[int, int, str | None]]:
    """Cut `words` into spellings of facets and single unknown words, long spellings before short ones.

    Of all cuts the one whose spellings have the greatest sum of squared lengths.
    """
    spellings, reach = lexicon().spellings, lexicon().reach
    count = len(words)
    best = [0] * (count + 1)
    step: list[tuple[int, str | None]] = [(1, None)] * count
    for at in range(count - 1, -1, -1):
        best[at] = best[at + 1]
        for length in range(1, min(reach.get(words[at], 0), count - at) + 1):
            facet = spellings.get(words[at] if length == 1 else " ".join(words[at : at + length]))
            if facet is not None and best[at + length] + length * length >= best[at]:
                best[at] = best[at + length] + length * length
                step[at] = (length, facet)
    cut: list[tuple[int, int, str | None]] = []
    at = 0
    while at < count:
        length, facet = step[at]
        cut.append((at, at + length, facet))
        at += length
    return cut


def _bracketed(signs: list[str]) -> frozenset[int]:
    """Indexes of the words that stand in brackets, counted without the brackets."""
    inside: list[int] = []
    depth = count = 0
    for sign in signs:
        if sign in _BRACKETS:
            depth = max(0, depth + (1 if sign in "([" else -1))
        else:
            if depth:
                inside.append(count)
            count += 1
    return frozenset(inside)


def _name(words: list[str], cased: list[str], start: int, end: int) -> tuple[int, int]:
    """Where a place's type and name begin and end, the type closing the segment from `start` to `end`.

    A long segment that begins with a type ("model commune") is no place, whatever follows it.
    """
    types, _ = _place_types()
    for first in range(end - 1, max(start, end - 2) - 1, -1):
        if " ".join(words[first:end]) in types:
            last = end
            while last < len(words) and (cased[last][0].isupper() or cased[last].isdigit()):
                last += 1
            if last > end:
                return first, last
    return start, start


@functools.lru_cache(maxsize=4096)
def names_a_plan(base: str) -> bool:
    """Whether a base of comparison is a plan, a budget or an assigned target."""
    words = f" {' '.join(tokens(base))} "
    return any(f" {word} " in words for word in lexicon().plans)


def facets_in(text: str) -> list[dict[str, object]]:
    """The facets read in `text`, fillers included (what the examples of facets.toml are run through)."""
    words = [sign for sign in tokens(text) if sign not in _BRACKETS]
    return [{"id": facet} for _, _, facet in segments(words) if facet is not None]
