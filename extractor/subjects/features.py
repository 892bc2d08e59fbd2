"""What the ranker looks at: facts about the value for the shape of its subject, and marks of each side for its cut.

A candidate's score is the sum of the weights of its shape, its left side and its right side, so that the best one is
found, and all of them are summed up, without writing any of them out.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from extractor.context.scene import Scene
from extractor.model import Context
from extractor.subjects.candidates import Pieces, Shape, nature_of
from extractor.subjects.pieces import phrases
from extractor.subjects.stretches import Side, left_stretch, right_stretch


def situation(pieces: Pieces, number: int, context: Context) -> list[str]:
    """Facts about a value that decide the shape of its subject."""
    scene = pieces.scene
    item = scene.items[number]
    norms = scene.words.norms
    first, end = left_stretch(scene, number)
    unit = item.quantity.unit
    kind = "share" if unit.startswith("%") else "counted" if pieces.noun else "amount" if unit else "none"
    left = _left_state(pieces)
    right = _right_state(pieces, item.last)
    last = norms[end - 1] if end > first else "^"
    following = norms[item.last] if item.last < len(norms) else "$"
    joint = _joint(scene, number)
    verb = _verb(pieces, end)
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
        f"chain={pieces.around.chain}",
        f"chain={pieces.around.chain}/{left}/{joint}",
        f"change={context.change.value}/{left}",
        f"number={min(number, 2)}/{left}",
        f"lead={nature_of(inherited.get('lead', ''))}/{left}",
        f"label={nature_of(inherited.get('label', ''))}/{left}",
        f"heading={nature_of(inherited.get('heading', ''))}/{left}/{_words(pieces)}",
        f"before={nature_of(inherited.get('before', ''))}/{left}/{right}",
        f"total={'total' in inherited}/{left}/{verb}",
        f"whole={'whole' in inherited}/{left}",
        f"words={_words(pieces)}/{left}/{verb}",
        f"base={context.base is not None}/{left}",
    ]


def _left_state(pieces: Pieces) -> str:
    if not pieces.lefts:
        return "none"
    norms, (first, last) = pieces.scene.words.norms, pieces.lefts[0].stretch
    return "head" if phrases("heads").at_start(norms, first, last) else "some"


def _words(pieces: Pieces) -> str:
    """How long the left side is."""
    return _size(pieces.lefts[0].stretch[1] - pieces.lefts[0].stretch[0]) if pieces.lefts else "0"


def _right_state(pieces: Pieces, at: int) -> str:
    norms = pieces.scene.words.norms
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
    gap = pieces.scene.words.norms[pieces.lefts[0].stretch[1] : end]
    return gap[0] if gap else "none"


def _joint(scene: Scene, number: int) -> str:
    """The sign or word that stands between this value and the one before it."""
    if number == 0:
        return "first"
    norms = scene.words.norms
    between = norms[scene.left(number) : scene.items[number].first]
    for sign in (";", ".", ":", "(", ")"):
        if sign in between:
            return sign
    return between[0] if between else "none"


def shape_features(shape: Shape, facts: list[str]) -> list[str]:
    """Names of the features of a shape: with its source and without it, with each fact."""
    names = [f"{shape.label}|{fact}" for fact in facts]
    return names + [f"{shape.name}|{fact}" for fact in facts] if shape.source else names


@functools.cache
def roles(shape: str) -> tuple[str | None, str | None]:
    """What the left and the right side are in a shape, None where it has none: alone, beside another piece, under an
    inherited one."""
    names = shape.split()
    role = "under" if "X" in names else "alone" if names in (["L"], ["R"]) else "share" if "/" in names else ""
    return (role or "beside") if "L" in names else None, (role or "behind") if "R" in names else None


class Marks(NamedTuple):
    """Names of the features of a side: those whatever its role, and what stands around its role in the others."""

    plain: list[str]
    by_role: list[tuple[str, str]]

    def features(self, role: str) -> list[str]:
        """All names, for one role."""
        return self.plain + self.of(role)

    def of(self, role: str) -> list[str]:
        """The names that a role stands in."""
        return [f"{before}{role}{behind}" for before, behind in self.by_role]


def left_marks(pieces: Pieces, side: Side, number: int) -> Marks:
    """The features of a left side."""
    scene = pieces.scene
    norms = scene.words.norms
    first, last = side.stretch
    region = left_stretch(scene, number)
    inside = norms[first:last]
    before = "^" if first <= region[0] else norms[first - 1]
    if before == "^" and number:
        before = "value"
    head = phrases("heads").at_start(norms, first, last) > 0
    verbs = _inner(norms, first + 1, last, "report_verbs")
    size = _size(last - first)
    commas = min(inside.count(","), 2)
    plain = [
        f"L|size={size}/head={head}",
        f"L|before={before}",
        f"L|before={before}/head={head}",
        f"L|first={norms[first]}",
        f"L|first2={' '.join(inside[:2])}",
        f"L|end={norms[last - 1]}",
        f"L|head={head}/commas={commas}",
        f"L|colon={':' in inside}",
        f"L|verbs={min(verbs, 3)}/head={head}",
        f"L|heads={min(_inner(norms, first + 1, last, 'heads'), 2)}/head={head}",
        f"L|ways={'+'.join(sorted({way[:-1] for way in side.ways}))}/head={head}",
    ]
    ways = [("L|", f"|way={way}") for way in side.ways]
    return Marks(plain, [*ways, ("L|", f"|size={size}"), (f"L|commas={commas}/", "")])


def right_marks(pieces: Pieces, side: Side, number: int) -> Marks:
    """The features of a right side."""
    norms = pieces.scene.words.norms
    first, last = side.stretch
    region = right_stretch(pieces.scene, number)
    inside = norms[first:last]
    after = norms[last] if last < len(norms) else "$"
    if last >= region[1] and pieces.scene.right(number) < len(norms):
        after = "value"
    predicate = _inner(norms, first, last, "predicates") > 0
    size = _size(last - first)
    whole = phrases("denominators").at_start(norms, first, last) > 0
    plain = [
        f"R|after={after}/predicate={predicate}",
        f"R|first={norms[first]}",
        f"R|last={norms[last - 1]}",
        f"R|commas={min(inside.count(','), 2)}/predicate={predicate}",
        f"R|predicate={predicate}/size={size}",
        f"R|whole={whole}/size={size}",
        f"R|whole={whole}/{side.ways[0]}",
        f"R|and={min(_inner(norms, first, last, 'and_words'), 2)}/predicate={predicate}",
        f"R|gap={norms[region[0]] if first > region[0] else ''}",
    ]
    ways = [("R|", f"|way={way}") for way in side.ways]
    return Marks(plain, [*ways, ("R|", f"|size={size}"), ("R|", f"|after={after}"), (f"R|first={norms[first]}/", "")])


def _inner(norms: list[str], first: int, last: int, name: str) -> int:
    """How many words of a stretch begin a phrase of a list."""
    return len(phrases(name).begins(norms, first, last))


@functools.cache
def _size(count: int) -> str:
    for limit in (1, 2, 3, 5, 7, 10, 15, 22, 30):
        if count <= limit:
            return str(limit)
    return "31+"
