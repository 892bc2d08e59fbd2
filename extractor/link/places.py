"""Names to dated administrative units, and units to their predecessors and successors.

A name is only a place together with a day: "ward 5" of 2021 and of 2025 are two units. Ids are those of
patterns/places.csv.
"""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import NamedTuple
from urllib.parse import urlsplit

from extractor.identify import gazetteer
from extractor.identify.dates import dates
from extractor.identify.gazetteer import Unit, by_name, host_unit, name_key, parent_of
from extractor.identify.mentions import mentions
from extractor.identify.places import GUESS
from extractor.identify.reading import BODY, Line, key
from extractor.identify.words import number_patterns
from extractor.lexicon import rows
from extractor.link.concepts import lexicon
from extractor.model import Document, Evidence, Level, Place

NATION = "VN"
_CITED = 60  # characters before the day of a document in which its number stands
_BETWEEN = 6  # words between the two: the body that issued it
FIRST_DAY = "2021-11-01"  # of the table; an older document is read as if of this day


class Link(NamedTuple):
    """One step from a unit to its successor; `whole`: all of it goes there."""

    from_id: str
    to_id: str
    whole: bool
    effective: str


def place_of(document: Document, days: Iterable[str] | None = None) -> Place | None:
    """The unit that a document is about: name as written, level, parent, host and the document's date decide.

    `days`: those of `days_for`, where they are known.
    """
    identity = document.identity
    if identity.place is None:
        return None
    host = urlsplit(document.page.url).hostname if document.page.url else None
    return resolve(
        identity.place.value,
        days_for(document) if days is None else days,
        level=_value(identity.level),
        parent=_value(_sure(identity.place_parent)),
        host=host,
    )


def days_for(document: Document) -> tuple[str, ...]:
    """Days (ISO) on which the units that a document names may be sought, the likeliest first."""
    year = _value(document.identity.year)
    published = _value(document.identity.published)
    return days_of(published or _last_day_said(document, year) or _last_day_told(document, year), year)


def days_of(published: str | None, year: str | None) -> tuple[str, ...]:
    """Days (ISO) on which the units of a document may be sought, the likeliest first."""
    first = year[:4] if year else None
    found = [published] if published else []
    if first and first.isdigit():
        found += [f"{first}-01-01", f"{int(first) - 1}-12-31", f"{first}-12-31"]
    return tuple(max(day, FIRST_DAY) for day in found) or ("9999-12-31", FIRST_DAY)


def _last_day_said(document: Document, year: str | None) -> str | None:
    """A day soon after which the text was written.

    The last day of a document that it cites, where that lies in its year or later; else the last day it names, where
    what it plans is years later.
    """
    if year is None:
        return None
    text = document.text[:BODY]
    said = dates(key(text))
    cited = max((date.value for date in said if _is_cited(text, date.start)), default="")
    if cited > year[:4]:
        return cited
    last = max((date.value for date in said), default="")
    return last if last and int(year[:4]) > int(last[:4]) + 1 else None


def _sure(evidence: Evidence | None) -> Evidence | None:
    """What is more than a guess: of namesakes one that was guessed decides nothing."""
    return evidence if evidence is not None and evidence.confidence > GUESS else None


def _last_day_told(document: Document, year: str | None) -> str | None:
    """The end of the year of a document that reports this year and plans for the next: it was written about then."""
    if year is None or not year.isdigit():
        return None
    planned = any(t.kind == "target" and t.year == str(int(year) + 1) for t in document.targets)
    reported = any(t.kind != "target" and t.year == year for t in document.targets)
    return f"{year}-12-31" if planned and reported else None


def _is_cited(text: str, start: int) -> bool:
    """Whether the date at `start` is that of a document, whose number stands just before it."""
    before = text[max(0, start - _CITED) : start]
    return any(len(before[match.end() :].split()) <= _BETWEEN for match in number_patterns()[1].finditer(before))


def resolve(
    name: str,
    days: Iterable[str],
    *,
    level: str | None = None,
    parent: str | None = None,
    host: str | None = None,
) -> Place | None:
    """The unit called `name` on the first of `days` that gives exactly one; None where none does.

    `parent` (a name as written) and `host` (of the page) choose among namesakes; neither can rule out the only one.
    """
    own, _, beside = name.partition(",")
    known, rest = _called(own, level), beside.split(",")[0].strip() or _beside(own)
    for day in dict.fromkeys(days):
        there = [unit for unit in known if unit.valid(day)]
        for narrow in (_under(there, rest), _under(there, parent), _at_host(there, host, day)):
            there = narrow or there
        if len(there) == 1:
            return _place(there[0])
    return None


