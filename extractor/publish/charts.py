"""Charts as SVG made on the server: no script, no inline style, the same on screen and on paper.

Plans are hollow marks on a dashed line, results filled marks on a solid one; a bound is an arrow, a range a bar; a year
without a value is a gap.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from extractor.publish.numbers import Language, number
from extractor.publish.series import Role

LEFT: Final = 46.0
RIGHT: Final = 10.0
TOP: Final = 16.0
BOTTOM: Final = 20.0
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
        Markup(
            '<svg class="chart" viewBox="0 0 {w:g} {h:g}" role="img" '
            'aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{t}</title>'
            '<desc id="{id}-d">{d}</desc>'
        ).format(w=width, h=height, id=ident, t=title, d=description)
    ]
    parts += _axes(area, language)
    parts += [_break(area, year, reason) for year, reason in breaks if first < year <= last]
    stops = [year for year, _ in breaks]
    for role in ("plan", "result"):
        own = sorted((m for m in marks if m.role == role), key=lambda m: m.year)
        parts += [_path(area, run, role) for run in runs(own, stops) if len(run) > 1]
    parts += [_mark(area, mark) for mark in sorted(marks, key=lambda m: m.role != "plan")]
    parts += _last_values(area, marks)
    parts.append(Markup("</svg>"))
    return Markup("").join(parts)


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


def _axes(area: Area, language: Language) -> list[Markup]:
    parts = [
        Markup(
            '<line class="grid" x1="{x1:g}" x2="{x2:g}" y1="{y:g}" y2="{y:g}"/>'
            '<text class="tick" x="{tx:g}" y="{ty:g}" text-anchor="end">{label}</text>'
        ).format(
            x1=LEFT,
            x2=area.width - RIGHT,
            y=area.y(tick),
            tx=LEFT - 5,
            ty=area.y(tick) + 3.5,
            label=short(tick, language),
        )
        for tick in area.scale.ticks
    ]
    step = max(1, math.ceil((area.last - area.first) / 5))
    parts += [
        Markup('<text class="tick" x="{x:g}" y="{y:g}" text-anchor="middle">{year}</text>').format(
            x=area.x(year), y=area.height - 5, year=year
        )
        for year in range(area.last, area.first - 1, -step)
    ]
    return parts


def _break(area: Area, year: int, reason: str) -> Markup:
    return Markup('<line class="break" x1="{x:g}" x2="{x:g}" y1="{a:g}" y2="{b:g}"><title>{t}</title></line>').format(
        x=area.x(year - 0.5), a=TOP, b=area.height - BOTTOM, t=reason
    )


def runs(marks: Sequence[Mark], stops: Sequence[int]) -> list[list[Mark]]:
    """Marks of years that follow each other, cut where a series breaks."""
    runs: list[list[Mark]] = []
    for mark in marks:
        joined = runs and runs[-1][-1].year == mark.year - 1 and mark.year not in stops
        if joined:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def _path(area: Area, run: Sequence[Mark], role: str) -> Markup:
    points = " ".join(f"{area.x(mark.year):g},{area.y(mark.middle):g}" for mark in run)
    return Markup('<polyline class="line {}" points="{}"/>').format(role, points)


def _last_values(area: Area, marks: Sequence[Mark]) -> list[Markup]:
    """The last plan and the last result in figures, on the sides where they do not meet."""
    last = {mark.role: mark for mark in sorted(marks, key=lambda m: m.year) if len(mark.text) <= LONGEST}
    plan, result = last.get("plan"), last.get("result")
    if plan and result and (plan.year, plan.text) == (result.year, result.text):
        plan = None
    parts = []
    for mark, other in ((plan, result), (result, plan)):
        if mark is None:
            continue
        above = other is None or (mark.middle, mark.role) >= (other.middle, other.role)
        clear = 8 + 8 * (above and mark.bound in (">=", ">")) + 8 * (not above and mark.bound in ("<=", "<"))
        edge = area.y(mark.high) - clear if above else min(area.y(mark.low) + clear + 7, area.height - BOTTOM - 2)
        x = area.x(mark.year)
        anchor = "end" if x > area.width - 40 else "middle"
        parts.append(
            Markup('<text class="value {}" x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(
                mark.role, x + 8 * (anchor == "end"), edge, anchor, mark.text
            )
        )
    return parts


def _mark(area: Area, mark: Mark) -> Markup:
    x, y = area.x(mark.year), area.y(mark.middle)
    shapes = [Markup("<title>{}</title>").format(mark.label)]
    if mark.low != mark.high:
        top, bottom = area.y(mark.high), area.y(mark.low)
        shapes.append(
            Markup('<rect class="range" x="{:g}" y="{:g}" width="7" height="{:g}" rx="2"/>').format(
                x - 3.5, top, max(bottom - top, 2)
            )
        )
    elif mark.bound in (">=", ">", "<=", "<"):
        way = -1 if mark.bound.startswith(">") else 1
        shapes.append(
            Markup('<path class="bound" d="M{x:g} {a:g}V{b:g}M{l:g} {c:g}L{x:g} {b:g}L{r:g} {c:g}"/>').format(
                x=x, a=y + 4 * way, b=y + 13 * way, l=x - 3, r=x + 3, c=y + 9.5 * way
            )
        )  # fmt: skip
    radius = 3.4 if mark.role == "result" else 3.8
    about = " about" if mark.bound == "~" else ""
    shapes.append(Markup('<circle class="dot{}" cx="{:g}" cy="{:g}" r="{:g}"/>').format(about, x, y, radius))
    return Markup('<g class="mark {}">{}</g>').format(mark.role, Markup("").join(shapes))
