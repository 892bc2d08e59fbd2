"""Text cut at the spans that are to be highlighted, each piece with the ids of the values that cover it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Spanned(Protocol):
    """Anything with an id and a place in the text."""

    @property
    def id(self) -> str:
        """Id, unique in the document."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `ids` are empty outside values."""

    text: str
    ids: tuple[str, ...] = ()


def pieces(text: str, start: int, end: int, spans: Sequence[Spanned]) -> list[Piece]:
    """`text[start:end]` in order; spans that overlap make one piece with all their ids.

    `spans` are sorted by start; those outside the stretch are left out, those across its edge are cut.
    """
    found: list[Piece] = []
    at = start
    for low, high, ids in _merged(spans, start, end):
        if low > at:
            found.append(Piece(text[at:low]))
        found.append(Piece(text[low:high], ids))
        at = high
    if at < end:
        found.append(Piece(text[at:end]))
    return found


def _merged(spans: Iterable[Spanned], start: int, end: int) -> list[tuple[int, int, tuple[str, ...]]]:
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for span in spans:
        low, high = max(span.start, start), min(span.end, end)
        if low >= high:
            continue
        if merged and low < merged[-1][1]:
            before = merged[-1]
            merged[-1] = (before[0], max(before[1], high), (*before[2], span.id))
        else:
            merged.append((low, high, (span.id,)))
    return merged
