"""What the head of a value column gives to its values: year, kind, base, unit, and what it measures of its own."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.context import periods
from extractor.language import key_of, words_of
from extractor.lexicon import entries, settings
from extractor.model import Kind
from extractor.subjects.pieces import lower_first
from extractor.tables.labels import Label, base_start, without_unit
from extractor.tables.layout import Column
from extractor.tables.roles import HeadRule, role_of

_RATIO = re.compile(r"/(?!\d)")
_YEARS_COMPARED = re.compile(r"\D*(?:19|20)\d\d\s*/\s*((?:19|20)\d\d)\D*")


@dataclass(frozen=True, slots=True)
class Head:
    """What a value column's head gives to its values."""

    year: str | None
    kind: Kind | None
    measure: Label
    base: str | None
    unit: str
    own_unit: bool = False  # the unit is the column's, whatever the row says
    part_year: str = ""  # the part of a year that the values are for


def heads_of(columns: Sequence[Column]) -> dict[int, Head]:
    """What the heads of the value columns say; a ratio without a year has that of the results to its left."""
    heads: dict[int, Head] = {}
    reported: str | None = None
    for column in columns:
        head = _head_of(column)
        if head.base is None and head.kind in ("result", "estimate"):
            reported = head.year or reported
        elif head.base is not None and head.year is None and head.kind == "result":
            head = replace(head, year=reported)
        heads[column.number] = head
    return heads


@functools.lru_cache(maxsize=1024)
def _head_of(column: Column) -> Head:
    """What one head says; a ratio of two years belongs to the first of them."""
    text = column.head
    unit = next((found for level in reversed(column.heads) if (found := without_unit(level).unit)), "")
    kind: Kind | None = None
    base = None
    measure = head_measure(column.heads)
    end = len(text)  # of what the head says of the values themselves
    ratio = _YEARS_COMPARED.fullmatch(text)
    if column.role in ("result", "estimate", "target"):
        kind = column.role
    elif column.role == "compare" or ratio is not None:
        start = ratio.start(1) if ratio else base_start(text)
        kind, base = _kind_of_ratio(text), without_unit(text[start:]).text
        slash = _RATIO.search(text)
        end = slash.start() if slash else len(text) if start is None else start
        unit = unit or ("%" if "%" in text or slash else "")
        measure = Label("" if ratio else measure.text)
    elif column.role == "growth":
        measure = Label(_without_period(column.heads[-1]), unit or "%")
    named = periods.mentions(text, 0, end) or periods.bare_years(text[:end])
    year = named[0 if base else -1].value if named else None
    part = re.search(_part_year(), text[:end], re.IGNORECASE)
    named_part = lower_first(part.group()) if part else ""
    return Head(year, kind, measure, base, unit or measure.unit, column.role == "growth", named_part)


@functools.cache
def _part_year() -> str:
    return str(settings("rows")["part_year"])


def _kind_of_ratio(head: str) -> Kind:
    """What is compared: the plan in "plan/estimate", else a result."""
    for level in settings("rows")["ratio_signs"]:
        before, sign, _ = head.rpartition(level)
        first = before.split()[-2:] if sign else []
        if first and role_of(" ".join(first)) == "target":
            return "target"
    return "result"


def _without_period(head: str) -> str:
    for mention in reversed(periods.mentions(head, 0, len(head)) or periods.bare_years(head)):
        head = head[: mention.start] + head[mention.end :]
    return re.sub(r"\s+([,.;)])", r"\1", " ".join(without_unit(head).text.split())).strip(" ,;")


@functools.cache
def _head_words() -> tuple[str, ...]:
    surfaces = {key_of(s) for rule in entries("table_heads", HeadRule) for s in rule.surfaces}
    return tuple(sorted(surfaces, key=len, reverse=True))


def head_measure(heads: tuple[str, ...]) -> Label:
    """What a column measures of its own, beside its year and kind; often nothing."""
    for level in reversed(heads):
        if role_of(level) != "value":
            continue
        named = periods.mentions(level, 0, len(level)) or periods.bare_years(level)
        words = words_of(level)
        label = without_unit(" ".join(level.split()))
        key = f" {' '.join(words_of(label.text).norms)} "
        for mention in named:
            key = key.replace(f" {' '.join(words_of(level[mention.start : mention.end]).norms)} ", " ")
        for surface in _head_words():
            key = key.replace(f" {surface} ", " ")
        left = [w for w in key.split() if len(w) > 1 and w.isalpha() and w not in _neutral()]
        if len(left) >= 1 and len(words) <= 14 and not named:
            return label
        if label.unit:
            return Label("", label.unit)
    return Label("")


@functools.cache
def _neutral() -> frozenset[str]:
    return frozenset(key_of(w) for w in settings("rows")["neutral_head_words"])
