"""Datasette's own tables in a readable form: cells, the list of targets, XLSX of any table."""

from __future__ import annotations

import inspect
import json
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final

from datasette.filters import FilterArguments
from datasette.utils.asgi import BadRequest, Forbidden, NotFound, Response
from markupsafe import Markup

from extractor.publish import numbers, sheets
from extractor.publish.fragments import web_address
from extractor.publish.messages import Catalogue, catalogue
from extractor.publish.names import Names
from extractor.publish.reply import SPOKEN
from extractor.publish.site import Site

LONGEST: Final = 200  # characters of a text in a cell
PAGES: Final = {"targets": "/target/", "documents": "/document/", "places": "/place/", "indicators": "/indicator/"}
LEADING: Final = {  # columns that hold the id of something with a page of its own
    "document_id": "/document/", "place_id": "/place/", "from_id": "/place/", "to_id": "/place/",
    "indicator_id": "/indicator/", "target_id": "/target/", "result_id": "/target/", "old_id": "/target/",
    "new_id": "/target/", "same_as": "/target/",
}  # fmt: skip
View = Callable[..., Coroutine[Any, Any, Response]]
AS_WRITTEN: Final = ("year", "position", "version", "search_id", "start", "end", "code")
DAYS: Final = ("published", "valid_from", "valid_to", "effective", "since")
MOMENTS: Final = ("fetched", "started", "finished", "created")


def cell(site: Site, value: Any, column: str, table: str | None) -> Markup | str | None:
    """A cell's HTML, or None for Datasette's own, in the language of the request at hand."""
    t = catalogue(SPOKEN.get())
    if isinstance(value, Mapping) and "label" in value:  # a foreign key with its label
        if column not in LEADING:
            return str(value["label"])
        value = value["value"]
    page = PAGES.get(table or "") if column == "id" else LEADING.get(column)
    if page and isinstance(value, str) and value:
        return _link(site, page, value, t)
    named = t.maybe(f"value.{column}.{value}", "")
    if named:
        return named
    if isinstance(value, (int, float)) and not isinstance(value, bool) and column not in AS_WRITTEN:
        return numbers.number(value, t.language)
    if isinstance(value, str):
        return _text(value, column, t)
    return None


def _link(site: Site, page: str, value: str, t: Catalogue) -> Markup:
    """A link to the page of something, by its name where it has one.

    A page has a thousand cells, so that none waits: the names are those that were read last.
    """
    names = site.known("names")
    text = value
    if not isinstance(names, Names):
        pass
    elif page == "/place/" and value in names.places:
        text = names.label(value, t)
    elif page == "/indicator/":
        text = names.indicator(value, t.language) or value
    return Markup('<a href="{}">{}</a>').format(site.path(page + value), text)


def _text(value: str, column: str, t: Catalogue) -> Markup | str | None:
    if column in DAYS:
        return numbers.day(value, t.language)
    if column in MOMENTS:
        return numbers.moment(value, t.language)
    address = web_address(value) if value.startswith("http") else None
    if address:
        shown = address if len(address) < 80 else f"{address[:77]}…"
        return Markup('<a href="{}" rel="noreferrer nofollow">{}</a>').format(address, shown)
    if value[:1] in ("{", "["):
        return _listed(value, column, t)
    return f"{value[:LONGEST]}…" if len(value) > LONGEST else None


def _listed(value: str, column: str, t: Catalogue) -> str | None:
    """A JSON object or list with room to break its lines; flags in words."""
    try:
        found = json.loads(value)
    except ValueError:
        return None
    if isinstance(found, Mapping):
        parts = [f"{name}: {one}" for name, one in found.items()]
    else:
        parts = [t.maybe(f"{'flag' if column == 'flags' else 'level'}.{one}", str(one)) for one in found]
    text = "; ".join(parts)
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text or "–"


def renderer() -> dict[str, Any] | list[Any]:
    """Datasette's output renderer for XLSX; none where openpyxl is not installed."""
    if not sheets.can_write_xlsx():
        return []
    return {"extension": "xlsx", "render": _xlsx, "can_render": _can_render}


def _can_render(columns: list[str]) -> bool:
    return bool(columns)


def _xlsx(columns: list[str], rows: list[Any], table: str | None, query_name: str | None) -> Response:
    name = table or query_name or "chitieu"
    sheet = sheets.Sheet(
        name,
        tuple((column, column) for column in columns),
        [[_plain(value) for value in row] for row in rows],
    )
    headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(sheets.to_xlsx([sheet]), headers=headers, content_type=sheets.MEDIA["xlsx"])


def _plain(value: Any) -> sheets.Value:
    if isinstance(value, Mapping) and "label" in value:  # a foreign key with its label
        value = value["label"]
    if value is None or isinstance(value, (str, int, float)):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else json.dumps(value)


def current_only(request: Any, table: str) -> FilterArguments | None:
    """A filter for the tables that hold versions, unless the address names `current` or a row."""
    keys = {key.partition("__")[0] for key in request.args}
    if table not in ("targets", "documents") or keys & {"current", "id", "key", "page_key", "sha256"}:
        return None
    return FilterArguments(["current = 1"])


async def trouble(datasette: Any, request: Any, exception: Exception) -> Response:
    """A page that says what went wrong; what is the site's own fault goes to the log, not to the reader."""
    status = int(getattr(exception, "status", 500))
    message = str(getattr(exception, "message", None) or exception)
    if status >= 500:
        logging.getLogger("chitieu").error("%s", request.path, exc_info=exception)
        message = ""
    context = {"status": status, "error": message}
    html = await datasette.render_template("error.html", context, request=request)
    return Response.html(html, status=status)


def answering(view: View) -> View:
    """`view` with its refusals (not found, forbidden, bad request) told on a page.

    Datasette would print each with all variables of all frames.
    """
    wanted = inspect.signature(view).parameters

    async def answer(datasette: Any, request: Any) -> Response:
        given = {"datasette": datasette, "request": request}
        try:
            return await view(**{name: given[name] for name in wanted})
        except (NotFound, Forbidden, BadRequest) as error:
            return await trouble(datasette, request, error)

    return answer


async def missing(datasette: Any, request: Any) -> Response:
    """The answer for an address that is neither a page of ours nor in a database."""
    return await trouble(datasette, request, NotFound(request.path))
