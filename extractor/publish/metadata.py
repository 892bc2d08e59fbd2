"""What Datasette is told about the database: one description, written for 0.65 and for 1.0.

0.65 reads everything from its metadata; 1.0 wants titles and texts there and all behaviour in its configuration, and
repeats nothing from a database for its tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import datasette.version

from extractor.publish.messages import Catalogue, catalogue
from extractor.store.tables import TABLES
from extractor.store.views import VIEWS

FACETS: Final = ("year", "place_id", "indicator_id", "kind")
LABELS: Final = {
    "places": "name",
    "indicators": "name_vi",
    "units": "name_vi",
    "domains": "name_vi",
    "documents": "title",
    "sections": "title",
}
HIDDEN: Final = ("blocks", "sections", "place_links", "_sqlite_migrations", "meta")
LICENCE: Final = ("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0")
SETTINGS: Final = {
    "sql_time_limit_ms": 2500,
    "facet_time_limit_ms": 400,
    "max_returned_rows": 1000,
    "num_sql_threads": 8,
    "default_page_size": 50,
    "suggest_facets": False,
    "truncate_cells_html": 0,
}
QUERIES: Final = {
    "plan_and_result": (
        "SELECT indicator, place, year, planned, achieved, difference, met FROM plan_vs_result"
        " WHERE comparable AND indicator_id = coalesce(nullif(:indicator, ''), indicator_id)"
        " ORDER BY year DESC, indicator, place LIMIT 200"
    ),
    "by_place": (
        "SELECT year_text, kind, indicator, subject, value, quote FROM targets_readable"
        " WHERE :place = '' OR place LIKE '%' || :place || '%'"
        " ORDER BY year DESC, indicator LIMIT 200"
    ),
    "check_first": (
        "SELECT id, place, year_text, subject, value, quote, confidence, flags"
        " FROM targets_readable WHERE confidence < coalesce(nullif(:below, ''), 0.7) + 0.0"
        " ORDER BY confidence LIMIT 200"
    ),
    "coverage": (
        "SELECT p.name AS place, count(DISTINCT t.year) AS years, count(*) AS targets"
        " FROM targets t JOIN places p ON p.id = t.place_id WHERE t.current = 1"
        " GROUP BY t.place_id ORDER BY targets DESC LIMIT 200"
    ),
}


class Settled(dict[str, str]):
    """Texts that nobody changes: Datasette copies all that it is told twice for every page of a table."""

    def __deepcopy__(self, _: object) -> Settled:
        return self


def description(database: str, t: Catalogue | None = None) -> dict[str, Any]:
    """Everything there is to say about the database named `database`, in the shape that 0.65 reads."""
    words = t or catalogue("vi")
    tables: dict[str, Any] = {}
    for table in TABLES:
        tables[table.name] = {
            "title": words.maybe(f"table.{table.name}.title", table.name),
            "description": words.maybe(f"table.{table.name}.text", table.text),
            "columns": _texts(((column.name, column.text) for column in table.columns), words),
            **_licence(),
        }
        if table.name in LABELS:
            tables[table.name]["label_column"] = LABELS[table.name]
    for view in VIEWS:
        tables[view.name] = {
            "title": words.maybe(f"table.{view.name}.title", view.name),
            "description": words.maybe(f"table.{view.name}.text", view.text),
            "columns": _texts(view.columns, words),
            **_licence(),
        }
    tables["targets"] |= {
        "facets": [{"fixed": column} for column in FACETS],
        "fts_table": "targets_fts",
        "fts_pk": "search_id",
        "sort_desc": "search_id",
        "size": 25,
    }
    for name in HIDDEN:
        tables.setdefault(name, {})["hidden"] = True
    return {
        "title": words("site.name"),
        "description": words("site.tagline"),
        **_licence(),
        "databases": {
            database: {
                "title": words("site.name"),
                "description": words("site.tagline"),
                **_licence(),
                "tables": tables,
                "queries": {
                    name: {
                        "sql": sql,
                        "title": words(f"queries.{name}.title"),
                        "description": words(f"queries.{name}.text"),
                    }
                    for name, sql in QUERIES.items()
                },
            }
        },
    }


def arguments(database: str, options: Mapping[str, Any], *, version: str | None = None) -> dict[str, Any]:
    """Keyword arguments for `Datasette(...)` of the given version, by default of the one installed.

    `options` are the plugin's own settings.
    """
    whole = description(database)
    if (version or datasette.version.__version__).startswith("0."):
        return {"metadata": {**whole, "plugins": {"chitieu": dict(options)}}}
    metadata, config = _split(whole)
    return {"metadata": metadata, "config": {**config, "plugins": {"chitieu": dict(options)}}}


TEXTS: Final = ("title", "description", "license", "license_url", "source", "source_url", "columns")


def _split(whole: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Texts for 1.0's metadata, behaviour for its configuration."""
    metadata = {key: value for key, value in whole.items() if key in TEXTS}
    metadata["databases"], config = {}, {"databases": dict[str, Any]()}
    for name, database in whole["databases"].items():
        texts = {key: value for key, value in database.items() if key in TEXTS}
        behaviour: dict[str, Any] = {"queries": database["queries"], "tables": {}}
        texts["tables"] = {}
        for table, facts in database["tables"].items():
            texts["tables"][table] = {k: v for k, v in facts.items() if k in TEXTS}
            behaviour["tables"][table] = {k: v for k, v in facts.items() if k not in TEXTS}
        metadata["databases"][name] = texts
        config["databases"][name] = behaviour
    return metadata, config


def _texts(columns: Iterable[tuple[str, str]], words: Catalogue) -> Settled:
    return Settled((name, words.maybe(f"column.{name}", text)) for name, text in columns)


def _licence() -> dict[str, str]:
    return {"license": LICENCE[0], "license_url": LICENCE[1]}
