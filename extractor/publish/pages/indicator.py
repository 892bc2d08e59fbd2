"""An indicator: what it is, its values by place and year, small charts, and places in order for one year."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from datasette.utils.asgi import NotFound, Response

from extractor.publish import reply
from extractor.publish.boxes import boxes
from extractor.publish.counts import counts_of
from extractor.publish.messages import Catalogue
from extractor.publish.multiples import break_notes, multiples, redraws_of
from extractor.publish.names import IndicatorName, Names, PlaceName, names_of
from extractor.publish.pivot import Series, all_periods, long_sheet, row, series_of, wide_sheet
from extractor.publish.ranking import ranking
from extractor.publish.records import BRIEF, records
from extractor.publish.series import Frame, Point, frames
from extractor.publish.shown import frame_text
from extractor.publish.site import Site

PLACES: Final = 30  # rows of the table on one page
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
    levels = await site.kept(f"spread {indicator.id}", lambda: _levels(site, indicator.id, names), reviews=False)
    choice = _choice(request, levels, names)
    sets = await _sets(site, indicator.id, choice.here, names)
    chosen = reply.whole(request, "frame", 0, 0, max(len(sets) - 1, 0))
    frame, points = sets[chosen] if sets else (None, [])
    series = series_of(frame, points, choice.here, names, t, site.path("/place/")) if frame else []
    periods = all_periods(one.cells for one in series)
    form = reply.asked_form(request)
    if form:
        return _download(form, request, series, periods, indicator.name(t.language), names, t)
    context: dict[str, Any] = {
        **await _about(site, indicator, names, t),
        **_choices(request, choice, sets, chosen, names, t),
        "places_count": sum(len(places) for places in levels.values()),
        "periods": periods,
        "rows": [row(one, periods, names, t) for one in series],
        "boxes": lambda row: boxes(row, t, site.path),
        "forms": [(form, reply.changed(request, _format=form)) for form in reply.forms()],
        "compare": [("indicator", indicator.id), *(("place", key) for key in choice.here[:6])],
    }
    if frame:
        redraws = await redraws_of(site, choice.here)
        asked = reply.whole(request, "rank", 0, 0, 2200)
        context["frame_text"] = frame_text(frame, names, t)
        context["charts"] = multiples(series, periods, redraws, names, t)
        key = f"ranking {frame} {choice.level} {asked} {t.language}"
        context["ranking"] = await site.kept(key, lambda: ranking(site, frame, choice.level, asked, names, t))
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


async def _levels(site: Site, indicator_id: str, names: Names) -> dict[str, list[str]]:
    """Places with a current value of the indicator by level, those with most values first."""

    def work(connection: sqlite3.Connection) -> Counter[str]:
        # As one text: SQLite would sort tens of thousands to count them, and to fetch a row each takes far longer.
        (text,) = connection.execute(
            "SELECT group_concat(place_id, ' ') FROM targets WHERE current = 1 AND indicator_id = ?", [indicator_id]
        ).fetchone()
        return Counter((text or "").split())

    spread = await site.read(work)
    known = sorted(spread.keys() & names.rank.keys(), key=names.rank.__getitem__)  # equals stay in this order
    known.sort(key=spread.__getitem__, reverse=True)
    found: dict[str, list[str]] = {level: [] for level in LEVELS}
    for key in known:
        found[names.places[key].level].append(key)
    return {level: places for level, places in found.items() if places}


def _choice(request: Any, levels: dict[str, list[str]], names: Names) -> Choice:
    level = request.args.get("level")
    if level not in levels:
        level = max(levels, key=lambda key: len(levels[key])) if levels else None
    within = names.places.get(request.args.get("within") or "")
    places = levels[level] if level else []
    if within:
        places = [key for key in places if any(above.id == within.id for above in names.above(key))]
    number = reply.whole(request, "p", 0, 0, max(len(places) - 1, 0) // PLACES)
    return Choice(level, [(key, len(own)) for key, own in levels.items()], within, places, number)


async def _sets(site: Site, indicator_id: str, places: Sequence[str], names: Names) -> list[tuple[Frame, list[Point]]]:
    holes = ", ".join("?" * len(places))
    found = await records(
        site,
        f"t.current = 1 AND t.indicator_id = ? AND t.place_id IN ({holes}) LIMIT ?",
        [indicator_id, *places, READ],
        columns=BRIEF,
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
