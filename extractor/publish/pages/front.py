"""The front page: what this is, how much of it, and the ways in."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from extractor.lexicon import fold
from extractor.publish import query, reply, sparks
from extractor.publish.counts import Counts, counts_of
from extractor.publish.crossed import crossed_of
from extractor.publish.messages import LANGUAGES, Catalogue, catalogue
from extractor.publish.names import Names, PlaceName, names_of
from extractor.publish.pages.doubts import doubts_of
from extractor.publish.ranking import Ranking, ranking
from extractor.publish.records import records
from extractor.publish.series import Frame, frames
from extractor.publish.site import Site

REFORM: Final = "2025-07-01"  # districts ended and provinces were merged (resolution 202/2025/QH15)
RECENT: Final = 6
TRIED: Final = 4  # indicators looked at for the headline
SAMPLE: Final = 400  # values that tell the usual way an indicator is measured


@dataclass(frozen=True, slots=True)
class Examples:
    """What is worth a first click in this database; None where there is nothing of the kind."""

    place: str | None
    indicator: str | None
    compare_indicator: str | None
    compare_places: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class Headline:
    """Plans beside results of one indicator and year."""

    indicator_id: str
    name: str
    ranking: Ranking


async def page(datasette: Any, request: Any) -> Response:
    """Front page."""
    site = reply.need_site(datasette)
    counts, names = await counts_of(site), await names_of(site)
    language = reply.language_of(request)
    t = reply.words(request)
    newest = await site.kept("newest", lambda: _newest(site), reviews=False)
    examples = await site.kept("examples", lambda: _examples(site, counts, names), reviews=False)
    years = [
        (str(year), count, site.path(f"/documents?year={year}")) for year, count in counts.documents_by_year.items()
    ]
    domains = [
        (domain, counts.by_domain.get(domain.id, 0), _leading(domain.id, counts, names)) for domain in names.domains
    ]
    context = {
        "counts": counts,
        "names": names,
        "groups": await provinces_of(site),
        "domains": [entry for entry in domains if entry[1]],
        "years": sparks.bars(years, title=t("front.by_year"), language=language),
        "span": (min(counts.years), max(counts.years)) if counts.years else None,
        "newest": newest,
        "examples": examples,
        "headline": await site.kept(f"headline {language}", partial(headline, site, counts, names, t)),
        "compare_query": _compare_query(examples),
    }
    return await reply.page(datasette, request, "front.html", context)


async def prepared(site: Site) -> None:
    """Count beforehand what the first readers would wait for."""
    counts, names = await counts_of(site), await names_of(site)
    await doubts_of(site)
    await crossed_of(site)
    for language in LANGUAGES:
        t = catalogue(language)
        await site.kept(f"headline {language}", partial(headline, site, counts, names, t))
    reply.compiled(site.datasette)
    gc.collect()
    gc.freeze()  # all of this stays: the collector need not go through it again and again


async def _newest(site: Site) -> Sequence[sqlite3.Row]:
    return await site.rows(
        "SELECT id, title, name, kind, place_id, place_text, year_text, targets_count, published FROM documents"
        " WHERE current = 1 ORDER BY year DESC, rowid DESC LIMIT ?",
        [RECENT],
    )


async def provinces_of(site: Site) -> list[tuple[str, list[tuple[PlaceName, int]]]]:
    """The provinces of the site's database, see `provinces`."""

    async def make() -> list[tuple[str, list[tuple[PlaceName, int]]]]:
        return provinces(await counts_of(site), await names_of(site))

    return await site.kept("provinces", make, reviews=False)


def provinces(counts: Counts, names: Names) -> list[tuple[str, list[tuple[PlaceName, int]]]]:
    """Provinces with targets in or below them: those of today, and those that ended with the reform."""
    groups: dict[str, list[tuple[PlaceName, int]]] = {"after": [], "before": []}
    for place_id, count in counts.below.items():
        place = names.places.get(place_id)
        if place is None or place.level != "province":
            continue
        if place.valid_to is None or place.valid_to >= REFORM:
            groups["after"].append((place, count))
        else:
            groups["before"].append((place, count))
    return [
        (name, sorted(found, key=lambda entry: fold(entry[0].name_short))) for name, found in groups.items() if found
    ]


