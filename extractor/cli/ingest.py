"""The command that reads pages into a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.exits import BUSY, NOTHING, STOPPED, UNWRITABLE, Refusal, code_for
from extractor.cli.output import complain

if TYPE_CHECKING:
    from extractor.ingest import Progress

_COMPLAINTS = 20  # problems named on standard error; all are in the database


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("output/plans.db"),
    show_default=True,
    help="Database to write to; made where there is none.",
)
@click.option("--jobs", type=click.IntRange(1), help="Worker processes; all cores if left out.")
@click.option(
    "--engine",
    type=click.Choice(["auto", "inline", "processes", "dask"]),
    default="auto",
    show_default=True,
    help="What does the work: this process, a pool of processes, or Dask.",
)
@click.option("--scheduler", metavar="tcp://...", help="Address of a Dask cluster.")
@click.option(
    "--parts",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that all Dask workers see, for their results; beside the database if left out.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=120.0,
    show_default=True,
    help="Time that one page may take.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but what ends the command.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, for logs.")
@click.pass_context
def ingest_command(
    context: click.Context,
    paths: tuple[str, ...],
    database: Path,
    jobs: int | None,
    engine: Any,
    scheduler: str | None,
    parts: Path | None,
    seconds: float,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read pages into a database; pages that are in it already are passed over.

    PATH is a page, an archive of pages (ZIP, WARC, WACZ), a folder or a pattern. A pages.toml in a
    folder gives url and fetched of its files. A run that was stopped is gone on with by the same
    command.
    """
    from extractor.engines import Limits, ShelfError
    from extractor.ingest import ingest
    from extractor.store import StoreBusyError, StoreError

    if scheduler and engine == "auto":
        engine = "dask"
    show = _silent if quiet else _json_lines if as_json else _on_screen
    try:
        with show() as report:
            done = ingest(
                paths,
                database,
                engine=engine,
                jobs=jobs,
                limits=Limits(seconds=seconds),
                scheduler=scheduler,
                parts=parts,
                report=report,
            )
    except StoreBusyError as error:
        raise Refusal(str(error), BUSY) from error
    except (StoreError, ShelfError) as error:
        raise Refusal(str(error), UNWRITABLE) from error
    except ModuleNotFoundError as error:
        raise Refusal(str(error), NOTHING) from error
    _summary(done, database, quiet, as_json)
    counts = done.counts
    usable = counts.stored + counts.unchanged
    context.exit(STOPPED if done.stopped else code_for(usable, counts.pages - usable))


def _summary(done: Progress, database: Path, quiet: bool, as_json: bool) -> None:
    if as_json:
        _log("end", done, status="stopped" if done.stopped else "done", database=str(database))
    elif not quiet:
        from extractor.cli.summary import print_summary

        print_summary(done, database)
    if done.stopped:
        click.echo(
            f"Stopped: what was read so far is in {database}; the same command goes on from there.",
            err=True,
        )


@contextmanager
def _silent() -> Iterator[Callable[[Progress], None]]:
    yield lambda _: None


@contextmanager
def _json_lines() -> Iterator[Callable[[Progress], None]]:
    def report(progress: Progress) -> None:
        for problem in progress.problems:
            line = {"event": "problem", "name": problem.name, "stage": problem.stage}
            line |= {"code": problem.code, "reason": problem.reason, "remedy": problem.remedy}
            click.echo(json.dumps(line, ensure_ascii=False))
        _log("progress", progress)

    yield report


def _log(event: str, progress: Progress, **more: str) -> None:
    counts = progress.counts
    line: dict[str, object] = {"event": event, "run": progress.run_id, "total": progress.total}
    line |= {"pages": counts.pages, "stored": counts.stored, "unchanged": counts.unchanged}
    line |= {"targets": counts.targets, "problems": counts.problems}
    line |= {"seconds": round(progress.seconds, 2), **more}
    click.echo(json.dumps(line, ensure_ascii=False))


@contextmanager
def _on_screen() -> Iterator[Callable[[Progress], None]]:
    if sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        complaints = _Complaints()
        yield complaints.report
        complaints.rest()


class _Complaints:
    """The first problems of a run, a line each, and then how many more there were."""

    def __init__(self) -> None:
        self._met = 0

    def report(self, progress: Progress) -> None:
        for problem in progress.problems:
            self._met += 1
            if self._met <= _COMPLAINTS:
                complain(problem)

    def rest(self) -> None:
        if self._met > _COMPLAINTS:
            more = self._met - _COMPLAINTS
            click.echo(f"... and {more} more: see the table `problems`.", err=True)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich import progress as bars
    from rich.console import Console

    complaints = _Complaints()
    bar = bars.Progress(
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rate]} pages/s  {task.fields[targets]} targets"),
        bars.TextColumn("{task.fields[problems]} problems"),
        bars.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None, rate="-", targets=0, problems=0)

        def report(progress: Progress) -> None:
            complaints.report(progress)
            counts = progress.counts
            bar.update(
                task,
                completed=counts.pages,
                total=progress.total,
                rate=f"{counts.pages / max(progress.seconds, 0.1):.0f}",
                targets=counts.targets,
                problems=counts.problems,
            )

        yield report
    complaints.rest()
