"""What a database holds after a run, as a table."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.output import print_table
from extractor.ingest import Progress
from extractor.store import readable

_PAGES = 60  # pages listed one by one; of more, places are
_PLACES = 30
_COLUMNS = ("place", "year", "pages", "targets", "results", "linked", "page")
_COUNTS = """
  sum(t.kind = 'target') AS targets, sum(t.kind <> 'target') AS results,
  printf('%d%%', 100.0 * sum(t.indicator_id IS NOT NULL) / nullif(count(t.id), 0)) AS linked
FROM documents d
LEFT JOIN targets t ON t.document_id = d.id LEFT JOIN places p ON p.id = d.place_id
WHERE d.current = 1"""
_EACH = f"""
SELECT coalesce(p.name, d.place_text, '') AS place, d.year_text AS year, d.name AS page, {_COUNTS}
GROUP BY d.id ORDER BY place, d.year, d.name"""
_BY_PLACE = f"""
SELECT coalesce(p.name, d.place_text, '') AS place, count(DISTINCT d.id) AS pages, {_COUNTS}
GROUP BY 1 ORDER BY pages DESC, place LIMIT {_PLACES}"""


def print_summary(done: Progress, database: Path) -> None:
    """The pages in the database, or the places with most of them; then what this run did."""
    with readable(database) as connection:
        held = connection.execute("SELECT count(*) FROM documents WHERE current = 1").fetchone()[0]
        each = held <= _PAGES
        rows = [dict(row) for row in connection.execute(_EACH if each else _BY_PLACE)]
        total = connection.execute("SELECT count(*) FROM targets WHERE current = 1").fetchone()[0]
    columns = [name for name in _COLUMNS if rows and name in rows[0]]
    if rows:
        print_table(rows, columns, right=("pages", "targets", "results", "linked"))
    counts = done.counts
    rate = counts.pages / max(done.seconds, 0.001)
    click.echo(
        f"{counts.pages} pages read: {counts.stored} stored with {counts.targets} values, "
        f"{counts.unchanged} unchanged, {counts.problems} problems; "
        f"{done.seconds:.1f} s, {rate:.0f} pages/s."
    )
    click.echo(f"{database} holds {held} pages with {total} values.")
