"""Search: targets whose sentence, subject or place has the words; and the places and indicators of that name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from datasette.utils.asgi import Response

from extractor.publish import query, reply
from extractor.publish.counts import counts_of
from extractor.publish.names import names_of
from extractor.publish.pages import indicators as indicator_search
from extractor.publish.pages import places as place_search
from extractor.publish.records import COLUMNS, SOURCE, Record, from_row, in_rows, reviewed, reviews_of
from extractor.publish.shown import show
from extractor.publish.site import Site

ON_PAGE: Final = 30
RANKED: Final = 500  # hits up to which the best come first; beyond, the newest do
COUNTED: Final = 10_000
NARROWED: Final = 20_000  # hits that a filter looks through
KINDS: Final = ("target", "result", "estimate")


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are (at most COUNTED are counted), and whether more follow."""

    records: tuple[Record, ...]
    count: int
    more: bool


async def page(datasette: Any, request: Any) -> Response:
    """Hits for `q`, narrowed by `year` and `kind`."""
    site = reply.need_site(datasette)
    typed = (request.args.get("q") or "").strip()
    names, counts, t = await names_of(site), await counts_of(site), reply.words(request)
    words = query.terms(typed)
    number = reply.whole(request, "p", 0, 0, 300)
    year = reply.whole(request, "year", 0, 0, 9999)
    kind = request.args.get("kind") if request.args.get("kind") in KINDS else None
    found = Found((), 0, False)
    if words:
        found = await site.kept(
            f"search {query.match(words)} {year} {kind} {number}",
            lambda: _search(site, query.match(words), year, kind, number * ON_PAGE),
        )
    reviews = await reviews_of(site)
    context = {
        "typed": typed,
        "words": words,
        "found": found,
        "shown": [show(reviewed(record, reviews), names, t) for record in await in_rows(site, found.records)],
        "bold": lambda text: query.emphasised(text, words),
        "places": place_search.matching(typed, counts, names)[:6] if len(typed) > 1 else [],
        "indicators": indicator_search.matching(typed, counts, names)[:6] if len(typed) > 1 else [],
        "names": names,
        "counted_out": found.count > COUNTED,
        "counted": COUNTED,
        "years": list(reversed(counts.years)),
        "year": year,
        "kind": kind,
        "kinds": KINDS,
        "older": reply.changed(request, p=number + 1) if found.more else None,
        "newer": reply.changed(request, p=number - 1) if number else None,
    }
    return await reply.page(datasette, request, "search.html", context)


async def _search(site: Site, match: str, year: int, kind: str | None, start: int) -> Found:
    """Best hits first where there are few, newest first where there are many."""

    def work(connection: sqlite3.Connection) -> tuple[int, Sequence[Any]]:
        # One walk finds the newest and counts; how good each is takes another, through all texts with any of the words.
        newest = "SELECT rowid FROM targets_fts WHERE targets_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
        rows = connection.cursor()
        rows.row_factory = None  # plain tuples: thousands of them
        hits = [hit for (hit,) in rows.execute(newest, [match, COUNTED + 1])]
        count = len(hits)
        order = "rank" if count <= RANKED else "rowid DESC"
        if year or kind:
            return count, _narrowed(connection, match, order, year, kind, start)
        if order == "rank":
            best = "SELECT rowid FROM targets_fts WHERE targets_fts MATCH ? ORDER BY rank"
            hits = [row[0] for row in connection.execute(best, [match])]
        page = hits[start : start + ON_PAGE + 1]
        sql = f"SELECT {COLUMNS}, t.search_id FROM {SOURCE} WHERE t.search_id IN ({', '.join('?' * len(page))})"
        return count, sorted(connection.execute(sql, page), key=lambda row: page.index(row["search_id"]))

    count, rows = await site.read(work)
    kept = rows[:ON_PAGE]
    return Found(tuple(from_row(row) for row in kept), count, len(rows) > ON_PAGE)


def _narrowed(
    connection: sqlite3.Connection, match: str, order: str, year: int, kind: str | None, start: int
) -> Sequence[Any]:
    """Rows of a page of hits of one year or kind, among the first NARROWED hits."""
    conditions: list[tuple[str, object]] = [("t.year = ?", year)] if year else []
    conditions += [("t.kind = ?", kind)] if kind else []
    return connection.execute(
        f"SELECT {COLUMNS} FROM (SELECT rowid AS hit,"
        f" row_number() OVER () AS place FROM (SELECT rowid FROM targets_fts"
        f" WHERE targets_fts MATCH ? ORDER BY {order} LIMIT ?)) h"
        " CROSS JOIN targets t ON t.search_id = h.hit"
        " JOIN documents d ON d.id = t.document_id"
        f" WHERE {' AND '.join(condition for condition, _ in conditions)}"
        " ORDER BY h.place LIMIT ? OFFSET ?",
        [match, NARROWED, *(value for _, value in conditions), ON_PAGE + 1, start],
    ).fetchall()
