"""A place: its documents by year, its targets by domain with their trend, and its lineage across redraws."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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
UNLINKED: Final = 30  # listed; the table holds them all
ROWS: Final = 80  # beyond so many, each domain shows its fullest ones and leads to the rest
LEADING: Final = 5  # so many of a domain then


@dataclass(frozen=True, slots=True)
class Part:
    """A domain with its rows on the page, and how many it has."""

    domain: Domain
    rows: Sequence[Row]
    count: int


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
    found = await _found(site, place.id, domain, names)
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
        "cut": len(found) == MOST,
        "domain": domain,
        "parts": by_domain(series, periods, names, t, LEADING if domain is None and len(series) > ROWS else None),
        "part_href": lambda one: reply.changed(request, domain=one),
        "periods": periods,
        "unlinked": await unlinked(site, found, names, t),
        "unlinked_count": sum(record.indicator_id is None for record in found),
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


async def _found(site: Site, place_id: str, domain: Domain | None, names: Names) -> list[Record]:
    """The targets of a place, or those of them in one domain, newest first."""
    own = [key for key, indicator in names.indicators.items() if domain and indicator.domain_id == domain.id]
    within = f" AND +t.indicator_id IN ({', '.join('?' * len(own))})" if domain else ""
    return await records(
        site,
        f"t.current = 1 AND t.place_id = ?{within} ORDER BY t.year DESC, t.document_id, t.start LIMIT ?",
        [place_id, *own, MOST],
    )


def by_domain(
    series: Sequence[Series], periods: Sequence[str], names: Names, t: Catalogue, most: int | None = None
) -> list[Part]:
    """Rows of each domain, in the order of domains; series of one indicator stay together.

    Of each domain at most the `most` series with most values.
    """
    groups: defaultdict[str | None, list[Series]] = defaultdict(list)
    for one in series:
        indicator = names.indicators.get(one.frame.indicator_id)
        groups[indicator.domain_id if indicator else None].append(one)
    parts = []
    for domain in names.domains:
        own = groups.get(domain.id, [])
        shown = sorted(own, key=lambda one: (-len(one.cells), one.label))[:most]
        shown.sort(key=lambda one: (one.label, -len(one.cells)))
        if own:
            parts.append(Part(domain, [row(one, periods, names, t) for one in shown], len(own)))
    return parts


async def unlinked(site: Site, found: Sequence[Record], names: Names, t: Catalogue) -> list[Shown]:
    """The first values that no indicator was found for, each with the row of its table."""
    own = [record for record in found if record.indicator_id is None]
    return [show(record, names, t) for record in await in_rows(site, own[:UNLINKED])]


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
