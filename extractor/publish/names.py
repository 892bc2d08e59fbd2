"""The names that ids stand for: places as a tree, indicators by domain, units. Kept in memory by the site."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final, TypeVar

from extractor.lexicon import fold
from extractor.publish.messages import Catalogue
from extractor.publish.numbers import Language, day
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
    folded: str  # both names

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
        """Name in the reader's language; a sign is the same in both."""
        return self.name_vi if language == "vi" or not _has_letters(self.name_vi) else self.name_en


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
class Lines:
    """Ten thousand texts as one, so that a word is looked for in all of them at once."""

    keys: tuple[str, ...]
    text: str  # a line a key
    starts: tuple[int, ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Lines:
        """The texts by their keys; none holds the end of a line."""
        starts = tuple(accumulate((len(text) + 1 for text in texts.values()), initial=0))
        return cls(tuple(texts), "\n".join(texts.values()), starts[:-1])

    def holding(self, word: str) -> Iterator[str]:
        """Keys of the texts that hold `word`, which holds no end of a line, in order."""
        at = self.text.find(word)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield self.keys[number]
            following = number + 1
            at = self.text.find(word, self.starts[following]) if following < len(self.keys) else -1


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """Everything that ids refer to."""

    places: Mapping[str, PlaceName]  # in the order of their names
    indicators: Mapping[str, IndicatorName]
    units: Mapping[str, UnitName]
    domains: tuple[Domain, ...]  # in the order they are shown
    children: Mapping[str, tuple[str, ...]]
    shared: Mapping[str, int]  # how many places of one level bear a name, where it is not one
    redrawn: Mapping[tuple[str, str], int]  # the same for a name and the province it is in
    lines: Lines  # of the folded names of places, in their order
    rank: Mapping[str, int]  # of each place in that order

    def above(self, place_id: str | None) -> Iterator[PlaceName]:
        """The places above one, nearest first, without the nation."""
        place = self.places.get(place_id or "")
        while place and place.parent_id and (place := self.places.get(place.parent_id)):
            if place.level != "national":
                yield place

    def unit(self, unit_id: str | None, written: str, language: Language) -> str:
        """A unit for display: as written in Vietnamese (letters of its name as usual), its name in English."""
        unit = self.units.get(unit_id or "")
        if unit and language == "vi" and unit.name_vi.lower() == written.lower():
            return unit.name_vi
        return unit.name_en if unit and language == "en" and _has_letters(written) else written

    def indicator(self, indicator_id: str | None, language: Language) -> str | None:
        """Name of an indicator, or None for no or an unknown id."""
        found = self.indicators.get(indicator_id or "")
        return found.name(language) if found else None

    def place(self, place_id: str | None) -> str | None:
        """Name of a place with its type, or None for no or an unknown id."""
        found = self.places.get(place_id or "")
        return found.name if found else None

    def label(self, place_id: str, t: Catalogue) -> str:
        """Name of a place among others: with its province and its time where others bear the same name."""
        place = self.places[place_id]
        parts = [place.name]
        if place.name not in self.shared:
            return place.name
        if place.level in ("district", "commune"):
            parts += [above.name_short for above in self.above(place_id) if above.level == "province"]
        text = ", ".join(parts)
        era = _era(place, t) if (place.name, _province(place, self.places)) in self.redrawn else ""
        return f"{text} ({era})" if era else text


async def names_of(site: Site) -> Names:
    """The names in the site's database, read once for each state of it."""

    async def read() -> Names:
        return await site.read(read_names)

    return await site.kept("names", read, reviews=False)


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
        row[0]: IndicatorName(*(*row, fold(f"{row[1]} {row[2]}")))
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
    shared = Counter(place.name for place in places.values())
    redrawn = Counter((place.name, _province(place, places)) for place in places.values() if shared[place.name] > 1)
    ordered = dict(sorted(places.items(), key=lambda entry: (entry[1].folded, entry[0])))
    lines = Lines.of({key: place.folded for key, place in ordered.items()})
    rank = {key: number for number, key in enumerate(ordered)}
    return Names(ordered, indicators, units, domains, tree, _several(shared), _several(redrawn), lines, rank)


T = TypeVar("T")


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _several(counts: Mapping[T, int]) -> dict[T, int]:
    return {key: count for key, count in counts.items() if count > 1}


def _province(place: PlaceName, places: Mapping[str, PlaceName]) -> str:
    """Short name of the province that a place is or is in."""
    found: PlaceName | None = place
    while found and found.level not in ("province", "national"):
        found = places.get(found.parent_id or "")
    return found.name_short if found else ""


def _era(place: PlaceName, t: Catalogue) -> str:
    if place.valid_to:
        return t("place.until", day=day(place.valid_to, t.language))
    return t("place.since", day=day(place.valid_from, t.language)) if place.valid_from else ""
