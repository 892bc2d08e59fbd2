"""The command `compare`: values of an indicator by place and year."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.asking import DATABASE
from extractor.cli.exits import NOTHING, Refusal
from extractor.cli.output import Row, format_option, opened, print_table, write_rows

if TYPE_CHECKING:
    from extractor.link import compare, lineage

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
@click.option(
    "--frame",
    default="as_published",
    show_default=True,
    help="Units to compare in: as_published, 2021, 2025-07 or a date (2025-07-01).",
)
@DATABASE
@format_option()
def compare_command(
    indicator: str, places: str | None, years: str | None, frame: str, database: Path, form: str
) -> None:
    """Put an indicator's values side by side, by place and year.

    Targets, results and estimates stand in rows of their own. A difference to the year before is
    given only where nothing that is known about the two values differs; else the reasons are. In a
    frame, the units of that day stand beside a place that is not one of them.
    """
    _check_frame(frame)
    from extractor.cli.asking import asked

    with asked(database) as connection:
        identifier = _indicator(connection, indicator)
        rows = connection.execute(_SQL, (identifier, *_span(years))).fetchall()
        wanted = _places(rows, places)
        lineages = _lineages(list(wanted), frame)
        wanted |= _parts(lineages, rows)
    if not rows or not wanted:
        raise Refusal(f"{database}: no value of {identifier} for these places and years.", NOTHING)
    found = {row["target_id"]: row for row in rows}
    pivot = _pivot(identifier, rows, wanted, frame)
    with opened(None) as file:
        if form == "table":
            _print(pivot, found)
            for line in _told(lineages, pivot):
                click.echo(line)
        else:
            write_rows(file, _long(pivot, found), form, _LONG)


def _check_frame(frame: str) -> None:
    from extractor.link.lineage import frame_day

    if frame != "as_published" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", frame_day(frame)):
        raise click.BadParameter("write as_published, 2021, 2025-07 or a date", param_hint="--frame")


def _lineages(places: Sequence[str], frame: str) -> dict[str, lineage.Coverage]:
    """How each place that is no unit of the frame lies in its units."""
    from extractor.link.lineage import coverage, frame_day, valid

    if frame == "as_published":
        return {}
    day = frame_day(frame)
    return {place: coverage(place, day) for place in places if not valid(place, day)}


def _parts(lineages: Mapping[str, lineage.Coverage], rows: Sequence[sqlite3.Row]) -> dict[str, str]:
    """Units of the frame with values of their own, to stand beside the places asked for."""
    known = {row["place_id"]: row["place"] for row in rows}
    parts = dict.fromkeys(part.place_id for cover in lineages.values() for part in cover.parts)
    return {part: known[part] for part in parts if part in known}


def _told(lineages: Mapping[str, lineage.Coverage], pivot: compare.Pivot) -> Iterator[str]:
    """Which units a place lies in, and what their values say of it."""
    from extractor.link.places import place

    for old, cover in lineages.items():
        yield f"{place(old).name} lies in: {_names(cover.main)}." + (" Exactly." if cover.exact else "")
        if cover.slivers:
            yield f"  Small parts of it lie in: {_names(cover.slivers)}."
        if cover.extra:
            yield f"  These hold land of others too: {_names(cover.extra)}."
    for (where, year, kind), found in pivot.restated.items():
        if found.value is not None:
            flags = ", ".join(found.flags) or "exact"
            parts = _names(found.parts)
            yield f"{place(where).name}, {kind} {year}: {found.value:f} out of {parts} ({flags})"


def _names(places: Sequence[str]) -> str:
    from extractor.link.places import place

    return ", ".join(place(one).name for one in places) or "none"


def _pivot(indicator: str, rows: Sequence[sqlite3.Row], places: Mapping[str, str], frame: str) -> compare.Pivot:
    from extractor.link import compare

    years = sorted({row["year"] for row in rows})
    return compare.pivot(map(_value, rows), indicator, list(places), years, frame)


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
    from extractor.publish.numbers import signed

    lines: dict[tuple[str, str], dict[str, str]] = {}
    notes: list[str] = []
    reasons: list[str] = []
    for row in _long(pivot, found):
        line = lines.setdefault((row["place"], row["kind"]), {})
        text = row["value"]
        if row["difference"] is not None:
            text += f" ({signed(row['difference'], 'vi')})"  # as the values themselves are written
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
