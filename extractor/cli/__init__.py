"""The command line: each command imports what it needs when it runs, so `--help` is quick."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType
from typing import Final

import click

from extractor import __version__
from extractor.cli.exits import EPILOG, PIPE, STOPPED

# Command -> module of this package that holds it, under the same name with "_command" behind it.
_COMMANDS: Final = {
    "extract": "pages",
    "clean": "pages",
    "explain": "pages",
    "ingest": "ingest",
    "fetch": "fetch",
    "serve": "site",
    "export": "site",
    "compare": "comparison",
    "changes": "changes",
    "indicators": "knowledge",
    "patterns": "knowledge",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; ends quietly where nobody reads the output any more."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is left in the buffer has nowhere to go; Python would complain of it at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(PIPE)
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """Names in the order in which people meet them."""
        return list(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name; imports the module that holds it."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"extractor.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(
    cls=_Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="chitieu")
def commands() -> None:
    """Turn Vietnamese socio-economic plan pages into structured, comparable targets."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        code = commands.main(prog_name="chitieu", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = STOPPED
    sys.exit(code if isinstance(code, int) else 0)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
