"""The list of documents, by year, place and kind."""

from __future__ import annotations

from typing import Any, Final

from datasette.utils.asgi import Response

from extractor.publish import reply
from extractor.publish.counts import counts_of
from extractor.publish.names import names_of

ON_PAGE: Final = 50
LAST: Final = 2000  # pages deep at most; filters go further


async def page(datasette: Any, request: Any) -> Response:
    """Documents, newest year first: `year`, `place`, `kind`, `p`."""
    site = reply.need_site(datasette)
    names, counts = await names_of(site), await counts_of(site)
    year = reply.whole(request, "year", 0, 0, 9999)
    place = names.places.get(request.args.get("place") or "")
    kind = request.args.get("kind") or ""
    conditions, values = ["current = 1"], list[object]()
    for condition, value in (
        ("year = ?", year),
        ("place_id = ?", place.id if place else None),
        ("kind = ?", kind),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    start = ON_PAGE * reply.whole(request, "p", 0, 0, LAST)
    rows = await site.rows(
        "SELECT id, title, name, kind, number, issuer, published, place_id, place_text, year,"
        f" year_text, targets_count, status FROM documents WHERE {' AND '.join(conditions)}"
        " ORDER BY year DESC, rowid DESC LIMIT ? OFFSET ?",
        [*values, ON_PAGE + 1, start],
    )
    kinds = await site.kept(
        "document kinds",
        lambda: site.rows(
            "SELECT kind, count(*) AS n FROM documents WHERE current = 1 AND kind IS NOT NULL"
            " GROUP BY kind ORDER BY n DESC LIMIT 12"
        ),
    )
    number = start // ON_PAGE
    context = {
        "rows": rows[:ON_PAGE],
        "names": names,
        "year": year,
        "place": place,
        "kind": kind,
        "kinds": [(r["kind"], r["n"], reply.changed(request, kind=r["kind"], p=None)) for r in kinds],
        "no_kind": reply.changed(request, kind=None, p=None),
        "years": [
            (y, n, reply.changed(request, year=y, p=None))
            for y, n in sorted(counts.documents_by_year.items(), reverse=True)
        ],
        "no_year": reply.changed(request, year=None, p=None),
        "no_place": reply.changed(request, place=None, p=None),
        "older": reply.changed(request, p=number + 1) if len(rows) > ON_PAGE else None,
        "newer": reply.changed(request, p=number - 1) if number else None,
    }
    return await reply.page(datasette, request, "documents.html", context)
