"""Columns and comparisons as lists of HTML that every page of a table repeats: each is made once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup

from extractor.publish.messages import catalogue
from extractor.publish.numbers import Language

KEPT: Final = 256  # lists of some thousand characters


def column_options(names: Iterable[str], chosen: str, language: Language) -> Markup:
    """An `<option>` for each column, the chosen one selected."""
    return _options("column", tuple((name, name, name) for name in names), chosen, language)


def lookup_options(lookups: Iterable[tuple[str, str, bool]], chosen: str, language: Language) -> Markup:
    """An `<option>` for each of Datasette's comparisons (key, name, whether it takes no value)."""
    entries = tuple((key, f"{key}__1" if alone else key, name) for key, name, alone in lookups)
    return _options("lookup", entries, chosen, language)


def column_texts(table: str, texts: Mapping[str, str], language: Language) -> Markup:
    """Each column's name and what it means, for a `<dl>`."""
    return _described(table, tuple(texts.items()), language)


@functools.lru_cache(maxsize=KEPT)
def _options(prefix: str, entries: tuple[tuple[str, str, str], ...], chosen: str, language: Language) -> Markup:
    """Options of (key, value, name); the name in the reader's language where the catalogue has one."""
    t = catalogue(language)
    return Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(
            value, Markup(" selected") if key == chosen else "", t.maybe(f"{prefix}.{key}", name)
        )
        for key, value, name in entries
    )


@functools.lru_cache(maxsize=KEPT)
def _described(table: str, texts: tuple[tuple[str, str], ...], language: Language) -> Markup:
    t = catalogue(language)
    return Markup("").join(
        Markup("<dt><code>{}</code> {}</dt><dd>{}</dd>").format(
            name, t.maybe(f"column.{name}", ""), t.maybe(f"column_text.{table}.{name}", text)
        )
        for name, text in texts
    )
