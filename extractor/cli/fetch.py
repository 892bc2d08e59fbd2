"""The command that fetches pages."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.exits import NOTHING, Refusal, code_for, not_writable
from extractor.cli.output import complain


@click.command("fetch")
@click.argument("urls", nargs=-1, metavar="URL...")
@click.option(
    "--sources",
    "listed",
    type=click.Path(path_type=Path, dir_okay=False),
    help="List of addresses, as corpus/SOURCES.toml.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output/pages"),
    show_default=True,
    help="Folder to save pages in; `chitieu ingest` reads it.",
)
@click.option("--limit", type=click.IntRange(1), help="Fetch so many at most.")
@click.option("--private", is_flag=True, help="Also from addresses of one's own network.")
@click.pass_context
def fetch_command(
    context: click.Context,
    urls: tuple[str, ...],
    listed: Path | None,
    output: Path,
    limit: int | None,
    private: bool,
) -> None:
    """Fetch pages from the web into a folder, with a pages.toml that says where they come from.

    robots.txt is obeyed, each host asked at most once a second, and a page that has not changed is
    not sent again. What cannot be fetched is named on standard error, and the others go on.
    """
    from extractor.ingest.saving import save
    from extractor.model import PageError
    from extractor.read.fetch import Fetcher, sources

    try:
        wanted = [*urls, *(sources(listed) if listed else ())][:limit]
    except PageError as error:
        raise Refusal(str(error), NOTHING) from error
    if not wanted:
        raise click.UsageError("Give a URL or --sources.")
    done = failed = 0
    with Fetcher(cache=output / ".cache", private=private) as fetcher:
        for url in wanted:
            try:
                click.echo(save(fetcher.answer(url), output))
                done += 1
            except PageError as error:
                failed += 1
                complain(error.problem)
            except OSError as error:
                raise not_writable(output, error) from error
    context.exit(code_for(done, failed))
