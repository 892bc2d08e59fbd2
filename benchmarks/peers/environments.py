"""An environment for each peer: made on request, asked in a process of its own."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from peers.items import Answer, asked, read

OURS = ("chitieu", "grammar")  # run with the Python that runs this
PEERS = ("quantulum3", "recognizers", "duckling", "cqe")
BENCHMARKS = Path(__file__).resolve().parent.parent
ENVIRONMENTS = BENCHMARKS.parent / "output" / "peers"
SECONDS = 600


class UnavailableError(Exception):
    """A peer that cannot be asked; the message says why, and what to do."""


def install(name: str, folder: Path = ENVIRONMENTS) -> None:
    """Make the environment of a peer anew; raises UnavailableError with the last line of what went wrong."""
    peer = importlib.import_module(f"peers.{name}")
    venv.create(folder / name, clear=True, with_pip=True)
    for options, wanted in ((), peer.NEEDS), (("--no-deps",), getattr(peer, "WITHOUT_DEPENDENCIES", ())):
        if wanted:
            command = [str(_python(name, folder)), "-m", "pip", "install", "--quiet", *options, *wanted]
            _run(command, "", f"{name}: cannot be installed here")


def ask(name: str, text: str, before: str = "", folder: Path = ENVIRONMENTS) -> Answer:
    """What a peer finds in `text`, asked after `before`; raises UnavailableError where it cannot be asked."""
    python = Path(sys.executable) if name in OURS else _python(name, folder)
    if not python.exists():
        raise UnavailableError(
            f"{name}: not installed; `python benchmarks/peers --install {name}` makes its environment"
        )
    return read(_run([str(python), "-m", f"peers.{name}"], asked(text, before), f"{name}: broke on the text"))


def _python(name: str, folder: Path) -> Path:
    return folder / name / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(command: Sequence[str], text: str, failed: str) -> str:
    """The output of a program; raises UnavailableError, opened by `failed`, where it fails or does not end."""
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, cwd=BENCHMARKS, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise UnavailableError(f"{failed}: no end after {error.timeout:.0f} s") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise UnavailableError(f"{failed}: {said[-1]}") from error
    return done.stdout.decode("utf-8")
