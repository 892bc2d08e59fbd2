"""Facets of the filters that leave most rows (a year, a kind, an indicator): counted before they are asked for."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from extractor.publish.site import Site

LONGEST: Final = 500  # values of a column that a facet can show
WIDE: Final = (("year",), ("kind",), ("kind", "year"), ("indicator_id",))  # columns that are filtered by
COUNTED: Final = ("place_id", "indicator_id")

Chosen = tuple[tuple[str, Any], ...]  # the columns of one of WIDE in this order, each with its value
Counted = Sequence[tuple[Any, int]]  # values of a column and how many targets have each
Crossed = Mapping[Chosen, Mapping[str, Counted]]
_Sums = defaultdict[Chosen, defaultdict[str, Counter[Any]]]
_KEY: Final = "crossed"
_YEAR: Final = re.compile(r"[1-9]\d{3}")


async def crossed_of(site: Site) -> Crossed:
    """For each value of WIDE: the facet of every column, of COUNTED those values with most targets first."""
    return await site.kept(_KEY, lambda: site.read(count), reviews=False)


async def crossed_now(site: Site) -> Crossed | None:
    """The same where it was counted and no run stored anything since, else None: to count takes seconds."""
    found: Crossed | None = await site.fresh(_KEY)
    return found


def chosen_of(filters: Iterable[tuple[str, Any]]) -> Chosen | None:
    """The key of a filter, given as columns with their values; None for one that is not counted."""
    chosen = sorted(filters)
    if tuple(name for name, _ in chosen) not in WIDE:
        return None
    if any(name == "year" and not _YEAR.fullmatch(str(value)) for name, value in chosen):
        return None
    return tuple((name, int(value) if name == "year" else value) for name, value in chosen)


def total_of(crossed: Crossed, chosen: Chosen) -> int:
    """How many targets a filter leaves."""
    return sum(number for _, number in crossed.get(chosen, {}).get("kind", ()))


def count(connection: sqlite3.Connection) -> Crossed:
    """Count all targets by year, kind and each other column, in three walks."""
    rows = connection.cursor()
    rows.row_factory = None  # plain tuples: to count a million of Datasette's rows takes three times as long
    sums: _Sums = defaultdict(lambda: defaultdict(Counter))
    for column in COUNTED:
        rows.execute(f"SELECT year, kind, {column} FROM targets WHERE current = 1")
        for (year, kind, value), number in Counter(rows).items():
            wide: Sequence[Chosen] = _wide(year, kind)
            for chosen in wide:
                sums[chosen][column][value] += number
            if column == "indicator_id":
                for chosen in (*wide, (("indicator_id", value),)):
                    sums[chosen]["year"][year] += number
                    sums[chosen]["kind"][kind] += number
                sums[(("indicator_id", value),)][column][value] += number
    found = {
        chosen: {column: _fullest(counts, by_value=column == "year") for column, counts in own.items()}
        for chosen, own in sums.items()
    }
    # As one text, and one after the other: there are about as many pairs of indicator and place as there are targets.
    rows.execute(
        "SELECT indicator_id, group_concat(place_id, ' ') FROM targets WHERE current = 1 GROUP BY indicator_id"
    )
    for indicator, places in rows:
        found[(("indicator_id", indicator),)]["place_id"] = _fullest(Counter((places or "").split()), by_value=False)
    return found


def _wide(year: Any, kind: Any) -> Sequence[Chosen]:
    return (("year", year),), (("kind", kind),), (("kind", kind), ("year", year))


def _fullest(counts: Mapping[Any, int], *, by_value: bool) -> Counted:
    """Values with their counts, the greatest first, one more than a facet shows."""
    known = [(value, number) for value, number in counts.items() if value is not None]
    if len(known) > LONGEST:
        least = sorted((number for _, number in known), reverse=True)[LONGEST]
        known = [pair for pair in known if pair[1] >= least]
    known.sort(key=lambda pair: (-pair[1], pair[0]))
    del known[LONGEST + 1 :]
    return sorted(known, reverse=True) if by_value else known
