"""A target as the site shows it: read from the database or straight from an analysed page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from extractor.model import Document, Target
from extractor.publish.numbers import exact
from extractor.publish.site import Site
from extractor.record import number as plain
from extractor.units import unit_named

_FIELDS: Final = (
    "t.id", "t.key", "t.document_id", "t.start", 't."end"', "t.quote", "t.min", "t.max", 't."of"', "t.cmp", "t.unit",
    "t.unit_id", "t.subject", "t.change", "t.kind", "t.year", "t.year_text", "t.base", "t.marker", "t.section_path",
    "t.statement", "t.statement_start", "t.indicator_id", "t.place_id", "t.period_basis", "t.standard", "t.price_basis",
    "t.firmness", "t.confidence", "t.rule", "t.flags", "t.same_as", 't."row"', 't."column"', "t.value_min",
    "t.value_max", "d.published", "coalesce(d.title, d.name)",
)  # fmt: skip
_LONG: Final = {"t.section_path": "''", "t.statement": "''", "t.rule": "'{}'", "coalesce(d.title, d.name)": "NULL"}
COLUMNS: Final = ", ".join(_FIELDS)
BRIEF: Final = ", ".join(_LONG.get(name, name) for name in _FIELDS)  # for tables of values: without their texts
_FLAGS: Final = _FIELDS.index("t.flags")
SOURCE: Final = "targets t JOIN documents d ON d.id = t.document_id"
ROW: Final = 300  # characters before and after a value in which the row of its table is looked for
REVIEWED: Final = ("min", "max", "cmp", "unit", "subject", "change", "kind", "year", "indicator_id")


@dataclass(frozen=True, slots=True)
class Review:
    """What reviewers last said about a target: its verdict, and the fields they corrected."""

    action: str  # correct, reject or confirm
    reviewer: str
    created: str
    note: str
    fields: tuple[tuple[str, str | None, str | None], ...] = ()  # field, old, new

    @property
    def corrected(self) -> set[str]:
        """Names of the fields that were corrected."""
        return {name for name, _, _ in self.fields}


class Record(NamedTuple):
    """One target with everything a page shows about it; numbers are in the unit as written.

    A page holds thousands, and a tuple of so many fields is made in a fifth of the time that a dataclass takes.
    """

    id: str
    key: str
    document_id: str
    start: int
    end: int
    quote: str
    min: float | None
    max: float | None
    of: float | None
    cmp: str
    unit: str
    unit_id: str | None
    subject: str
    change: str
    kind: str
    year: int | None
    year_text: str | None
    base: str | None
    marker: str | None
    section_path: str
    statement: str
    statement_start: int
    indicator_id: str | None
    place_id: str | None
    period_basis: str | None
    standard: str | None
    price_basis: str | None
    firmness: str | None
    confidence: float
    rule: str  # JSON: field -> id of the rule that gave it
    flags: tuple[str, ...]
    same_as: str | None
    row: int | None
    column: int | None
    value_min: float | None = None  # in the indicator's own unit
    value_max: float | None = None
    issued: str | None = None  # of its document, ISO 8601
    title: str | None = None  # of its document
    review: Review | None = None

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """Fields with the id of the rule that gave each."""
        return tuple(json.loads(self.rule).items())

    @property
    def rejected(self) -> bool:
        """Whether a reviewer said that this is no target."""
        return self.review is not None and self.review.action == "reject"

    @property
    def around(self) -> tuple[str, str, str]:
        """The statement before the quote, the quote, and the statement after it."""
        low = self.start - self.statement_start
        high = low + len(self.quote)
        if low < 0 or self.statement[low:high] != self.quote:
            return "", self.quote, ""
        return _before(self.statement[:low]), self.quote, _after(self.statement[high:])


def from_row(row: sqlite3.Row | Sequence[Any]) -> Record:
    """A record from a row of `COLUMNS`, in that order."""
    values: list[Any] = [*row]
    flags = values[_FLAGS]
    values[_FLAGS] = () if flags == "[]" else tuple(json.loads(flags))
    values[len(_FIELDS) :] = (None,)
    return Record._make(values)


def from_target(document: Document, target: Target, position: int) -> Record:
    """A record of a page that is not stored; its id is its position in the page."""
    return Record(
        id=f"v{position}",
        key="",
        document_id="",
        start=target.start,
        end=target.end,
        quote=target.quote,
        min=plain(target.minimum),
        max=plain(target.maximum),
        of=plain(target.total),
        cmp=target.comparator,
        unit=target.unit,
        unit_id=target.unit_id,
        subject=target.subject,
        change=target.change,
        kind=target.kind,
        year=int(target.year[-4:]) if target.year else None,
        year_text=target.year,
        base=target.base,
        marker=target.marker,
        section_path=" > ".join(target.section),
        statement=target.statement,
        statement_start=target.statement_start,
        indicator_id=target.indicator_id,
        place_id=target.place_id or (document.place.place_id if document.place else None),
        period_basis=target.period_basis,
        standard=target.standard,
        price_basis=target.price_basis,
        firmness=target.firmness,
        confidence=target.confidence,
        rule=json.dumps(dict(target.rules), ensure_ascii=False),
        flags=target.flags,
        same_as=str(target.same_as) if target.same_as is not None else None,
        row=target.row,
        column=target.column,
        value_min=plain(target.value_minimum),
        value_max=plain(target.value_maximum),
    )


def _before(text: str) -> str:
    """Text before a quote; of a row of a table the cells that hold something, told apart."""
    *cells, last = text.split("\t")
    return "".join(f"{cell.strip()} | " for cell in cells if cell.strip(" -")) + last if cells else text


def _after(text: str) -> str:
    first, *cells = text.split("\t")
    return first + "".join(f" | {cell.strip()}" for cell in cells if cell.strip(" -")) if cells else text


async def in_rows(site: Site, found: Sequence[Record]) -> list[Record]:
    """`found`, with the whole row of the table as the statement of a value that stands in one."""
    ids = [record.id for record in found if record.row is not None]
    if not ids:
        return list(found)
    rows = await site.rows(
        "SELECT t.id, max(t.start - ?, 0), substr(d.text, max(t.start - ?, 0) + 1, ?)"
        f" FROM {SOURCE} WHERE t.id IN ({', '.join('?' * len(ids))})",
        [ROW, ROW, 2 * ROW, *ids],
    )  # fmt: skip
    windows = {ident: (start, text) for ident, start, text in map(tuple, rows)}
    return [_in_row(record, *windows[record.id]) if record.id in windows else record for record in found]


def _in_row(record: Record, first: int, window: str) -> Record:
    """`record` with the line of `window` (which begins at the character `first`) that its quote stands in."""
    start = record.start - first
    end = start + len(record.quote)
    low = window.rfind("\n", 0, start) + 1
    high = window.find("\n", end)
    line = window[low : high if high >= 0 else None]
    return record._replace(statement=line, statement_start=first + low)


async def records(site: Site, where: str, parameters: object = (), *, columns: str = COLUMNS) -> list[Record]:
    """Targets that meet `where` (which may end in ORDER BY and LIMIT), with what reviewers said of them.

    With `columns` BRIEF they come without statement, headings and rules, in half the time.
    """
    rows = await site.rows(f"SELECT {columns} FROM {SOURCE} WHERE {where}", parameters)
    reviews = await reviews_of(site)
    return [reviewed(from_row(row), reviews) for row in rows]


async def reviews_of(site: Site) -> Mapping[str, Review]:
    """The last review of each reviewed target, by the target's key."""

    async def read() -> Mapping[str, Review]:
        return await site.read(read_reviews)

    return await site.kept("reviews", read)


