"""Charts as SVG made on the server: no script, no inline style, the same on screen and on paper.

Plans are hollow marks on a dashed line, results filled marks on a solid one; a bound is an arrow, a range a bar; a year
without a value is a gap.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from extractor.publish.numbers import Language, number
from extractor.publish.series import Role

LEFT: Final = 46.0
RIGHT: Final = 10.0
TOP: Final = 16.0
BOTTOM: Final = 20.0
NEAR: Final = 3  # years before a value that its figures can cover
LONGEST: Final = 12  # characters of a value that is written beside its mark


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: `low` and `high` differ for a range; `bound` is the comparator sign."""

    year: int
    low: float
    high: float
    role: Role
    bound: str  # = >= > <= < ~ range
    label: str  # what a reader of the tool tip sees
    text: str = ""  # the value alone, to be written beside the mark

    @property
    def middle(self) -> float:
        """Where the line goes through."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Scale:
    """The value axis: its ends and the ticks between them."""

    low: float
    high: float
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The drawing area in pixels and the years on it."""

    width: float
    height: float
    first: int
    last: int
    scale: Scale

    def x(self, year: float) -> float:
        """Where a year stands; a single year stands in the middle."""
        span = self.width - LEFT - RIGHT
        if self.last == self.first:
            return round(LEFT + span / 2, 1)
        return round(LEFT + 8 + (span - 16) * (year - self.first) / (self.last - self.first), 1)

    def y(self, value: float) -> float:
        """Where a value stands."""
        span = self.height - TOP - BOTTOM
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return round(TOP + span * (1 - share), 1)


def scale(values: Iterable[float], ticks: int = 4) -> Scale:
    """An axis around `values` with round ticks; it starts at zero where the values come near to it."""
    found = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
    low, high = min(found), max(found)
    if low > 0 and low < 0.5 * high:
        low = 0.0
    if low == high:
        pad = abs(low) * 0.1 or 1.0
        low, high = low - pad, high + pad
    step = _round_step((high - low) / max(ticks - 1, 1))
    first, last = math.floor(low / step), math.ceil(high / step)
    marks = tuple(round(step * index, 10) for index in range(first, last + 1))
    return Scale(marks[0], marks[-1], marks)


def drawn_values(marks: Sequence[Mark]) -> list[float]:
    """The values that an axis must hold; below an upper bound there is room for its arrow."""
    values = [side for mark in marks for side in (mark.low, mark.high)]
    room = 0.15 * (max(values) - min(values))
    return values + [mark.low - room for mark in marks if mark.bound in ("<=", "<") and mark.low - room > 0]


def line_chart(
    marks: Sequence[Mark],
    *,
    title: str,
    description: str,
    language: Language,
    ident: str,
    years: tuple[int, int] | None = None,
    axis: Scale | None = None,
    breaks: Sequence[tuple[int, str]] = (),
    width: float = 280,
    height: float = 150,
) -> Markup:
    """A chart of one series of plans and one of results over the years.

    `axis` is given where several charts share one; `breaks` are years from which values are not comparable with those
    before, with the reason.
    """
    first, last = years or (min(m.year for m in marks), max(m.year for m in marks))
    area = Area(width, height, first, last, axis or scale(drawn_values(marks)))
    parts = [
        f'<svg class="chart" viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="{ident}-t {ident}-d">',
        f'<title id="{ident}-t">{escape(title)}</title><desc id="{ident}-d">{escape(description)}</desc>',
    ]
    parts += _axes(area, language)
    parts += [_break(area, year, reason) for year, reason in breaks if first < year <= last]
    stops = [year for year, _ in breaks]
    for role in ("plan", "result"):
        own = sorted((m for m in marks if m.role == role), key=lambda m: m.year)
        parts += [_path(area, run, role) for run in runs(own, stops) if len(run) > 1]
    parts += [_mark(area, mark) for mark in sorted(marks, key=lambda m: m.role != "plan")]
    parts += _last_values(area, marks)
    parts.append("</svg>")
    return Markup("".join(parts))


def short(value: float, language: Language) -> str:
    """An axis label of few characters: 1.200.000 becomes 1,2·10⁶."""
    if value and not 0.001 <= abs(value) < 1_000_000:
        power = math.floor(math.log10(abs(value)))
        digits = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        return f"{number(round(value / 10**power, 2), language)}·10{digits}"
    return number(round(value, 6), language)


def _round_step(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= step * 0.999)


