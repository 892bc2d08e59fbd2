"""Lists said respectively: "A and B reach 61% and 48% respectively" deals the n-th name out to the n-th value."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.context.periods import Mention
from extractor.context.scene import CLAUSE_ENDS, Scene
from extractor.language import key_of
from extractor.lexicon import settings

FEWEST, MOST = 2, 12  # values that make a list
REACH = 60  # words in front of the first value
AGAIN = 6  # words between a list of values and the next one for the same names
DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Dealt:
    """A word for "respectively" at word `cue`, names from word `first` up to it, and the items behind it."""

    first: int
    cue: int
    items: range


def dealt(scene: Scene, number: int) -> Dealt | None:
    """The list that item `number` is a value of, or None."""
    norms = scene.words.norms
    if len(scene.items) < FEWEST or _openings().isdisjoint(norms):
        return None
    start = number
    while start > 0 and number - start < MOST and _joined(scene, start - 1):
        start -= 1
    last = number
    while last + 1 < len(scene.items) and last - start < MOST and _joined(scene, last):
        last += 1
    if not FEWEST <= last - start + 1 <= MOST:
        return None
    floor = max(scene.left(start), scene.items[start].first - REACH)
    cue = next((at for at in range(scene.items[start].first - 1, floor, -1) if _is_cue(norms, at)), None)
    if cue is None:
        return _again(scene, range(start, last + 1))
    first = cue
    while first > floor and norms[first - 1] not in CLAUSE_ENDS:
        first -= 1
    return Dealt(first, cue, range(start, last + 1))


def _again(scene: Scene, items: range) -> Dealt | None:
    """The list right before, where `items` give its names other values: "are 2 % and 8 % in turn; in 2035 3 % ..."."""
    between = scene.words.norms[scene.left(items.start) : scene.items[items.start].first]
    if items.start < len(items) or len(between) > AGAIN:
        return None
    before = dealt(scene, items.start - 1)
    return Dealt(before.first, before.cue, items) if before and len(before.items) == len(items) else None


def year_of(scene: Scene, number: int, named: Sequence[Mention]) -> Mention | None:
    """The year that is dealt out to item `number`, where as many years as values stand in front of the word."""
    found = dealt(scene, number)
    if found is None:
        return None
    start, end = scene.words.starts[found.first], scene.words.starts[found.cue]
    years = [mention for mention in named if start <= mention.start and mention.end <= end]
    return years[number - found.items.start] if len(years) == len(found.items) else None


def names(scene: Scene, found: Dealt, joiners: frozenset[str]) -> list[tuple[int, int]]:
    """The stretches of words between the joiners in front of the word for "respectively"."""
    norms = scene.words.norms
    parts: list[tuple[int, int]] = []
    first = found.first
    for at in range(found.first, found.cue + 1):
        if at == found.cue or norms[at] in joiners:
            if at > first:
                parts.append((first, at))
            first = at + 1
    return parts


def _joined(scene: Scene, number: int) -> bool:
    """Whether only a comma, a dash or "and" stands between item `number` and the next."""
    between = scene.words.norms[scene.items[number].last : scene.items[number + 1].first]
    joiners = settings("adverbs")["list_joiners"]
    return 0 < len(between) <= 2 and all(word in DASHES or word in joiners for word in between)


def _is_cue(norms: Sequence[str], at: int) -> bool:
    return any(tuple(norms[at : at + len(phrase)]) == phrase for phrase in _cues())


@functools.cache
def _openings() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _cues())


@functools.cache
def _cues() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key_of(phrase).split()) for phrase in settings("adverbs")["respectively"])
