"""Commands about what chitieu knows: patterns, indicators."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.exits import FAILED, NOTHING, Refusal
from extractor.cli.output import Row, format_option, opened, write_rows

if TYPE_CHECKING:
    from extractor.model import Level


@click.group("patterns")
def patterns_command() -> None:
    """Check the pattern tables."""


@patterns_command.command("check")
@click.pass_context
def check_command(context: click.Context) -> None:
    """Run every example of every pattern table through the real stage."""
    from extractor.check import check
    from extractor.lexicon import PatternError

    try:
        wrong = check()
    except PatternError as error:
        raise Refusal(str(error), FAILED) from error
    for line in wrong:
        click.echo(line)
    click.echo(f"{len(wrong)} wrong." if wrong else "Every example and counter-example holds.")
    context.exit(FAILED if wrong else 0)


@click.group("indicators")
def indicators_command() -> None:
    """List indicators, look one up, or find what is missing."""


@indicators_command.command("list")
@click.option("--domain", help="Id of a domain.")
@format_option()
def list_command(domain: str | None, form: str) -> None:
    """List the indicators that targets are linked to."""
    from extractor.link.catalogue import domains, indicators

    if domain is not None and domain not in domains():
        raise click.BadParameter(f"choose one of {', '.join(domains())}", param_hint="--domain")
    columns = ("id", "name_vi", "name_en", "unit", "domain", "tier", "levels")
    rows = (
        {column: getattr(entry, column) for column in columns} | {"levels": list(entry.levels)}
        for entry in indicators().values()
        if domain in (None, entry.domain)
    )
    with opened(None) as file:
        write_rows(file, rows, form, columns if form != "table" else columns[:5])


@indicators_command.command("match")
@click.argument("phrase", required=False)
@click.option("--unit", help="Id of the unit, as it can decide.")
@click.option("--level", type=click.Choice(["national", "province", "district", "commune"]))
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "tsv"]),
    help="Without PHRASE always tsv; with it a table, unless said otherwise.",
)
def match_command(phrase: str | None, unit: str | None, level: Level | None, limit: int, form: str | None) -> None:
    """Say which indicator PHRASE names, and which others come near.

    Without PHRASE, or with --format tsv, phrases are read from standard input, one a line; each is printed with the id
    of its indicator (empty where there is none) and the score, separated by tabs.
    """
    if phrase is None or form == "tsv":
        _match_lines([phrase] if phrase is not None else sys.stdin, unit, level)
        return
    from extractor.link.catalogue import indicators
    from extractor.link.indicators import match_said
    from extractor.link.suggest import candidates

    linked = match_said(phrase, unit, level)

    def rows() -> Iterator[Row]:
        if linked.indicator_id is not None:
            yield row(linked.indicator_id, linked.score, "linked")
        for near in candidates(phrase, limit):
            if near.indicator_id != linked.indicator_id:
                yield row(near.indicator_id, near.score, "near")

    def row(identifier: str, score: float, verdict: str) -> Row:
        name = indicators()[identifier].name_vi
        return {"verdict": verdict, "id": identifier, "score": round(score, 3), "name": name}

    with opened(None) as file:
        write_rows(file, rows(), form or "table", ("verdict", "id", "score", "name"))


def _match_lines(phrases: Iterable[str], unit: str | None, level: Level | None) -> None:
    from extractor.link.indicators import tsv

    with opened(None) as file:
        for line in tsv(phrases, unit, level):
            file.write(f"{line}\n")


@indicators_command.command("suggest")
@click.argument(
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("output/plans.db"),
    metavar="[DB]",
)
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="Targets of a group.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Groups to print.")
def suggest_command(database: Path, least: int, limit: int) -> None:
    """Draft indicators from subjects in DB that none was found for.

    The drafts are entries for patterns/indicators.toml, with what a person has to decide in <>.
    """
    from extractor.cli.asking import asked
    from extractor.link.suggest import clusters, draft

    with asked(database) as connection:
        subjects = dict(
            connection.execute(
                "SELECT subject, count(*) FROM targets WHERE current = 1 AND indicator_id IS NULL"
                " AND same_as IS NULL GROUP BY subject"
            ).fetchall()
        )
    groups = clusters(subjects, least)[:limit]
    if not groups:
        raise Refusal(f"{database}: no subject without an indicator stands {least} times.", NOTHING)
    for group in groups:
        click.echo(draft(group) + "\n")
