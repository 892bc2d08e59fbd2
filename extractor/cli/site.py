"""Commands that publish a database: serve, export."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.exits import FAILED, NOTHING, UNWRITABLE, Refusal, not_writable

_DATABASE = click.argument(
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("output/plans.db"),
    metavar="[DB]",
)


@click.command("serve")
@_DATABASE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--base-url", default="/", show_default=True, help="Path the site stands under.")
@click.option("--check", is_flag=True, help="Ask the site for its main pages and end.")
@click.option("--immutable", is_flag=True, help="Nobody writes to it: counts are kept, no reviews.")
@click.option("--root", is_flag=True, help="Print a link that signs in once.")
@click.option("--reviewer", "reviewers", multiple=True, help="Who may review, by id; repeatable.")
@click.option("--proxies", type=click.IntRange(0), default=0, help="Proxies before the site.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer.")
@click.pass_context
def serve_command(
    context: click.Context,
    database: Path,
    host: str,
    port: int,
    base_url: str,
    check: bool,
    immutable: bool,
    root: bool,
    reviewers: tuple[str, ...],
    proxies: int,
    workers: int,
) -> None:
    """Serve DB (output/plans.db) as a site, until Ctrl-C."""
    from extractor.publish import serve

    try:
        code = serve(
            database,
            host=host,
            port=port,
            base_url=base_url,
            check=check,
            immutable=immutable,
            root=root,
            reviewers=reviewers,
            proxies=proxies,
            workers=workers,
        )
    except (FileNotFoundError, ValueError) as error:
        raise Refusal(str(error), NOTHING) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(f"{host}:{port}: cannot listen ({reason}).", UNWRITABLE) from error
    context.exit(FAILED if code else 0)


@click.command("export")
@_DATABASE
@click.option("--format", "form", default="datapackage", show_default=True, help="Kind of export.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output/export"),
    show_default=True,
    help="File or folder to write.",
)
def export_command(database: Path, form: str, output: Path) -> None:
    """Write DB (output/plans.db) in a form for other programs."""
    from extractor.publish.export import FORMS, ExportError, export

    if form not in FORMS:
        raise click.BadParameter(f"choose one of {', '.join(FORMS)}", param_hint="--format")
    try:
        for path in export(database, output, form):
            click.echo(path)
    except ExportError as error:
        raise Refusal(str(error), NOTHING) from error
    except OSError as error:
        raise not_writable(output, error) from error
