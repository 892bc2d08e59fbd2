"""A document: its text with every value marked in place, the record of each, and the versions of the page."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from datasette.utils.asgi import NotFound, Response

from extractor.publish import fragments, reply
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names, names_of
from extractor.publish.reading import Heading, Reading, Stretch, reading
from extractor.publish.records import Record, records
from extractor.publish.sheets import Sheet
from extractor.publish.shown import show
from extractor.publish.site import Site

LONGEST: Final = 400_000  # characters of a text shown on one page


async def page(datasette: Any, request: Any) -> Response:
    """The page of a document, or its values as a table (`_format`).

    Raises:
        NotFound: no such document.
    """
    site = reply.need_site(datasette)
    document = await site.first("SELECT * FROM documents WHERE id = ?", [reply.part(request, "document")])
    if document is None:
        raise NotFound("no such document")
    names, t = await names_of(site), reply.words(request)
    found = await records(site, "t.document_id = ? ORDER BY t.start", [document["id"]])
    form = reply.asked_form(request)
    if form:
        return reply.table(form, document["title"] or document["name"], [_sheet(found, names, t)])
    text = document["text"]
    read = await _read(site, document, found)
    versions = await site.rows(
        "SELECT id, version, current, fetched, published, targets_count FROM documents"
        " WHERE page_key = ? ORDER BY version DESC LIMIT 50",
        [document["page_key"]],
    )
    differences: Sequence[sqlite3.Row] = ()
    if len(versions) > 1 and document["version"] > 1:
        differences = await site.rows(
            "SELECT change, subject, old, new, old_id, new_id FROM changes"
            " WHERE page_key = ? AND version = ? LIMIT 200",
            [document["page_key"], document["version"]],
        )
    context = {
        "document": document,
        "names": names,
        "above": list(names.above(document["place_id"]))[::-1],
        "place": names.places.get(document["place_id"] or ""),
        "read": read,
        "cut": len(text) > LONGEST,
        "shown": [show(record, names, t) for record in found],
        "by_id": {record.id: record for record in found},
        "source": fragments.web_address(document["url"]),
        "at_quote": {r.id: fragments.at_quote(document["url"], text, r.start, r.end) for r in found},
        "versions": versions,
        "differences": differences,
        "forms": [(form, reply.changed(request, _format=form)) for form in reply.forms()],
    }
    return await reply.page(datasette, request, "document.html", context)


async def target(datasette: Any, request: Any) -> Response:
    """The lasting address of one value: goes to its quote in the document.

    Raises:
        NotFound: no such target.
    """
    site = reply.need_site(datasette)
    key = reply.part(request, "target")
    row = await site.first("SELECT id, document_id FROM targets WHERE id = ?", [key])
    if row is None:
        raise NotFound("no such target")
    return Response.redirect(site.path(f"/document/{row['document_id']}#q-{row['id']}"))


async def _read(site: Site, document: sqlite3.Row, found: Sequence[Record]) -> Reading:
    blocks = await site.rows(
        'SELECT kind, start, "end", level, reason, grid FROM blocks WHERE document_id = ? ORDER BY position',
        [document["id"]],
    )
    sections = await site.rows(
        'SELECT position, depth, marker, title, start, "end" FROM sections WHERE document_id = ? ORDER BY start',
        [document["id"]],
    )
    stretches = [Stretch(*row) for row in blocks if row["start"] < LONGEST]
    headings = [
        Heading(
            f"s{row['position']}",
            row["depth"],
            ". ".join(filter(None, (row["marker"], row["title"]))),
            row["start"],
            row["end"],
        )
        for row in sections
    ]
    return reading(document["text"], stretches, headings, found)


def _sheet(found: Sequence[Record], names: Names, t: Catalogue) -> Sheet:
    keys = (
        "target_id", "indicator", "subject", "period", "kind", "change", "cmp", "min", "max", "of",
        "unit", "base", "quote", "section", "start", "end", "confidence",
    )  # fmt: skip
    rows = [
        (
            record.id,
            names.indicator(record.indicator_id, t.language),
            record.subject,
            record.year_text,
            record.kind,
            record.change,
            record.cmp,
            record.min,
            record.max,
            record.of,
            record.unit,
            record.base,
            record.quote,
            record.section_path,
            record.start,
            record.end,
            round(record.confidence, 3),
        )
        for record in found
    ]
    return Sheet("targets", tuple((key, t(f"column.{key}")) for key in keys), rows)
