"""What a subject says, as a set of concepts: patterns/facets.toml read over its words, longest spelling first."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from extractor import compiled
from extractor.lexicon import Entry, PatternError, entries, match_key, settings
from extractor.link.phrases import BRACKETS, a_mark, bracketed, names_in, spelled_out, tokens

Kind = Literal["filler", "soft", "content", "decide"]

WEIGHTS: Mapping[str, float] = {"filler": 0.0, "soft": 0.2, "content": 0.8, "decide": 1.0}
UNKNOWN = 0.35  # of a syllable that no facet knows
IN_BRACKETS = 0.4  # what an unknown syllable in brackets counts, of UNKNOWN

_WORD_KNOWN = 100_000  # more than any sum of squares of one phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Entry):
    """One thing that subjects say, with its spellings."""

    kind: Kind
    cancels: tuple[str, ...] = ()  # facets said before it that it takes back
    absorbs: tuple[str, ...] = ()  # facets that decide nothing beside it
    counted: bool = False  # people or things that a rate is of, or that are counted


class Lexicon(NamedTuple):
    """The compiled facets."""

    spellings: Mapping[str, Any]  # word -> what may follow it, to any depth; "" -> the facet that ends there
    kinds: Mapping[str, str]  # facet -> kind
    cancels: Mapping[str, list[str]]
    absorbs: Mapping[str, list[str]]
    counted: list[str]  # facets of people or things that a rate is of
    place_types: list[str]  # words that stand before the name of a place
    numbered: list[str]  # those whose name can be a number
    nation: list[str]  # what the nation is called
    plans: list[str]  # words of which one stands in a base that is a plan
    abbreviations: Mapping[str, str]  # short form -> what it is read as
    verbs: list[str]  # spellings that are verbs, and say nothing, at the beginning of a phrase
    alone: list[str]  # phrases that say nothing


class Concepts(NamedTuple):
    """What a phrase says: facet -> weight; the deciding facets; the weight of words that no facet knows."""

    weights: Mapping[str, float]
    decide: frozenset[str]
    named: tuple[str, ...]  # places that are named, as written


def _plain() -> dict[str, Any]:
    """The fields of `Lexicon` from patterns/facets.toml."""
    spellings: dict[str, Any] = {}
    facets = entries("facets", Facet)
    short = settings("facets")["abbreviations"]
    for facet in facets:
        for surface in facet.surfaces:
            node = spellings
            for word in spelled_out(surface, short).split(" "):
                node = node.setdefault(word, {})
            other = node.setdefault("", facet.id)
            if other != facet.id:
                raise PatternError(
                    f"patterns/facets.toml: {surface!r} belongs to {other} and {facet.id}; leave it with one"
                )
    return {
        "spellings": spellings,
        "kinds": {facet.id: facet.kind for facet in facets},
        "cancels": {facet.id: list(facet.cancels) for facet in facets if facet.cancels},
        "absorbs": {facet.id: list(facet.absorbs) for facet in facets if facet.absorbs},
        "counted": [facet.id for facet in facets if facet.counted],
        "place_types": [match_key(word) for word in settings("facets")["names"]["types"]],
        "numbered": [match_key(word) for word in settings("facets")["names"]["numbered"]],
        "nation": [match_key(word) for word in settings("facets")["names"]["nation"]],
        "plans": [match_key(word) for word in settings("facets")["bases"]["plans"]],
        "abbreviations": {match_key(word): words for word, words in short.items()},
        "verbs": [match_key(word) for word in settings("facets")["opening"]["verbs"]],
        "alone": [match_key(words) for words in settings("facets")["opening"]["alone"]],
    }


COMPILED = ("facets", ("spelling", "facets"), _plain)


@functools.cache
def lexicon() -> Lexicon:
    """The facets, compiled once."""
    return Lexicon(**compiled.table(*COMPILED))


@functools.cache
def counted() -> frozenset[str]:
    """Facets of people or things that a rate is of, or that are counted."""
    return frozenset(lexicon().counted)


@functools.cache
def _place_types() -> frozenset[str]:
    """Words that stand before a place's name."""
    return frozenset(lexicon().place_types)