def place_named(names: tuple[str, ...], place: Place | None, days: Iterable[str]) -> Place | None:
    """The one unit that a subject names, inside `place` or above it first.

    It is sought on the first of `days` on which `place` exists, else on the first day of it.
    """
    if len(names) != 1:
        return None
    if names[0] in lexicon().nation:
        return _place(gazetteer.units()[NATION])
    first, last = (place.valid_from or FIRST_DAY, place.valid_to or "9999-12-31") if place else ("", "9999-12-31")
    day = next((day for day in days if first <= day <= last), first)
    there = [unit for unit in _called(names[0], None) if unit.valid(day)]
    near = [unit for unit in there if place and _related(unit, place.place_id)]
    upper = [unit for unit in there if unit.level in ("national", "province")]
    if near and upper and not set(upper) & set(near):
        return None  # a ward of the document's own place, or the province of that name
    found = near or upper
    return _place(found[0]) if len(found) == 1 else None


@functools.lru_cache(maxsize=4096)
def _called(name: str, level: str | None) -> tuple[Unit, ...]:
    """Units that `name` can mean: with its type where it is written, of `level` where that leaves any."""
    found: tuple[Unit, ...] = ()
    line = Line(0, len(name), name[:1].upper() + name[1:], key(name))
    for mention in mentions(line):
        if mention.start == 0:
            found = mention.units
            break
    words = name.split()
    for skipped in range(min(3, len(words))):  # a type it no longer had in the table's time
        found = found or by_name().get(name_key(" ".join(words[skipped:])), ())
    return tuple(unit for unit in found if unit.level == level) or found


def _beside(name: str) -> str | None:
    """The place that stands behind the first in "ward 5, district 8"."""
    line = Line(0, len(name), name[:1].upper() + name[1:], key(name))
    return next((mention.name for mention in mentions(line) if mention.start > 0), None)


def _under(units: list[Unit], parent: str | None) -> list[Unit]:
    if parent is None:
        return []
    above = {unit.id for unit in _called(parent, None)}
    return [unit for unit in units if above & set(ancestors(unit.id))]


def _at_host(units: list[Unit], host: str | None, day: str) -> list[Unit]:
    portal = host_unit(host, day) if host else None
    if portal is None:
        return []
    return [unit for unit in units if unit.id == portal.id or portal.id in ancestors(unit.id)]


def _related(unit: Unit, place_id: str) -> bool:
    return unit.id == place_id or place_id in ancestors(unit.id) or unit.id in ancestors(place_id)


def ancestors(place_id: str) -> tuple[str, ...]:
    """The units above a place, nearest first, the nation left out."""
    found: list[str] = []
    unit = parent_of(gazetteer.units()[place_id])
    while unit is not None:
        found.append(unit.id)
        unit = parent_of(unit)
    return tuple(found)


def place(place_id: str) -> Place:
    """The unit with this id; KeyError where the table has none."""
    return _place(gazetteer.units()[place_id])


def _place(unit: Unit) -> Place:
    row = _row(unit.id)
    return Place(
        place_id=unit.id,
        code=row[1],
        name=row[2],
        name_short=unit.name,
        type=unit.type,
        level=unit.level,
        parent_id=unit.parent,
        valid_from=unit.first or None,
        valid_to=unit.last or None,
    )


@functools.cache
def _table() -> str:
    path = resources.files("extractor.patterns").joinpath("places.csv")
    return "\n" + path.read_text(encoding="utf-8")


@functools.lru_cache(maxsize=1024)
def _row(place_id: str) -> list[str]:
    """The row of a unit, found in the text of the table: few of its 15,000 rows are ever asked for."""
    start = _table().index(f"\n{place_id},") + 1
    return next(csv.reader([_table()[start : _table().index("\n", start)]]))


@functools.cache
def links() -> tuple[Mapping[str, tuple[Link, ...]], Mapping[str, tuple[Link, ...]]]:
    """Steps by the unit they lead from, and by the unit they lead to."""
    onward: dict[str, list[Link]] = defaultdict(list)
    back: dict[str, list[Link]] = defaultdict(list)
    for row in rows("place_links"):
        step = Link(row["from_id"], row["to_id"], row["relation"] == "full", row["effective"])
        onward[step.from_id].append(step)
        back[step.to_id].append(step)
    return (
        {start: tuple(steps) for start, steps in onward.items()},
        {end: tuple(steps) for end, steps in back.items()},
    )


def _value(evidence: Evidence | None) -> str | None:
    return evidence.value if evidence else None


def level_of(place_id: str) -> Level:
    """The level of the unit with this id."""
    return gazetteer.units()[place_id].level
