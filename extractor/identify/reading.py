"""A document as the lines that identification reads, with the way back to offsets of the document."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.kept import Kept
from extractor.lexicon import match_key, settings
from extractor.model import Block, Document, Evidence

HEAD = 6_000  # characters of content in which a document says what it is
BODY = 20_000  # characters of content in which mentions are counted
AROUND = 4_000  # characters before and behind the start of the content in which noise can hold a title or date
LONGEST = 8_000  # characters of one line that are looked at
_LONGEST_WORD = 40  # characters of a word whose key is kept for the next time
_LONGEST_KEPT = 200  # the same of a line
TAIL = 4_000  # characters at the end in which a signature with its date can stand

_MARKS = re.compile(r"</?[A-Za-z][^<>]{0,300}>|&(?:nbsp|e[mn]sp|thinsp);|[*_#|>`\\\n\r\u200b\ufeff\xa0]|[=~]{3,}|-{3,}")
_MARK = re.compile(r"[<&*_#|>`\\\n\r\u200b\ufeff\xa0=~]|---")  # a sign of one; quick to look for
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """One block, or one line where there are no blocks: `text` is as long as its span, marks and breaks as blanks.

    Equal to itself alone.
    """

    start: int
    end: int
    text: str
    key: str  # lower case, one spelling; same length as `text`
    level: int | None = None
    emphasis: bool = False
    noise: bool = False
    table: bool = False

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @property
    def capitals(self) -> bool:
        """True where nearly all letters are capitals."""
        return _in_capitals(self.text)

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


@functools.lru_cache(maxsize=1024)
def _in_capitals(text: str) -> bool:
    large = sum(map(str.isupper, text))
    return large > 2 and sum(map(str.islower, text)) <= 0.43 * large


@dataclass(frozen=True)
class Reading:
    """`lines` in order, composed (NFC); `offsets` leads from composed positions to the document's, None where equal."""

    lines: tuple[Line, ...]
    offsets: Sequence[int] | None = None

    @functools.cached_property
    def content(self) -> tuple[Line, ...]:
        """Lines that are not noise."""
        return tuple(line for line in self.lines if not line.noise)

    def place(self, position: int) -> int:
        """A position in the document's own offsets."""
        return position if self.offsets is None else self.offsets[position]

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
        spans = [(b, bisect_left(offsets, b.start), bisect_left(offsets, b.end)) for b in blocks]
    content = [(start, end) for b, start, end in spans if b.kind != "noise"]
    first = content[0][0] if content else 0
    last = content[-1][1] - TAIL if content else 0
    lines: list[Line] = []
    seen = 0
    for b, start, end in spans:
        if b.kind == "noise":
            if content and not first - AROUND <= start <= first + AROUND:
                continue
        elif seen > BODY and end < last:
            continue
        else:
            seen += end - start
        for part, part_end in _cells(text, start, end) if b.kind == "table" else [(start, end)]:
            line = _line(b, part, part_end, text)
            if line.text.strip():  # more than the marks of a table
                lines.append(line)
    return Reading(tuple(_whole_dates(lines, text)), offsets)


def _whole_dates(lines: list[Line], text: str) -> list[Line]:
    """`lines`, two of them joined where a date goes on in the second."""
    ends, goes_on = (re.compile(settings("dates")["broken"][part]) for part in ("ends", "goes_on"))
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and not last.table and goes_on.match(line.key.lstrip()) and ends.search(last.key.rstrip()):
            plain = _plain(text[last.start : line.end])
            joined[-1] = last._replace(end=line.end, text=plain, key=key(plain))
        else:
            joined.append(line)
    return joined


def _plain(text: str) -> str:
    """`text` with marks and breaks as blanks."""
    return _MARKS.sub(lambda m: " " * len(m.group()), text) if _MARK.search(text) is not None else text


@functools.lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, str]:
    """A line without marks, and its key: the lines of a portal's menus come again on each of its pages."""
    plain = _plain(text)
    return plain, key(plain)


def _line(block: Block, start: int, end: int, text: str) -> Line:
    end = min(end, start + LONGEST)
    plain, its_key = _read(text[start:end]) if end - start <= _LONGEST_KEPT else _read.__wrapped__(text[start:end])
    return Line(
        start=start,
        end=end,
        text=plain,
        key=its_key,
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
    return " ".join(map(_WORD_KEYS.__getitem__, text.split(" ")))


def _word_key(word: str) -> str:
    """The key of what stands between two blanks."""
    lower = word.lower()
    if len(lower) != len(word):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    return _spelled_twice().sub(lambda m: _spelled(m.group()), lower)


_WORD_KEYS = Kept(_word_key, 16_384, _LONGEST_WORD)


@functools.cache
def _spelled_twice() -> re.Pattern[str]:
    """Words that can have more than one spelling (`patterns/spelling.toml`)."""
    table = settings("spelling")
    whole, ends = "|".join(table["syllables"]), "|".join(table["tone_placement"])
    return re.compile(rf"(?<![^\W\d_])(?:{whole}|[^\W\d_]{{0,3}}(?:{ends}))(?![^\W\d_])")


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
    place = 0
    for match in _DECOMPOSED.finditer(text):
        parts.append(text[place : match.start()])
        offsets.extend(range(place, match.start()))
        part = unicodedata.normalize("NFC", match.group())
        parts.append(part)
        offsets.extend([match.start()] * len(part))
        place = match.end()
    parts.append(text[place:])
    offsets.extend(range(place, len(text) + 1))
    return "".join(parts), offsets
