"""Where the heads of a table read as a stream are sought, and what is found there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor import units
from extractor.clean.parts import Part
from extractor.clean.tables import Raw, head_word, name_of
from extractor.twins import without_twin

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
    return units.is_unit(" ".join(without_twin(text).lower().split()).strip("()"))
