"""What the ranker looks at: facts about the value for the shape of its subject, and facts of each side for its cut.

A feature is a label and a fact: "X : L before|unit=share" for a shape, "L|first=the" for a left side, "L alone|size=3"
for one in a role. A candidate's score is the sum of the weights of its shape, its left side and its right side, so that
the best one is found, and all of them are summed up, without writing any of them out.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
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


class SideFacts(NamedTuple):
    """What holds of a side: what counts whatever its role is, and what counts for its role alone."""

    plain: list[str]
    by_role: list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the candidates for one value are weighed by."""

    facts: list[str]
    lefts: list[SideFacts]
    rights: list[SideFacts]

    def names(self, pieces: Pieces, candidate: Candidate) -> list[str]:
        """The features of one candidate, by name."""
        names = [f"{label}|{fact}" for label in labels(candidate.shape) for fact in self.facts]
        left_role, right_role = roles(candidate.shape.name)
        if candidate.left is not None:
            names += _named("L", left_role, self.lefts[pieces.lefts.index(candidate.left)])
        if candidate.right is not None:
            names += _named("R", right_role, self.rights[pieces.rights.index(candidate.right)])
        return names


def _named(piece: str, role: str | None, side: SideFacts) -> list[str]:
    return [f"{piece}|{fact}" for fact in side.plain] + [f"{piece} {role}|{fact}" for fact in side.by_role]


def evidence(pieces: Pieces, context: Context) -> Evidence:
    """What holds of a value and of each of its sides."""
    return Evidence(
        _facts(pieces, context),
        [_left_facts(pieces, side) for side in pieces.lefts],
        [_right_facts(pieces, side) for side in pieces.rights],
    )


def _facts(pieces: Pieces, context: Context) -> list[str]:
    """Facts about a value that decide the shape of its subject."""
    ground, number = pieces.ground, pieces.number
    norms = ground.norms
    item = ground.scene.items[number]
    first, end = pieces.before
    unit = item.quantity.unit
    kind = "share" if unit.startswith("%") else "counted" if pieces.noun else "amount" if unit else "none"
    left = _left_state(pieces)
    right = _right_state(pieces, item.last)
    words = _words(pieces)
    last = norms[end - 1] if end > first else "^"
    following = norms[item.last] if item.last < len(norms) else "$"
    joint = _joint(ground, number)
    verb = _verb(pieces, end)
    chain = pieces.around.chain
    inherited = pieces.around.inherited
    return [
        "*",
        f"unit={kind}",
        f"left={left}",
        f"right={right}",
        f"state={kind}/{left}/{right}",
        f"verb={verb}/{left}",
        f"verb={verb}/{right}/{kind}",
        f"last={last}",
        f"next={following}",
        f"joint={joint}/{left}",
        f"joint={joint}/{right}",
        f"chain={chain}",
        f"chain={chain}/{left}/{joint}",
        f"change={context.change.value}/{left}",
        f"number={min(number, 2)}/{left}",
        f"lead={nature_of(inherited.get('lead', ''))}/{left}",
        f"label={nature_of(inherited.get('label', ''))}/{left}",
        f"heading={nature_of(inherited.get('heading', ''))}/{left}/{words}",
        f"before={nature_of(inherited.get('before', ''))}/{left}/{right}",
        f"total={'total' in inherited}/{left}/{verb}",
        f"whole={'whole' in inherited}/{left}",
        f"words={words}/{left}/{verb}",
        f"base={context.base is not None}/{left}",
    ]


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


def _left_facts(pieces: Pieces, side: Side) -> SideFacts:
    """What holds of a left side."""
    ground, norms = pieces.ground, pieces.ground.norms
    first, last = side.stretch
    inside = norms[first:last]
    before = norms[first - 1] if first > pieces.before[0] else "value" if pieces.number else "^"
    head = phrases("heads").at_start(norms, first, last) > 0
    verbs = min(len(ground.begins("report_verbs", first + 1, last)), 3)
    heads = min(len(ground.begins("heads", first + 1, last)), 2)
    size = _size(last - first)
    commas = min(inside.count(","), 2)
    plain = [
        f"size={size}/head={head}",
        f"before={before}",
        f"before={before}/head={head}",
        f"first={norms[first]}",
        f"first2={' '.join(inside[:2])}",
        f"end={norms[last - 1]}",
        f"head={head}/commas={commas}",
        f"colon={':' in inside}",
        f"verbs={verbs}/head={head}",
        f"heads={heads}/head={head}",
        f"ways={_kinds(side.ways)}/head={head}",
    ]
    return SideFacts(plain, [*[f"way={way}" for way in side.ways], f"size={size}", f"commas={commas}"])


@functools.cache
def _kinds(ways: Sequence[str]) -> str:
    """Ways of cutting without their counts, each once."""
    return "+".join(sorted({way[:-1] for way in ways}))


def _right_facts(pieces: Pieces, side: Side) -> SideFacts:
    """What holds of a right side."""
    ground, norms = pieces.ground, pieces.ground.norms
    first, last = side.stretch
    begin, end = pieces.behind
    after = norms[last] if last < len(norms) else "$"
    if last >= end and ground.scene.right(pieces.number) < len(norms):
        after = "value"
    predicate = len(ground.begins("predicates", first, last)) > 0
    joined = min(len(ground.begins("and_words", first, last)), 2)
    size = _size(last - first)
    commas = min(norms[first:last].count(","), 2)
    whole = phrases("denominators").at_start(norms, first, last) > 0
    plain = [
        f"after={after}/predicate={predicate}",
        f"first={norms[first]}",
        f"last={norms[last - 1]}",
        f"commas={commas}/predicate={predicate}",
        f"predicate={predicate}/size={size}",
        f"whole={whole}/size={size}",
        f"whole={whole}/{side.ways[0]}",
        f"and={joined}/predicate={predicate}",
        f"gap={norms[begin] if first > begin else ''}",
    ]
    by_role = [f"size={size}", f"after={after}", f"opens={norms[first]}"]
    return SideFacts(plain, [*[f"way={way}" for way in side.ways], *by_role])


@functools.cache
def _size(count: int) -> str:
    for limit in (1, 2, 3, 5, 7, 10, 15, 22, 30):
        if count <= limit:
            return str(limit)
    return "31+"
