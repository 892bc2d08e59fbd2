"""Comparable series of every indicator, for exports that hold one value a place and period."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.publish.exports.rows import Source, current
from extractor.publish.names import IndicatorName
from extractor.publish.series import Cells, Frame, cells, frames


def cubes(found: Source) -> Iterator[tuple[IndicatorName, Frame, Cells]]:
    """Each comparable frame of each indicator with its cells, in the order of domains and names."""
    order = {domain.id: number for number, domain in enumerate(found.names.domains)}
    indicators = sorted(
        found.names.indicators.values(), key=lambda i: (order.get(i.domain_id or "", 99), i.name_vi, i.id)
    )
    for indicator in indicators:
        records = [record for record, _ in current(found, "t.indicator_id = ?", (indicator.id,))]
        for frame, points in frames(records, found.names):
            yield indicator, frame, cells(points)
