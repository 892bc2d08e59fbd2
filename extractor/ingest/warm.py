"""Imported by the process that workers are forked from: a page is read there, so that they share what is loaded.

What is loaded is there for good. Kept out of the garbage collector's way it costs no time again, and memory that the
workers share stays shared.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

from extractor.flow import extract
from extractor.lexicon import settings

_TABLES = ("documents", "dates", "indicators", "kinds")  # their examples call for nearly everything


def _examples() -> Iterator[str]:
    for name in _TABLES:
        for value in settings(name).values():
            for entry in value if isinstance(value, list) else ():
                yield from (f"<p>{example['text']}</p>" for example in entry.get("examples", ())[:1])


def warm() -> None:
    """Read a page of the examples of a few tables."""
    cells = "<tr><td>1</td><td>%</td><td>2</td></tr>" * 3
    extract(f"<html><body><table>{cells}</table>{''.join(_examples())}</body></html>")
    gc.collect()
    gc.freeze()


warm()
