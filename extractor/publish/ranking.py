"""Places of one level in order of their value for one year.

Of a frequent indicator a year has thousands of values, of which fifty are shown. So a first look takes of each place no
more than the most that it can have. Records are read for the places that come first by that, and for four times as many
until no place that was left out could stand before the last one shown.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from extractor.publish import beside as pairs
from extractor.publish.crossed import Counted, crossed_now
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names, PlaceName
from extractor.publish.records import BRIEF, records, reviews_of
from extractor.publish.series import ROLES, Cells, Frame, Role, cells, frames, role_of
from extractor.publish.shown import point_text, unit_name
from extractor.publish.site import Site

MOST: Final = 50
FIRST: Final = 2 * MOST  # places of each list whose records are read at once
READ: Final = 5000  # values that are read
YEARS: Final = 15

Order = tuple[float, str, str]  # minus a value, the place's name without marks, its id: as a list is sorted


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place, its value, and the path of the quote."""

    place: PlaceName
    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places by value for `year`, plans and results apart; `years` can be chosen instead."""

    year: int
    years: tuple[int, ...]
    tables: Mapping[str, Sequence[Ranked]]
    pairs: Sequence[pairs.Beside]  # plan beside result


class Heats(NamedTuple):
    """The places that may stand in each list, by the most that each can have; and those that are always looked at."""

    plan: Sequence[Order]
    result: Sequence[Order]
    both: Sequence[Order]
    always: Collection[str]

    def first(self, number: int) -> set[str]:
        """The ids of the first `number` of each list, and of those always looked at."""
        return {place for places in self[:3] for *_, place in places[:number]} | set(self.always)

    def decided(self, number: int, grid: Cells, year: str, names: Names) -> bool:
        """Whether the cells of the first `number` begin each list as those of all places would."""
        found = (_singles(grid, "plan", names), _singles(grid, "result", names), pairs.both(grid, year, names))
        return all(
            number >= len(places) or (len(own) >= shown and own[shown - 1] <= places[number])
            for places, own, shown in zip(self[:3], found, (MOST, MOST, pairs.MOST), strict=True)
        )


async def ranking(
    site: Site, frame: Frame, level: str | None, asked: int, names: Names, t: Catalogue
) -> Ranking | None:
    """Places of `level` by their value in `frame`; for the year asked, else (0) the fullest of the last ones."""
    years = await _years(site, frame.indicator_id)
    if not years:
        return None
    year = asked or max(years[:6], key=lambda entry: (entry[1], entry[0]))[0]
    grid = await _grid(site, frame, level, year, names)
    unit = unit_name(frame, names, t)
    tables: dict[str, Sequence[Ranked]] = {
        role: [_ranked(place, grid, role, year, unit, names, t) for *_, place in _singles(grid, role, names)[:MOST]]
        for role in ROLES
    }
    return Ranking(year, tuple(known for known, _ in years), tables, pairs.beside(grid, str(year), unit, names, t))


async def _years(site: Site, indicator_id: str) -> Counted:
    """The last years with a value of an indicator, and how many each has: counted already, or else now."""
    crossed = await crossed_now(site)
    if crossed is not None:
        return crossed.get((("indicator_id", indicator_id),), {}).get("year", ())[:YEARS]
    rows = await site.rows(
        "SELECT year, count(*) FROM targets WHERE current = 1 AND indicator_id = ?"
        " AND year IS NOT NULL GROUP BY year ORDER BY year DESC LIMIT ?",
        [indicator_id, YEARS],
    )
    return [(row[0], row[1]) for row in rows]


async def _grid(site: Site, frame: Frame, level: str | None, year: int, names: Names) -> Cells:
    """The cells of `frame` for a year, of all places of `level` that can stand in one of the lists."""
    reviewed = await reviews_of(site)
    heats = await site.read(_heats_of(frame, level, year, names, reviewed.keys()))
    number = FIRST if _in_own_unit(frame, names) else max(map(len, heats[:3]))
    while True:
        grid = await _read(site, frame, year, heats.first(number), names)
        if heats.decided(number, grid, str(year), names):
            return grid
        number *= 4


def _heats_of(
    frame: Frame, level: str | None, year: int, names: Names, reviewed: Collection[str]
) -> Callable[[sqlite3.Connection], Heats]:
    def work(connection: sqlite3.Connection) -> Heats:
        rows = connection.cursor()
        rows.row_factory = None  # plain tuples: thousands of them
        rows.execute(
            "SELECT place_id, kind, max(value_min, coalesce(value_max, value_min)), value_max, key FROM targets"
            " WHERE current = 1 AND indicator_id = ? AND year = ? AND place_id IS NOT NULL AND same_as IS NULL",
            [frame.indicator_id, year],
        )
        most: dict[Role, dict[str, float]] = {role: {} for role in ROLES}
        always = set()
        for place_id, kind, low, high, key in rows:
            place = names.places.get(place_id)
            if place is None or place.level != level:
                continue
            if key in reviewed:  # whose value may be another
                always.add(place_id)
            own, value = most[role_of(kind)], low if low is not None else high or 0.0
            own[place_id] = max(value, own.get(place_id, value))
        both = {place: most["result"][place] for place in most["plan"].keys() & most["result"].keys()}
        lists = [sorted(_order(own[key], key, names) for key in own) for own in (most["plan"], most["result"], both)]
        return Heats(lists[0], lists[1], lists[2], always)

    return work


def _in_own_unit(frame: Frame, names: Names) -> bool:
    """Whether the values of a frame are in the unit that the database keeps them in."""
    indicator = names.indicators.get(frame.indicator_id)
    return indicator is not None and indicator.unit_id == frame.unit_id


async def _read(site: Site, frame: Frame, year: int, places: Collection[str], names: Names) -> Cells:
    """The cells of `frame` for a year and some places."""
    found = await records(
        site,
        "t.current = 1 AND t.indicator_id = ? AND t.year = ?"
        " AND t.place_id IN (SELECT value FROM json_each(?)) LIMIT ?",
        [frame.indicator_id, year, json.dumps(sorted(places)), READ],
        columns=BRIEF,
    )
    points = next((points for key, points in frames(found, names) if key == frame), [])
    return {key: cell for key, cell in cells(points).items() if key[1] == str(year)}


def _singles(grid: Cells, role: Role, names: Names) -> list[Order]:
    """The places with one number in `grid`, the greatest first."""
    found = ((key[0], cell.shown.single) for key, cell in grid.items() if key[2] == role)
    return sorted(_order(float(value), place, names) for place, value in found if value is not None)


def _order(value: float, place: str, names: Names) -> Order:
    return -value, names.places[place].folded, place


def _ranked(place: str, grid: Cells, role: Role, year: int, unit: str, names: Names, t: Catalogue) -> Ranked:
    point = grid[place, str(year), role].shown
    href = f"/document/{point.record.document_id}#q-{point.record.id}"
    return Ranked(names.places[place], names.label(place, t), point_text(point, unit, t), href)
