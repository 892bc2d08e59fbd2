"""Small charts of one indicator for many places, on the same years and, where they fit, one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from extractor.publish import charts
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names
from extractor.publish.numbers import day
from extractor.publish.pivot import Series, drawn_marks
from extractor.publish.series import breaks
from extractor.publish.shown import describe, unit_name
from extractor.publish.site import Site

MOST: Final = 12
UNLIKE: Final = 8  # places whose values differ by more than so many times get axes of their own

Redraws = Mapping[str, Sequence[tuple[int, str]]]


async def redraws_of(site: Site, places: Sequence[str]) -> Redraws:
    """Years from which a place took in others while keeping its name, with the day, by place."""
    holes = ", ".join("?" * len(places))
    rows = await site.rows(
        "SELECT DISTINCT l.to_id, l.effective FROM place_links l JOIN places p ON p.id = l.to_id"
        f" WHERE l.to_id IN ({holes}) AND l.effective > coalesce(p.valid_from, '')",
        list(places),
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for place_id, effective in rows:
        found.setdefault(place_id, []).append((int(effective[:4]), effective))
    return found


def multiples(
    series: Sequence[Series],
    periods: Sequence[str],
    redraws: Redraws,
    names: Names,
    t: Catalogue,
    *,
    ident: str = "chart",
    most: int = MOST,
    one_axis: bool = True,
) -> list[tuple[Series, Markup]]:
    """A chart for each of the first `most` series that have values of at least two years."""
    drawn = []
    for one in series:
        marks = drawn_marks(one, periods, unit_name(one.frame, names, t), t)
        if len({mark.year for mark in marks}) > 1:
            drawn.append((one, marks))
        if len(drawn) == most:
            break
    if not drawn:
        return []
    every = [mark.year for _, marks in drawn for mark in marks]
    values = [charts.drawn_values(marks) for _, marks in drawn]
    axis = _shared_axis(values) if one_axis else None
    return [
        (
            one,
            charts.line_chart(
                marks,
                title=one.label,
                description=describe(marks),
                language=t.language,
                ident=f"{ident}-{number}",
                years=(min(every), max(every)),
                axis=axis,
                breaks=_breaks(one, redraws, t),
            ),
        )
        for number, (one, marks) in enumerate(drawn)
    ]


def break_notes(indicator_id: str, t: Catalogue) -> list[tuple[int, str]]:
    """Years from which an indicator is another series, and why, in the reader's language."""
    return [(year, one.note_vi if t.language == "vi" else one.note_en) for year, one in breaks(indicator_id)]


def _breaks(series: Series, redraws: Redraws, t: Catalogue) -> list[tuple[int, str]]:
    own = [
        (year, t("chart.redraw", day=day(effective, t.language)))
        for year, effective in redraws.get(series.place_id, ())
    ]
    return break_notes(series.frame.indicator_id, t) + own


def _shared_axis(values: Sequence[Sequence[float]]) -> charts.Scale | None:
    """One axis for all charts, or None where the places are of too different size to be read on one."""
    tops = [max(map(abs, own)) for own in values]
    if min(tops) * UNLIKE < max(tops):
        return None
    return charts.scale([value for own in values for value in own])
