"""Commands that ask a database: compare, changes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.exits import NOTHING, Refusal
from extractor.cli.output import Row, format_option, opened, print_table, write_rows

if TYPE_CHECKING:
    from extractor.link import compare

_DATABASE = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("output/plans.db"),
    show_default=True,
    help="Database to read.",
)
_LONG = (
    *("indicator_id", "place_id", "place", "year", "kind", "cmp", "value_min", "value_max"),
    *("value", "difference", "not_comparable", "revised", "target_id", "document_id"),
)
_SQL = """
SELECT c.*, d.issuer, d.published FROM compare c JOIN documents d ON d.id = c.document_id WHERE
    c.indicator_id = ? AND c.year BETWEEN ? AND ?"""


@click.command("compare")
@click.option("--indicator", required=True, help="Id of an indicator, or words that name it.")
@click.option("--places", help="Ids or names of places, comma between them; else all that have it.")
@click.option("--years", help="2021, or 2021-2024; else all.")
@_DATABASE
@format_option()
def compare_command(indicator: str, places: str | None, years: str | None, database: Path, form: str) -> None:
    """Put an indicator's values side by side, by place and year.

    Targets, results and estimates stand in rows of their own. A difference to the year before is
    given only where nothing that is known about the two values differs; else the reasons are.
    """
    from extractor.cli.asking import asked

    with asked(database) as connection:
        identifier = _indicator(connection, indicator)
        rows = connection.execute(_SQL, (identifier, *_span(years))).fetchall()
        wanted = _places(rows, places)
    if not rows or not wanted:
        raise Refusal(f"{database}: no value of {identifier} for these places and years.", NOTHING)
    found = {row["target_id"]: row for row in rows}
    pivot = _pivot(identifier, rows, wanted)
    with opened(None) as file:
        if form == "table":
            _print(pivot, found)
        else:
            write_rows(file, _long(pivot, found), form, _LONG)


def _pivot(indicator: str, rows: Sequence[sqlite3.Row], places: Mapping[str, str]) -> compare.Pivot:
    from extractor.link import compare

    years = sorted({row["year"] for row in rows})
    return compare.pivot(map(_value, rows), indicator, list(places), years)


def _value(row: sqlite3.Row) -> compare.Row:
    import json

    from extractor.link.compare import Row as Value

    first, _, last = str(row["year_text"] or "").partition("-")
    low, high = row["value_min"], row["value_max"]
    return Value(
        indicator_id=row["indicator_id"],
        place_id=row["place_id"],
        year=row["year"],
        kind=row["kind"],
        change=row["change"],
        comparator=row["cmp"],
        minimum=None if low is None else Decimal(repr(low)),
        maximum=None if high is None else Decimal(repr(high)),
        unit_id=row["unit_id"],
        first_year=int(first) if last else None,
        basis=row["period_basis"],
        base=row["base"],
        standard=row["standard"],
        price_basis=row["price_basis"],
        flags=tuple(json.loads(row["flags"])),
        issuer=row["issuer"],
        issued=row["published"],
        target_id=row["target_id"],
    )


def _long(pivot: compare.Pivot, found: Mapping[str | None, sqlite3.Row]) -> Iterator[Row]:
    steps = {change.later.target_id: change for change in pivot.changes}
    for (place, year, kind), cell in pivot.cells.items():
        row = found[cell.current.target_id]
        step = steps.get(cell.current.target_id)
        yield {
            "indicator_id": pivot.indicator_id,
            "place_id": place,
            "place": row["place"],
            "year": year,
            "kind": kind,
            "cmp": row["cmp"],
            "value_min": row["value_min"],
            "value_max": row["value_max"],
            "value": row["value"],
            "difference": None if not step or step.difference is None else float(step.difference),
            "not_comparable": list(step.reasons) if step else [],
            "revised": [found[old.target_id]["value"] for old in cell.revised],
            "target_id": row["target_id"],
            "document_id": row["document_id"],
        }


def _print(pivot: compare.Pivot, found: Mapping[str | None, sqlite3.Row]) -> None:
    lines: dict[tuple[str, str], dict[str, str]] = {}
    notes: list[str] = []
    reasons: list[str] = []
    for row in _long(pivot, found):
        line = lines.setdefault((row["place"], row["kind"]), {})
        text = row["value"]
        if row["difference"] is not None:
            text += f" ({row['difference']:+g})"
        elif row["not_comparable"]:
            text += " *"
            reasons += row["not_comparable"]
            why = ", ".join(row["not_comparable"])
            notes.append(f"* {row['place']}, {row['kind']} {row['year']}: not subtracted: {why}")
        line[str(row["year"])] = text
    years = sorted({year for line in lines.values() for year in line})
    table = [{"place": place, "kind": kind, **line} for (place, kind), line in lines.items()]
    print_table(table, ["place", "kind", *years], title=pivot.indicator_id, right=years)
    for note in (*notes, *_breaks(reasons)):
        click.echo(note)


def _breaks(reasons: Iterable[str]) -> Iterator[str]:
    """What each break of a series among `reasons` is, in words."""
    from extractor.link.rules import breaks

    named = {reason.removeprefix("series_break:") for reason in reasons}
    yield from (f"{one.id}: since {one.since}: {one.note_en}" for one in breaks() if one.id in named)


def _indicator(connection: sqlite3.Connection, words: str) -> str:
    if connection.execute("SELECT 1 FROM indicators WHERE id = ?", (words,)).fetchone():
        return words
    from extractor.link.indicators import match
    from extractor.link.suggest import candidates

    linked = match(words).indicator_id
    if linked is None:
        near = ", ".join(each.indicator_id for each in candidates(words, 3))
        raise Refusal(f"{words!r} names no indicator for sure; did you mean {near}?", NOTHING)
    return linked


def _span(years: str | None) -> tuple[int, int]:
    if years is None:
        return 0, 9999
    found = re.fullmatch(r"\s*(\d{4})\s*(?:[-–]\s*(\d{4})\s*)?", years)
    if not found:
        raise click.BadParameter("write 2021, or 2021-2024", param_hint="--years")
    return int(found[1]), int(found[2] or found[1])


def _places(rows: Sequence[sqlite3.Row], words: str | None) -> dict[str, str]:
    """Id -> name of the places that are asked for, among those with values."""
    from extractor.lexicon import fold

    known = {row["place_id"]: row["place"] for row in rows}
    if words is None:
        return dict(sorted(known.items(), key=lambda item: item[1]))
    asked = [fold(word.strip()) for word in words.split(",") if word.strip()]
    return {
        place: name for word in asked for place, name in known.items() if word == place.lower() or word in fold(name)
    }


@click.command("changes")
@_DATABASE
@click.option("--page", help="Part of the page's URL or file name.")
@format_option()
def changes_command(database: Path, page: str | None, form: str) -> None:
    """Print what new versions of pages changed.

    Targets appeared, vanished, moved (under another heading) or were revised (a new value in the
    same words).
    """
    from extractor.cli.asking import asked

    columns = ("page_key", "version", "fetched", "change", "subject", "old", "new")
    query = (
        f"SELECT {', '.join(columns)} FROM changes WHERE ? IS NULL OR instr(page_key, ?)"
        " ORDER BY page_key, version, change, subject"
    )
    with asked(database) as connection:
        rows: list[dict[str, Any]] = [dict(row) for row in connection.execute(query, (page, page))]
    if form == "table" and not rows:
        click.echo("No page has a second version with other targets.")
        return
    with opened(None) as file:
        write_rows(file, rows, form, columns)