def _leading(domain_id: str, counts: Counts, names: Names) -> list[tuple[str, int]]:
    own = [
        (indicator_id, count)
        for indicator_id, count in counts.by_indicator.items()
        if indicator_id in names.indicators and names.indicators[indicator_id].domain_id == domain_id
    ]
    return sorted(own, key=lambda entry: (-entry[1], entry[0]))[:3]


async def _examples(site: Site, counts: Counts, names: Names) -> Examples:
    def ranked(found: dict[str, int]) -> list[str]:
        return sorted(found, key=lambda key: (-found[key], key))

    local = {
        key: count
        for key, count in counts.by_place.items()
        if key in names.places and names.places[key].level != "national"
    }
    indicators = ranked({key: n for key, n in counts.by_indicator.items() if key in names.indicators})
    pair: tuple[str, tuple[str, ...]] | None = None
    for indicator_id in indicators[:12]:
        pair = await site.read(lambda db, key=indicator_id: _comparable(db, key))  # type: ignore[misc]
        if pair:
            break
    typed = [
        *catalogue("vi")("front.example.words").split("; "),
        *(names.indicators[key].name_vi for key in indicators[3:40]),
    ]
    words = await site.read(lambda db: _findable(db, typed))
    return Examples(
        place=next(iter(ranked(local)), None),
        indicator=indicators[0] if indicators else None,
        compare_indicator=pair[0] if pair else None,
        compare_places=pair[1] if pair else (),
        words=words,
    )


async def headline(site: Site, counts: Counts, names: Names, t: Catalogue) -> Headline | None:
    """Plans beside results of the indicator and year that most provinces have both of, among the frequent ones."""
    best: Headline | None = None
    leading = sorted(counts.by_indicator, key=lambda key: (-counts.by_indicator[key], key))
    for indicator_id in [key for key in leading if key in names.indicators][:TRIED]:
        for frame in await _usual_frames(site, indicator_id, names):
            found = await ranking(site, frame, "province", 0, names, t)
            if found and found.pairs and (best is None or len(found.pairs) > len(best.ranking.pairs)):
                best = Headline(indicator_id, names.indicators[indicator_id].name(t.language), found)
    return best


async def _usual_frames(site: Site, indicator_id: str, names: Names) -> list[Frame]:
    """The fullest frame of an indicator, found from some of its values."""
    some = await records(site, "t.current = 1 AND t.indicator_id = ? LIMIT ?", [indicator_id, SAMPLE])
    return [frame for frame, _ in frames(some, names)[:1]]


def _findable(connection: sqlite3.Connection, texts: Sequence[str]) -> str | None:
    """The first words of the first text that a search without marks finds something for."""
    for text in texts:
        words = " ".join(fold(text).split("(")[0].split()[:4])
        match = query.match(query.terms(words))
        if (
            match
            and connection.execute("SELECT 1 FROM targets_fts WHERE targets_fts MATCH ? LIMIT 1", [match]).fetchone()
        ):
            return words
    return None


def _comparable(connection: sqlite3.Connection, indicator_id: str) -> tuple[str, tuple[str, ...]] | None:
    """The indicator with up to three places of one level that have most years of it."""
    rows = connection.execute(
        "SELECT p.level, t.place_id, count(DISTINCT t.year) AS n FROM targets t"
        " JOIN places p ON p.id = t.place_id WHERE t.indicator_id = ? AND t.current = 1"
        " AND p.level <> 'national' GROUP BY t.place_id ORDER BY n DESC, t.place_id LIMIT 200",
        [indicator_id],
    ).fetchall()
    for level in dict.fromkeys(row[0] for row in rows):
        places = [row[1] for row in rows if row[0] == level][:3]
        if len(places) > 1:
            return indicator_id, tuple(places)
    return None


def _compare_query(examples: Examples) -> str | None:
    if examples.compare_indicator is None:
        return None
    pairs = [("indicator", examples.compare_indicator)]
    pairs += [("place", place) for place in examples.compare_places]
    return urlencode(pairs)
