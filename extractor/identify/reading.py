"""A document as the lines that identification reads, with the way back to offsets of the document."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.lexicon import match_key
from extractor.model import Block, Document, Evidence

HEAD = 6_000  # characters of content in which a document says what it is
BODY = 40_000  # characters of content in which mentions are counted

_MARKS = re.compile(r"[*_#|>`\\\n\r\u200b\ufeff\xa0]|[=~]{3,}|-{3,}")
_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One block, or one line where there are no blocks: `text` is as long as its span, marks and breaks as blanks."""

    start: int
    end: int
    text: str
    key: str  # lower case, one spelling; same length as `text`
    level: int | None = None
    emphasis: bool = False
    noise: bool = False
    table: bool = False

    @property
    def capitals(self) -> bool:
        """True where nearly all letters are capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.7 * len(letters)

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """`lines` in order, composed (NFC); `offsets` leads from composed positions to the document's, None where equal."""

    lines: tuple[Line, ...]
    offsets: Sequence[int] | None = None

    @property
    def content(self) -> tuple[Line, ...]:
        """Lines that are not noise."""
        return tuple(line for line in self.lines if not line.noise)

    def evidence(self, value: str, start: int | None, end: int | None, rule: str, confidence: float) -> Evidence:
        """Evidence with its span in the document's own offsets."""
        if start is not None and end is not None and self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end]
        return Evidence(value, start, end, rule, confidence)


def reading(document: Document) -> Reading:
    """The lines of `document`; blocks where `clean` made them, physical lines where not."""
    text, offsets = _composed(document.text)
    blocks = document.blocks or _physical(document.text)
    if offsets is None:
        spans = [(b, b.start, b.end) for b in blocks]
    else:
        back = {place: i for i, place in reversed(list(enumerate(offsets)))}
        spans = [(b, back.get(b.start, 0), back.get(b.end, len(text))) for b in blocks]
    lines = [
        _line(b, part, part_end, text)
        for b, start, end in spans
        for part, part_end in (_cells(text, start, end) if b.kind == "table" else [(start, end)])
        if text[part:part_end].strip()
    ]
    return Reading(tuple(lines), offsets)


def _line(block: Block, start: int, end: int, text: str) -> Line:
    plain = _MARKS.sub(lambda m: " " * len(m.group()), text[start:end])
    return Line(
        start=start,
        end=end,
        text=plain,
        key=key(plain),
        level=block.level if block.kind == "heading" else None,
        emphasis=block.emphasis or block.kind == "heading",
        noise=block.kind == "noise",
        table=block.kind == "table",
    )


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Rows of a table's text; a cell that spans lines is not split by its own breaks in HTML tables."""
    return [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]


def _physical(text: str) -> tuple[Block, ...]:
    return tuple(Block("paragraph", m.start(), m.end()) for m in _LINE.finditer(text))


def key(text: str) -> str:
    """`text` in lower case with one spelling for each syllable, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _WORD.sub(lambda m: _spelled(m.group()), lower)


@functools.lru_cache(maxsize=8192)
def _spelled(word: str) -> str:
    same = match_key(word)
    return same if len(same) == len(word) else word


def _composed(text: str) -> tuple[str, Sequence[int] | None]:
    """`text` in NFC, and for each of its positions (and its end) the position in `text`; None where it was NFC."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    offsets: list[int] = []
    for match in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL):
        part = unicodedata.normalize("NFC", match.group())
        parts.append(part)
        offsets.append(match.start())
        offsets.extend([match.start()] * (len(part) - 1))
    offsets.append(len(text))
    return "".join(parts), offsets
