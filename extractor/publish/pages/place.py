"""A place: its documents by year, its targets by domain with their trend, and its lineage across redraws."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from datasette.utils.asgi import NotFound, Response

from extractor.lexicon import fold
from extractor.publish import reply
from extractor.publish.boxes import boxes
from extractor.publish.counts import Counts, counts_of
from extractor.publish.messages import Catalogue
from extractor.publish.multiples import multiples, redraws_of
from extractor.publish.names import Domain, Names, PlaceName, names_of
from extractor.publish.pivot import Row, Series, all_periods, row
from extractor.publish.records import Record, in_rows, records
from extractor.publish.series import cells, frames
from extractor.publish.sheets import Sheet
from extractor.publish.shown import Shown, show, unit_name
from extractor.publish.site import Site

MOST: Final = 1500  # targets on one page; the table holds them all
CHILDREN: Final = 400
CHARTS: Final = 6  # of the series with most years
UNLINKED: Final = 100  # listed


async def page(datasette: Any, request: Any) -> Response:
    """The page of a place, or its targets as a table (`_format`).

    Raises:
        NotFound: no such place.
    """
    site = reply.need_site(datasette)
    names, counts = await names_of(site), await counts_of(site)
    place = names.places.get(reply.part(request, "place"))
    if place is None:
        raise NotFound("no such place")
    t = reply.words(request)
    found = await records(
        site,
        "t.current = 1 AND t.place_id = ? ORDER BY t.year DESC, t.document_id, t.start LIMIT ?",
        [place.id, MOST],
    )
    form = reply.asked_form(request)
    if form:
        return reply.table(form, place.name, [office_sheet(place, found, names, t)])
    series = series_of(found, place.id, names, t, site.path("/indicator/"))
    periods = all_periods(one.cells for one in series)
    documents = await site.rows(
        "SELECT id, title, name, kind, number, year_text, published, targets_count FROM documents"
        " WHERE current = 1 AND place_id = ? ORDER BY year DESC, published DESC LIMIT 200",
        [place.id],
    )
    fullest = sorted(series, key=lambda one: (-len({period for _, period, _ in one.cells}), -len(one.cells), one.label))
    context = {
        "place": place,
        "charts": multiples(
            fullest, periods, await redraws_of(site, [place.id]), names, t, most=CHARTS, one_axis=False
        ),
        "units": {one.label: unit_name(one.frame, names, t) for one in fullest},
        "names": names,
        "above": list(names.above(place.id))[::-1],
        "children": children(place.id, counts, names)[:CHILDREN],
        "count": counts.by_place.get(place.id, 0),
        "below": counts.below.get(place.id, 0),
        "cut": counts.by_place.get(place.id, 0) > len(found),
        "domains": by_domain(series, periods, names, t),
        "periods": periods,
        "unlinked": await unlinked(site, found, names, t),
        "documents": documents,
        "lineage": await lineage(site, place, names),
        "boxes": lambda row: boxes(row, t, site.path),
        "forms": [(form, reply.changed(request, _format=form)) for form in reply.forms()],
    }
    return await reply.page(datasette, request, "place.html", context)


def series_of(found: Sequence[Record], place_id: str, names: Names, t: Catalogue, path: str) -> list[Series]:
    """The comparable series among the records of one place, named by their indicators."""
    series = []
    for frame, points in frames(found, names):
        indicator = names.indicators.get(frame.indicator_id)
        name = indicator.name(t.language) if indicator else frame.indicator_id
        href = f"{path}{frame.indicator_id}"
        series.append(Series(frame, place_id, cells(points), name, href))
    return series


def by_domain(
    series: Sequence[Series], periods: Sequence[str], names: Names, t: Catalogue
) -> list[tuple[Domain, list[Row]]]:
    """Rows of each domain, in the order of domains; series of one indicator stay together."""
    groups: defaultdict[str | None, list[Row]] = defaultdict(list)
    for one in sorted(series, key=lambda s: (s.label, -len(s.cells))):
        indicator = names.indicators.get(one.frame.indicator_id)
        domain = indicator.domain_id if indicator else None
        groups[domain].append(row(one, periods, names, t))
    return [(domain, groups[domain.id]) for domain in names.domains if domain.id in groups]


async def unlinked(site: Site, found: Sequence[Record], names: Names, t: Catalogue) -> list[Shown]:
    """Values that no indicator was found for; those that are listed with the row of their table."""
    own = [record for record in found if record.indicator_id is None]
    listed = await in_rows(site, own[:UNLINKED])
    return [show(record, names, t) for record in (*listed, *own[UNLINKED:])]


def children(place_id: str, counts: Counts, names: Names) -> list[tuple[PlaceName, int]]:
    """Places right below that have targets in or below them, by name."""
    found = [
        (names.places[child], counts.below[child])
        for child in names.children.get(place_id, ())
        if child in counts.below
    ]
    return sorted(found, key=lambda entry: fold(entry[0].name))


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
