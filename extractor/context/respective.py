"""Lists said respectively: "A and B reach 61% and 48% respectively" deals the n-th name out to the n-th value."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.context.periods import Mention
from extractor.context.scene import CLAUSE_ENDS, Scene
from extractor.language import key_of
from extractor.lexicon import settings

FEWEST, MOST = 2, 12  # values that make a list
REACH = 60  # words in front of the first value
AGAIN = 9  # words between a list of values and the next one for the same names
DASHES = frozenset("-–—")
SHARES = 3  # of all, that make a list with as many names between dashes
ALL, ROUNDING = Decimal(100), Decimal(1)  # their sum, and how far rounding takes it from that


@dataclass(frozen=True, slots=True)
class Dealt:
    """A word for "respectively" at word `cue`, names from word `first` up to it, and the items behind it."""

    first: int
    cue: int
    items: range


def dealt(scene: Scene, number: int) -> Dealt | None:
    """The list that item `number` is a value of, or None."""
    norms = scene.words.norms
    if len(scene.items) < FEWEST or (_openings().isdisjoint(norms) and DASHES.isdisjoint(norms)):
        return None
    items = _listed(scene, number)
    start = items.start
    if not FEWEST <= len(items) <= MOST:
        return None
    floor = max(scene.left(start), scene.items[start].first - REACH)
    cue = next((at for at in range(scene.items[start].first - 1, floor, -1) if _is_cue(norms, at)), None)
    if cue is None:
        return _again(scene, items) or _dashed(scene, items, floor)
    first = cue
    while first > floor and norms[first - 1] not in CLAUSE_ENDS:
        first -= 1
    joiners = frozenset(settings("adverbs")["list_joiners"]) | DASHES
    return (_again(scene, items) if joiners.isdisjoint(norms[first:cue]) else None) or Dealt(first, cue, items)


def _listed(scene: Scene, number: int) -> range:
    """The items that item `number` stands in a list with, itself among them."""
    start = last = number
    while start > 0 and number - start < MOST and _joined(scene, start - 1):
        start -= 1
    while last + 1 < len(scene.items) and last - start < MOST and _joined(scene, last):
        last += 1
    return range(start, last + 1)


def _again(scene: Scene, items: range) -> Dealt | None:
    """The list right before, where `items` give its names other values: "are 2 % and 8 % in turn; in 2035 3 % ..."."""
    between = scene.words.norms[scene.left(items.start) : scene.items[items.start].first]
    if items.start < len(items) or len(between) > AGAIN:
        return None
    before = dealt(scene, items.start - 1)
    return Dealt(before.first, before.cue, items) if before and len(before.items) == len(items) else None


def _dashed(scene: Scene, items: range, floor: int) -> Dealt | None:
    """As many names as shares of all behind them, all or these parted by dashes: "A, B and C: 20% - 35% - 45%"."""
    norms = scene.words.norms
    shares = [scene.items[number].quantity for number in items]
    if len(items) < SHARES or not all(share.unit == "%" and share.minimum is not None for share in shares):
        return None
    if abs(sum((share.minimum or ALL for share in shares), -ALL)) > ROUNDING:
        return None
    cue = scene.items[items.start].first
    while cue > floor and norms[cue - 1] in CLAUSE_ENDS:
        cue -= 1
    first = cue
    while first > floor and norms[first - 1] not in CLAUSE_ENDS:
        first -= 1
    found = Dealt(first, cue, items)
    ends = [scene.items[number].last for number in items[:-1]]
    if len(dashed_names(scene, found)) == len(items):
        return found
    joiners = frozenset(settings("adverbs")["list_joiners"])
    timed = len(names(scene, found, joiners)) - len(items)  # a time in front of the names
    return found if timed in (0, 1) and DASHES.issuperset(norms[at] for at in ends) else None


def bracketed(scene: Scene, number: int) -> range | None:
    """The items of a bracket that item `number` is in, parted by signs alone, with as many of their unit in front.

    "A 5 %, B 3 % (plan: 6 % - 4 %)"; None where there is no such bracket.
    """
    items, norms = scene.items, scene.words.norms
    first = last = number
    while first > 0 and number - first < MOST and _parted(scene, first - 1):
        first -= 1
    while last + 1 < len(items) and last - number < MOST and _parted(scene, last):
        last += 1
    size = last + 1 - first
    if size < FEWEST or first < size or norms[items[last].last : items[last].last + 1] != [")"]:
        return None
    units = {item.quantity.unit for item in items[first - size : last + 1]}
    opened = "(" in norms[items[first - 1].last : items[first].first]
    return range(first, last + 1) if opened and len(units) == 1 else None


def before_bracket(scene: Scene, number: int) -> int:
    """The item right in front of a bracket that holds a value for item `number` and those behind it; else `number`."""
    items, norms = scene.items, scene.words.norms
    for last in range(number, min(number + MOST, len(items) - 1)):
        if "(" in norms[items[last].last : items[last + 1].first]:
            inside = bracketed(scene, last + 1)
            return last if inside is not None and last - len(inside) < number else number
    return number


def _parted(scene: Scene, number: int) -> bool:
    """Whether nothing but a sign stands between an item and the next."""
    between = scene.words.norms[scene.items[number].last : scene.items[number + 1].first]
    return len(between) == 1 and between[0] in _PARTING


_PARTING = DASHES | {";", ",", "/"}


def year_of(scene: Scene, number: int, named: Sequence[Mention]) -> Mention | None:
    """The year that is dealt out to item `number`, where as many years as values stand in front of the word.

    Or in front of the values, in a list of their own: "in 2031, 2032 and 2033 reached 4 tons, 5 tons and 6 tons".
    """
    if len(named) < FEWEST:
        return None
    found = dealt(scene, number)
    if found is None:
        return _in_row(scene, number, named)
    start, end = scene.words.starts[found.first], scene.words.starts[found.cue]
    years = [mention for mention in named if start <= mention.start and mention.end <= end]
    years = years or _of_values_before(scene, found, named)
    return years[number - found.items.start] if len(years) == len(found.items) else None


def _of_values_before(scene: Scene, found: Dealt, named: Sequence[Mention]) -> list[Mention]:
    """The years of as many values in front of a list ("in 2030 9 bn, in 2035 12 bn, of it 3; 4")."""
    words, before = scene.words, scene.items[max(found.items.start - len(found.items), 0) : found.items.start]
    end = words.starts[scene.items[found.items.start].first]
    years = [mention for mention in named if mention.end <= end]
    starts = [words.starts[item.first] for item in before]
    own = [bisect.bisect_right(years, start, key=lambda mention: mention.end) for start in starts]
    each = own == list(range(1, len(years) + 1)) and len(own) == len(found.items)
    return years if each and len({mention.value for mention in years}) == len(years) else []


def _in_row(scene: Scene, number: int, named: Sequence[Mention]) -> Mention | None:
    """The year of item `number` where a list of values follows a list of as many years, both of one clause."""
    items, words = _listed(scene, number), scene.words
    if not FEWEST <= len(items) <= MOST:
        return None
    first = scene.items[items.start].first
    last = bisect.bisect_right(named, words.starts[first], key=lambda mention: mention.end)
    front = named[max(0, last - len(items)) : last]
    if len(front) < len(items) or not all(mention.value.isdigit() for mention in front):
        return None
    joiners = settings("adverbs")["list_joiners"]
    ends = [words.index_at(mention.end - 1) + 1 for mention in front]
    starts = [words.index_at(mention.start) for mention in front]
    apart = [words.norms[a:b] for a, b in zip(ends, starts[1:], strict=False)]
    listed = all(gap and all(word in joiners for word in gap) for gap in apart)
    same = starts[0] >= scene.left(items.start) and not CLAUSE_ENDS.intersection(words.norms[ends[-1] : first])
    return front[number - items.start] if listed and same else None


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


def dashed_names(scene: Scene, found: Dealt) -> list[tuple[int, int]]:
    """The names between dashes, the last two of which "and" can part: "farms - works and services"."""
    parts, norms = names(scene, found, DASHES), scene.words.norms
    if len(parts) != len(found.items) - 1 or len(parts) < FEWEST:
        return parts
    first, last = parts[-1]
    both = next((at for at in range(first + 1, last - 1) if norms[at] in settings("adverbs")["both"]), None)
    return parts if both is None else [*parts[:-1], (first, both), (both + 1, last)]


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
