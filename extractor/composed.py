"""A stretch of text with composed letters (NFC), and the way back: matched on it, placed in the text.

Pages come with decomposed letters now and then (a letter and its marks apart); the ones in `patterns/` are composed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# The letters of a stretch, each with its marks.
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)


class Composed(NamedTuple):
    """`text` from `start` up to `end` is to be matched; `offsets` leads from its positions to the original ones."""

    text: str
    start: int
    end: int
    offsets: Sequence[int] | None = None

    def place(self, at: int) -> int:
        """The offset in the original text of position `at`."""
        return at if self.offsets is None else self.offsets[at]


_LONG = 1000  # characters of a text of which it is kept whether it is composed: a document, asked for piece by piece


@functools.lru_cache(maxsize=2)
def _is_composed(text: str) -> bool:
    """Whether a whole text has composed letters alone: most have."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def composed(text: str, start: int, end: int) -> Composed:
    """`text[start:end]` with composed letters; the text itself where it has no others."""
    whole = _is_composed(text) if len(text) > _LONG else unicodedata.is_normalized("NFC", text)
    if whole or unicodedata.is_normalized("NFC", text[start:end]):
        return Composed(text, start, end)
    parts: list[str] = []
    offsets: list[int] = []
    for match in _LETTER.finditer(text, start, end):
        part = unicodedata.normalize("NFC", match.group())
        parts.append(part)
        offsets += [match.start()] * len(part)
    offsets.append(end)
    return Composed("".join(parts), 0, len(offsets) - 1, offsets)
