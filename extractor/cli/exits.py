"""What the exit code of a command says."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

OK: Final = 0
PARTLY: Final = 1
USAGE: Final = 2
NOTHING: Final = 3
BUSY: Final = 4
UNWRITABLE: Final = 5
FAILED: Final = 6
STOPPED: Final = 130
PIPE: Final = 141

EXITS: Final = {
    OK: "done; a page that was read and holds no target is no failure",
    PARTLY: "some inputs could not be used, each named on standard error; the others were done",
    USAGE: "wrong use of the command",
    NOTHING: "none of the inputs could be used, or there is no such database",
    BUSY: "another process is writing to the database",
    UNWRITABLE: "the database or the output cannot be written: full disk, read-only, not ours",
    FAILED: "a check failed, or a page of the site",
    STOPPED: "stopped by Ctrl-C or SIGTERM; what was done is kept",
    PIPE: "whoever read the output went away",
}
EPILOG: Final = "\b\nExit codes:\n" + "\n".join(f"  {code:<4} {meaning}" for code, meaning in EXITS.items())


class Refusal(click.ClickException):
    """Ends a command with one line on standard error and an exit code of `EXITS`."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc]  # click reads it from the object


def not_writable(path: Path | str, error: OSError) -> Refusal:
    """The refusal for a file that cannot be written."""
    return Refusal(f"{path}: cannot be written ({error.strerror or error}).", UNWRITABLE)


def code_for(done: int, failed: int) -> int:
    """The exit code of a command that did `done` inputs and failed on `failed`."""
    if not failed:
        return OK
    return PARTLY if done else NOTHING
