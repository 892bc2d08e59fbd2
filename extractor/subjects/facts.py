"""Facts that the shape of a subject is chosen by: about the value and about what it inherits.

Facts come in groups: those of a group hang on the same few things. A group is told by these, with the function that
writes it, so that it is written once and weighed once and then met again. Facts that hang on a word of the text stand
apart from those that do not.
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from extractor.language import key_of
from extractor.model import Context
from extractor.subjects.candidates import Pieces
from extractor.subjects.classes import class_of
from extractor.subjects.fronts import named_actor
from extractor.subjects.ground import Ground
from extractor.subjects.inherited import holds_for, nature_of
from extractor.subjects.phrases import Phrases, of_keys, phrases

Facts = tuple[str, ...]
Group = tuple[Any, ...]  # a function that writes some facts, and what they hang on


def written(group: Group) -> Facts:
    """The facts of a group."""
    writer, *about = group
    facts: Facts = writer(*about)
    return facts


class Look(NamedTuple):
    """What facts about a value and facts about what it inherits both hang on."""

    left: str  # the state of the left side
    joint: str  # what stands between the value and the one before it
    verb: str  # what stands between the left side and the value
    naming: str
    opening: list[str]
    likeness: str


def look(pieces: Pieces) -> Look:
    """Looks at a value and its left side once, for all facts."""
    ground, number = pieces.ground, pieces.number
    return Look(
        _left_state(pieces),
        _joint(ground, number),
        _verb(pieces, pieces.before[1]),
        _naming(pieces),
        _opening(pieces),
        _likeness(pieces),
    )


def value_facts(pieces: Pieces, context: Context, seen: Look) -> list[Group]:
    """Facts about a value that decide the shape of its subject."""
    ground, number = pieces.ground, pieces.number
    norms = ground.norms
    item = ground.scene.items[number]
    first, end = pieces.before
    kind, left, joint = pieces.kind, seen.left, seen.joint
    right = _right_state(pieces, item.last)
    words = _words(pieces)
    chain, member = pieces.around.chain, pieces.around.member
    named = pieces.around.inherited
    following, further = [*norms[item.last : item.last + 2], "$", "$"][:2]
    owned = _owned(pieces)
    listed = ground.scene.statement.marker is not None
    return [
        (_value_facts, kind, left, right),
        (_verb_facts, seen.verb, kind, left, right, words, "total" in named),
        (_joint_facts, joint, left, right, chain),
        (_member_facts, member, left, joint, seen.likeness),
        (_place_facts, left, chain, min(number, 2), context.change.value, context.base is not None, "whole" in named),
        (_named_facts, left, right, words, *[nature_of(named.get(source, "")) for source in _NATURED]),
        (_naming_facts, seen.naming, left, joint, chain),
        (_last_facts, norms[end - 1] if end > first else "^"),
        (_next_facts, following, further),
        (_opens_facts, *seen.opening),
        (_owned_facts, kind, left, owned, listed, min(number, 1)),
        (_dimension_facts, pieces.dimension, left, right, _measured(pieces, pieces.dimension), joint),
        (_class_facts, class_of(norms[end - 1] if end > first else "^"), class_of(following), kind, left),
        (_ahead_facts, *_ahead(ground, number), kind, left, right),
    ]


def _opening(pieces: Pieces) -> list[str]:
    """The first words of the left side."""
    if not pieces.lefts:
        return []
    first, last = pieces.lefts[0].stretch
    return pieces.ground.norms[first : min(first + 2, last)]


_NATURED = ("lead", "label", "heading", "before")  # what is inherited of which the nature is looked at


def _value_facts(kind: str, left: str, right: str) -> Facts:
    return ("*", f"unit={kind}", f"left={left}", f"right={right}", f"state={kind}/{left}/{right}")


def _verb_facts(verb: str, kind: str, left: str, right: str, words: str, total: bool) -> Facts:
    return (
        f"verb={verb}/{left}",
        f"verb={verb}/{right}/{kind}",
        f"total={total}/{left}/{verb}",
        f"words={words}/{left}/{verb}",
    )


def _joint_facts(joint: str, left: str, right: str, chain: str) -> Facts:
    return (f"joint={joint}/{left}", f"joint={joint}/{right}", f"chain={chain}/{left}/{joint}")


def _member_facts(member: str, left: str, joint: str, likeness: str) -> Facts:
    return (f"member={member}/{left}/{joint}", f"member={member}/{likeness}/{left}")


def _place_facts(left: str, chain: str, number: int, change: str, based: bool, whole: bool) -> Facts:
    return (
        f"chain={chain}",
        f"number={number}/{left}",
        f"change={change}/{left}",
        f"base={based}/{left}",
        f"whole={whole}/{left}",
    )


def _named_facts(left: str, right: str, words: str, lead: str, label: str, heading: str, before: str) -> Facts:
    return (
        f"lead={lead}/{left}",
        f"label={label}/{left}",
        f"heading={heading}/{left}/{words}",
        f"before={before}/{left}/{right}",
    )


def _naming_facts(naming: str, left: str, joint: str, chain: str) -> Facts:
    return (f"naming={naming}/{left}", f"naming={naming}/{joint}", f"naming={naming}/{chain}")


def _naming(pieces: Pieces) -> str:
    """Whether a cut of the left side is the name of an indicator, or the longest begins or ends with one."""
    if not pieces.lefts:
        return "-"
    found = [pieces.ground.naming(*side.stretch) for side in pieces.lefts]
    return "all" if "all" in found else found[0]


def _last_facts(word: str) -> Facts:
    return (f"last={word}",)


def _next_facts(word: str, further: str) -> Facts:
    return (f"next={word}", f"next2={word} {further}")


def _opens_facts(*words: str) -> Facts:
    return (f"opens={' '.join(words)}",)


def _owned(pieces: Pieces) -> str:
    """Whether the left side begins right behind the value before and may be its own, the more so up to a comma."""
    first, end = pieces.before
    if not pieces.number or not pieces.lefts or pieces.lefts[0].stretch[0] != first:
        return "False"
    return "apart" if "," in pieces.ground.norms[pieces.lefts[0].stretch[1] : end] else "True"


def _owned_facts(kind: str, left: str, owned: str, listed: bool, number: int) -> Facts:
    return (f"owned={owned}/{left}/{kind}", f"owned={owned}", f"item={listed}/{left}/{number}")


def _left_state(pieces: Pieces) -> str:
    """Whether the left side opens with the head of a measure, is nothing but one, names a place, or is another."""
    if not pieces.lefts:
        return "none"
    stretch = pieces.lefts[0].stretch
    if not phrases("heads").at_start(pieces.ground.norms, *stretch):
        return "place" if any(named_actor(pieces.ground, side.stretch) for side in pieces.lefts) else "some"
    return "bare" if bare(pieces.ground, stretch) else "head"


def bare(ground: Ground, stretch: tuple[int, int]) -> bool:
    """Whether a stretch is the head of a measure alone, which does not say what it measures: "the total area"."""
    at, last = stretch
    while at < last:
        length = _bare_words().at_start(ground.norms, at, last)
        if not length:
            return False
        at += length
    return ground.naming(*stretch) != "all"


@functools.cache
def _bare_words() -> Phrases:
    """What says of a measure no more than that it is one."""
    heads = phrases("heads")
    named = {key for key in phrases("protected").keys if heads.at_start(words := key.split(" "), 0, len(words))}
    return of_keys(frozenset().union(named, heads.keys, phrases("averages").keys))


def _words(pieces: Pieces) -> str:
    """How long the left side is."""
    return size_of(pieces.lefts[0].stretch[1] - pieces.lefts[0].stretch[0]) if pieces.lefts else "0"


def _right_state(pieces: Pieces, at: int) -> str:
    norms = pieces.ground.norms
    if phrases("not_right").at_start(norms, at, len(norms)):
        return "base"
    if phrases("denominators").at_start(norms, at, len(norms)):
        return "whole"
    if phrases("place_prepositions").at_start(norms, at, len(norms)):
        return "place"
    return "some" if pieces.rights else "none"


def _likeness(pieces: Pieces) -> str:
    """Whether the left side opens as that of the value before did: members of a list often do."""
    if not pieces.lefts or not pieces.around.opening:
        return "-"
    norms = pieces.ground.norms
    return str(any(norms[side.stretch[0]] == pieces.around.opening for side in pieces.lefts))


def _verb(pieces: Pieces, end: int) -> str:
    """What stands between the left side and the value: nothing, a word of equality or change, others."""
    if not pieces.lefts:
        return "-"
    behind = pieces.lefts[0].stretch[1]
    return pieces.ground.norms[behind] if behind < end else "none"


def _joint(ground: Ground, number: int) -> str:
    """The sign or word that stands between this value and the one before it."""
    if number == 0:
        return "first"
    between = ground.norms[ground.scene.left(number) : ground.scene.items[number].first]
    for sign in (";", ".", ":", "(", ")"):
        if sign in between:
            return sign
    return between[0] if between else "none"


def _dimension_facts(dimension: str, left: str, right: str, measured: str, joint: str) -> Facts:
    return (
        f"dimension={dimension}/{left}",
        f"dimension={dimension}/{right}",
        f"measured={measured}/{left}/{joint}",
        f"measured={measured}/{right}",
    )


def _measured(pieces: Pieces, dimension: str) -> str:
    """Whether the measure that the left side opens with is counted in the value's unit; "-" without a left side."""
    if not pieces.lefts:
        return "-"
    first, last = pieces.lefts[0].stretch
    return str(holds_for(" ".join(pieces.ground.norms[first:last]), dimension or None))


def _class_facts(last: str, following: str, kind: str, left: str) -> Facts:
    return (f"last~{last}/{kind}/{left}", f"next~{following}/{kind}/{left}", f"around~{last}/{following}/{kind}")


def _ahead(ground: Ground, number: int) -> tuple[str, str]:
    """Whether the next value has the same unit, and what stands in front of it; "-" for the last value."""
    items = ground.scene.items
    if number + 1 == len(items):
        return "-", "-"
    same = items[number].quantity.unit == items[number + 1].quantity.unit
    return str(same), class_of(ground.norms[items[number + 1].first - 1])


def _ahead_facts(same: str, front: str, kind: str, left: str, right: str) -> Facts:
    return (f"ahead={same}/{right}", f"ahead={same}/{front}/{left}", f"ahead={same}/{kind}/{left}/{right}")


def names_noun(noun: str, norms: list[str]) -> str:
    """Whether words name what a value counts; "-" for a value that counts nothing."""
    return "-" if not noun else str(key_of(noun).split(" ")[0] in norms)


@functools.cache
def size_of(count: int) -> str:
    """A length, in steps."""
    for limit in (1, 2, 3, 5, 7, 10, 15, 22, 30):
        if count <= limit:
            return str(limit)
    return "31+"