@functools.lru_cache(maxsize=65536)
def read(phrase: str) -> Concepts:
    """The concepts of `phrase`. Names of places are left out and only noted."""
    table = lexicon()
    signs = tokens(phrase)
    if not table.abbreviations.keys().isdisjoint(signs):
        phrase = spelled_out(phrase.lower() if phrase.isupper() else phrase, table.abbreviations)
        signs = tokens(phrase)
    words = [sign for sign in signs if sign not in BRACKETS]
    inside = bracketed(signs) if len(words) < len(signs) else frozenset()
    names = names_in(phrase, len(words))
    if names and (kind := _named(words, names, 0, min(names))) != (0, 0) and kind[0] == 0:
        name = names[min(names)][1]  # the unit itself is the subject: its kind counts, its name does not
        rest = read(phrase.replace(name, "", 1))
        return rest._replace(named=(f"{' '.join(words[: min(names)])} {name}", *rest.named))
    weights: dict[str, float] = {}
    named: list[str] = []
    at = 0
    for start, end, facet in segments(words):
        if start < at or (start == 0 and _only_a_verb(words, end)):
            continue
        first, name_end = _named(words, names, start, end) if names else (start, 0)
        if name_end:
            named.append(" ".join(words[first:end]) + " " + names[end][1])
            at = name_end
        if name_end and first == start:
            continue
        if facet == "place_name":
            named.append(" ".join(words[start:end]))
        elif facet is None:
            if words[start][0].isalpha() and not a_mark(words[start]):
                weights[words[start]] = UNKNOWN * (IN_BRACKETS if start in inside else 1.0)
        elif table.kinds[facet] != "filler":
            weights[facet] = WEIGHTS[table.kinds[facet]]
        for taken_back in table.cancels.get(facet or "", ()):
            weights.pop(taken_back, None)
    return _concepts(weights, tuple(named))


def _only_a_verb(words: list[str], end: int) -> bool:
    """Whether the words up to `end`, at the beginning of a phrase, are a verb that says nothing there."""
    said = " ".join(words[:end])
    return said in lexicon().verbs or (end == len(words) and said in lexicon().alone)


def said_beside(concepts: Concepts, facets: frozenset[str]) -> Concepts:
    """`concepts` with deciding facets that the words around the phrase say."""
    return _concepts({**concepts.weights, **dict.fromkeys(facets, WEIGHTS["decide"])}, concepts.named)


def _concepts(weights: dict[str, float], named: tuple[str, ...]) -> Concepts:
    """The concepts with these weights; a facet that another absorbs says little, and decides nothing."""
    table = lexicon()
    decide = {facet for facet in weights if table.kinds.get(facet) == "decide"}
    absorbed = {other for facet in decide for other in table.absorbs.get(facet, ()) if other in decide}
    weights.update(dict.fromkeys(absorbed, WEIGHTS["soft"]))
    return Concepts(weights, frozenset(decide - absorbed), named)


def segments(words: list[str]) -> list[tuple[int, int, str | None]]:
    """Cut `words` into spellings of facets and single unknown words.

    Of all cuts the one that leaves the fewest words unknown; of these the one with the greatest sum of squared lengths,
    which prefers long spellings.
    """
    spellings = lexicon().spellings
    count = len(words)
    best = [0] * (count + 1)  # known words, times _WORD_KNOWN, and squares
    step: list[tuple[int, str | None]] = [(1, None)] * count
    for at in range(count - 1, -1, -1):
        best[at] = best[at + 1]
        node: Any = spellings.get(words[at])
        end = at + 1
        while node is not None:
            facet = node.get("")
            if facet is not None:
                length = end - at
                worth = best[end] + length * _WORD_KNOWN + length * length
                if worth >= best[at]:
                    best[at], step[at] = worth, (length, facet)
            node = node.get(words[end]) if end < count else None
            end += 1
    cut: list[tuple[int, int, str | None]] = []
    at = 0
    while at < count:
        length, facet = step[at]
        cut.append((at, at + length, facet))
        at += length
    return cut


def _named(words: list[str], names: Mapping[int, tuple[int, str]], start: int, end: int) -> tuple[int, int]:
    """Where the type of a place begins that closes the segment, and where its name ends; 0 where there is none."""
    if end in names:
        for first in range(max(start, end - 2), end):
            kind = " ".join(words[first:end])
            if kind in (lexicon().numbered if words[end].isdigit() else _place_types()):
                return first, names[end][0]
    return start, 0


@functools.lru_cache(maxsize=4096)
def names_a_plan(base: str) -> bool:
    """Whether a base of comparison is a plan, a budget or an assigned target."""
    words = f" {' '.join(tokens(base))} "
    return any(f" {word} " in words for word in lexicon().plans)


def names_the_nation(concepts: Concepts) -> bool:
    """Whether the value is said to be that of the whole country."""
    return any(match_key(name) in lexicon().nation for name in concepts.named)


def facets_in(text: str) -> list[dict[str, object]]:
    """The facets read in `text`, fillers included (what the examples of facets.toml are run through)."""
    words = [sign for sign in tokens(spelled_out(text, lexicon().abbreviations)) if sign not in BRACKETS]
    return [{"id": facet} for _, _, facet in segments(words) if facet is not None]
