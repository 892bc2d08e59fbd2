"""Check these first: doubtful records by reason, and reviews by people who signed in."""

from __future__ import annotations

import heapq
import json
import re
import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from datasette.utils import actor_matches_allow
from datasette.utils.asgi import Forbidden, NotFound, Response

from extractor.publish import fragments, numbers, reply
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names, names_of
from extractor.publish.posted import posted
from extractor.publish.problems import problems
from extractor.publish.records import REVIEWED, Record, in_rows, records
from extractor.publish.shown import show
from extractor.publish.site import Site

ON_PAGE: Final = 30
UNSURE: Final = 0.5  # confidence below which a record is listed
LISTED: Final = 3000  # records of a reason that can be leafed through
CHOICES: Final = {
    "cmp": ("=", ">=", ">", "<=", "<", "~", "range"),
    "change": ("level", "increase", "decrease", "maintain"),
    "kind": ("target", "result", "estimate"),
}
ACTIONS: Final = ("confirm", "correct", "reject")
_YEAR: Final = re.compile(r"\d{4}(-\d{4})?")


async def page(datasette: Any, request: Any) -> Response:
    """Doubtful records: the reasons with their counts, and the records of one `reason`."""
    site = reply.need_site(datasette)
    names, t = await names_of(site), reply.words(request)
    doubts = await doubts_of(site)
    asked = request.args.get("reason")
    doubt = next((one for one in doubts if one.reason == asked), doubts[0] if doubts else None)
    number = reply.whole(request, "p", 0, 0, LISTED // ON_PAGE - 1)
    ids = doubt.ids[number * ON_PAGE : (number + 1) * ON_PAGE] if doubt else ()
    found = await records(site, f"t.id IN ({', '.join('?' * len(ids))}) ORDER BY t.confidence, t.search_id", ids)
    found = await in_rows(site, found)
    listed, count = await problems(site, t)
    more = doubt is not None and len(doubt.ids) > (number + 1) * ON_PAGE
    context = {
        "reasons": [(one.reason, one.count, reply.changed(request, reason=one.reason, p=None)) for one in doubts],
        "reason": doubt.reason if doubt else "",
        "shown": [show(record, names, t) for record in found],
        "may_review": may_review(site, request.actor),
        "signed_in": request.actor is not None,
        "older": reply.changed(request, p=number + 1) if more else None,
        "newer": reply.changed(request, p=number - 1) if number else None,
        "problems": listed,
        "problems_count": count,
        "reviews": await site.rows(
            "SELECT r.created, r.action, r.reviewer, r.target_id, t.subject FROM reviews r"
            " LEFT JOIN targets t ON t.id = r.target_id ORDER BY r.created DESC LIMIT 10"
        ),
    }
    return await reply.page(datasette, request, "check.html", context)


async def review(datasette: Any, request: Any) -> Response:
    """One record with its evidence and, for reviewers, the form; POST stores a review.

    Raises:
        NotFound: no such record.
        Forbidden: a review by somebody who may not review.
    """
    site = reply.need_site(datasette)
    names, t = await names_of(site), reply.words(request)
    found = await in_rows(site, await records(site, "t.id = ?", [reply.part(request, "target")]))
    if not found:
        raise NotFound("no such target")
    record = found[0]
    allowed = may_review(site, request.actor)
    errors: dict[str, str] = {}
    typed: Mapping[str, str] = fields_of(record, names, t)
    if request.method == "POST":
        if not allowed:
            raise Forbidden("only signed-in reviewers may review")
        sent = (await posted(request)).fields
        rows, errors = review_rows(record, sent, names, t)
        if not errors:
            await _store(site, record, rows, str(request.actor.get("id") or "?"))
            return Response.redirect(site.path(f"/check/{record.id}?saved=1"))
        typed = {**typed, **sent}
    document = await site.first("SELECT title, name, url, text FROM documents WHERE id = ?", [record.document_id])
    history = await site.rows(
        "SELECT created, reviewer, action, field, old, new, note FROM reviews"
        " WHERE target_key = ? ORDER BY created DESC, rowid DESC LIMIT 50",
        [record.key],
    )
    source = document and fragments.at_quote(document["url"], document["text"], record.start, record.end)
    context = {
        "shown": show(record, names, t),
        "names": names,
        "document": document,
        "source": source,
        "history": history,
        "allowed": allowed,
        "writable": site.database.is_mutable,
        "typed": typed,
        "errors": errors,
        "choices": CHOICES,
        "actions": ACTIONS,
        "saved": request.args.get("saved") == "1",
        "suggest": site.path("/-/suggest.json"),
    }
    return await reply.page(datasette, request, "review.html", context, 400 if errors else 200, private=True)


def may_review(site: Site, actor: Mapping[str, Any] | None) -> bool:
    """Whether `actor` may review: an allow block `reviewers` in the plugin's settings, by default who signed in."""
    if actor is None or not site.database.is_mutable:
        return False
    return bool(actor_matches_allow(actor, site.option("reviewers", {"id": "*"})))


def fields_of(record: Record, names: Names, t: Catalogue) -> dict[str, str]:
    """The fields a reviewer can correct, as they stand in the form."""

    def side(value: float | None) -> str:
        return "" if value is None else numbers.number(value, t.language)

    return {
        "min": side(record.min),
        "max": side(record.max),
        "cmp": record.cmp,
        "unit": record.unit,
        "subject": record.subject,
        "change": record.change,
        "kind": record.kind,
        "year": record.year_text or "",
        "indicator_id": names.indicator(record.indicator_id, t.language) or "",
    }


def review_rows(
    record: Record, sent: Mapping[str, str], names: Names, t: Catalogue
) -> tuple[list[tuple[str, str | None, str | None, str | None, str]], dict[str, str]]:
    """Rows (action, field, old, new, note) for a sent form, and what is wrong with it by field."""
    action, note = sent.get("action", ""), sent.get("note", "").strip()[:2000]
    if action not in ACTIONS:
        return [], {"action": t("review.error.action")}
    if action != "correct":
        return [(action, None, None, None, note)], {}
    before = fields_of(record, names, t)
    rows: list[tuple[str, str | None, str | None, str | None, str]] = []
    errors: dict[str, str] = {}
    for name in REVIEWED:
        new = sent.get(name, before[name]).strip()[:1000]
        if new == before[name]:
            continue
        try:
            rows.append((action, name, _old(record, name), _stored(name, new, names, t), note))
        except ValueError:
            errors[name] = t(f"review.error.{name if name in ('year', 'indicator_id') else 'value'}")
    if not rows and not errors:
        errors["action"] = t("review.error.nothing")
    return rows, errors


def _stored(name: str, typed: str, names: Names, t: Catalogue) -> str | None:
    """A typed field as it is stored; None for an emptied one.

    Raises:
        ValueError: it cannot be that.
    """
    if name in CHOICES:
        if typed not in CHOICES[name]:
            raise ValueError(typed)
        return typed
    if not typed:
        return None
    if name in ("min", "max"):
        return str(numbers.parsed(typed, t.language))
    if name == "year":
        if not _YEAR.fullmatch(typed):
            raise ValueError(typed)
        return typed
    if name == "indicator_id":
        return _indicator(typed, names)
    return typed


def _indicator(typed: str, names: Names) -> str:
    for indicator in names.indicators.values():
        if typed.lower() in (indicator.id, indicator.name_vi.lower(), indicator.name_en.lower()):
            return indicator.id
    raise ValueError(typed)


def _old(record: Record, name: str) -> str | None:
    value = record.year_text if name == "year" else getattr(record, name)
    return None if value is None else str(value)


async def _store(
    site: Site, record: Record, rows: list[tuple[str, str | None, str | None, str | None, str]], who: str
) -> None:
    created = datetime.now(UTC).isoformat(timespec="seconds")

    def write(connection: sqlite3.Connection) -> None:
        with connection:
            connection.executemany(
                "INSERT INTO reviews (id, target_key, target_id, reviewer, created, action, field, old,"
                " new, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(uuid.uuid4().hex, record.key, record.id, who, created, *row[:4], row[4] or None) for row in rows],
            )

    await site.database.execute_write_fn(write)


async def doubts_of(site: Site) -> list[Doubt]:
    """The reasons for care in the site's database."""
    return await site.kept("doubts", lambda: site.read(read_doubts), reviews=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason for care: how many current records it has, and the ids of the least sure ones, those first."""

    reason: str
    count: int
    ids: tuple[str, ...]


def read_doubts(connection: sqlite3.Connection) -> list[Doubt]:
    """All reasons in one walk through the records, the reason with most records first."""
    found: defaultdict[str, list[tuple[float, int, str]]] = defaultdict(list)
    for ident, flags, confidence, order, unlinked in connection.execute(
        "SELECT id, flags, confidence, search_id, indicator_id IS NULL FROM targets WHERE current = 1"
        " AND (flags <> '[]' OR confidence < ? OR indicator_id IS NULL)",
        [UNSURE],
    ):
        reasons = json.loads(flags)
        reasons += ["unsure"] * (confidence < UNSURE) + ["unlinked"] * unlinked
        for reason in reasons:
            found[reason].append((confidence, order, ident))
    doubts = [
        Doubt(reason, len(own), tuple(ident for _, _, ident in heapq.nsmallest(LISTED, own)))
        for reason, own in found.items()
    ]
    return sorted(doubts, key=lambda doubt: (-doubt.count, doubt.reason))
