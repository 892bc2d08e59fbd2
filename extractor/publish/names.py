"""The names that ids stand for: places as a tree, indicators by domain, units. Kept in memory by the site."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from extractor.lexicon import fold
from extractor.publish.numbers import Language
from extractor.publish.site import Site

_PLACE: Final = (
    "id", "code", "name", "name_short", "type", "level", "parent_id", "valid_from", "valid_to",
    "area_km2",
)  # fmt: skip
_UNIT: Final = ("id", "name_vi", "name_en", "dimension", "base_unit")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A dated administrative unit."""

    id: str
    code: str
    name: str
    name_short: str
    type: str
    level: str
    parent_id: str | None
    valid_from: str | None
    valid_to: str | None
    area_km2: float | None
    folded: str


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator with what a reader must know to compare it."""

    id: str
    name_vi: str
    name_en: str
    domain_id: str | None
    unit_id: str | None
    measure: str | None
    polarity: str | None
    range_min: float | None
    range_max: float | None
    tier: int | None
    levels: str
    note_vi: str | None
    note_en: str | None

    def name(self, language: Language) -> str:
        """Name in the reader's language."""
        return self.name_vi if language == "vi" else self.name_en

    def note(self, language: Language) -> str | None:
        """What comparisons must heed, in the reader's language or else in the other."""
        return (self.note_vi or self.note_en) if language == "vi" else (self.note_en or self.note_vi)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit: `factor` times its base unit."""

    id: str
    name_vi: str
    name_en: str
    dimension: str | None
    base_unit: str | None
    factor: Decimal | None

    def name(self, language: Language) -> str:
        """Name in the reader's language."""
        return self.name_vi if language == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of policy."""

    id: str
    name_vi: str
    name_en: str

    def name(self, language: Language) -> str:
        """Name in the reader's language."""
        return self.name_vi if language == "vi" else self.name_en


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """Everything that ids refer to."""

    places: Mapping[str, PlaceName]
    indicators: Mapping[str, IndicatorName]
    units: Mapping[str, UnitName]
    domains: tuple[Domain, ...]  # in the order they are shown
    children: Mapping[str, tuple[str, ...]]

    def above(self, place_id: str | None) -> Iterator[PlaceName]:
        """The places above one, nearest first, without the nation."""
        place = self.places.get(place_id or "")
        while place and place.parent_id and (place := self.places.get(place.parent_id)):
            if place.level != "national":
                yield place

    def unit(self, unit_id: str | None, written: str, language: Language) -> str:
        """A unit for display: as written in Vietnamese, its name in English."""
        unit = self.units.get(unit_id or "")
        return unit.name_en if unit and language == "en" else written

    def indicator(self, indicator_id: str | None, language: Language) -> str | None:
        """Name of an indicator, or None for no or an unknown id."""
        found = self.indicators.get(indicator_id or "")
        return found.name(language) if found else None

    def place(self, place_id: str | None) -> str | None:
        """Name of a place with its type, or None for no or an unknown id."""
        found = self.places.get(place_id or "")
        return found.name if found else None


async def names_of(site: Site) -> Names:
    """The names in the site's database, read once for each state of it."""

    async def read() -> Names:
        return await site.read(read_names)

    return await site.kept("names", read)


def read_names(connection: sqlite3.Connection) -> Names:
    """All names of a chitieu database."""
    places: dict[str, PlaceName] = {}
    children: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        "SELECT id, code, name, name_short, type, level, parent_id, valid_from, valid_to, area_km2 FROM places"
    ):
        place = PlaceName(**dict(zip(_PLACE, row, strict=True)), folded=fold(row[2]))
        places[place.id] = place
        if place.parent_id:
            children[place.parent_id].append(place.id)
    indicators = {
        row[0]: IndicatorName(*row)
        for row in connection.execute(
            "SELECT id, name_vi, name_en, domain_id, unit_id, measure, polarity, range_min,"
            " range_max, tier, levels, note_vi, note_en FROM indicators"
        )
    }
    units = {
        row[0]: UnitName(**dict(zip(_UNIT, row[:5], strict=True)), factor=Decimal(row[5]) if row[5] else None)
        for row in connection.execute(f"SELECT {', '.join(_UNIT)}, factor FROM units")
    }
    domains = tuple(
        Domain(*row) for row in connection.execute("SELECT id, name_vi, name_en FROM domains ORDER BY position")
    )
    tree = {parent: tuple(ids) for parent, ids in children.items()}
    return Names(places, indicators, units, domains, tree)
