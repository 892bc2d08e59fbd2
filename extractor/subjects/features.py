"""What the ranker looks at: facts about the value for the shape of its subject, and facts of each side for its cut.

A feature is a label and a fact: "X : L before|unit=share" for a shape, "L|first=the" for a left side, "L alone|@size=3"
for one in a role: a fact that begins with "@" counts for the role of its side alone. A candidate's score is the sum of
the weights of its shape, its left side and its right side, so that the best one is found, and all of them are summed
up, without writing any of them out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from extractor.model import Context
from extractor.subjects.candidates import Candidate, Pieces
from extractor.subjects.cuts import left_facts, right_facts
from extractor.subjects.facts import Group, look, value_facts, written
from extractor.subjects.given import given_facts
from extractor.subjects.shapes import Shape

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


Part = tuple[Shape | str, str | None, int]  # a shape; or "L" or "R", a role and the number of the side


class Evidence(NamedTuple):
    """All that the candidates for one value are weighed by: groups of facts about it and about each of its sides."""

    value: list[Group]
    given: dict[str, list[Group]]  # by source, facts about what it gives: they count for the shapes with that source
    lefts: list[list[Group]]
    rights: list[list[Group]]

    def names(self, pieces: Pieces, candidate: Candidate) -> list[str]:
        """The features of one candidate, by name."""
        return [name for part in self.parts(pieces, candidate) for name in self.names_of(*part)]

    def parts(self, pieces: Pieces, candidate: Candidate) -> Iterator[Part]:
        """What a candidate is made of: its shape, and its sides with their roles."""
        yield candidate.shape, None, -1
        left_role, right_role = roles(candidate.shape.name)
        if candidate.left is not None:
            yield "L", left_role, pieces.lefts.index(candidate.left)
        if candidate.right is not None:
            yield "R", right_role, pieces.rights.index(candidate.right)

    def names_of(self, piece: Shape | str, role: str | None, number: int) -> list[str]:
        """The features of one part of a candidate."""
        if isinstance(piece, Shape):
            groups = [*self.value, *self.given.get(piece.source, ())]
            return [f"{label}|{fact}" for label in labels(piece) for group in groups for fact in written(group)]
        groups = (self.lefts if piece == "L" else self.rights)[number]
        facts = [fact for group in groups for fact in written(group)]
        return [f"{piece} {role}|{fact}" if fact[0] == "@" else f"{piece}|{fact}" for fact in facts]


def evidence(pieces: Pieces, context: Context) -> Evidence:
    """What holds of a value and of each of its sides."""
    seen = look(pieces)
    return Evidence(
        value_facts(pieces, context, seen),
        given_facts(pieces, seen),
        [left_facts(pieces, side) for side in pieces.lefts],
        [right_facts(pieces, side) for side in pieces.rights],
    )