def read_reviews(connection: sqlite3.Connection) -> dict[str, Review]:
    """Reviews by target key; the rows of one sitting share reviewer and time, the last sitting counts."""
    found: dict[str, Review] = {}
    for key, action, reviewer, created, field, old, new, note in connection.execute(
        "SELECT target_key, action, reviewer, created, field, old, new, note FROM reviews ORDER BY created, rowid"
    ):
        last = found.get(key)
        same = last and (last.created, last.reviewer, last.action) == (created, reviewer, action)
        fields = last.fields if same and last else ()
        if field:
            fields = (*fields, (field, old, new))
        found[key] = Review(action, reviewer or "", created, note or "", fields)
    return found


def reviewed(record: Record, reviews: Mapping[str, Review]) -> Record:
    """`record` with its review, and with the fields that a reviewer corrected."""
    review = reviews.get(record.key)
    if review is None:
        return record
    changes: dict[str, Any] = {"review": review}
    for name, _, new in review.fields:
        if name in REVIEWED:
            changes.update(_corrected(name, new))
    return record._replace(**{**_converted(record, changes), **changes})


def _converted(record: Record, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Bounds in the indicator's unit after a correction: by the same factor as before, else unknown."""
    if not changes.keys() & {"min", "max", "unit", "indicator_id"}:
        return {}
    pairs = ((record.min, record.value_min), (record.max, record.value_max))
    factor = next((exact(value) / exact(side) for side, value in pairs if side and value is not None), None)
    if factor is None or changes.keys() & {"unit", "indicator_id"}:
        return {"value_min": None, "value_max": None}
    low, high = changes.get("min", record.min), changes.get("max", record.max)
    return {
        "value_min": None if low is None else float(exact(low) * factor),
        "value_max": None if high is None else float(exact(high) * factor),
    }


def _corrected(name: str, new: str | None) -> dict[str, Any]:
    if name in ("min", "max"):
        return {name: float(new) if new else None}
    if name == "year":
        return {"year_text": new, "year": int(new[-4:]) if new else None}
    if name == "unit":
        unit = unit_named(new) if new else None
        return {"unit": new or "", "unit_id": unit.id if unit else None}
    return {name: new or None} if name == "indicator_id" else {name: new or ""}
