"""Plans beside their results for one year: a line a place, with both on one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
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
    chosen = [place_id for *_, place_id in both(grid, period, names)[:MOST]]
    shown = [(place_id, grid[place_id, period, "plan"], grid[place_id, period, "result"]) for place_id in chosen]
    drawn = {
        place_id: marks([(period, "plan", plan), (period, "result", result)], unit, t)
        for place_id, plan, result in shown
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
        for place_id, plan, result in shown
    ]


def both(grid: Cells, period: str, names: Names) -> list[tuple[float, str, str]]:
    """The places with both a plan and a result, as minus what was reached, name without marks, id; in this order."""
    results = ((place_id, cell) for (place_id, when, role), cell in grid.items() if (when, role) == (period, "result"))
    return sorted(
        (-_reached(cell.shown), names.places[place_id].folded, place_id)
        for place_id, cell in results
        if (place_id, period, "plan") in grid
    )


def dumbbell(own: Sequence[charts.Mark], axis: charts.Scale, title: str) -> Markup:
    """A plan and a result on one line; a bound is an arrow, a range a bar."""

    def x(value: float) -> float:
        return round(EDGE + (WIDTH - 2 * EDGE) * (value - axis.low) / (axis.high - axis.low), 1)

    middle = HEIGHT / 2
    ends = [x(mark.middle) for mark in own]
    level = f'y1="{middle:g}" y2="{middle:g}"'
    parts = [
        f'<line class="grid" x1="{EDGE:g}" x2="{WIDTH - EDGE:g}" {level}/>',
        f'<line class="gap" x1="{min(ends):g}" x2="{max(ends):g}" {level}/>',
        *(_mark(mark, x(mark.low), x(mark.high), middle) for mark in own),
    ]
    return Markup(
        f'<svg class="chart dumbbell" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img"'
        f' aria-label="{escape(title)}: {escape(describe(own))}">{"".join(parts)}</svg>'
    )


def _mark(mark: charts.Mark, low: float, high: float, y: float) -> str:
    at = (low + high) / 2
    shapes = f"<title>{escape(mark.label)}</title>"
    way = _WAYS.get(mark.bound, 0)
    if low != high:
        shapes += f'<rect class="range" x="{low:g}" y="{y - 4:g}" width="{max(high - low, 2):g}" height="8" rx="2"/>'
    elif way:
        end, back = at + 13 * way, at + 9.5 * way
        shapes += f'<path class="bound" d="M{at + 4 * way:g} {y:g}H{end:g}M{back:g} {y - 3:g}L{end:g} {y:g}'
        shapes += f'L{back:g} {y + 3:g}"/>'
    about = " about" if mark.bound == "~" else ""
    shapes += f'<circle class="dot{about}" cx="{at:g}" cy="{y:g}" r="4.4"/>'
    return f'<g class="mark {mark.role}">{shapes}</g>'


_WAYS: Final[Mapping[str, int]] = {">=": 1, ">": 1, "<=": -1, "<": -1}


def _reached(point: Point) -> float:
    side = point.low if point.low is not None else point.high
    return float(side) if side is not None else 0.0


def _quote(cell: Cell) -> str:
    record = cell.shown.record
    return f"/document/{record.document_id}#q-{record.id}"
