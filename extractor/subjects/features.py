"""What the ranker looks at: facts about the value for the shape of its subject, and facts of each side for its cut.

A feature is a label and a fact: "X : L before|unit=share" for a shape, "L|first=the" for a left side, "L alone|@size=3"
for one in a role: a fact that begins with "@" counts for the role of its side alone. A candidate's score is the sum of
the weights of its shape, its left side and its right side, so that the best one is found, and all of them are summed
up, without writing any of them out.

Facts come in groups: those of a group hang on the same few things, so that a group is written once and weighed once and
then met again. Facts that hang on a word of the text stand apart from those that do not.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from extractor.model import Context
from extractor.subjects.candidates import Candidate, Pieces, Shape, nature_of
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.stretches import Side

# What a side is in a shape: alone, one of a share and its whole, under an inherited piece, beside or behind another.
LEFT_ROLES = ("alone", "share", "under", "beside")
RIGHT_ROLES = ("alone", "share", "under", "behind")


@functools.cache
def roles(shape: str) -> tuple[str | None, str | None]:
    """The roles of the left and the right side in a shape, None where it has none."""
    names = shape.split()
    role = "under" if "X" in names else "alone" if names in (["L"], ["R"]) else "share" if "/" in names else ""
    return (role or "beside") if "L" in names else None, (role or "behind") if "R" in names else None


def labels(shape: Shape) -> tuple[str, ...]:
    """The labels that the facts of a value count under for a shape: with its source and without it."""
    return (shape.label, shape.name) if shape.source else (shape.name,)


Facts = tuple[str, ...]  # a group of facts


class Evidence(NamedTuple):
    """All that the candidates for one value are weighed by: groups of facts about it and about each of its sides."""

    value: list[Facts]
    lefts: list[list[Facts]]
    rights: list[list[Facts]]

    def names(self, pieces: Pieces, candidate: Candidate) -> list[str]:
        """The features of one candidate, by name."""
        names = [f"{label}|{fact}" for label in labels(candidate.shape) for group in self.value for fact in group]
        left_role, right_role = roles(candidate.shape.name)
        if candidate.left is not None:
            names += _named("L", left_role, self.lefts[pieces.lefts.index(candidate.left)])
        if candidate.right is not None:
            names += _named("R", right_role, self.rights[pieces.rights.index(candidate.right)])
        return names


def _named(piece: str, role: str | None, side: list[Facts]) -> list[str]:
    return [f"{piece} {role}|{fact}" if fact[0] == "@" else f"{piece}|{fact}" for group in side for fact in group]


_group = functools.lru_cache(maxsize=4096)  # of a function that writes a group: the groups met last are kept


def evidence(pieces: Pieces, context: Context) -> Evidence:
    """What holds of a value and of each of its sides."""
    return Evidence(
        _facts(pieces, context),
        [_left_facts(pieces, side) for side in pieces.lefts],
        [_right_facts(pieces, side) for side in pieces.rights],
    )


def _facts(pieces: Pieces, context: Context) -> list[Facts]:
    """Facts about a value that decide the shape of its subject."""
    ground, number = pieces.ground, pieces.number
    joint = _joint(ground, number)
    norms = ground.norms
    item = ground.scene.items[number]
    first, end = pieces.before
    unit = item.quantity.unit
    kind = "share" if unit.startswith("%") else "counted" if pieces.noun else "amount" if unit else "none"
    left = _left_state(pieces)
    right = _right_state(pieces, item.last)
    words = _words(pieces)
    chain, member = pieces.around.chain, pieces.around.member
    named = pieces.around.inherited
    return [
        _value_facts(kind, left, right),
        _verb_facts(_verb(pieces, end), kind, left, right, words, "total" in named),
        _joint_facts(joint, left, right, chain),
        _member_facts(member, left, joint, _likeness(pieces)),
        _place_facts(left, chain, min(number, 2), context.change.value, context.base is not None, "whole" in named),
        _named_facts(left, right, words, *[nature_of(named.get(source, "")) for source in _NATURED]),
        (f"last={norms[end - 1] if end > first else '^'}",),
        (f"next={norms[item.last] if item.last < len(norms) else '$'}",),
    ]


_NATURED = ("lead", "label", "heading", "before")  # what is inherited of which the nature is looked at


@_group
def _value_facts(kind: str, left: str, right: str) -> Facts:
    return ("*", f"unit={kind}", f"left={left}", f"right={right}", f"state={kind}/{left}/{right}")


@_group
def _verb_facts(verb: str, kind: str, left: str, right: str, words: str, total: bool) -> Facts:
    return (
        f"verb={verb}/{left}",
        f"verb={verb}/{right}/{kind}",
        f"total={total}/{left}/{verb}",
        f"words={words}/{left}/{verb}",
    )


@_group
def _joint_facts(joint: str, left: str, right: str, chain: str) -> Facts:
    return (f"joint={joint}/{left}", f"joint={joint}/{right}", f"chain={chain}/{left}/{joint}")


@_group
def _member_facts(member: str, left: str, joint: str, likeness: str) -> Facts:
    return (f"member={member}/{left}/{joint}", f"member={member}/{likeness}/{left}")


@_group
def _place_facts(left: str, chain: str, number: int, change: str, based: bool, whole: bool) -> Facts:
    return (
        f"chain={chain}",
        f"number={number}/{left}",
        f"change={change}/{left}",
        f"base={based}/{left}",
        f"whole={whole}/{left}",
    )


@_group
def _named_facts(left: str, right: str, words: str, lead: str, label: str, heading: str, before: str) -> Facts:
    return (
        f"lead={lead}/{left}",
        f"label={label}/{left}",
        f"heading={heading}/{left}/{words}",
        f"before={before}/{left}/{right}",
    )


def _left_state(pieces: Pieces) -> str:
    if not pieces.lefts:
        return "none"
    return "head" if phrases("heads").at_start(pieces.ground.norms, *pieces.lefts[0].stretch) else "some"


def _words(pieces: Pieces) -> str:
    """How long the left side is."""
    return _size(pieces.lefts[0].stretch[1] - pieces.lefts[0].stretch[0]) if pieces.lefts else "0"


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


def _left_facts(pieces: Pieces, side: Side) -> list[Facts]:
    """What holds of a left side."""
    ground, norms = pieces.ground, pieces.ground.norms
    first, last = side.stretch
    inside = norms[first:last]
    before = norms[first - 1] if first > pieces.before[0] else "value" if pieces.number else "^"
    head = phrases("heads").at_start(norms, first, last) > 0
    verbs = min(len(ground.begins("report_verbs", first + 1, last)), 3)
    heads = min(len(ground.begins("heads", first + 1, last)), 2)
    commas = min(inside.count(","), 2)
    return [
        _left_form(side.ways, _size(last - first), head, heads, verbs, commas, ":" in inside),
        _left_edge(before, head),
        (f"first={norms[first]}",),
        (f"first2={' '.join(inside[:2])}",),
        (f"end={norms[last - 1]}",),
    ]


@_group
def _left_form(ways: tuple[str, ...], size: str, head: bool, heads: int, verbs: int, commas: int, colon: bool) -> Facts:
    uncounted = "+".join(sorted({way[:-1] for way in ways}))
    return (
        f"size={size}/head={head}",
        f"head={head}/commas={commas}",
        f"colon={colon}",
        f"verbs={verbs}/head={head}",
        f"heads={heads}/head={head}",
        f"ways={uncounted}/head={head}",
        *[f"@way={way}" for way in ways],
        f"@size={size}",
        f"@commas={commas}",
    )


@_group
def _left_edge(before: str, head: bool) -> Facts:
    return (f"before={before}", f"before={before}/head={head}")


def _right_facts(pieces: Pieces, side: Side) -> list[Facts]:
    """What holds of a right side."""
    ground, norms = pieces.ground, pieces.ground.norms
    first, last = side.stretch
    begin, end = pieces.behind
    after = norms[last] if last < len(norms) else "$"
    if last >= end and ground.scene.right(pieces.number) < len(norms):
        after = "value"
    predicate = len(ground.begins("predicates", first, last)) > 0
    joined = min(len(ground.begins("and_words", first, last)), 2)
    commas = min(norms[first:last].count(","), 2)
    whole = phrases("denominators").at_start(norms, first, last) > 0
    return [
        _right_form(side.ways, _size(last - first), predicate, whole, commas, joined),
        _right_edge(after, predicate),
        (f"first={norms[first]}", f"@first={norms[first]}"),
        (f"last={norms[last - 1]}",),
        (f"gap={norms[begin] if first > begin else ''}",),
    ]


@_group
def _right_form(ways: tuple[str, ...], size: str, predicate: bool, whole: bool, commas: int, joined: int) -> Facts:
    return (
        f"predicate={predicate}/size={size}",
        f"commas={commas}/predicate={predicate}",
        f"and={joined}/predicate={predicate}",
        f"whole={whole}/size={size}",
        f"whole={whole}/{ways[0]}",
        *[f"@way={way}" for way in ways],
        f"@size={size}",
    )


@_group
def _right_edge(after: str, predicate: bool) -> Facts:
    return (f"after={after}/predicate={predicate}", f"@after={after}")


@functools.cache
def _size(count: int) -> str:
    for limit in (1, 2, 3, 5, 7, 10, 15, 22, 30):
        if count <= limit:
            return str(limit)
    return "31+"
