"""Values side by side: an indicator by place and year, and plans beside results.

Pure functions on rows; the rules are in `extractor.link.rules`. What is not comparable stays side by side with the
reasons, and nothing is subtracted then.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from extractor.link.catalogue import traits
from extractor.link.frames import Restated, restate
from extractor.link.lineage import coverage, frame_day
from extractor.link.rules import (
    Change,
    Row,
    broken_under_way,
    comparable,
    difference,
    measured_change,
    row_of,
)

__all__ = [
    "Cell",
    "Change",
    "Judged",
    "Pivot",
    "Row",
    "cell",
    "comparable",
    "difference",
    "judge",
    "pivot",
    "plan_against_result",
    "row_of",
]

_ENDLESS = Decimal("1e30")
_HAIR = Decimal("1e-9")

Verdict = Literal["reached", "exceeded", "missed", "open"]


class Cell(NamedTuple):
    """What was stated for one place, year and kind: the last word first, then what it revised."""

    current: Row
    revised: tuple[Row, ...]


class Pivot(NamedTuple):
    """An indicator by place and year; targets, results and estimates in cells of their own."""

    indicator_id: str
    cells: Mapping[tuple[str, int, str], Cell]  # place, year, kind
    changes: tuple[Change, ...]
    restated: Mapping[tuple[str, int, str], Restated]  # what other units' values say of a place; never in `cells`


class Judged(NamedTuple):
    """A target beside one result; "open" where they cannot be held against each other, with the reasons."""

    target: Row
    result: Row
    verdict: Verdict
    reasons: tuple[str, ...]


def pivot(
    rows: Iterable[Row],
    indicator_id: str,
    places: Sequence[str],
    years: Sequence[int],
    frame: str = "as_published",
) -> Pivot:
    """The values of an indicator by place, year and kind, and the change from each year to the next stated one.

    `frame`: "as_published", "2021", "2025-07" or an ISO date. In a frame other than the first, a place that has no
    value of its own gets what the units of that day say of it (`restated`), with its flags.
    """
    rows = [row for row in rows if row.indicator_id == indicator_id and row.year in years]
    found: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
    for row in rows:
        place, year = row.place_id, row.year
        if place in places and place is not None and year is not None:
            found[place, year, row.kind].append(row)
    cells = {key: cell(found[key]) for key in sorted(found)}
    changes = []
    for place, kind in sorted({(place, kind) for place, _, kind in cells}):
        line = [cells[key].current for key in cells if (key[0], key[2]) == (place, kind)]
        changes += [difference(one, two) for one, two in itertools.pairwise(line)]
    restated = {}
    if frame != "as_published":
        kinds = sorted({row.kind for row in rows})
        missing = [(p, y, k) for p in places for y in years for k in kinds if (p, y, k) not in cells]
        restated = {key: _restated(rows, indicator_id, key, frame) for key in missing}
    return Pivot(indicator_id, cells, tuple(changes), restated)


def _restated(rows: Sequence[Row], indicator_id: str, key: tuple[str, int, str], frame: str) -> Restated:
    """A place's value out of the exact values of the units of `frame`, where these are comparable to each other."""
    place, year, kind = key
    cover = coverage(place, frame_day(frame))
    units = {part.place_id for part in cover.parts}
    given: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.place_id in units and row.place_id and row.year == year and row.kind == kind:
            given[row.place_id].append(row)
    latest = [cell(found).current for found in given.values()]
    for one, two in itertools.pairwise(latest):
        if reasons := comparable(one, two, across_places=True):
            return Restated(None, ("not_comparable", *reasons), (), cover)
    values = {row.place_id: row.exact for row in latest if row.place_id and row.exact is not None}
    return restate(indicator_id, place, frame, values)


def cell(rows: Sequence[Row]) -> Cell:
    """Rows of one place, year and kind as the last word and its revisions, latest issue first.

    Nothing is dropped: a value without a date of issue counts as older than any with one.
    """
    ordered = sorted(rows, key=lambda row: (row.issued or "", row.target_id or ""), reverse=True)
    return Cell(ordered[0], tuple(ordered[1:]))


def plan_against_result(rows: Iterable[Row]) -> list[Judged]:
    """Each target beside each result and estimate of its indicator, place and year, with a verdict.

    The target's bound decides; a plain number is reached from it on in the direction of the indicator's polarity. A
    bounded result is judged only where every number within its bounds has the same verdict.
    """
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.indicator_id and row.place_id and row.year:
            groups[row.indicator_id, row.place_id, row.year, row.first_year].append(row)
    judged = []
    for group in groups.values():
        for target in (row for row in group if row.kind == "target"):
            judged += [judge(target, row) for row in group if row.kind in ("result", "estimate")]
    return judged


def judge(target: Row, result: Row) -> Judged:
    """A target held against one result of its indicator, place and period."""
    reasons = [reason for reason in comparable(target, result) if reason not in ("kind", "bound", "approximate")]
    reasons += [f"series_break:{name}" for name in broken_under_way(target)]
    if "~" in (target.comparator, result.comparator):
        reasons.append("approximate")
    if target.minimum is None and target.maximum is None:
        reasons.append("no_value")
    if reasons or target.indicator_id is None:
        return Judged(target, result, "open", tuple(reasons))
    lowest, highest = _ends(result)
    verdicts = {_verdict(target, lowest), _verdict(target, highest)}
    if verdicts <= {"reached", "exceeded"}:  # whatever the result is within its bounds, the target is met
        return Judged(target, result, "reached" if "reached" in verdicts else "exceeded", ())
    if verdicts == {"missed"}:
        return Judged(target, result, "missed", ())
    return Judged(target, result, "open", ("neutral",) if result.exact is not None else ("bound",))


def _ends(result: Row) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that a result can be; just above ">", just below "<"."""
    lowest = -_ENDLESS if result.minimum is None else result.minimum
    highest = _ENDLESS if result.maximum is None else result.maximum
    return lowest + _HAIR * (result.comparator == ">"), highest - _HAIR * (result.comparator == "<")


def _verdict(target: Row, value: Decimal) -> Verdict:
    """The verdict on a single value; inside a range, and on the number itself, is reached."""
    low, high = target.minimum, target.maximum
    fails = {
        ">=": low is not None and value < low,
        ">": low is not None and value <= low,
        "<=": high is not None and value > high,
        "<": high is not None and value >= high,
    }
    if target.comparator in fails:
        if fails[target.comparator]:
            return "missed"
        return "reached" if value in (low, high) else "exceeded"
    if low is None or high is None:
        return "open"
    if low <= value <= high:
        return "reached"
    better = _more_is_better(target)
    if better is None:
        return "open"
    return "exceeded" if (value > high) is better else "missed"


def _more_is_better(target: Row) -> bool | None:
    """Whether a greater number is the better one; of a fall of what should fall it is. None where neither is."""
    polarity = traits()[target.indicator_id or ""].polarity
    if polarity == "neutral":
        return None
    return (polarity == "higher_is_better") is (measured_change(target) != "decrease")
