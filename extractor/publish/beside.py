"""Plans beside their results for one year: a line a place, with both on one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from extractor.publish import charts
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names
from extractor.publish.series import Cell, Cells, Point, verdict
from extractor.publish.shown import describe, marks, point_text

MOST: Final = 40
WIDTH: Final = 260.0
HEIGHT: Final = 26.0
EDGE: Final = 16.0


@dataclass(frozen=True, slots=True)
class Beside:
    """What one place planned and reached: both as texts with the path of each quote, the verdict, and the picture."""

    place_id: str
    label: str
    plan: str
    plan_href: str
    result: str
    result_href: str
    verdict: str | None
    chart: Markup


def beside(grid: Cells, period: str, unit: str, names: Names, t: Catalogue) -> list[Beside]:
    """The places with both a plan and a result in `grid`, those that reached most first."""
    cells: dict[str, dict[str, Cell]] = {}
    for (place_id, when, role), cell in grid.items():
        if when == period:
            cells.setdefault(place_id, {})[role] = cell
    both = [(place_id, own["plan"], own["result"]) for place_id, own in cells.items() if len(own) == 2]
    both.sort(key=lambda entry: (-_reached(entry[2].shown), names.places[entry[0]].folded))
    both = both[:MOST]
    drawn = {
        place_id: marks([(period, "plan", plan), (period, "result", result)], unit, t)
        for place_id, plan, result in both
    }
    axis = charts.scale([side for own in drawn.values() for mark in own for side in (mark.low, mark.high)])
    return [
        Beside(
            place_id,
            names.label(place_id, t),
            point_text(plan.shown, unit, t),
            _quote(plan),
            point_text(result.shown, unit, t),
            _quote(result),
            verdict(plan, result),
            dumbbell(drawn[place_id], axis, names.label(place_id, t)),
        )
        for place_id, plan, result in both
    ]


def dumbbell(own: Sequence[charts.Mark], axis: charts.Scale, title: str) -> Markup:
    """A plan and a result on one line; a bound is an arrow, a range a bar."""

    def x(value: float) -> float:
        return round(EDGE + (WIDTH - 2 * EDGE) * (value - axis.low) / (axis.high - axis.low), 1)

    middle = HEIGHT / 2
    ends = [x(mark.middle) for mark in own]
    parts = [
        Markup('<line class="grid" x1="{:g}" x2="{:g}" y1="{y:g}" y2="{y:g}"/>').format(EDGE, WIDTH - EDGE, y=middle),
        Markup('<line class="gap" x1="{:g}" x2="{:g}" y1="{y:g}" y2="{y:g}"/>').format(min(ends), max(ends), y=middle),
        *(_mark(mark, x(mark.low), x(mark.high), middle) for mark in own),
    ]
    return Markup(
        '<svg class="chart dumbbell" viewBox="0 0 {w:g} {h:g}" role="img" aria-label="{t}: {d}">{parts}</svg>'
    ).format(w=WIDTH, h=HEIGHT, t=title, d=describe(own), parts=Markup("").join(parts))


def _mark(mark: charts.Mark, low: float, high: float, y: float) -> Markup:
    at = (low + high) / 2
    shapes = [Markup("<title>{}</title>").format(mark.label)]
    if low != high:
        shapes.append(
            Markup('<rect class="range" x="{:g}" y="{:g}" width="{:g}" height="8" rx="2"/>').format(
                low, y - 4, max(high - low, 2)
            )
        )
    elif _WAYS.get(mark.bound):
        way = _WAYS[mark.bound]
        shapes.append(
            Markup('<path class="bound" d="M{a:g} {y:g}H{b:g}M{c:g} {l:g}L{b:g} {y:g}L{c:g} {r:g}"/>').format(
                a=at + 4 * way, b=at + 13 * way, c=at + 9.5 * way, y=y, l=y - 3, r=y + 3
            )
        )
    about = " about" if mark.bound == "~" else ""
    shapes.append(Markup('<circle class="dot{}" cx="{:g}" cy="{:g}" r="4.4"/>').format(about, at, y))
    return Markup('<g class="mark {}">{}</g>').format(mark.role, Markup("").join(shapes))


_WAYS: Final[Mapping[str, int]] = {">=": 1, ">": 1, "<=": -1, "<": -1}


def _reached(point: Point) -> float:
    side = point.low if point.low is not None else point.high
    return float(side) if side is not None else 0.0


def _quote(cell: Cell) -> str:
    record = cell.shown.record
    return f"/document/{record.document_id}#q-{record.id}"
