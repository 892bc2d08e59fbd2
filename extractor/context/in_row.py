"""Values in a row behind one verb, shares of things with a name alone, and counts: "power rose by 22 %, oil 23 %"."""

from __future__ import annotations

import functools

from extractor.context import retold
from extractor.context.phrases import length_at, measures
from extractor.context.scene import CLAUSE_ENDS, Scene
from extractor.lexicon import settings
from extractor.units import unit_named

ALIKE = 5  # words between two values that are counted alike, at most
LONGEST = 7  # words of a name
_MUCH = 3  # times the share in front of it, that one in a row is at most


def goes_on(scene: Scene, number: int) -> bool:
    """Whether item `number` moves as the one before it: both are in a row of three or more, or joined by "and"."""
    if not _follows(scene, number):
        return False
    joiner = scene.words.norms[scene.items[number - 1].last]
    long = number + 1 < len(scene.items) and _follows(scene, number + 1)
    return joiner in settings("adverbs")["both"] or long or (number > 1 and _follows(scene, number - 1))


def _follows(scene: Scene, number: int) -> bool:
    """Whether nothing but a joiner and a name stands between a share and the one before it, and no word behind it."""
    norms, item, other = scene.words.norms, scene.items[number], scene.items[number - 1]
    level, first = item.quantity.minimum, other.quantity.minimum
    if not number or not retold.share(item) or item.quantity.unit != other.quantity.unit:
        return False
    if level is None or first is None or level > _MUCH * first:
        return False
    both = settings("adverbs")["both"]
    behind = norms[item.last : item.last + 1]
    ends = not behind or behind[0] in CLAUSE_ENDS or behind[0] in (",", "(", ")", *both)
    return ends and norms[other.last] in (",", *both) and _names(scene, other.last + 1, item.first)


def _names(scene: Scene, first: int, last: int) -> bool:
    """Whether a stretch is the name of a thing that is no measure and not counted."""
    norms = scene.words.norms
    first += norms[first] in settings("adverbs")["both"]
    first += length_at(norms, first, _openers())
    name = norms[first:last]
    if not 0 < len(name) <= LONGEST or not all(word.isalpha() or word in "-–" for word in name):
        return False
    measured = length_at(norms, first, measures()) > 0 or unit_named(name[0]) is not None
    return not measured and retold.plain(scene, first, last)


def counted_alike(scene: Scene, number: int) -> bool:
    """Whether a value is joined right to what the one before it counts: "down by 3 killed and 5 hurt"."""
    item, other = scene.items[number], scene.items[number - 1]
    if not retold.counts(item) or item.quantity.unit != other.quantity.unit or item.first - other.last > ALIKE:
        return False
    return scene.words.norms[item.first - 1] in {",", *settings("adverbs")["both"]} and retold.plain(
        scene, other.last, item.first - 1
    )


def parallel(scene: Scene, number: int) -> bool:
    """Whether a value opens its clause and goes on like the one before it: "12 %/year of A; 16 %/year of B"."""
    norms = scene.words.norms
    item, other = scene.items[number], scene.items[number - 1]
    if item.last >= len(norms) or norms[item.first - 1] not in settings("adverbs")["list_joiners"]:
        return False
    if norms[item.last] != norms[other.last] or not norms[item.last].isalpha():
        return False
    return not retold.share(item) or told(scene, number) <= told(scene, number - 1)


def told(scene: Scene, number: int) -> set[str]:
    """The words by which something is told of what a share is of: "100 % of the cases | are settled"."""
    item, following = scene.items[number], scene.items[number + 1 : number + 2]
    end = min([scene.clause_end(number), *(other.first for other in following)])
    return set(settings("adverbs")["told_of_shares"]).intersection(scene.words.norms[item.last : end])


@functools.cache
def _openers() -> tuple[str, ...]:
    return tuple(settings("adverbs")["row_openers"])
