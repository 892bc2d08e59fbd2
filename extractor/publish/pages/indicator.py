"""An indicator: what it is, its values by place and year, small charts, and places in order for one year."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from datasette.utils.asgi import NotFound, Response

from extractor.lexicon import fold
from extractor.publish import reply
from extractor.publish.counts import counts_of
from extractor.publish.messages import Catalogue
from extractor.publish.multiples import break_notes, multiples, redraws_of
from extractor.publish.names import IndicatorName, Names, PlaceName, names_of
from extractor.publish.pivot import Series, all_periods, long_sheet, row, series_of, wide_sheet
from extractor.publish.ranking import ranking
from extractor.publish.records import records
from extractor.publish.series import Frame, Point, frames
from extractor.publish.shown import frame_text
from extractor.publish.site import Site

PLACES: Final = 40  # rows of the table on one page
LEVELS: Final = ("national", "province", "district", "commune")
READ: Final = 4000  # values of one page of places


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for, and what there is to choose from."""

    level: str | None
    levels: list[tuple[str, int]]
    within: PlaceName | None
    places: list[str]  # of that level, those with most values first
    number: int  # of the page of places

    @property
    def here(self) -> list[str]:
        """Places on this page."""
        return self.places[PLACES * self.number : PLACES * (self.number + 1)]


async def page(datasette: Any, request: Any) -> Response:
    """The page of an indicator: `level`, `within` (a place), `frame` (which comparable set), `rank` (a year), `p`.

    Raises:
        NotFound: no such indicator.
    """
    site = reply.need_site(datasette)
    names, t = await names_of(site), reply.words(request)
    indicator = names.indicators.get(reply.part(request, "indicator"))
    if indicator is None:
        raise NotFound("no such indicator")
    spread = await site.kept(f"spread {indicator.id}", lambda: site.read(lambda db: _spread(db, indicator.id)))
    choice = _choice(request, spread, names)
    sets = await _sets(site, indicator.id, choice.here, names)
    chosen = reply.whole(request, "frame", 0, 0, max(len(sets) - 1, 0))
    frame, points = sets[chosen] if sets else (None, [])
    series = series_of(frame, points, choice.here, names, site.path("/place/")) if frame else []
    periods = all_periods(one.cells for one in series)
    form = reply.asked_form(request)
    if form:
        return _download(form, request, series, periods, indicator.name(t.language), names, t)
    context: dict[str, Any] = {
        **await _about(site, indicator, names, t),
        **_choices(request, choice, sets, chosen, names, t),
        "places_count": len(spread),
        "periods": periods,
        "rows": [row(one, periods, names, t, with_unit=False) for one in series],
        "forms": [(form, reply.changed(request, _format=form)) for form in reply.forms()],
        "compare": [("indicator", indicator.id), *(("place", key) for key in choice.here[:6])],
    }
    if frame:
        redraws = await redraws_of(site, choice.here)
        asked = reply.whole(request, "rank", 0, 0, 2200)
        context["frame_text"] = frame_text(frame, names, t)
        context["charts"] = multiples(series, periods, redraws, names, t)
        context["ranking"] = await ranking(site, frame, choice.level, asked, names, t)
    return await reply.page(datasette, request, "indicator.html", context)


async def _about(site: Site, indicator: IndicatorName, names: Names, t: Catalogue) -> dict[str, Any]:
    counts = await counts_of(site)
    return {
        "indicator": indicator,
        "name": indicator.name(t.language),
        "domain": next((d for d in names.domains if d.id == indicator.domain_id), None),
        "unit": names.units.get(indicator.unit_id or ""),
        "note": indicator.note(t.language),
        "breaks": break_notes(indicator.id, t),
        "count": counts.by_indicator.get(indicator.id, 0),
    }


def _choices(
    request: Any,
    choice: Choice,
    sets: Sequence[tuple[Frame, list[Point]]],
    chosen: int,
    names: Names,
    t: Catalogue,
) -> dict[str, Any]:
    def href(**changes: str | int | None) -> str:
        return reply.changed(request, **changes)

    more = len(choice.places) > PLACES * (choice.number + 1)
    return {
        "level": choice.level,
        "within": choice.within,
        "levels": [(level, count, href(level=level, p=None, frame=None, rank=None)) for level, count in choice.levels],
        "sets": [
            (frame_text(frame, names, t), len(points), href(frame=number, rank=None), number == chosen)
            for number, (frame, points) in enumerate(sets)
        ],
        "older": href(p=choice.number + 1) if more else None,
        "newer": href(p=choice.number - 1) if choice.number else None,
    }


def _spread(connection: sqlite3.Connection, indicator_id: str) -> dict[str, int]:
    """Places with a current value of the indicator, and how many each has."""
    rows = connection.execute(
        "SELECT place_id, count(*) FROM targets WHERE current = 1 AND indicator_id = ?"
        " AND place_id IS NOT NULL GROUP BY place_id",
        [indicator_id],
    )
    return {row[0]: row[1] for row in rows}


def _choice(request: Any, spread: dict[str, int], names: Names) -> Choice:
    counted = Counter(names.places[key].level for key in spread if key in names.places)
    levels = [(level, counted[level]) for level in LEVELS if level in counted]
    level = request.args.get("level")
    if level not in counted:
        level = max(levels, key=lambda entry: entry[1])[0] if levels else None
    within = names.places.get(request.args.get("within") or "")
    places = [
        key
        for key in spread
        if (place := names.places.get(key)) is not None
        and place.level == level
        and (within is None or any(above.id == within.id for above in names.above(key)))
    ]
    places.sort(key=lambda key: (-spread[key], fold(names.places[key].name), key))
    number = reply.whole(request, "p", 0, 0, max(len(places) - 1, 0) // PLACES)
    return Choice(level, levels, within, places, number)


async def _sets(site: Site, indicator_id: str, places: Sequence[str], names: Names) -> list[tuple[Frame, list[Point]]]:
    holes = ", ".join("?" * len(places))
    found = await records(
        site,
        f"t.current = 1 AND t.indicator_id = ? AND t.place_id IN ({holes}) LIMIT ?",
        [indicator_id, *places, READ],
    )
    return frames(found, names)


def _download(
    form: str,
    request: Any,
    series: Sequence[Series],
    periods: Sequence[str],
    name: str,
    names: Names,
    t: Catalogue,
) -> Response:
    sheets = [long_sheet(series, t("table.targets.title"), names, t), wide_sheet(series, periods, name, names, t)]
    if request.args.get("_layout") == "wide" or form == "xlsx":
        sheets.reverse()
    return reply.table(form, name, sheets)
