"""Try it: a pasted or uploaded page is analysed and shown at once; nothing of it is stored."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import dataclass
from typing import Any, Final

from datasette.utils.asgi import Response

from extractor.model import Document, PageError, Problem
from extractor.publish import reply
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names, names_of
from extractor.publish.posted import Posted, posted
from extractor.publish.problems import told
from extractor.publish.reading import of_document
from extractor.publish.records import from_target
from extractor.publish.sheets import Sheet, Value
from extractor.publish.shown import show
from extractor.publish.turnstile import reader_of
from extractor.record import records

LARGEST: Final = 1_500_000  # bytes of a page
AT_ONCE: Final = 2  # pages analysed at the same time


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page was not analysed: key of a message, the status of the answer, and what fills the message."""

    key: str
    status: int
    number: int = 0  # fills {n}
    problem: Problem | None = None  # fills {reason}


async def page(datasette: Any, request: Any) -> Response:
    """The form (GET), or what a page says (POST: `text` or `file`, and `form` for a download)."""
    site = reply.need_site(datasette)
    names, t = await names_of(site), reply.words(request)
    context: dict[str, Any] = {"names": names, "largest": LARGEST, "forms": reply.forms()}
    if request.method != "POST":
        return await reply.page(datasette, request, "try.html", context, private=True)
    proxies = int(site.option("proxies", 0))
    wait = site.turnstile.wait(reader_of(request, proxies), time.monotonic())
    sent = await posted(request)
    context["text"] = sent.fields.get("text", "")
    if wait:
        refusal: Refusal | Document = Refusal("try.too_often", 429, math.ceil(wait))
    else:
        refusal = await _analysed(sent, site.state.setdefault("trials", asyncio.Semaphore(AT_ONCE)))
    if isinstance(refusal, Refusal):
        said = told(refusal.problem, t) if refusal.problem else None
        context["refusal"] = t(refusal.key, n=refusal.number, reason=f"{said.text} {said.remedy}" if said else "")
        return await reply.page(datasette, request, "try.html", context, refusal.status, private=True)
    document = refusal
    shown = [from_target(document, target, n) for n, target in enumerate(document.targets)]
    form = sent.fields.get("form")
    if form in reply.forms():
        return reply.table(str(form), document.page.name, [_sheet(document, names, t)])
    context |= {
        "document": document,
        "read": of_document(document, shown),
        "by_id": {record.id: record for record in shown},
        "shown": [show(record, names, t) for record in shown],
        "kept_text": context["text"] or document.text,
    }
    return await reply.page(datasette, request, "try.html", context, private=True)


async def _analysed(sent: Posted, gate: asyncio.Semaphore) -> Refusal | Document:
    name, content = sent.files.get("file", ("", b""))
    if not content:
        name, content = "", sent.fields.get("text", "").strip().encode()
    if not content:
        return Refusal("try.empty", 400)
    if len(content) > LARGEST:
        return Refusal("try.too_large", 413, LARGEST // 1000)
    if gate.locked():
        return Refusal("try.busy", 503)
    async with gate:
        try:
            return await asyncio.to_thread(_analyse, content, name)
        except PageError as error:
            return Refusal("try.unreadable", 422, problem=error.problem)


def _analyse(content: bytes, name: str) -> Document:
    from extractor.flow import analyse  # loads all stages, which the other pages do not need
    from extractor.read import read

    return analyse(read(content, name=name.replace("\\", "/").rpartition("/")[2] or None))


def _sheet(document: Document, names: Names, t: Catalogue) -> Sheet:
    keys = (
        "quote", "subject", "indicator", "cmp", "min", "max", "of", "unit", "change", "kind",
        "year", "base", "section", "start", "end", "confidence",
    )  # fmt: skip
    rows: list[list[Value]] = []
    for target, plain in zip(document.targets, records(document), strict=True):
        values = {
            **{key: value for key, value in plain.items() if not isinstance(value, list | dict)},
            "indicator": names.indicator(target.indicator_id, t.language),
            "section": " > ".join(target.section),
        }
        rows.append([values[key] for key in keys])
    return Sheet("targets", tuple((key, t(f"column.{key}")) for key in keys), rows)
