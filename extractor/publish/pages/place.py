"""A place: its documents by year, its targets by domain with their trend, and its lineage across redraws."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from datasette.utils.asgi import NotFound, Response

from extractor.publish import reply
from extractor.publish.boxes import boxes
from extractor.publish.counts import Counts, counts_of
from extractor.publish.messages import Catalogue
from extractor.publish.multiples import multiples, redraws_of
from extractor.publish.names import Domain, Names, PlaceName, names_of
from extractor.publish.parts import Spread, by_domain, leading_of
from extractor.publish.pivot import Series, all_periods, last_periods
from extractor.publish.records import BRIEF, COLUMNS, Record, in_rows, records, reviews_of
from extractor.publish.series import cells, frames
from extractor.publish.sheets import Sheet
from extractor.publish.shown import Shown, show, unit_name
from extractor.publish.site import Site

MOST: Final = 1500  # targets on one page; the table holds them all
CHILDREN: Final = 400
CHARTS: Final = 6  # of the series with most years
ASIDE: Final = 15  # of those without an indicator, or without a year, so many are listed; the table holds them all
DOCUMENTS: Final = 40  # the newest; the list of documents has them all


async def page(datasette: Any, request: Any) -> Response:
    """The page of a place, or its targets as a table (`_format`); with `domain` those of one domain.

    Raises:
        NotFound: no such place.
    """
    site = reply.need_site(datasette)
    names, counts = await names_of(site), await counts_of(site)
    place = names.places.get(reply.part(request, "place"))
    if place is None:
        raise NotFound("no such place")
    t = reply.words(request)
    domain = next((one for one in names.domains if one.id == request.args.get("domain")), None)
    form = reply.asked_form(request)
    if form:
        found = await _found(site, place.id, domain, names)
        return reply.table(form, place.name, [office_sheet(place, found, names, t)])
    spread, undated_count = await _spread(site, place.id)
    leading = leading_of(spread, names) if domain is None else {}
    found = await _found(site, place.id, domain, names, leading)
    documents = await site.rows(
        "SELECT id, title, name, kind, number, year_text, published, targets_count FROM documents"
        " WHERE current = 1 AND place_id = ? ORDER BY year DESC, published DESC LIMIT ?",
        [place.id, DOCUMENTS + 1],
    )
    context = {
        **await _figures(site, place, found, spread, leading, names, t),
        "place": place,
        "names": names,
        "above": list(names.above(place.id))[::-1],
        "children": children(place.id, counts, names)[:CHILDREN],
        "count": counts.by_place.get(place.id, 0),
        "below": counts.below.get(place.id, 0),
        "domain": domain,
        "part_href": lambda one: reply.changed(request, domain=one),
        "unlinked": await unlinked(site, place.id, names, t) if None in spread and domain is None else [],
        "unlinked_count": spread.get(None, 0),
        "undated": await undated(site, place.id, names, t) if undated_count and domain is None else [],
        "undated_count": undated_count,
        "documents": documents[:DOCUMENTS],
        "more_documents": len(documents) > DOCUMENTS,
        "lineage": await lineage(site, place, names),
        "boxes": lambda row: boxes(row, t, site.path),
        "forms": [(form, reply.changed(request, _format=form)) for form in reply.forms()],
    }
    return await reply.page(datasette, request, "place.html", context)


async def _figures(
    site: Site,
    place: PlaceName,
    found: Sequence[Record],
    spread: Spread,
    leading: Mapping[str, Sequence[str]],
    names: Names,
    t: Catalogue,
) -> dict[str, Any]:
    """The charts and the rows of the page."""
    series = series_of(found, place.id, names, t, site.path("/indicator/"))
    periods = all_periods(one.cells for one in series)
    shown = last_periods(periods) if leading else periods
    fullest = sorted(series, key=lambda one: (-len({period for _, period, _ in one.cells}), -len(one.cells), one.label))
    redraws = await redraws_of(site, [place.id])
    return {
        "charts": multiples(fullest, periods, redraws, names, t, most=CHARTS, one_axis=False),
        "units": {one.label: unit_name(one.frame, names, t) for one in fullest},
        "cut": len(found) == MOST,
        "parts": by_domain(series, shown, periods, spread, leading, names, t),
        "periods": shown,
        "overview": bool(leading),
    }


def series_of(found: Sequence[Record], place_id: str, names: Names, t: Catalogue, path: str) -> list[Series]:
    """The comparable series among the records of one place, named by their indicators."""
    series = []
    for frame, points in frames(found, names):
        indicator = names.indicators.get(frame.indicator_id)
        name = indicator.name(t.language) if indicator else frame.indicator_id
        if dated := cells(points):
            series.append(Series(frame, place_id, dated, name, f"{path}{frame.indicator_id}"))
    return series


async def _spread(site: Site, place_id: str) -> tuple[Spread, int]:
    """How many targets of a place each indicator has, and how many with an indicator have no year."""
    rows = await site.rows(
        "SELECT indicator_id, count(*), sum(year IS NULL) FROM targets WHERE current = 1 AND place_id = ?"
        " GROUP BY indicator_id",
        [place_id],
    )
    found = list(map(tuple, rows))
    return {key: count for key, count, _ in found}, sum(undated for key, _, undated in found if key is not None)


async def _found(
    site: Site, place_id: str, domain: Domain | None, names: Names, leading: Mapping[str, Sequence[str]] | None = None
) -> list[Record]:
    """The targets of a place that are linked to an indicator, newest first: all, those of a domain, or the leading.

    Without `leading` (for a file to take away) those that are not linked and all texts as well.
    """
    own = [key for key, indicator in names.indicators.items() if domain and indicator.domain_id == domain.id]
    own += [key for keys in (leading or {}).values() for key in keys]
    within, values = "", list[str]()
    if own:
        chosen, values = f"t.indicator_id IN ({', '.join('?' * len(own))})", list(own)
        if moved := [key for key, one in (await reviews_of(site)).items() if "indicator_id" in one.corrected]:
            chosen = f"({chosen} OR t.key IN (SELECT value FROM json_each(?)))"  # linked to it by a reviewer
            values.append(json.dumps(moved))
        within = f" AND {chosen}"
    elif leading is not None:
        within = " AND t.indicator_id IS NOT NULL"
    return await records(
        site,
        f"t.current = 1 AND t.place_id = ?{within}{' ORDER BY t.year DESC' if not leading else ''} LIMIT ?",
        [place_id, *values, MOST],
        columns=COLUMNS if leading is None else BRIEF,
    )


async def unlinked(site: Site, place_id: str, names: Names, t: Catalogue) -> list[Shown]:
    """The newest values that no indicator was found for, each with the row of its table."""
    found = await records(
        site,
        "t.current = 1 AND t.place_id = ? AND t.indicator_id IS NULL ORDER BY t.year DESC LIMIT ?",
        [place_id, ASIDE],
    )
    own = [record for record in found if record.indicator_id is None]  # a reviewer may have linked it
    return [show(record, names, t) for record in await in_rows(site, own)]


async def undated(site: Site, place_id: str, names: Names, t: Catalogue) -> list[Shown]:
    """Values of indicators whose text names no year, each with the row of its table: the table of years has none."""
    found = await records(
        site,
        "t.current = 1 AND t.place_id = ? AND t.indicator_id IS NOT NULL AND t.year IS NULL LIMIT ?",
        [place_id, ASIDE],
    )
    own = [record for record in found if record.year is None]  # a reviewer may have given it one
    return [show(record, names, t) for record in await in_rows(site, own)]


def children(place_id: str, counts: Counts, names: Names) -> list[tuple[PlaceName, int]]:
    """Places right below that have targets in or below them, by name."""
    found = [
        (names.places[child], counts.below[child])
        for child in names.children.get(place_id, ())
        if child in counts.below
    ]
    return sorted(found, key=lambda entry: entry[0].folded)


async def lineage(site: Site, place: PlaceName, names: Names) -> dict[str, list[tuple[PlaceName, sqlite3.Row]]]:
    """Where a place came from and where it went, one step each way."""
    sql = (
        "SELECT {other} AS other, relation, effective FROM place_links WHERE {own} = ?"
        " ORDER BY effective, other LIMIT 60"
    )
    found = {}
    for way, own, other in (("from", "to_id", "from_id"), ("to", "from_id", "to_id")):
        rows = await site.rows(sql.format(own=own, other=other), [place.id])
        found[way] = [(names.places[row["other"]], row) for row in rows if row["other"] in names.places]
    return found


def office_sheet(place: PlaceName, found: Sequence[Record], names: Names, t: Catalogue) -> Sheet:
    """The place's targets, one row a value, with machine numbers."""
    keys = (
        "place", "indicator", "subject", "year", "kind", "change", "cmp", "min", "max", "of",
        "unit", "base", "standard", "quote", "section", "document", "confidence", "review",
    )  # fmt: skip
    rows = [
        (
            place.name,
            names.indicator(record.indicator_id, t.language),
            record.subject,
            record.year_text,
            t(f"kind.{record.kind}"),
            t(f"change.{record.change}"),
            record.cmp,
            record.min,
            record.max,
            record.of,
            names.unit(record.unit_id, record.unit, t.language),
            record.base,
            record.standard,
            record.quote,
            record.section_path,
            record.document_id,
            round(record.confidence, 3),
            record.review.action if record.review else None,
        )
        for record in found
    ]
    return Sheet(place.name, tuple((key, t(f"column.{key}")) for key in keys), rows)
