"""The rows of a place by domain: all of them, or of a place with very many the fullest of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractor.publish.messages import Catalogue
from extractor.publish.names import Domain, Names
from extractor.publish.pivot import Row, Series, row

ROWS: Final = 80  # indicators; beyond so many, each domain shows its fullest ones and leads to the rest
LEADING: Final = 3  # so many of a domain then

Spread = Mapping[str | None, int]  # indicator (None: not linked to one) -> how many targets of a place


@dataclass(frozen=True, slots=True)
class Part:
    """A domain with its rows on the page, how many targets it has, and whether they are more than the rows tell."""

    domain: Domain
    rows: Sequence[Row]
    count: int
    more: bool


def leading_of(spread: Spread, names: Names) -> dict[str, list[str]]:
    """Of a place with more indicators than one page can hold the LEADING fullest of each domain, else nothing."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key in spread:
        indicator = names.indicators.get(key or "")
        if indicator and indicator.domain_id:
            groups[indicator.domain_id].append(indicator.id)
    if sum(map(len, groups.values())) <= ROWS:
        return {}
    return {key: sorted(own, key=lambda one: (-spread[one], one))[:LEADING] for key, own in groups.items()}


def by_domain(
    series: Sequence[Series],
    periods: Sequence[str],
    trend: Sequence[str],
    spread: Spread,
    leading: Mapping[str, Sequence[str]],
    names: Names,
    t: Catalogue,
) -> list[Part]:
    """Rows of each domain, in the order of domains; series of one indicator stay together.

    `periods` are those of the table, `trend` those of its small charts. Where there are `leading` indicators, of each
    domain at most the LEADING series with most values.
    """
    groups: defaultdict[str | None, list[Series]] = defaultdict(list)
    for one in series:
        indicator = names.indicators.get(one.frame.indicator_id)
        groups[indicator.domain_id if indicator else None].append(one)
    counts: Counter[str | None] = Counter()
    several: Counter[str | None] = Counter()
    for key, count in spread.items():
        indicator = names.indicators.get(key or "")
        counts[indicator.domain_id if indicator else None] += count
        several[indicator.domain_id if indicator else None] += 1
    parts = []
    for domain in names.domains:
        own = groups.get(domain.id, [])
        shown = sorted(own, key=lambda one: (-len(one.cells), one.label))[: LEADING if leading else None]
        shown.sort(key=lambda one: (one.label, -len(one.cells)))
        more = len(shown) < len(own) or several[domain.id] > len(leading.get(domain.id, ())) > 0
        more = more or len(periods) < len(trend)
        if own:
            rows = [row(one, periods, names, t, trend=trend) for one in shown]
            parts.append(Part(domain, rows, counts[domain.id], more))
    return parts
