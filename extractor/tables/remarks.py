"""Values behind the value of a cell: "575 (up 15%)", "0,7% (4,33% left)", "9 ha, up 5% on last year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.context import periods
from extractor.language import words_of
from extractor.model import Change, Quantity, Statement, Target
from extractor.quantities import Style, find
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.tables.changes import change_of_cell
from extractor.tables.labels import base_start

_VERBS = ("holding_verbs", "closers", "predicates")
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"\s*\(\s*([^()]*[^()\s])\s*\)\s*")


@dataclass(frozen=True, slots=True)
class _Remark:
    """A further value of a cell, with what the words beside it say of it."""

    quantity: Quantity
    change: Change
    base: str | None
    year: str | None
    part: str  # of what the cell's first value measures, which the words in front of this one name; or ""


def with_remarks(text: str, target: Target, statement: Statement, first: Quantity, style: Style) -> list[Target]:
    """The target of a cell's first value, and those of the values behind it: of the same row and column."""
    further = [_further(text, target, remark) for remark in _remarks(text, statement, first, style)]
    if further:
        target = target._replace(end=first.end, quote=text[target.start : first.end])
    return [target, *further]


def years_beside(text: str, statement: Statement, quantity: Quantity) -> str | None:
    """The years of a bracket that ends a cell behind its value and says nothing else: "7 % a year (in 2031 - 2035)"."""
    found = _BRACKET.fullmatch(text, quantity.end, statement.end)
    named = periods.mentions(text, found.start(1), found.end(1)) if found else []
    alone = found is not None and len(named) == 1 and (named[0].start, named[0].end) == found.span(1)
    return named[0].value if alone else None


def _further(text: str, target: Target, remark: _Remark) -> Target:
    quantity, year = remark.quantity, remark.year or target.year
    first_day, last_day = periods.days_of(year)
    return target._replace(
        start=quantity.start,
        end=quantity.end,
        quote=text[quantity.start : quantity.end],
        minimum=quantity.minimum,
        maximum=quantity.maximum,
        total=quantity.total,
        comparator=quantity.comparator,
        unit=quantity.unit,
        unit_id=quantity.unit_id,
        subject=f"{target.subject}: {remark.part}" if remark.part else target.subject,
        change=remark.change,
        year=year,
        base=remark.base,
        period_start=first_day,
        period_end=last_day,
        rules=(("value", quantity.rule), ("unit", "cell"), *target.rules[2:]),
    )


def _remarks(text: str, statement: Statement, first: Quantity, style: Style) -> Iterator[_Remark]:
    """The further values with units of a cell: in brackets, behind a semicolon, or, where it rose, behind a comma."""
    bracket = text.find("(", first.end, statement.end)
    sign = text[first.end : first.end + 1]
    opening = first.end if sign in (",", ";") else bracket
    closing = text.rfind(")", opening + 1, statement.end) if opening == bracket else statement.end
    if opening < 0 or closing < 0 or _DIGIT.search(text, opening, closing) is None:
        return
    found, _ = find(words_of(text, opening + 1, closing), statement.index, style)
    said = opening + 1
    for quantity in found:
        before = text[said : quantity.start]
        change = change_of_cell(before, text[quantity.end : closing])
        if change is None and sign == ",":
            return
        named = periods.mentions(text, said, quantity.start)
        after = text[quantity.end : closing]
        compared = base_start(after)
        base = after[compared:].strip(" ,;") if compared is not None else None
        part = "" if named or change else _part(text, said, quantity.start)
        yield _Remark(quantity, change or "level", base, named[-1].value if named else None, part)
        said = quantity.end


def _part(text: str, start: int, end: int) -> str:
    """What the words in front of a value name, without the verb behind it: "sea bass" of "; sea bass holds | 9 %"."""
    words = words_of(text, start, end)
    norms, first, last = words.norms, 0, len(words)
    while first < last and not norms[first].isalpha():
        first += 1
    while length := max(
        phrases(name).at_end(norms, first, last) for name in ("holding_verbs", "closers", "predicates")
    ):
        last -= length
    named = first < last and all(norms[at].isalpha() or norms[at] == "," for at in range(first, last))
    return lower_first(words.span(first, last)) if named and last - first > 1 else ""
