"""What every page has around its content: words, formats, navigation, the language switch, static files."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

from jinja2 import Template, pass_context
from markupsafe import Markup

from extractor.publish import columns, numbers
from extractor.publish.listing import OWN, UNCOUNTED, Narrow, main_first
from extractor.publish.messages import LANGUAGES, catalogue
from extractor.publish.names import Names, names_of
from extractor.publish.numbers import Language
from extractor.publish.records import in_rows, records
from extractor.publish.reply import changed, language_of, prompt
from extractor.publish.shown import Shown, show
from extractor.publish.site import Site

_NUMBER: Final = re.compile(r"[−-]?[\d.,]*\d")
NAVIGATION: Final = (
    ("places", "/places"),
    ("indicators", "/indicators"),
    ("compare", "/compare"),
    ("documents", "/documents"),
    ("try", "/try"),
    ("check", "/check"),
)


@dataclass(frozen=True, slots=True)
class Formats:
    """Numbers and dates in one language, for templates."""

    language: Language

    def number(self, value: float, places: int | None = None) -> str:
        """A number with grouped thousands."""
        return numbers.number(value, self.language, places)

    def day(self, iso: str | None) -> str:
        """A day."""
        return numbers.day(iso, self.language)

    def moment(self, iso: str | None) -> str:
        """A day and a time."""
        return numbers.moment(iso, self.language)


@functools.cache
def asset(name: str) -> bytes:
    """The bytes of a static file.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return resources.files("extractor.publish").joinpath("static", name).read_bytes()


@functools.cache
def asset_path(name: str) -> str:
    """Path of a static file with its fingerprint, so that a browser may keep it for good."""
    return f"/-/chitieu/{name}?v={hashlib.sha256(asset(name)).hexdigest()[:10]}"


def variables(site: Site, request: Any) -> dict[str, Any]:
    """Template variables of every page; without a request those of a page in Vietnamese."""
    language = language_of(request)
    path = request.path if request else "/"
    base = site.path("/")
    local = "/" + path.removeprefix(base).lstrip("/")
    links = [(name, site.path(target), local.startswith(target)) for name, target in NAVIGATION]
    links.append(("data", site.path(f"/{site.name}/targets"), local.startswith(f"/{site.name}")))
    return {
        "t": catalogue(language),
        "lang": language,
        "fmt": Formats(language),
        "site_links": links,
        "site_name": site.name,
        "is_front": local == "/",
        "asset": lambda name: site.path(asset_path(name)),
        "to": site.path,
        "mend": site.mended,
        "switch": [
            (other, catalogue(other)("language.name"), changed(request, _lang=other))
            for other in LANGUAGES
            if other != language and request
        ],
        "said": lambda field, value, names: said(field, value, names, language),
        "column_options": lambda names, chosen: columns.column_options(
            main_first(names) if isinstance(request, Narrow) else names, chosen, language
        ),
        "lookup_options": lambda lookups, chosen: columns.lookup_options(lookups, chosen, language),
        "column_texts": lambda table, texts: columns.column_texts(table, texts, language),
        "own_argument": lambda request, key: isinstance(request, Narrow) and key in OWN | UNCOUNTED,
        "known": request.known if isinstance(request, Narrow) else None,
        "is_number": lambda text: bool(_NUMBER.fullmatch(text)),
        "shown_rows": lambda rows: shown_rows(site, rows, language),
        "may_wait": bool(site.datasette.template_dir),
        "at_once": pass_context(lambda context, name, **more: at_once(site, name, {**context.get_all(), **more})),
        "query": (request.args.get("q") or "") if request else "",
    }


def said(field: str, value: str | None, names: Names, language: Language) -> str:
    """What a reviewer put into a field, as a reader sees it."""
    if not value:
        return "–"
    if field in ("min", "max"):
        return numbers.number(float(value), language)
    if field == "indicator_id":
        return names.indicator(value, language) or value
    return catalogue(language).maybe(f"value.{field}.{value}", value)


def at_once(site: Site, name: str, context: dict[str, Any]) -> Markup:
    """A template of ours as text, in a page that Datasette renders piece by piece."""
    template = prompt(site.datasette, name)
    return Markup(template.render(context)) if isinstance(template, Template) else Markup()


async def shown_rows(site: Site, rows: Iterable[Any], language: Language) -> list[Shown]:
    """The rows of Datasette's table of targets as records, in their order."""
    ids = [row["id"] for row in rows]
    found = await in_rows(site, await records(site, f"t.id IN ({', '.join('?' * len(ids))})", ids))
    names = await names_of(site)
    by_id = {record.id: show(record, names, catalogue(language)) for record in found}
    return [by_id[key] for key in ids if key in by_id]
