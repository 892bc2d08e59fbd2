"""The tables that every database shares (units, indicators, places ...), from `patterns/`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from extractor.lexicon import rows as csv_rows
from extractor.lexicon import settings
from extractor.store.schema import Table
from extractor.store.tables import DOMAINS, INDICATORS, PLACE_LINKS, PLACES, SERIES_BREAKS, TABLES, UNITS

if TYPE_CHECKING:
    from sqlite_utils import Database

_Row = dict[str, Any]
_FILES: Final = (
    *("domains.toml", "units.toml", "series_breaks.toml", "indicators.toml"),
    *("places.csv", "place_links.csv"),
)
# Breaks before indicators: a break that is gone holds no indicator back that is gone too.
_FILLED: Final = (DOMAINS, UNITS, SERIES_BREAKS, INDICATORS, PLACES, PLACE_LINKS)


def fill_references(db: Database) -> None:
    """Bring the shared tables to the state of `patterns/`; nothing to do where they are in it.

    A row that `patterns/` no longer has stays while documents or targets refer to it.
    """
    digest = _digest()
    stored = db.execute("SELECT value FROM meta WHERE key = 'references'").fetchone()
    if stored and stored[0] == digest:
        return
    with db.atomic():
        for table, rows in zip(_FILLED, _made(), strict=True):
            _fill(db, table, list(rows))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('references', ?)", (digest,))


def _digest() -> str:
    """A fingerprint of the files that the tables are made from."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update(resources.files("extractor.patterns").joinpath(name).read_bytes())
    return digest.hexdigest()


def _fill(db: Database, table: Table, rows: list[_Row]) -> None:
    name, key, columns = table.name, table.key, [column.name for column in table.columns]
    names = ", ".join(f'"{column}"' for column in columns)
    keys = ", ".join(f'"{column}"' for column in key)
    rest = [column for column in columns if column not in key]
    changed = ", ".join(f'"{column}" = excluded."{column}"' for column in rest)
    db.conn.executemany(
        f'INSERT INTO "{name}" ({names}) VALUES ({", ".join("?" * len(columns))})'
        f" ON CONFLICT ({keys}) DO UPDATE SET {changed}",
        map(itemgetter(*columns), rows),
    )
    kept = set(zip(*(map(itemgetter(column), rows) for column in key), strict=True))
    stored = db.execute(f'SELECT {keys} FROM "{name}"').fetchall()
    same = " AND ".join(f'"{column}" = ?' for column in key)
    used = "".join(_not_used(name)) if key == ("id",) else ""
    gone = [found for found in stored if found not in kept]
    db.conn.executemany(f'DELETE FROM "{name}" WHERE {same}{used}', gone)


def _not_used(name: str) -> Iterator[str]:
    for table in TABLES:
        for column in table.columns:
            if column.references == name:
                yield (f' AND NOT EXISTS (SELECT 1 FROM "{table.name}" u WHERE u."{column.name}" = "{name}"."id")')


def _made() -> Iterator[Iterable[_Row]]:
    yield (_domain(at, entry) for at, entry in enumerate(_entries("domains"), 1))
    yield map(_unit, _entries("units"))
    yield (
        _only({**entry, "indicator_id": indicator}, _names(SERIES_BREAKS))
        for entry in _entries("series_breaks")
        for indicator in entry["indicators"]
    )
    yield map(_indicator, _entries("indicators"))
    place = _names(PLACES)
    yield (_place(row, place) for row in csv_rows("places"))
    link = _names(PLACE_LINKS)
    yield (_only(row, link) for row in csv_rows("place_links"))


def _entries(name: str) -> list[Mapping[str, Any]]:
    return next(value for value in settings(name).values() if isinstance(value, list))


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _only(row: Mapping[str, Any], names: Iterable[str]) -> _Row:
    return {name: row.get(name) or None for name in names}


def _domain(position: int, entry: Mapping[str, Any]) -> _Row:
    return {
        "id": entry["id"],
        "name_vi": entry["name_vi"],
        "name_en": entry["name_en"],
        "position": position,
    }


def _unit(entry: Mapping[str, Any]) -> _Row:
    return {
        "id": entry["id"],
        "name_vi": entry["name"],
        "name_en": entry["name_en"],
        "dimension": entry["dimension"],
        "base_unit": entry["base_unit"],
        "factor": entry["factor"],
    }


def _indicator(entry: Mapping[str, Any]) -> _Row:
    low, high = entry["range"]
    return {
        "id": entry["id"],
        "name_vi": entry["name_vi"],
        "name_en": entry["name_en"],
        "domain_id": entry["domain"],
        "unit_id": entry["unit"],
        "measure": entry["measure"],
        "polarity": entry["polarity"],
        "range_min": low,
        "range_max": high,
        "tier": entry["tier"],
        "levels": json.dumps(list(entry.get("levels", ())), ensure_ascii=False),
        "note_vi": entry.get("note_vi") or None,
        "note_en": entry.get("note_en") or None,
    }


def _place(row: Mapping[str, str], names: Iterable[str]) -> _Row:
    found = _only(row, names)
    found["id"] = row["place_id"]
    found["area_km2"] = float(found["area_km2"]) if found["area_km2"] else None
    return found
