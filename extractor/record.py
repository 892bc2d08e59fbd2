"""A target as the flat record that is printed, stored and exported (keys of docs/data-dictionary)."""

from __future__ import annotations

from decimal import Decimal

from extractor.model import Document, Target

# The published keys in their order; the first fourteen are those of the annotation guide.
KEYS = (
    *("doc", "start", "end", "quote", "min", "max", "of", "cmp", "unit", "subject", "change"),
    *("kind", "year", "base", "section", "marker", "statement", "unit_id", "value_min"),
    *("value_max", "indicator_id", "place_id", "period", "standard", "price_basis", "firmness"),
    *("confidence", "rule", "flags", "same_as", "row", "column"),
)

Value = str | int | float | None | list[str] | dict[str, str]


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that reads the same: 5400 not 5400.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def record(document: Document, target: Target) -> dict[str, Value]:
    """One target of `document` with the published keys, in their published order.

    Numbers are JSON numbers in the unit as written (`value_min`, `value_max`: in the canonical unit); what is unknown
    is None. `year` is an int for one year and "2021-2025" for a period.
    """
    year: Value = target.year
    if target.year is not None and target.year.isdecimal():
        year = int(target.year)
    return {
        "doc": document.page.name,
        "start": target.start,
        "end": target.end,
        "quote": target.quote,
        "min": number(target.minimum),
        "max": number(target.maximum),
        "of": number(target.total),
        "cmp": target.comparator,
        "unit": target.unit,
        "subject": target.subject,
        "change": target.change,
        "kind": target.kind,
        "year": year,
        "base": target.base,
        "section": list(target.section),
        "marker": target.marker,
        "statement": target.statement,
        "unit_id": target.unit_id,
        "value_min": number(target.value_minimum),
        "value_max": number(target.value_maximum),
        "indicator_id": target.indicator_id,
        "place_id": target.place_id,
        "period": period(target),
        "standard": target.standard,
        "price_basis": target.price_basis,
        "firmness": target.firmness,
        "confidence": round(target.confidence, 3),
        "rule": dict(target.rules),
        "flags": list(target.flags),
        "same_as": target.same_as,
        "row": target.row,
        "column": target.column,
    }


def period(target: Target) -> dict[str, str] | None:
    """First and last day (ISO 8601) and basis of a target's period, or None where no year is known."""
    if target.period_start is None or target.period_end is None:
        return None
    return {
        "start": target.period_start,
        "end": target.period_end,
        "basis": target.period_basis or "unstated",
    }


def records(document: Document) -> list[dict[str, Value]]:
    """All targets of `document` as records, in text order."""
    return [record(document, target) for target in document.targets]
