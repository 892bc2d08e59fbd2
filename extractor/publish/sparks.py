"""Charts without axes: a line in a row of a table, and bars for counts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from extractor.publish.charts import Mark, runs
from extractor.publish.numbers import Language, number


def bars(pairs: Sequence[tuple[str, int, str]], *, title: str, language: Language) -> Markup:
    """Bars for counts: (label, count, link), as a list that reads without the picture."""
    most = max((count for _, count, _ in pairs), default=1) or 1
    rows = [
        Markup(
            '<li><a href="{href}"><span class="bar-label">{label}</span>'
            '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
            '<rect width="{share:.1f}" height="8" rx="1"/></svg>'
            '<span class="bar-count">{count}</span></a></li>'
        ).format(
            href=href,
            label=label,
            share=max(100 * count / most, 0.8),
            count=number(count, language),
        )
        for label, count, href in pairs
    ]
    return Markup('<ol class="bars" aria-label="{}">{}</ol>').format(title, Markup("").join(rows))


def spark(marks: Sequence[Mark], *, title: str) -> Markup:
    """A chart without axes for a table row, which says the values; each has a scale of its own."""
    first, last = min(m.year for m in marks), max(m.year for m in marks)
    values = [side for mark in marks for side in (mark.low, mark.high)]
    low, high = min(values), max(values)
    pad = (high - low) * 0.1 or abs(high) * 0.1 or 1.0

    def x(year: int) -> float:
        return 5 + 110 * (year - first) / max(last - first, 1)

    def y(value: float) -> float:
        return 27 - 22 * (value - low + pad) / (high - low + 2 * pad)

    parts = []
    for role in ("plan", "result"):
        own = sorted((m for m in marks if m.role == role), key=lambda m: m.year)
        for run in runs(own, ()):
            points = " ".join(f"{x(m.year):.1f},{y(m.middle):.1f}" for m in run)
            parts.append(f'<polyline class="line {role}" points="{points}"/>')
        dots = (f'<circle class="dot" cx="{x(m.year):.1f}" cy="{y(m.middle):.1f}" r="2.4"/>' for m in own)
        parts.append(f'<g class="mark {role}">{"".join(dots)}</g>')
    said = f"{escape(title)}, {first}–{last}"
    return Markup(
        f'<svg class="chart spark" viewBox="0 0 120 32" role="img" aria-label="{said}">{"".join(parts)}</svg>'
    )
