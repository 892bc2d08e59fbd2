"""Facets of the filters that leave most rows, by year and by kind: counted together, before they are asked for."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from extractor.publish.site import Site

LONGEST: Final = 500  # values of a column that a facet can show
WIDE: Final = ("year", "kind")  # columns of few values: a filter on them alone leaves very many rows
COUNTED: Final = ("place_id", "indicator_id")

Chosen = tuple[Any, Any]  # a year and a kind; None: any
Counted = Sequence[tuple[Any, int]]  # values of a column and how many targets have each
Crossed = Mapping[Chosen, Mapping[str, Counted]]
_KEY: Final = "crossed"


async def crossed_of(site: Site) -> Crossed:
    """For each year, kind, and both: the facet of every column, those of COUNTED with most targets first."""
    return await site.kept(_KEY, lambda: site.read(count), reviews=False)


async def crossed_now(site: Site) -> Crossed | None:
    """The same where it was counted and no run stored anything since, else None: to count takes seconds."""
    found: Crossed | None = await site.fresh(_KEY)
    return found


def count(connection: sqlite3.Connection) -> Crossed:
    """Count all targets by year, kind and each other column, in two walks."""
    found: dict[Chosen, dict[str, Counted]] = defaultdict(dict)
    for column in COUNTED:
        rows = connection.cursor()
        rows.row_factory = None  # plain tuples: to count a million of Datasette's rows takes three times as long
        rows.execute(f"SELECT year, kind, {column} FROM targets WHERE current = 1")
        sums: defaultdict[Chosen, Counter[Any]] = defaultdict(Counter)
        totals: Counter[Chosen] = Counter()
        for (year, kind, value), number in Counter(rows).items():
            totals[year, kind] += number
            for chosen in ((year, kind), (year, None), (None, kind)):
                sums[chosen][value] += number
        for chosen, counts in sums.items():
            found[chosen][column] = _fullest(counts)
    for chosen in list(found):
        own = {key: number for key, number in totals.items() if _within(key, chosen)}
        found[chosen]["year"] = _summed(own, 0, by_value=True)
        found[chosen]["kind"] = _summed(own, 1, by_value=False)
    return found


def _within(key: Chosen, chosen: Chosen) -> bool:
    return all(wanted is None or wanted == value for value, wanted in zip(key, chosen, strict=True))


def _summed(totals: Mapping[Chosen, int], part: int, *, by_value: bool) -> Counted:
    sums: Counter[Any] = Counter()
    for key, number in totals.items():
        sums[key[part]] += number
    counted = _fullest(sums)
    return sorted(counted, reverse=True) if by_value else counted


def _fullest(counts: Mapping[Any, int]) -> Counted:
    """Values with their counts, the greatest first, one more than a facet shows."""
    known = [(value, number) for value, number in counts.items() if value is not None]
    return sorted(known, key=lambda pair: (-pair[1], pair[0]))[: LONGEST + 1]
