"""How the pieces of a subject join: beside its value, and with what is inherited from each source."""

from __future__ import annotations

import functools
from typing import NamedTuple

# How the pieces of a shape are written. `L` and `R` stand for a side, `N` for the counted noun, `V` for the verb in
# front, `X` for what is inherited, `/` for the joiner of a share and its whole.
BESIDE = ("L", "R", "N", "V", "V : L", "L R", "L / R", "L N", "L N R", "N R")
THING = "thing"  # a source: what the paragraph opens with and tells a deed or state of
VERB = "verb"  # a source: the verb in front of the first of several counted things
TOPIC = "topic"  # a source: what the clause or sentence in front says that it is about
OWNER = "owner"  # a source: whose measure the value before is ("the growth of A"), for what A does
EVENT = "event"  # a source: the accident or the like that a value counts the cases or the harm of
ABOUT = "about"  # a source: what the first words of the paragraph's last such statement say that it is about
# Sources: what the value before gives, also put in its place or beside it.
FROM_BEFORE = ("before", "head", "own", "aligned", "exchanged", "swapped")
_JOINED = ("X", "X : L", "X L", "L X")
_UNDER = ("X", "X : L")
_NAMED = (*_UNDER, "X R", "X : L R", "X : N R")  # of what stands in another line or clause
INHERITED = {  # by source: the shapes that real subjects have
    "before": (*_JOINED, "X R", "X / R", "X N"),
    "head": (*_JOINED, "X R", "X : R", "X : L R", "X N"),
    "own": ("X", "L X", "X L", "X R", "X / R", "X N", "X : N R"),
    "whole": (*_UNDER, "X L", "X : R", "X : N R"),
    "lead": _NAMED,
    "label": _NAMED,
    "total": (*_UNDER, "X : L R"),
    "measure": ("X : L", "X L"),
    "stem": ("X : L", "X L", "X R"),
    "aligned": ("X L",),
    "alike": ("X",),
    "swapped": ("X",),
    "exchanged": ("X",),
    OWNER: ("X : L", "X : L R"),
    EVENT: ("X", "N X", "X : L", "X : N R"),
    "heading": _NAMED,
    TOPIC: (*_NAMED, "X N"),
    ABOUT: (*_NAMED, "X : R", "X N"),
    THING: ("X : L", "X L"),
    VERB: ("N X", "N R X"),
}


RELATIVE = frozenset({"", "fraction", "fraction_difference", "multiple"})  # dimensions of what can be of a rate


class Shape(NamedTuple):
    """Which pieces a subject is made of and how they join, and where the inherited one is from ("" without one)."""

    name: str
    source: str = ""

    @property
    def label(self) -> str:
        """Name and source in one: "X : L before"."""
        return f"{self.name} {self.source}" if self.source else self.name


@functools.lru_cache(maxsize=4096)
def shapes(lacking: str, sources: tuple[str, ...]) -> tuple[Shape, ...]:
    """The shapes without the pieces in `lacking`: those beside the value, and with what each source gives."""
    beside = [Shape(name) for name in BESIDE if not set(name) & set(lacking)]
    joined = [Shape(name, source) for source in sources for name in INHERITED[source] if not set(name) & set(lacking)]
    return (*beside, *joined)


@functools.cache
def all_shapes() -> tuple[Shape, ...]:
    """Every shape there is."""
    return shapes("", tuple(INHERITED))
