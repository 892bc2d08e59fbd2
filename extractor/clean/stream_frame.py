"""Where the heads of a table read as a stream are sought, and what is found there."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.clean.parts import Part
from extractor.clean.tables import Raw, head_word
from extractor.lexicon import match_key, settings
from extractor.twins import without_twin
from extractor.units import unit_named

LONGEST = 120  # characters of a head's line
MOST_GROUPS = 2  # heads of groups between the heads and the first row
NAMES = ("order", "label", "unit")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where heads are sought: above part `label`, not above part `floor`, for `columns` values."""

    text: str
    lines: Sequence[Part]
    label: int
    floor: int
    columns: int
    apart: bool
    united: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows of heads for the values, what stands between them and the first row, and the first part of all that."""

    first: int
    rows: list[list[Raw]]
    names: tuple[Raw, ...]  # the heads of numbers, labels and units
    groups: list[Raw] = field(default_factory=list)
    sure: bool = False
    united: bool = False

    @property
    def ordered(self) -> bool:
        """Whether a head says that the first column has the numbers of rows."""
        return any(head_word(raw.text) == "order" for raw in self.names)

    def row(self, cells: Sequence[Raw], ordered: bool) -> list[Raw]:
        """A row of heads with those of numbers, labels and units in front of it."""
        top = cells is self.rows[0]
        wanted = [*(["order"] if ordered else []), "label", *(["unit"] if self.united else [])]
        named = {name_of(raw.text) or "label": raw for raw in self.names} if top else {}
        blank = Raw("", cells[0].start)
        return [*(named.get(name, blank)._replace(header=True) for name in wanted), *cells]


def is_unit(text: str) -> bool:
    """Whether words name a unit, in brackets or not, an English twin left out."""
    return unit_named(" ".join(without_twin(text).lower().split()).strip("()")) is not None


def name_of(text: str) -> str | None:
    """What a head names: numbers, labels, units; years and places are labels."""
    return head_word(text) or ("label" if match_key(text) in _labels() else None)


def repeats(texts: Sequence[str]) -> int:
    """How often the same heads follow each other, two or more of them; 0 where they do not."""
    for length in range(2, len(texts) // 2 + 1):
        if len(texts) % length == 0 and texts[length:] == texts[:-length]:
            return len(texts) // length if len(set(texts[:length])) == length else 0
    return 0


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(map(match_key, (*settings("rows")["period_words"], *settings("rows")["place_heads"])))
