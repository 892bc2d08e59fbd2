"""Commands that look at pages and write no database: extract, clean, explain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.exits import NOTHING, Refusal, code_for
from extractor.cli.output import FORMATS, Row, complain, opened, write_rows

if TYPE_CHECKING:
    from extractor.clean.render import Form
    from extractor.ingest.sources import Source
    from extractor.model import Page, Problem

_MANY = 40  # files from which on starting workers pays
_SHOWN = ("doc", "value", "subject", "change", "kind", "year", "indicator_id")


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="jsonl",
    show_default=True,
    help="JSON lines and CSV have every key of a record; the table is for reading.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write to.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@click.option("--jobs", type=click.IntRange(1), help="Worker processes; else by number of files.")
@click.pass_context
def extract_command(
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    output: Path | None,
    bom: bool,
    jobs: int | None,
) -> None:
    """Print the targets of pages, one record each.

    FILE is a page (HTML, text, Markdown, PDF, DOCX), an archive of pages (ZIP, WARC, WACZ), a
    folder, a pattern, or - for standard input. What cannot be read is named on standard error, and
    the other files go on.
    """
    from extractor.engines import available, run
    from extractor.ingest.work import records_of
    from extractor.model import Problem
    from extractor.record import KEYS

    found = list(_inputs(files))
    jobs = jobs or (available() if len(found) > _MANY else 1)
    tally = _Tally()
    with opened(output, bom=bom and form == "csv") as file:
        results = run((item for item in found if not isinstance(item, Problem)), records_of, jobs=jobs)
        rows = tally.rows(found, results)
        if form == "table":
            write_rows(file, map(_readable, rows), form, _SHOWN)
        else:
            write_rows(file, rows, form, KEYS)
    context.exit(code_for(tally.done, tally.failed))


class _Tally:
    """Counts pages while their records pass by, and complains about those that have none."""

    def __init__(self) -> None:
        self.done = self.failed = 0

    def rows(self, found: Iterable[Source | Problem | bytes], results: Iterator[Any]) -> Iterator[Row]:
        """The records of `results`, which holds one for each item of `found` but Problems."""
        from extractor.engines import Failure
        from extractor.model import Problem

        for item in found:
            if isinstance(item, Problem):
                self._fail(item)
                continue
            result = next(results)
            if isinstance(result, Failure):
                name = "-" if isinstance(item, bytes) else item.name
                remedy = "Report it with the page."
                self._fail(Problem(name, "flow", result.code, result.reason, remedy))
                continue
            for records, problem, usable in result:
                self.done += usable
                if problem is not None:
                    self._fail(problem) if not usable else complain(problem)
                yield from records

    def _fail(self, problem: Problem) -> None:
        self.failed += 1
        complain(problem)


def _inputs(files: Iterable[str]) -> Iterator[Source | Problem | bytes]:
    from extractor.ingest.sources import sources

    for name in files:
        if name == "-":
            yield sys.stdin.buffer.read()
        else:
            yield from sources([name])


def _readable(record: Row) -> Row:
    low, high, whole = (record[key] for key in ("min", "max", "of"))
    number = f"{low}–{high}" if record["cmp"] == "range" else low if low is not None else high
    sign = "" if record["cmp"] in ("=", "range") else f"{record['cmp']} "
    part = "" if whole is None else f"/{whole}"
    return {**record, "value": f"{sign}{number}{part} {record['unit']}".strip()}


@click.command("clean")
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="JSON has every block, noise included, with the rule that told it.",
)
def clean_command(file: str, form: Form) -> None:
    """Print a page without menus, counters, lists of other news and the like.

    FILE is a page, or - for standard input.
    """
    from extractor.clean import clean, render

    page_text = _one(file, lambda page: render(clean(page), form))
    with opened(None) as out:
        out.write(page_text)


@click.command("explain")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--text", help="Text to explain in place of a file.")
def explain_command(file: str | None, text: str | None) -> None:
    """Print what each stage made of a page, and which rule decided what.

    FILE is a page, or - for standard input.
    """
    if (file is None) == (text is None):
        raise click.UsageError("Give a FILE or --text, one of them.")
    from extractor.explain import explain
    from extractor.flow import analyse

    with opened(None) as out:
        out.write(_one(file, lambda page: explain(analyse(page)), text))


def _one(file: str | None, made: Callable[[Page], str], text: str | None = None) -> str:
    from extractor.model import PageError
    from extractor.read import read

    try:
        if text is not None:
            page = read(text.encode(), name="text")
        elif file == "-":
            page = read(sys.stdin.buffer.read(), name="-")
        else:
            page = read(Path(file or ""))
        return made(page)
    except PageError as error:
        raise Refusal(str(error), NOTHING) from error
