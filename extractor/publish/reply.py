"""Answers: a page in the reader's language, or a table to take away."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from importlib import resources
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

from datasette.utils.asgi import NotFound, Request, Response
from jinja2 import Template

from extractor.lexicon import fold
from extractor.publish import sheets
from extractor.publish.messages import Catalogue, catalogue, is_language
from extractor.publish.numbers import Language
from extractor.publish.site import Site, site_of

App = Callable[[Any, Any, Any], Awaitable[None]]
COOKIE: Final = "chitieu_lang"
FORMS: Final = ("csv", "json", "xlsx")
SPOKEN: Final[ContextVar[Language]] = ContextVar("chitieu_language", default="vi")  # in the request at hand
CELLS: Final[ContextVar[bool]] = ContextVar("chitieu_cells", default=True)  # whether it shows Datasette's cells


def language_of(request: Any) -> Language:
    """The reader's language: what the address says, else the cookie, else Vietnamese."""
    if request is None:
        return "vi"
    asked = request.args.get("_lang")
    if is_language(asked):
        return asked
    kept = request.cookies.get(COOKIE)
    return kept if is_language(kept) else "vi"


def spoken(app: App) -> App:
    """`app`, with what cells must know of the request, which Datasette renders without it.

    That is the reader's language, and whether they are shown: of the table of targets only where `_all` is asked for.
    """

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            request = Request(scope, receive)
            SPOKEN.set(language_of(request))
            CELLS.set(not scope["path"].endswith("/targets") or "_all" in request.args)
        await app(scope, receive, send)

    return answer


def words(request: Any) -> Catalogue:
    """The catalogue of the reader's language."""
    return catalogue(language_of(request))


def need_site(datasette: Any) -> Site:
    """The site of this Datasette.

    Raises:
        NotFound: no chitieu database is served.
    """
    site = site_of(datasette)
    if site is None:
        raise NotFound("no chitieu database is served")
    return site


async def page(
    datasette: Any,
    request: Any,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    *,
    private: bool = False,
) -> Response:
    """An HTML page; `private` for one that holds a token or what somebody typed, and may not be kept."""
    html = await datasette.render_template(prompt(datasette, template), dict(context), request=request)
    headers = {"vary": "Cookie", "cache-control": "private, no-store" if private else "no-cache"}
    return Response.html(html, status=status, headers=headers)


class Prompt(Template):
    """A template of ours, which waits for nothing: rendered at once it takes two thirds of the time."""

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        """The template as text."""
        return self.render(*args, **kwargs)


def prompt(datasette: Any, name: str) -> str | Template:
    """Our template of that name; the name alone where the operator gives templates, which may wait."""
    site = site_of(datasette)
    if site is None or datasette.template_dir:
        return name
    if "templates" not in site.state:
        site.state["templates"] = _environment(datasette).overlay(enable_async=False)
        site.state["templates"].template_class = Prompt
    found: Template = site.state["templates"].get_template(name)
    return found


def compiled(datasette: Any) -> None:
    """Compile our templates beforehand: for each that takes as long as several pages."""
    for entry in resources.files("extractor.publish").joinpath("templates").iterdir():
        prompt(datasette, entry.name)
        _environment(datasette).get_template(entry.name)  # as Datasette itself asks for it


def _environment(datasette: Any) -> Any:
    return datasette.jinja_env if hasattr(datasette, "jinja_env") else datasette.get_jinja_environment()


def table(form: str, name: str, pages: Sequence[sheets.Sheet], *, keys: bool = False) -> Response:
    """A table as a download; CSV and JSON hold the first sheet.

    Raises:
        NotFound: `form` is unknown, or XLSX was asked for where openpyxl is not installed.
    """
    if form not in FORMS or (form == "xlsx" and not sheets.can_write_xlsx()):
        raise NotFound(f"no such format: {form}")
    body: str | bytes
    if form == "csv":
        body = sheets.to_csv(pages[0], keys=keys)
    elif form == "json":
        body = sheets.to_json(pages[0])
    else:
        body = sheets.to_xlsx(pages)
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "chitieu"
    place = "inline" if form == "json" else "attachment"
    headers = {
        "content-disposition": f'{place}; filename="{plain}.{form}"; '
        f"filename*=UTF-8''{quote(f'{name}.{form}', safe='')}"
    }
    content = body.encode() if isinstance(body, str) else body
    return Response(content, headers=headers, content_type=sheets.MEDIA[form])


def forms() -> tuple[str, ...]:
    """The formats that can be downloaded here."""
    return FORMS if sheets.can_write_xlsx() else FORMS[:2]


def asked_form(request: Any) -> str | None:
    """The format that the address asks for by `_format`, or None for a page."""
    form: str | None = request.args.get("_format")
    return form if form in FORMS else None


def part(request: Any, name: str) -> str:
    """A part of the path, decoded."""
    return unquote(request.url_vars[name])


def changed(request: Any, **changes: str | int | None) -> str:
    """The request's query string with some of its values set anew, or taken out (None)."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if key not in changes]
    kept += [(key, str(value)) for key, value in changes.items() if value is not None]
    return "?" + urlencode(kept)


def whole(request: Any, name: str, default: int, low: int, high: int) -> int:
    """A whole number from the address, kept within limits."""
    text = request.args.get(name) or ""
    return max(low, min(int(text), high)) if re.fullmatch(r"-?\d{1,9}", text) else default
