"""The heads above a table of one cell a line: as many as a row has values, often over several lines each."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractor.clean.head_rows import header_rows
from extractor.clean.strips import Strip, cell_of, joined
from extractor.clean.tables import Raw, head_word
from extractor.lexicon import match_key, settings

LONGEST = 120  # characters of a head's line
LONGEST_NAME = 40  # characters of the head of numbers, labels or units
SPARE = 8  # lines looked at beside four for each head
MOST_GROUPS = 2  # heads of groups between the heads and the first row
_NAMES = ("order", "label", "unit")
_SAYING = re.compile(r"[\d%]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARK = re.compile(r"[-–+*•]|\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[A-H]|[a-z\u0111])\)?\.?")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d\**")

_FIRST = frozenset(("1", "1.", "I", "I.", "A", "A."))

Cells = list[list[Strip]]


@dataclass(frozen=True, slots=True)
class Heads:
    """The header rows; strips `first` to `last` (exclusive) hold them and the unit of all values."""

    first: int
    last: int
    rows: tuple[tuple[Raw, ...], ...]
    sure: bool  # the number of heads was not in question
    ordered: bool = False  # the first column has numbers or marks of rows
    remarks: bool = False  # some rows have one behind their values


@dataclass(frozen=True, slots=True)
class _Above:
    """Strips `first` to `last` (exclusive) above the first row; `bounded`: the heads begin there for sure."""

    first: int
    last: int
    bounded: bool
    names: tuple[str, ...] = ()  # of the first cells: order, label, unit
    caption: int | None = None  # the strip with the unit of all values, below the heads


@functools.lru_cache(2048)
def is_caption(text: str) -> bool:
    """Whether a line announces the unit of the values below it."""
    return _captions().match(match_key(text)) is not None


@functools.cache
def _captions() -> re.Pattern[str]:
    words = "|".join(re.escape(match_key(word)) for word in settings("rows")["unit_captions"])
    return re.compile(rf"\W*(?:{words})\s*(?:[-–/]\s*[a-z]+\s*)?:\s*\S")


@functools.lru_cache(2048)
def _name(text: str) -> str | None:
    return head_word(text)


def is_mark(text: str) -> bool:
    """Whether a cell is the number of a row, or the mark of a part of the row above it."""
    return _MARK.fullmatch(text) is not None


def heads_above(
    text: str, lines: Sequence[Strip], label: int, floor: int, columns: int, *, united: bool, apart: bool
) -> Heads | None:
    """The heads of `columns` values, above the first row's label at strip `label` and not above strip `floor`.

    `united`: every row has a unit behind its label. None where the lines there cannot be that many heads.
    """
    above = _above(lines, label, floor, 4 * columns + SPARE, apart=apart)
    inner = list(lines[above.first + len(above.names) : above.last])
    if not inner:
        return None
    leading = _leading(lines, above, inner[0].raw.start, united=united)
    for level in _LEVELS if not any(strip.piped for strip in inner) else (_as_they_are,):
        every = level(inner, apart)
        cells = _without_remarks(every, columns)
        if above.bounded and len(cells) == columns + 1 and _is_over(cells):
            return _heads(text, lines, above, leading, cells[1:], over=cells[0])
        more = cells[columns:]
        grouped = (
            len(more) <= MOST_GROUPS * (1 + ("order" in above.names))
            and all(map(_says, cells[:columns]))
            and not any(map(_says, more))
        )
        if above.bounded and len(cells) >= columns and (not more or grouped):
            found = _heads(text, lines, above, leading, cells[:columns])
            if len(every) == len(cells):
                return found
            return replace(found, remarks=True, last=_index(lines, every[columns][-1], above.first) + 1)
    if dated := _dated(inner, columns) if above.names else []:
        return _heads(text, lines, above, leading, dated)
    if not above.names:
        return _lowest(text, lines, above, leading, inner, columns, apart=apart)
    raws = [cell_of(text, cell) for cell in _wrapped(inner, apart)]
    rows = header_rows([*leading, *raws], len(leading) + columns)
    if rows is None:
        return None
    return Heads(above.first, above.last, tuple(map(tuple, rows)), sure=True, ordered="order" in above.names)


def _leading(lines: Sequence[Strip], above: _Above, start: int, *, united: bool) -> list[Raw]:
    """The heads of labels and units; empty ones where they have none."""
    named = dict(zip(above.names, (strip.raw for strip in lines[above.first : above.last]), strict=False))
    wanted = [*(["order"] if "order" in named else []), "label", *(["unit"] if united else [])]
    return [named.get(name, Raw("", start))._replace(header=True) for name in wanted]


def _above(lines: Sequence[Strip], label: int, floor: int, most: int, *, apart: bool) -> _Above:
    """How far up the heads of the row at strip `label` can reach."""
    at, last, caption = label, label, None
    while at > max(floor, label - most):
        strip = lines[at - 1]
        if strip.sort == "none" and not strip.raw.text:  # the head of the labels is empty
            return _Above(at - 1, last, True, ("label",), caption)
        opens = apart and strip.raw.text in _FIRST and at < label - 1  # the number of a group above the first row
        if (strip.sort not in ("text", "year") and not opens) or len(strip.raw.text) > LONGEST:
            return _Above(at, last, at < last, (), caption)
        if is_caption(strip.raw.text):
            if caption is not None or label - at > MOST_GROUPS or _says(lines[at:label]):
                return _Above(at, last, True, (), caption)
            caption, last = at - 1, at - 1
        elif len(strip.raw.text) <= LONGEST_NAME and _name(strip.raw.text) in _NAMES:
            return _named(lines, at, last, caption)
        at -= 1
        if strip.gap and not apart and at < last:
            return _Above(at, last, True, (), caption)
    return _Above(at, last, at == 0, (), caption)


def _named(lines: Sequence[Strip], at: int, last: int, caption: int | None) -> _Above:
    """With the heads of running numbers, labels and units, the lowest of which is the strip above `at`."""
    first = at - 1
    while first > 0 and (above := _name(lines[first - 1].raw.text)) in _NAMES:
        if above != "order" and _name(lines[first].raw.text) == "order":
            break  # nothing of a table stands in front of its first head
        first -= 1
    names = [_name(strip.raw.text) or "" for strip in lines[first:at]]
    own = next((n for n in range(1, len(names)) if names[n] in names[:n]), len(names))  # said again it heads values
    return _Above(first, last, True, tuple(names[:own]), caption)


def _as_they_are(strips: Sequence[Strip], _apart: bool) -> Cells:
    return [[strip] for strip in strips]


def _wrapped(strips: Sequence[Strip], apart: bool) -> Cells:
    """A line that begins with a small letter goes on with the one above."""
    return joined(strips, apart=apart)


def _with_numbers(strips: Sequence[Strip], apart: bool) -> Cells:
    """So does one that begins with a number, or a year behind a head without one."""
    cells: Cells = []
    whole = joined(strips, apart=apart)
    for cell, below in itertools.zip_longest(whole, whole[1:]):
        said = " ".join(strip.raw.text for strip in cells[-1]) if cells else ""
        opens = cell[0].raw.text
        alone = _YEAR_ALONE.fullmatch(opens) is not None
        series = below is not None and _YEAR_ALONE.fullmatch(below[0].raw.text) is not None
        if cells and opens[0].isdigit() and not (alone and (series or _YEAR.search(said))):
            cells[-1] += cell
        else:
            cells.append(cell)
    return cells


def _with_brackets(strips: Sequence[Strip], apart: bool) -> Cells:
    """So does one in brackets behind one that is in none; the first one in brackets goes on with the head above."""
    cells: Cells = []
    for cell in joined(strips, apart=apart):
        if not is_bracketed(cell[0].raw.text):
            cells.append(cell)
        elif cells and not is_bracketed(cells[-1][-1].raw.text):
            cells[-1] += cell
        elif cells:
            cells.append(cell)
    return cells


def is_bracketed(text: str) -> bool:
    """Whether a line stands in brackets."""
    return text.startswith("(") and text.endswith(")")


_LEVELS: tuple[Callable[[Sequence[Strip], bool], Cells], ...] = (_wrapped, _with_numbers, _with_brackets, _as_they_are)


def _dated(strips: Sequence[Strip], columns: int) -> Cells:
    """The heads, below those over them and of remarks, where these alone have years and stand side by side; or []."""
    dated = [at for at, strip in enumerate(strips) if _YEAR.search(strip.raw.text)]
    beside = len(dated) == columns > 1 and dated[-1] - dated[0] == columns - 1
    return [[strip] for strip in strips[dated[0] : dated[-1] + 1]] if beside else []


def _is_over(cells: Cells) -> bool:
    """Whether the first of these heads stands over all others, which are years: "Year", "2031", "2032"."""
    years = (_YEAR_ALONE.fullmatch(" ".join(strip.raw.text for strip in cell)) for cell in cells[1:])
    return not _says(cells[0]) and all(years)


def _without_remarks(cells: Cells, columns: int) -> Cells:
    """The heads without that of the remarks, which rows without any have no cell for."""
    remarks = len(cells) == columns + 1 and _name(" ".join(strip.raw.text for strip in cells[-1])) == "note"
    return cells[:columns] if remarks else cells


def _says(cell: Sequence[Strip]) -> bool:
    """Whether a cell may be the head of values by its own words: it has a year, a number, a percent sign."""
    text = " ".join(strip.raw.text for strip in cell)
    return _SAYING.search(text) is not None or _name(text) in ("value", "note")


def _lowest(
    text: str,
    lines: Sequence[Strip],
    above: _Above,
    leading: Sequence[Raw],
    inner: Sequence[Strip],
    columns: int,
    *,
    apart: bool,
) -> Heads | None:
    """The lowest cells that can all be heads, where lines of other things stand above them."""
    best: tuple[int, Cells] | None = None
    for level in _LEVELS[:2]:
        cells = level(inner, apart)
        for last in range(len(cells), max(columns, len(cells) - MOST_GROUPS) - 1, -1):
            saying = sum(map(_says, cells[last - columns : last]))
            if 2 * saying > columns and (best is None or saying > best[0]):
                best = saying, cells[last - columns : last]
    return replace(_heads(text, lines, above, leading, best[1]), sure=False) if best else None


def _heads(
    text: str,
    lines: Sequence[Strip],
    above: _Above,
    leading: Sequence[Raw],
    cells: Cells,
    over: Sequence[Strip] = (),
) -> Heads:
    """The header: heads of label and values, what stands `over` all values, and the unit of all of them below."""
    first = above.first if above.names else _index(lines, cells[0][0], above.first)
    start = cells[0][0].raw.start  # where the empty ones stand too: what is above the lowest cells is no head
    raws = [raw if raw.text else raw._replace(start=start) for raw in leading]
    raws += (cell_of(text, cell)._replace(header=True) for cell in cells)
    rows = [tuple(raws)]
    if over:
        spanning = cell_of(text, over)._replace(column_span=len(cells), header=True)
        top = (*(raw._replace(row_span=2) for raw in raws[: len(leading)]), spanning)
        rows = [top, tuple(raws[len(leading) :])]
    last = _index(lines, cells[-1][-1], above.first) + 1
    if above.caption is not None:
        caption = lines[above.caption].raw
        rows.append((caption._replace(column_span=len(raws), header=True),))
        last = above.caption + 1
    return Heads(first, last, tuple(rows), sure=True, ordered="order" in above.names)


def _index(lines: Sequence[Strip], strip: Strip, first: int) -> int:
    return next(i for i in range(first, len(lines)) if lines[i] is strip)
