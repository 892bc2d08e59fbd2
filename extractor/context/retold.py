"""Values that tell the move of the one before once more: in a bracket, in the unit of the level."""

from __future__ import annotations

import functools
from decimal import Decimal

from extractor.context.scene import CLAUSE_ENDS, Item, Scene
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.quantities.measures import opens_planned
from extractor.units import units

FURTHEST = 5  # values behind one that can say how that moves, with it
LEVELLED = 2  # how many values stand in front of one that says a share again in the unit of the level
_PASSED = 3  # words in front of the name of a plan, as "higher than", at most
_SIGNS = CLAUSE_ENDS | {",", "(", ")"}
_LEAST = Decimal("0.6")  # of what was reached, that a plan which was passed is at least
_NEAR = 5  # words between a count and the bracket that says its share, at most


def counted_in_bracket(scene: Scene, number: int) -> bool:
    """Whether a bracket holds no more than how many of what moved: "down 15 % of the poor homes (21 homes)"."""
    norms, item, first = scene.words.norms, scene.items[number], scene.left(number)
    if norms[item.first - 1] != "(" or norms[item.last : item.last + 1] != [")"] or not item.quantity.unit:
        return False
    between = norms[first : item.first - 1]
    noun = norms[scene.words.index_at(item.quantity.unit_start)]
    return noun in between and not any(sign in CLAUSE_ENDS or sign in ",()" for sign in between)


def share_of_counted(scene: Scene, number: int) -> bool:
    """Whether a share says again by how much the count in front moved: "down 9 | killed (11 %)", "down 9, that is 2 %".

    Alone in a bracket, or behind words that say so.
    """
    norms, item, other = scene.words.norms, scene.items[number], scene.items[number - 1]
    between = norms[other.last : item.first]
    if not share(item) or not counts(other):
        return False
    again = next((len(phrase) for phrase in _shares_again() if between[-len(phrase) :] == phrase), 0)
    signs = again or int(between[-1:] == ["("] and norms[item.last : item.last + 1] == [")"])
    return signs > 0 and len(between) - signs < _NEAR and plain(scene, other.last, item.first - signs)


def in_amounts(scene: Scene, number: int) -> bool:
    """Whether a value says in the unit of the level how much its share is: "8.000 ha, up 2 % (that is 160 ha)"."""
    items, norms = scene.items, scene.words.norms
    unit, at = items[number].quantity.unit, items[number].first
    if number < LEVELLED or unit.startswith("%") or not items[number - 1].quantity.unit.startswith("%"):
        return False
    if items[number - LEVELLED].quantity.unit != unit or not _says_again(norms[:at]):
        return False
    return not any(sign in CLAUSE_ENDS or sign == ")" for sign in norms[items[number - 1].last : at])


def planned_beside(scene: Scene, number: int) -> bool:
    """Whether a value is the plan that stands beside what was reached."""
    return number > 0 and (_planned_in_bracket(scene, number) or passed_plan(scene, number))


def _planned_in_bracket(scene: Scene, number: int) -> bool:
    """Whether a bracket behind the name of a plan holds what was planned: "up 8,6 %, above the aim (8 %)"."""
    norms, item = scene.words.norms, scene.items[number]
    opened, first = item.first - 1, scene.left(number)
    if not number or norms[opened] != "(" or norms[item.last : item.last + 1] != [")"]:
        return False
    shares = number > 1 and share(scene.items[number - 1])  # "9 ha, 95 % of the plan (| 10 ha)"
    if item.quantity.unit not in (other.quantity.unit for other in scene.items[number - 1 - shares : number]):
        return False
    start = next((at + 1 for at in range(opened - 1, first - 1, -1) if norms[at] in _SIGNS), first)
    return any(opens_planned(norms, at) for at in range(start, min(start + _PASSED, opened)))


def passed_plan(scene: Scene, number: int) -> bool:
    """Whether a value is the plan that the one before it passed: "96 % (above the plan of 90 %)", not by how much."""
    if not number:
        return False
    item, other = scene.items[number], scene.items[number - 1]
    reached, planned = other.quantity.minimum, item.quantity.minimum
    if item.quantity.unit != other.quantity.unit or reached is None or planned is None:
        return False
    if scene.words.norms[item.first - 1] == ",":  # "15 aims above the plan, 9 aims as planned"
        return False
    between = [word for word in scene.words.norms[other.last : item.first] if word not in _SIGNS]
    length = next((len(words) for words in _passing() if between[: len(words)] == words), 0)
    named = length > 0 and opens_planned(between, length) and len(between) - length <= _NEAR
    return named and _LEAST * reached <= planned < reached


@functools.cache
def _passing() -> list[list[str]]:
    return [key_of(phrase).split() for phrase in settings("adverbs")["passing"]]


def _says_again(front: list[str]) -> bool:
    """Whether the words in front of a value end with what opens the value before it in another unit."""
    return any(front[-len(phrase) :] == phrase for phrase in _equal_signs())


@functools.cache
def _equal_signs() -> list[list[str]]:
    return [key_of(phrase).split() for phrase in settings("adverbs")["equal_signs"]]


@functools.cache
def _shares_again() -> list[list[str]]:
    return [key_of(phrase).split() for phrase in settings("adverbs")["shares_again"]]


def counts(item: Item) -> bool:
    """Whether a value counts things that its unit names."""
    return item.quantity.unit_id is not None and units()[item.quantity.unit_id].names_counted


def share(item: Item) -> bool:
    """Whether a value is a share."""
    return item.quantity.unit.startswith("%")


def plain(scene: Scene, first: int, last: int) -> bool:
    """Whether a stretch is a name without a verb of a level or a sign."""
    between = scene.words.norms[first:last]
    verbs = any(verb in f" {' '.join(between)} " for verb in adverbs()[1])
    return not verbs and not any(sign in CLAUSE_ENDS or sign in ",()" for sign in between)


@functools.cache
def adverbs() -> tuple[frozenset[str], tuple[str, ...]]:
    """Adverbs as match keys, and the verbs of a level with a blank on both sides."""
    table = settings("adverbs")
    return (
        frozenset(key_of(word) for word in table["words"]),
        tuple(f" {key_of(verb)} " for verb in table["level_verbs"]),
    )


def moves_itself(scene: Scene, number: int, moving: set[int]) -> bool:
    """Whether a value of its clause says how a value moves, the next or one in its unit: "86 cases, down by | 42".

    `moving` are the words that a verb of change stands in front of.
    """
    item, following = scene.items[number], scene.items[number + 1 : number + FURTHEST]
    for other in following:
        if any(sign in CLAUSE_ENDS for sign in scene.words.norms[item.last : other.first]):
            return False
        if other.first in moving and (other is following[0] or other.quantity.unit == item.quantity.unit):
            return True
    return False
