"""Current targets as long rows with names: one row a stated value."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractor.publish.names import Names, read_names
from extractor.publish.records import (
    COLUMNS,
    SOURCE,
    Record,
    Review,
    from_row,
    read_reviews,
    reviewed,
)

# name, type, meaning; types as Table Schema has them
FIELDS: Final = (
    ("target_id", "string", "Lasting id of the value in this version of the page."),
    ("place_id", "string", "Dated administrative unit."),
    ("place", "string", "Its name."),
    ("level", "string", "national, province, district or commune."),
    ("indicator_id", "string", "Indicator; empty where none was found."),
    ("indicator", "string", "Its name in Vietnamese."),
    ("subject", "string", "What is measured, in the text's own words."),
    ("kind", "string", "target, result or estimate."),
    ("year", "string", "Year, or first and last year of a period: 2021-2025."),
    ("change", "string", "level, increase, decrease or maintain."),
    ("cmp", "string", "How the value is bounded: = >= > <= < ~ range."),
    ("min", "number", "Lower bound, in the unit as written."),
    ("max", "number", "Upper bound, in the unit as written."),
    ("of", "number", "M of a value written N/M."),
    ("unit", "string", "Unit as written."),
    ("unit_id", "string", "Unit as recognised."),
    ("value_min", "number", "Lower bound in the indicator's unit."),
    ("value_max", "number", "Upper bound in the indicator's unit."),
    ("value_unit_id", "string", "The indicator's unit."),
    ("base", "string", "What the value is compared with."),
    ("standard", "string", "Norm it is measured by."),
    ("price_basis", "string", "Current or constant prices."),
    ("period_basis", "string", "Year end, yearly average, cumulative, part of a year."),
    ("firmness", "string", "How firmly it is said."),
    ("quote", "string", "The value as written."),
    ("start", "integer", "First character of the quote in the document's text."),
    ("end", "integer", "One past its last character."),
    ("section", "string", "Headings above it."),
    ("statement", "string", "The sentence or cell it stands in."),
    ("document_id", "string", "Document."),
    ("document", "string", "Its title."),
    ("issued", "string", "Its date, ISO 8601."),
    ("url", "string", "Its address."),
    ("confidence", "number", "0 to 1."),
    ("flags", "string", "Reasons for care, separated by blanks."),
    ("same_as", "string", "Target that this one repeats."),
    ("review", "string", "confirm, correct or reject, where a reviewer looked at it."),
    ("reviewed_fields", "string", "Fields a reviewer corrected, separated by blanks."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A database being exported: its connection, its names and its reviews."""

    connection: sqlite3.Connection
    names: Names
    reviews: Mapping[str, Review]


def source(connection: sqlite3.Connection) -> Source:
    """What every export reads first."""
    return Source(connection, read_names(connection), read_reviews(connection))


def current(found: Source, where: str = "1", parameters: tuple[object, ...] = ()) -> Iterator[tuple[Record, Any]]:
    """Current targets with what reviewers said, and the row of the document each stands in."""
    rows = found.connection.execute(
        f"SELECT {COLUMNS}, d.url, d.name, d.issuer, d.kind FROM {SOURCE}"
        f" WHERE t.current = 1 AND {where} ORDER BY t.document_id, t.start, t.id",
        parameters,
    )
    for row in rows:
        url, name, issuer, kind = tuple(row)[-4:]
        document = {"url": url, "name": name, "issuer": issuer, "kind": kind}
        yield reviewed(from_row(row), found.reviews), document


def long_rows(found: Source) -> Iterator[tuple[Any, ...]]:
    """All current targets as tuples in the order of FIELDS."""
    for record, document in current(found):
        yield long_row(record, document, found.names)


def long_row(record: Record, document: Mapping[str, Any], names: Names) -> tuple[Any, ...]:
    """One target as a tuple in the order of FIELDS."""
    place = names.places.get(record.place_id or "")
    indicator = names.indicators.get(record.indicator_id or "")
    converted = record.value_min is not None or record.value_max is not None
    review = record.review
    return (
        record.id,
        record.place_id,
        place.name if place else None,
        place.level if place else None,
        record.indicator_id,
        indicator.name_vi if indicator else None,
        record.subject,
        record.kind,
        record.year_text,
        record.change,
        record.cmp,
        record.min,
        record.max,
        record.of,
        record.unit,
        record.unit_id,
        record.value_min,
        record.value_max,
        indicator.unit_id if indicator and converted else None,
        record.base,
        record.standard,
        record.price_basis,
        record.period_basis,
        record.firmness,
        record.quote,
        record.start,
        record.end,
        record.section_path,
        record.statement,
        record.document_id,
        record.title,
        record.issued,
        document["url"],
        record.confidence,
        " ".join(record.flags),
        record.same_as,
        review.action if review else None,
        " ".join(name for name, _, _ in review.fields) if review else None,
    )


def line(values: Mapping[str, Any]) -> str:
    """A JSON line with Vietnamese as it is."""
    return json.dumps(values, ensure_ascii=False) + "\n"
