"""Which physical lines of a text are one paragraph.

Hard-wrapped lines, page breaks inside a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.units import scales, unit_named

TERMINAL = re.compile(r"[.;:!?…][\"'”’»)\]*_]*$")
# The last sign of a line that stops in the middle of a sentence.
UNFINISHED = re.compile(r"[\w\u0300-\u036f,\-–%(&/]")
_MARKS = re.compile(r"[*_\\]+")
_MARKER = re.compile(
    r"(?:[-–—+*•●▪◦✓]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z\u0110\u0111]|[ivxIVX]{1,5})\s?[.)\-])"
    r"(?:\s|$|(?<=\))\S)"
    r"|\(\d{1,2}\)|#{1,6}\s|>"
)
_DRAWN = re.compile(r"[a-zØü]\s")  # the bullet of a word processor, as a letter: "o Schools"
_AFTER_MARKER = re.compile(r"\S+\s+(\S)")
_RANGE = re.compile(r"\d[\d.,]*\s*%?\s*[-–]\s*\d")
_OPEN_RANGE = re.compile(r"\d[\d.,]*\s*%?\s*[-–]$")
# Share of line breaks inside sentences that makes a text a hard-wrapped one.
WRAPPED = 0.25
NARROWEST = 30  # characters of a full line; shorter ones are lines of their own


class Row(NamedTuple):
    """A physical line without blanks around it; `bare` is its text without Markdown's marks."""

    start: int
    end: int
    text: str
    bare: str
    gap: bool  # a blank line, or the beginning of the text, stands before it
    hard: bool = False  # the line break before it is meant: Markdown's two blanks, another cell


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text's lines are broken."""

    wrapped: bool
    width: int  # characters of a full line


def bare(text: str) -> str:
    """A line without Markdown's emphasis and escapes."""
    return _MARKS.sub("", text).strip() if "*" in text or "_" in text or "\\" in text else text.strip()


def is_marked(text: str) -> bool:
    """Whether a line, with Markdown's marks or without, begins with a marker or heading sign."""
    drawn = _DRAWN.match(text) is not None and text[2:].lstrip()[:1].isupper()
    return drawn or _MARKER.match(text) is not None


def shape(rows: Sequence[Row]) -> Shape:
    """Whether a text is hard-wrapped, and how wide its lines are."""
    pairs = inside = 0
    lengths: list[int] = []
    for above, row in itertools.pairwise(rows):
        if row.gap or not row.bare or not above.bare:
            continue
        pairs += 1
        if row.bare[0].islower() and not TERMINAL.search(above.bare):
            inside += 1
            lengths.append(len(above.text))
    lengths.sort()
    width = lengths[int(len(lengths) * 0.75)] if lengths else 0
    wrapped = pairs >= 3 and inside >= WRAPPED * pairs and width >= NARROWEST
    return Shape(wrapped, width if wrapped else 0)


def goes_on(above: Row, row: Row, form: Shape) -> bool:
    """Whether `row` continues the paragraph that `above` is the last line of."""
    if not row.bare or not above.bare:
        return not row.gap and not row.hard  # a line of emphasis marks alone
    if _cuts_value(above, row) and not row.hard and (not row.gap or len(above.text) >= NARROWEST):
        return True
    if row.gap:
        return _over_a_page(above, row, form)
    if row.hard or _is_new_item(above, row):
        return False
    unfinished = _is_unfinished(above)
    if not form.wrapped:
        return unfinished and row.bare[0].islower() and len(above.bare) >= 30
    if TERMINAL.search(above.bare):
        full = len(above.text) >= 0.75 * form.width
        return (full and not above.bare.endswith(":")) or row.bare[0].islower()
    if not any(map(str.isalpha, row.bare)):
        return True
    if above.bare.isupper() != row.bare.isupper() and len(above.bare) > 3:
        return not above.bare.isupper() and len(above.text) >= 0.75 * form.width and not _is_bold(row)
    return not (_is_bold(row) and not _is_bold(above))


def _cuts_value(above: Row, row: Row) -> bool:
    """Whether a value runs on over the end of a line: "800 million | USD", "19 - | 20 %"."""
    if _OPEN_RANGE.search(above.bare[-NARROWEST:]) is not None:
        return row.bare[0].isdigit()
    scale, unit = above.bare.rpartition(" ")[2].lower(), row.bare.partition(" ")[0].rstrip(".,;:)").lower()
    return scale in scales() and unit_named(unit) is not None


def _is_unfinished(row: Row) -> bool:
    return UNFINISHED.match(row.bare[-1:]) is not None


def _is_bold(row: Row) -> bool:
    return row.text.startswith(("**", "__"))


def _is_new_item(above: Row, row: Row) -> bool:
    """Whether a line begins with a marker and no sentence runs on over what looks like one."""
    if not is_marked(row.text) and not is_marked(row.bare):
        return False
    if not _is_unfinished(above) or len(above.bare) < 20:
        return True
    follows = _AFTER_MARKER.match(row.bare)
    after = follows.group(1) if follows else ""
    if row.bare[0] in "-–":  # a range or a compound over the end of a line
        return not (after.isdigit() and above.bare[-1].isdigit()) and not after.islower()
    return not (_RANGE.match(row.bare) or (row.bare[0].isdigit() and after.islower()))  # "yields | 95 - 100 tons"


def _over_a_page(above: Row, row: Row, form: Shape) -> bool:
    """Whether a blank line (page break) cuts a sentence: no end before it, a small letter after."""
    long_enough = len(above.text) >= max(0.7 * form.width, 40)
    return (
        long_enough
        and row.bare[0].islower()
        and _is_unfinished(above)
        and not is_marked(row.text)
        and not is_marked(row.bare)
    )
