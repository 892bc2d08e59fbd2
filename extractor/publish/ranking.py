"""Places of one level in order of their value for one year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from extractor.publish.beside import Beside, beside
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names, PlaceName
from extractor.publish.records import BRIEF, records
from extractor.publish.series import ROLES, Cell, Frame, cells, frames
from extractor.publish.shown import point_text, unit_name
from extractor.publish.site import Site

MOST: Final = 50
READ: Final = 5000  # values of a year that are looked at
YEARS: Final = 15


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
    pairs: Sequence[Beside]  # plan beside result


async def ranking(
    site: Site, frame: Frame, level: str | None, asked: int, names: Names, t: Catalogue
) -> Ranking | None:
    """Places of `level` by their value in `frame`; for the year asked, else (0) the fullest of the last ones."""
    rows = await site.rows(
        "SELECT year, count(*) AS n FROM targets WHERE current = 1 AND indicator_id = ?"
        " AND year IS NOT NULL GROUP BY year ORDER BY year DESC LIMIT ?",
        [frame.indicator_id, YEARS],
    )
    if not rows:
        return None
    year = asked or max(rows[:6], key=lambda entry: (entry["n"], entry["year"]))["year"]
    found = await records(
        site,
        "t.current = 1 AND t.indicator_id = ? AND t.year = ?"
        " AND +t.place_id IN (SELECT id FROM places WHERE level = ?) LIMIT ?",  # few values, but ten thousand places
        [frame.indicator_id, year, level, READ],
        columns=BRIEF,
    )
    own = [record for record in found if record.place_id in names.places]
    points = next((points for key, points in frames(own, names) if key == frame), [])
    unit = unit_name(frame, names, t)
    grid = {key: cell for key, cell in cells(points).items() if key[1] == str(year)}
    tables: dict[str, Sequence[Ranked]] = {
        role: _ordered([(key[0], cell) for key, cell in grid.items() if key[2] == role], unit, names, t)
        for role in ROLES
    }
    pairs = beside(grid, str(year), unit, names, t)
    return Ranking(year, tuple(row["year"] for row in rows), tables, pairs)


def _ordered(found: Sequence[tuple[str, Cell]], unit: str, names: Names, t: Catalogue) -> list[Ranked]:
    singles: list[tuple[Decimal, str, Cell]] = [
        (cell.shown.single, place_id, cell) for place_id, cell in found if cell.shown.single is not None
    ]
    singles.sort(key=lambda entry: (-entry[0], names.places[entry[1]].folded))
    return [
        Ranked(
            names.places[place_id],
            names.label(place_id, t),
            point_text(cell.shown, unit, t),
            f"/document/{cell.shown.record.document_id}#q-{cell.shown.record.id}",
        )
        for _, place_id, cell in singles[:MOST]
    ]
