"""Targets as the stages before `link` give them, for the tests of linking."""

from __future__ import annotations

from decimal import Decimal

from extractor.link.units import measured
from extractor.model import Target


def target(value: str | None, unit: str, unit_id: str | None = None, **more: object) -> Target:
    """A target of one exact value; `more` sets any field."""
    number = None if value is None else Decimal(value)
    found = measured(unit, unit_id)
    values: dict[str, object] = {
        "start": 0,
        "end": 1,
        "quote": "x",
        "minimum": number,
        "maximum": number,
        "total": None,
        "comparator": "=",
        "unit": unit,
        "unit_id": found.unit_id if found else unit_id,
        "subject": "",
        "change": "level",
        "kind": "target",
        "year": None,
        "base": None,
        "section": (),
        "marker": None,
        "statement": "",
        "statement_start": 0,
        "statement_end": 0,
    }
    return Target(**(values | more))  # type: ignore[arg-type]
