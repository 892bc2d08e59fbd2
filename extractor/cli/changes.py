"""The command `changes`: what new versions of pages changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.cli.asking import DATABASE
from extractor.cli.output import format_option, opened, write_rows


@click.command("changes")
@DATABASE
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
