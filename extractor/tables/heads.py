"""What the head of a value column gives to its values: year, kind, base, unit, and what it measures of its own."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.context import periods
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Kind
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.tables import comparisons
from extractor.tables.changes import change_of_label
from extractor.tables.labels import (
    Label,
    base_start,
    divides,
    is_total,
    label_of,
    names_measure,
    stands_alone,
    without_count,
    without_index,
    without_unit,
)
from extractor.tables.layout import Column
from extractor.tables.measures import head_measure, own_words, part_of_year, without_period
from extractor.tables.roles import role_of

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
    said: str = ""  # the head without its unit and period, where it names more than a kind
    is_part: bool = False  # of another column ("of which", "by sex")
    is_difference: bool = False  # from what the values are compared with


def heads_of(columns: Sequence[Column]) -> dict[int, Head]:
    """What the heads of the value columns say.

    A ratio without a year has that of the results to its left; a share ("%") is of the plan to its left, or of none.
    What only compares sets the second of the two columns to its left against the first.
    """
    heads: dict[int, Head] = {}
    reported: str | None = None
    plan: Column | None = None
    whole: Head | None = None
    left: list[Column] = []
    for column in columns:
        head = _head_of(column)
        if whole is not None and _is_part(column):
            head = _part_of(head, whole)
        elif head.base is None:
            whole = head
        beside = [heads[each.number] for each in left]
        if comparisons.is_bare(column) and _compare(beside):
            head = _between(head, column, left, heads)
            reported = head.year
        elif head.base is not None and comparisons.is_difference(column):
            head = replace(head, is_difference=True, measure=Label(""), own_unit=False)
        elif column.heads and key_of(without_unit(column.heads[-1]).text) in _shares() and not _below(column):
            head = _share(head, column, plan, beside)
        if head.base is None:
            left.append(column)
        if head.base is None and head.kind in ("result", "estimate"):
            reported = head.year or reported
        elif head.base is None and head.kind == "target" and not own_words(column.heads[-1]):
            plan = column
        elif head.base is not None and head.year is None and head.kind == "result":
            head = _of_plan(head, beside) or replace(head, year=reported)
        heads[column.number] = head
    return _kinds_by_order(_told_apart(columns, heads))


def _told_apart(columns: Sequence[Column], heads: dict[int, Head]) -> dict[int, Head]:
    """Heads that say the same under different ones say those too ("number" under "poor" and under "sick")."""
    alike: dict[tuple[str | None, ...], list[Column]] = {}
    for column in columns:
        head = heads[column.number]
        if head.measure.text:
            key = (head.measure.text, head.year, head.kind, head.base, head.part_year)
            alike.setdefault(key, []).append(column)
    for same in alike.values():
        above = [head_measure(column.heads[:-1]).text for column in same]
        for column, whole in zip(same, above, strict=True):
            head = heads[column.number]
            if len(set(above)) == len(above) > 1 and whole and whole not in head.measure.text:
                text = f"{whole}: {lower_first(head.measure.text)}"
                heads[column.number] = replace(head, measure=replace(head.measure, text=text))
    return heads


def _is_part(column: Column) -> bool:
    """Whether the values of a column are parts of those to its left ("of which", "by quarter")."""
    return bool(column.heads) and (label_of(column.heads[0]).only_opens_parts or divides(column.heads[0]))


def _part_of(head: Head, whole: Head) -> Head:
    """A part of what another column measures: its year and kind, and, unless it says so itself, measure and unit."""
    head = replace(head, year=head.year or whole.year, kind=head.kind or whole.kind, is_part=True)
    alone = stands_alone(head.measure.text) or is_total(whole.measure.text)
    if not head.measure.text or not whole.measure.text or alone:
        return head
    measure = Label(f"{whole.measure.text}: {lower_first(head.measure.text)}")
    return replace(head, measure=measure, unit=head.unit or whole.unit)


def _share(head: Head, column: Column, plan: Column | None, beside: Sequence[Head]) -> Head:
    """A share of the plan that stands under the same heads, else a measure of its own, often of what is left of it."""
    if plan is not None and plan.heads[:-1] == column.heads[:-1]:
        return replace(head, kind="result", base=plan.heads[-1], unit=head.unit or "%", measure=Label(""))
    if column.role != "compare":
        return head
    measure = head_measure(column.heads)
    counted = next((label_of(each.measure.text).text for each in reversed(beside) if each.measure.text), "")
    said = without_unit(column.heads[0]).text
    named = counted and key_of(counted) not in phrases("counting_words").keys  # "number" says not of what
    if len(column.heads) == 1 and named and names_measure(said) and said.count(" ") < 2:
        measure = Label(f"{said} {lower_first(without_count(counted))}")
    return replace(head, kind=None, base=None, unit="%", own_unit=True, measure=measure)


def _compare(beside: Sequence[Head]) -> bool:
    """Whether columns can be set against each other: two, each of a kind or a year."""
    return len(beside) == 2 and (all(head.kind for head in beside) or all(head.year for head in beside))


def _of_plan(head: Head, beside: Sequence[Head]) -> Head | None:
    """The plan to the left against a year before it ("plan 2032 | against 2031"), or None where none is compared."""
    plan = beside[-1] if beside else None
    before = _first_year(head.base or "")
    if plan is None or plan.kind != "target" or plan.year is None or before is None or before >= plan.year:
        return None
    return replace(head, year=plan.year, kind="target")


def _between(head: Head, column: Column, left: Sequence[Column], heads: Mapping[int, Head]) -> Head:
    """The second of the only two columns of values to the left against the first: its share or its difference."""
    head = replace(head, is_difference=comparisons.is_difference(column))
    first, second = left
    unit = head.unit if head.is_difference else head.unit or "%"
    year, kind = heads[second.number].year, heads[second.number].kind
    head = replace(head, measure=Label(""), said="", own_unit=False)
    return replace(head, year=year, kind=kind, base=comparisons.base_in(first), unit=unit)


def _kinds_by_order(heads: dict[int, Head]) -> dict[int, Head]:
    """Years up to the last one reported are reported themselves, those from the first one planned on are planned."""
    values = [head for head in heads.values() if head.base is None and head.year is not None]
    reported = max((head.year[-4:] for head in values if head.year and head.kind in ("result", "estimate")), default="")
    planned = min((head.year[:4] for head in values if head.year and head.kind == "target"), default="9999")
    for number, head in heads.items():
        if head.kind is None and head.base is None and head.year is not None:
            if head.year[-4:] <= reported:
                heads[number] = replace(head, kind="result")
            elif head.year[:4] >= planned:
                heads[number] = replace(head, kind="target")
    return heads


@functools.lru_cache(maxsize=1024)
def _head_of(column: Column) -> Head:
    """What one head says; a ratio of two years belongs to the first of them, an index is against what is 100."""
    bare = [without_index(level) for level in column.heads]
    index = next((base for _, base in bare if base), "")
    if index:
        head = _head_of(replace(column, heads=tuple(level for level, _ in bare if level)))
        return replace(head, base=lower_first(index), unit=head.unit or "%", own_unit=True)
    below = _below(column)
    text = column.head[: len(column.head) - len(below)].rstrip()
    unit = next((found for level in reversed(column.heads) if (found := without_unit(level).unit)), "")
    kind: Kind | None = None
    base = None
    measure = head_measure(column.heads)
    end = len(text)  # of what the head says of the values themselves
    ratio = _YEARS_COMPARED.fullmatch(text)
    if column.role in ("result", "estimate", "target"):
        kind = column.role
    elif column.role == "compare" or ratio is not None or below:
        start = ratio.start(1) if ratio else base_start(text)
        slash = _RATIO.search(text)
        kind, base = _kind_of_ratio(text), without_unit(text[slash.end() if slash else start :].strip()).text
        end = slash.start() if slash else len(text) if start is None else start
        unit = unit or ("%" if "%" in column.head or slash else "")
        measure = Label("" if ratio else measure.text or _compared(text[:start]))
    elif column.role == "growth":
        measure = Label(without_period(column.heads[-1]), unit or "%")
    year = _first_year(text[:end]) if base else _lowest_year(column.heads)
    year = _first_year(below) or year
    named_part = part_of_year(below or text[:end])
    said = next((without_period(level) for level in reversed(column.heads) if _says(own_words(level))), "")
    return Head(year, kind, measure, base, unit or measure.unit, column.role == "growth", named_part, said)


def _says(words: tuple[str, ...]) -> bool:
    """Whether the words of a head that name neither period nor kind say something: one word does where it is a verb."""
    return len(words) > 1 or (bool(words) and change_of_label(words[0]) != "level")


def _below(column: Column) -> str:
    """The lowest head where it only says when or how, and the one above it with what the values are compared."""
    *above, lowest = column.heads or ("",)
    when = _first_year(lowest) is not None and not own_words(lowest) and role_of(lowest) != "compare"
    how = key_of(without_unit(lowest).text) in _shares() or comparisons.is_difference(column)
    return lowest if (when or how) and comparisons.names_base(" ".join(above)) else ""


def _compared(head: str) -> str:
    """What is compared, where a head says it by a measure of its own ("added value against last year")."""
    said = without_period(head)
    return said if stands_alone(said) and len(own_words(said)) > 1 else ""


def _first_year(text: str) -> str | None:
    named = periods.mentions(text, 0, len(text)) or periods.bare_years(text)
    return named[0].value if named else None


def _lowest_year(heads: tuple[str, ...]) -> str | None:
    """The year in the lowest level that names one: a head of a period stands above those of its years."""
    for level in reversed(heads):
        named = periods.mentions(level, 0, len(level)) or periods.bare_years(level)
        if named:
            return named[-1].value
    return None


@functools.cache
def _shares() -> frozenset[str]:
    return frozenset(key_of(words) for words in settings("rows")["shares"])


def _kind_of_ratio(head: str) -> Kind:
    """What is compared: the plan in "plan/estimate", else a result."""
    for level in settings("rows")["ratio_signs"]:
        before, sign, _ = head.rpartition(level)
        first = before.split()[-2:] if sign else []
        if first and role_of(" ".join(first)) == "target":
            return "target"
    return "result"
