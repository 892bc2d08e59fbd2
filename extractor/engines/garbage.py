"""How often Python looks for rings of dead objects while pages are worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

COLLECTED: Final = 5000  # new objects after which it looks; with the usual 700 a twentieth of the time goes into it


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let it look less often: the work on one page makes thousands of objects, nearly all of which end without it."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECTED, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
