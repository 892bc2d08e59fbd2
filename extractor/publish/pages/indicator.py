"""An indicator: what it is, its values by place and year, small charts, and places in order for one year."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from datasette.utils.asgi import NotFound, Response
from markupsafe import Markup

from extractor.lexicon import fold
from extractor.publish import charts, numbers, reply
from extractor.publish.counts import counts_of
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names, names_of
from extractor.publish.pivot import (
    Series,
    all_periods,
    drawn_marks,
    long_sheet,
    row,
    wide_sheet,
)
from extractor.publish.records import Record, records
from extractor.publish.series import Frame, Point, cells, frames
from extractor.publish.shown import describe, frame_text, point_text, unit_name
from extractor.publish.site import Site

PLACES: Final = 40  # rows of the table on one page
CHARTS: Final = 12
RANKED: Final = 50
LEVELS: Final = ("national", "province", "district", "commune")


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
    spread = await site.kept(
        f"spread {indicator.id}", lambda: site.read(lambda db: _spread(db, indicator.id))
    )
    level, levels = _level(request.args.get("level"), spread, names)
    within = names.places.get(request.args.get("within") or "")
    places = _places(spread, level, within.id if within else None, names)
    start = PLACES * reply.whole(request, "p", 0, 0, 10_000)
    here = places[start : start + PLACES]
    found = await _records(site, indicator.id, here)
    sets = frames(found, names)
    chosen = reply.whole(request, "frame", 0, 0, max(len(sets) - 1, 0))
    series = _series(sets[chosen], here, names, site.path("/place/")) if sets else []
    periods = all_periods(one.cells for one in series)
    form = reply.asked_form(request)
    name = indicator.name(t.language)
    if form:
        sheets = [long_sheet(series, name, names, t), wide_sheet(series, periods, name, names, t)]
        if request.args.get("_layout") == "wide" or form == "xlsx":
            sheets.reverse()
        return reply.table(form, name, sheets)
    frame = sets[chosen][0] if sets else None
    counts = await counts_of(site)
    breaks = await _breaks(site, here)
    context = {
        "indicator": indicator,
        "name": name,
        "domain": next((d for d in names.domains if d.id == indicator.domain_id), None),
        "unit": names.units.get(indicator.unit_id or ""),
        "note": indicator.note(t.language),
        "count": counts.by_indicator.get(indicator.id, 0),
        "places_count": len(spread),
        "level": level,
        "levels": [(key, n, reply.changed(request, level=key, p=None, frame=None, rank=None)) for key, n in levels],
        "within": within,
        "sets": [
            (frame_text(key, names, t), len(points), reply.changed(request, frame=index, rank=None), index == chosen)
            for index, (key, points) in enumerate(sets)
        ],
        "frame_text": frame_text(frame, names, t) if frame else "",
        "periods": periods,
        "rows": [row(one, periods, names, t, with_unit=False) for one in series],
        "charts": _charts(series, periods, names, t, breaks) if frame else [],
        "ranking": await _ranking(site, request, frame, level, names, t) if frame else None,
        "older": reply.changed(request, p=start // PLACES + 1) if len(places) > start + PLACES else None,
        "newer": reply.changed(request, p=start // PLACES - 1) if start else None,
        "forms": [(form, reply.changed(request, _format=form)) for form in reply.forms()],
        "compare": [("indicator", indicator.id), *(("place", key) for key in here[:6])],
    }  # fmt: skip
    return await reply.page(datasette, request, "indicator.html", context)


def _spread(connection: sqlite3.Connection, indicator_id: str) -> dict[str, int]:
    """Places with a current value of the indicator, and how many each has."""
    rows = connection.execute(
        "SELECT place_id, count(*) FROM targets WHERE current = 1 AND indicator_id = ?"
        " AND place_id IS NOT NULL GROUP BY place_id",
        [indicator_id],
    )
    return {row[0]: row[1] for row in rows}


def _level(
    asked: str | None, spread: dict[str, int], names: Names
) -> tuple[str | None, list[tuple[str, int]]]:
    counted = Counter(names.places[key].level for key in spread if key in names.places)
    levels = [(level, counted[level]) for level in LEVELS if level in counted]
    if asked in counted:
        return asked, levels
    return (max(levels, key=lambda entry: entry[1])[0] if levels else None), levels


def _places(
    spread: dict[str, int], level: str | None, within: str | None, names: Names
) -> list[str]:
    """Ids of the places of a level, those with most values first."""
    found = [
        key
        for key in spread
        if (place := names.places.get(key)) is not None
        and place.level == level
        and (within is None or any(above.id == within for above in names.above(key)))
    ]
    return sorted(found, key=lambda key: (-spread[key], fold(names.places[key].name), key))


async def _records(site: Site, indicator_id: str, places: Sequence[str]) -> list[Record]:
    holes = ", ".join("?" * len(places))
    return await records(
        site,
        f"t.current = 1 AND t.indicator_id = ? AND t.place_id IN ({holes}) LIMIT 4000",
        [indicator_id, *places],
    )


def _series(
    chosen: tuple[Frame, list[Point]], places: Sequence[str], names: Names, path: str
) -> list[Series]:
    frame, points = chosen
    grid = cells(points)
    indicator = names.indicators.get(frame.indicator_id)
    present = {place_id for place_id, _, _ in grid}
    return [
        Series(
            frame,
            place_id,
            {key: cell for key, cell in grid.items() if key[0] == place_id},
            names.places[place_id].name,
            f"{path}{place_id}",
            indicator.polarity if indicator else None,
        )
        for place_id in places
        if place_id in present
    ]


async def _breaks(site: Site, places: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Years from which a place took in others while keeping its name, by place."""
    holes = ", ".join("?" * len(places))
    rows = await site.rows(
        "SELECT DISTINCT l.to_id, l.effective FROM place_links l JOIN places p ON p.id = l.to_id"
        f" WHERE l.to_id IN ({holes}) AND l.effective > coalesce(p.valid_from, '')",
        list(places),
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for place_id, effective in rows:
        found.setdefault(place_id, []).append((int(effective[:4]), effective))
    return found


def _charts(
    series: Sequence[Series],
    periods: Sequence[str],
    names: Names,
    t: Catalogue,
    breaks: dict[str, list[tuple[int, str]]],
) -> list[tuple[Series, Markup]]:
    """Small charts of the places with at least two years, all on the same years and, where they fit, one axis."""
    drawn = []
    for one in series:
        marks = drawn_marks(one, periods, unit_name(one.frame, names, t), t)
        if len({mark.year for mark in marks}) > 1:
            drawn.append((one, marks))
    drawn = drawn[:CHARTS]
    if not drawn:
        return []
    every = [mark for _, marks in drawn for mark in marks]
    years = min(mark.year for mark in every), max(mark.year for mark in every)
    axis = _shared_axis([[side for m in marks for side in (m.low, m.high)] for _, marks in drawn])
    return [
        (
            one,
            charts.line_chart(
                marks,
                title=one.label,
                description=describe(marks),
                language=t.language,
                ident=f"chart-{number}",
                years=years,
                axis=axis,
                breaks=[
                    (year, t("chart.redraw", day=numbers.day(day, t.language)))
                    for year, day in breaks.get(one.place_id, ())
                ],
            ),
        )
        for number, (one, marks) in enumerate(drawn)
    ]


def _shared_axis(values: Sequence[Sequence[float]]) -> charts.Scale | None:
    """One axis for all charts, or None where the places are of too different size to be read on one."""
    tops = [max(map(abs, own)) for own in values]
    if min(tops) * 8 < max(tops):
        return None
    return charts.scale([value for own in values for value in own])


async def _ranking(
    site: Site, request: Any, frame: Frame, level: str | None, names: Names, t: Catalogue
) -> dict[str, Any] | None:
    """Places of one level in order of their value for one year."""
    years = await site.rows(
        "SELECT year, count(*) AS n FROM targets WHERE current = 1 AND indicator_id = ?"
        " AND year IS NOT NULL GROUP BY year ORDER BY year DESC LIMIT 15",
        [frame.indicator_id],
    )
    if not years:
        return None
    fullest = max(years[:6], key=lambda entry: (entry["n"], entry["year"]))["year"]
    year = reply.whole(request, "rank", fullest, 1990, 2100)
    found = await records(
        site,
        "t.current = 1 AND t.indicator_id = ? AND t.year = ? LIMIT 5000",
        [frame.indicator_id, year],
    )
    own = [r for r in found if r.place_id and names.places[r.place_id].level == level]
    points = next((points for key, points in frames(own, names) if key == frame), [])
    grid = cells(points)
    unit = unit_name(frame, names, t)
    tables = {}
    for role in ("plan", "result"):
        ranked = [
            (cell.shown.single, key[0], cell)
            for key, cell in grid.items()
            if key[2] == role and key[1] == str(year) and cell.shown.single is not None
        ]
        ranked.sort(key=lambda entry: (-(entry[0] or 0), names.places[entry[1]].folded))
        tables[role] = [
            (
                names.places[place_id],
                point_text(cell.shown, unit, t),
                f"/document/{cell.shown.record.document_id}#q-{cell.shown.record.id}",
            )
            for _, place_id, cell in ranked[:RANKED]
        ]
    return {"year": year, "years": [entry["year"] for entry in years], "tables": tables}
