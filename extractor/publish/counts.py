"""How much of everything there is: read once for each state of the database, shown on many pages."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.publish.names import Names, names_of
from extractor.publish.site import Site


@dataclass(frozen=True, slots=True, repr=False)
class Counts:
    """Numbers of current targets and documents; `below` counts a place with all places under it."""

    targets: int
    documents: int
    pages: int  # versions included
    places: int  # with a target of their own
    years: Mapping[int, int]
    documents_by_year: Mapping[int, int]
    by_place: Mapping[str, int]
    below: Mapping[str, int]
    by_indicator: Mapping[str, int]
    by_domain: Mapping[str, int]
    kinds: Mapping[str, int]
    unlinked: int
    updated: str | None  # end of the last run, ISO 8601
    version: str | None  # of the extractor in that run
    problems: int


async def counts_of(site: Site) -> Counts:
    """The counts of the site's database."""

    async def read() -> Counts:
        names = await names_of(site)
        return await site.read(lambda connection: read_counts(connection, names))

    return await site.kept("counts", read, reviews=False)


def read_counts(connection: sqlite3.Connection, names: Names) -> Counts:
    """Count everything; each query runs on one index."""

    def pairs(sql: str) -> dict[object, int]:
        return dict(map(tuple, connection.execute(sql)))

    by_place = {
        str(key): count
        for key, count in pairs("SELECT place_id, count(*) FROM targets WHERE current = 1 GROUP BY place_id").items()
        if key is not None
    }
    indicators = pairs("SELECT indicator_id, count(*) FROM targets WHERE current = 1 GROUP BY indicator_id")
    unlinked = indicators.pop(None, 0)
    by_indicator = {str(key): count for key, count in indicators.items()}
    domains: Counter[str] = Counter()
    for key, count in by_indicator.items():
        indicator = names.indicators.get(key)
        if indicator and indicator.domain_id:
            domains[indicator.domain_id] += count
    kinds = pairs("SELECT kind, count(*) FROM targets WHERE current = 1 GROUP BY kind")
    run = connection.execute(
        "SELECT finished, extractor_version FROM runs WHERE finished IS NOT NULL ORDER BY finished DESC LIMIT 1"
    ).fetchone()
    return Counts(
        targets=sum(by_indicator.values()) + unlinked,
        documents=_one(connection, "SELECT count(*) FROM documents WHERE current = 1"),
        pages=_one(connection, "SELECT count(*) FROM documents"),
        places=len(by_place),
        years=_years(pairs("SELECT year, count(*) FROM targets WHERE current = 1 GROUP BY year")),
        documents_by_year=_years(pairs("SELECT year, count(*) FROM documents WHERE current = 1 GROUP BY year")),
        by_place=by_place,
        below=_below(by_place, names),
        by_indicator=by_indicator,
        by_domain=domains,
        kinds={str(key): count for key, count in kinds.items()},
        unlinked=unlinked,
        updated=run[0] if run else None,
        version=run[1] if run else None,
        problems=_one(connection, "SELECT count(*) FROM problems WHERE code <> 'duplicate'"),
    )


def _years(pairs: Mapping[object, int]) -> dict[int, int]:
    return {year: pairs[year] for year in sorted(key for key in pairs if isinstance(key, int))}


def _one(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _below(by_place: Mapping[str, int], names: Names) -> dict[str, int]:
    below: Counter[str] = Counter(by_place)
    for place_id, count in by_place.items():
        for above in names.above(place_id):
            below[above.id] += count
    return dict(below)
