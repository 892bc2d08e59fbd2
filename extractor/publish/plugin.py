"""The Datasette plugin: our pages, templates and rules in any Datasette that serves a chitieu database.

Only hooks that Datasette 0.65 and 1.0 share are used. Without a chitieu database the plugin changes nothing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from datasette import hookimpl
from datasette.utils import tilde_encode
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader

from extractor.publish import browse, listing, shell
from extractor.publish.facets import FixedFacet
from extractor.publish.memory import remembered
from extractor.publish.names import names_of
from extractor.publish.pages.front import prepared
from extractor.publish.reply import CELLS, spoken
from extractor.publish.routes import ROUTES
from extractor.publish.security import LARGEST_BODY, App, guarded
from extractor.publish.site import site_of

MAPPED: Final = 2**31 - 1  # bytes of the file, the most that SQLite takes


@hookimpl
def startup(datasette: Any) -> Callable[[], Any] | None:
    """Count beforehand what the first readers would wait for."""
    site = site_of(datasette)
    if site is None:
        return None
    return (lambda: prepared(site)) if site.option("warm", False) else (lambda: names_of(site))


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Let SQLite read our file in the system's memory: rows of one indicator lie all over it, a call for each.

    Our texts are UTF-8 for sure: they are read without Datasette's function that mends others, a call for each as well.
    """
    site = site_of(datasette)
    if site is not None and site.name == database:
        conn.execute(f"PRAGMA mmap_size = {MAPPED}")
        conn.text_factory = str


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Any) -> None:
    """Put our templates before Datasette's own and after the ones that the operator gives."""
    site = site_of(datasette)
    if site is None or env.loader is None:
        return
    env.globals.update(shell.variables(site, None))  # for pages that Datasette renders without ours
    own = [FileSystemLoader(datasette.template_dir)] if datasette.template_dir else []
    env.auto_reload = bool(own)  # ours do not change, and are not looked up on the disk for each page
    env.loader = ChoiceLoader([*own, PackageLoader("extractor.publish"), env.loader])


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """What every template may use: words, formats, links."""
    site = site_of(datasette)
    return shell.variables(site, request) if site else {}


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """Our pages, where a chitieu database is served; what is in no database is answered by us as well."""
    site = site_of(datasette)
    if site is None:
        return []
    known = "|".join(re.escape(name) for name in ("-", *datasette.databases))
    elsewhere = rf"^/(?!(?:{known})(?:[/.]|$)|favicon\.ico$)"
    routes = [(pattern, browse.answering(view)) for pattern, view in ROUTES]
    targets = rf"^/(?P<database>{re.escape(tilde_encode(site.name))})/(?P<table>targets)$"
    return [*routes, (targets, browse.answering(listing.page)), (elsewhere, browse.missing)]


@hookimpl
def register_facet_classes() -> list[type]:
    """The facet that keeps its order and remembers its counts."""
    return [FixedFacet]


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Numbers and addresses of the plain tables in a readable form."""
    site = site_of(datasette)
    if site is None or site.name != database or (table == "targets" and not CELLS.get()):
        return None
    return browse.cell(site, value, column, table)


@hookimpl
def register_output_renderer() -> Any:
    """Any table or query as XLSX."""
    return browse.renderer()


@hookimpl
def filters_from_request(request: Any, table: str, database: str, datasette: Any) -> Any:
    """Old versions of pages stay out of the tables unless the reader asks for them."""
    site = site_of(datasette)
    if site is None or site.name != database:
        return None
    return browse.current_only(request, table)


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """What was not found or is not allowed, told in the reader's language."""
    if site_of(datasette) is None or request.path.endswith(".json"):
        return None
    return browse.trouble(datasette, request, exception)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Security headers, limits, and pages kept in memory."""

    def wrap(app: App) -> App:
        site = site_of(datasette)
        if site is None:
            return app
        largest = int(site.option("largest_body", LARGEST_BODY))
        return guarded(remembered(spoken(app), site), largest)

    return wrap
