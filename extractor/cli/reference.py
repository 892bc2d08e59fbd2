"""docs/cli.md, made from the help of every command.

`python -m extractor.cli.reference > docs/cli.md` writes it anew; a test says when it is old.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

import click

from extractor.cli import commands
from extractor.cli.exits import EXITS

_INTRODUCTION: Final = """\
# The command line

Made from the help of the commands by `python -m extractor.cli.reference > docs/cli.md`.
"""


def markdown() -> str:
    """Help of every command, and the exit codes."""
    parts = [_INTRODUCTION, *_helps(commands, "chitieu", None), _exits()]
    return "\n".join(parts)


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    settings = {**command.context_settings, "terminal_width": 100}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    path = context.command_path
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield f"## {path}\n\n```text\n{text.partition('Exit codes:')[0].rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _helps(found, child, context)


def _exits() -> str:
    rows = "".join(f"| {code} | {meaning} |\n" for code, meaning in EXITS.items())
    return f"## Exit codes\n\n| code | meaning |\n|---|---|\n{rows}"


if __name__ == "__main__":
    sys.stdout.write(markdown())
