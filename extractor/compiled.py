"""Tables of `patterns/` in the form that a stage looks in, kept beside them as JSON so that they load fast.

TOML stays the source: a JSON whose digest is not that of its sources is not used, and the table is built in memory.
`python -m extractor.link.build` writes the files anew; a test says when they are old.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from importlib import resources
from typing import Any


def table(name: str, sources: Iterable[str], build: Callable[[], Any]) -> Any:
    """The compiled table `name` (plain JSON values): patterns/{name}.json where it is fresh, else `build()`."""
    file = resources.files("extractor.patterns").joinpath(f"{name}.json")
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return build()
    return stored["table"] if stored["digest"] == digest(sources) else build()


def digest(sources: Iterable[str]) -> str:
    """SHA-256 over the bytes of `patterns/{source}.toml`, in the order given."""
    found = hashlib.sha256()
    for source in sources:
        found.update(resources.files("extractor.patterns").joinpath(f"{source}.toml").read_bytes())
    return found.hexdigest()
