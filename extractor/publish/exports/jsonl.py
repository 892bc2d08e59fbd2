"""JSONL: one record a line, with the keys that `chitieu extract` prints, ids, and what reviewers said."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from extractor.publish.exports.rows import current, line, source
from extractor.publish.records import Record


def write(connection: sqlite3.Connection, out: Path) -> list[Path]:
    """Write `out`, a file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for record, document in current(source(connection)):
            file.write(line({"id": record.id, **published(record, document["name"])}))
    return [out]


def published(record: Record, name: str) -> dict[str, Any]:
    """A record with the published keys, then its document, headings and review."""
    return {
        **annotated(record, name),
        "section": record.section_path,
        "marker": record.marker,
        "statement": record.statement,
        "unit_id": record.unit_id,
        "value_min": plain(record.value_min),
        "value_max": plain(record.value_max),
        "indicator_id": record.indicator_id,
        "place_id": record.place_id,
        "standard": record.standard,
        "price_basis": record.price_basis,
        "firmness": record.firmness,
        "confidence": round(record.confidence, 3),
        "rule": dict(record.rules),
        "flags": list(record.flags),
        "same_as": record.same_as,
        "document_id": record.document_id,
        "review": record.review.action if record.review else None,
    }


def annotated(record: Record, name: str) -> dict[str, Any]:
    """A record with the keys of annotated data alone."""
    year: int | str | None = record.year_text
    if record.year_text and record.year_text.isdigit():
        year = int(record.year_text)
    return {
        "doc": name,
        "start": record.start,
        "end": record.end,
        "quote": record.quote,
        "min": plain(record.min),
        "max": plain(record.max),
        "of": plain(record.of),
        "cmp": record.cmp,
        "unit": record.unit,
        "subject": record.subject,
        "change": record.change,
        "kind": record.kind,
        "year": year,
        "base": record.base,
    }


def plain(value: float | None) -> int | float | None:
    """A number that reads as it was written: 5400, not 5400.0."""
    return int(value) if value is not None and value == int(value) else value