def _axes(area: Area, language: Language) -> list[str]:
    parts = []
    for tick in area.scale.ticks:
        y, text = area.y(tick), short(tick, language)
        parts.append(f'<line class="grid" x1="{LEFT:g}" x2="{area.width - RIGHT:g}" y1="{y:g}" y2="{y:g}"/>')
        parts.append(f'<text class="tick" x="{LEFT - 5:g}" y="{y + 3.5:g}" text-anchor="end">{text}</text>')
    step = max(1, math.ceil((area.last - area.first) / 5))
    parts += [
        f'<text class="tick" x="{area.x(year):g}" y="{area.height - 5:g}" text-anchor="middle">{year}</text>'
        for year in range(area.last, area.first - 1, -step)
    ]
    return parts


def _break(area: Area, year: int, reason: str) -> str:
    x = area.x(year - 0.5)
    return (
        f'<line class="break" x1="{x:g}" x2="{x:g}" y1="{TOP:g}" y2="{area.height - BOTTOM:g}">'
        f"<title>{escape(reason)}</title></line>"
    )


def runs(marks: Sequence[Mark], stops: Sequence[int]) -> list[list[Mark]]:
    """Marks of years that follow each other, cut where a series breaks."""
    found: list[list[Mark]] = []
    for mark in marks:
        joined = found and found[-1][-1].year == mark.year - 1 and mark.year not in stops
        if joined:
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def _path(area: Area, run: Sequence[Mark], role: str) -> str:
    points = " ".join(f"{area.x(mark.year):g},{area.y(mark.middle):g}" for mark in run)
    return f'<polyline class="line {role}" points="{points}"/>'


def _last_values(area: Area, marks: Sequence[Mark]) -> list[str]:
    """The last plan and the last result in figures, on the sides where they meet neither each other nor their line."""
    last = {mark.role: mark for mark in sorted(marks, key=lambda m: m.year) if len(mark.text) <= LONGEST}
    plan, result = last.get("plan"), last.get("result")
    if plan and result and (plan.year, plan.text) == (result.year, result.text):
        plan = None
    parts = []
    for mark, other in ((plan, result), (result, plan)):
        if mark is None:
            continue
        beside = other or _before(mark, marks)
        above = beside is None or (mark.middle, mark.role) >= (beside.middle, beside.role)
        below = area.y(mark.low) + 15 + 8 * (mark.bound in ("<=", "<"))
        floor = area.height - BOTTOM + 4  # over the years
        over = above or (other is None and below > floor)
        y = area.y(mark.high) - 8 - 8 * (mark.bound in (">=", ">")) if over else min(below, floor)
        x = area.x(mark.year)
        last_year, first_year = x > area.width - 40, x < LEFT + 24
        crowded = not over and not first_year and below > floor  # under the mark there is no room: beside it
        anchor = "end" if last_year or crowded else "start" if first_year else "middle"
        shift = -7 if crowded else 8 * last_year + 6 * first_year
        parts.append(
            f'<text class="value {mark.role}" x="{x + shift:g}" y="{y:g}"'
            f' text-anchor="{anchor}">{escape(mark.text)}</text>'
        )
    return parts


def _before(mark: Mark, marks: Sequence[Mark]) -> Mark | None:
    """The one of its role before a mark, where a line from it can run under what is written over the mark."""
    earlier = [one for one in marks if one.role == mark.role and mark.year - NEAR <= one.year < mark.year]
    return max(earlier, key=lambda one: one.year, default=None)


def _mark(area: Area, mark: Mark) -> str:
    x, y = area.x(mark.year), area.y(mark.middle)
    shape = ""
    if mark.low != mark.high:
        top, bottom = area.y(mark.high), area.y(mark.low)
        shape = f'<rect class="range" x="{x - 3.5:g}" y="{top:g}" width="7" height="{max(bottom - top, 2):g}" rx="2"/>'
    elif mark.bound in (">=", ">", "<=", "<"):
        way = -1 if mark.bound.startswith(">") else 1
        tip, barb = y + 13 * way, y + 9.5 * way
        shape = (
            f'<path class="bound" d="M{x:g} {y + 4 * way:g}V{tip:g}'
            f'M{x - 3:g} {barb:g}L{x:g} {tip:g}L{x + 3:g} {barb:g}"/>'
        )
    radius = 3.4 if mark.role == "result" else 3.8
    about = " about" if mark.bound == "~" else ""
    return (
        f'<g class="mark {mark.role}"><title>{escape(mark.label)}</title>{shape}'
        f'<circle class="dot{about}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/></g>'
    )
