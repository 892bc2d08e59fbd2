"""Tables that lost their lines.

Every cell a line of its own; rows are known by their running number, or by the unit in each.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.clean.head_rows import counted_to, header_rows
from extractor.clean.strips import SENTENCE
from extractor.clean.tables import Raw, grid, head_word, is_value
from extractor.model import Table
from extractor.units import is_unit

LONGEST = 200  # characters of a cell
MOST_HEADS = 25  # cells of heads
NEAR = 8  # rows below columns that are counted
FARTHEST = 6  # rows between the first running number and the second
MOST_UNREMARKED = 5  # cells of a row that can lack its remark and others: fewer say nothing of what is lacking
MOST_LETTERS = 12  # of a value without a digit
MOST_LEFT_OUT = 3  # running numbers in a row, of rows that are not there
WIDEST = 12  # columns of a table without running numbers
_KNOWN = ("order", "label", "unit", "value", "note")  # all heads of a table whose rows may lack a remark alone
_GROUP = re.compile(r"[IVX]{1,5}|[A-H]")
_NUMBER = re.compile(r"(\d{1,3})\.?")
_CHILD = re.compile(r"[-+–*]|\d{1,2}\.\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Flattened:
    """Cells `first` to `last` (exclusive) of the lines given, as a grid."""

    first: int
    last: int
    table: Table


def read(cells: Sequence[Raw], first: int) -> Flattened | None:
    """The table whose header begins at `cells[first]` with the column of running numbers.

    None where there is none.
    """
    named = head_word(cells[first].text)
    if named == "label":
        return _unnumbered(cells, first)
    if named != "order":
        return None
    counted = _counting(cells, first)
    at = range(first + 2, min(first + MOST_HEADS, len(cells)))
    start = next((i for i in at if cells[i].text.rstrip(".") in {"1", "I", "A"}), None)
    if counted is not None:
        start = counted.stop
    if start is None or any(len(raw.text) > LONGEST for raw in cells[first:start]):
        return None
    heads = list(cells[first : counted.start if counted else start])
    width = len(counted) if counted else _width(cells, start, len(heads) + 1)
    if width is not None and width == len(heads) - 1 and _is_unremarked(heads):
        width += 1  # most rows have no remark
    if width is None or width == 2:
        return None
    heads = heads if len(heads) <= width else _joined(heads, width)
    if len(heads) == width - 1 and head_word(heads[1].text) is None:
        heads.insert(1, Raw("", heads[1].start))  # the labels have no head
    header = header_rows(heads, width)
    if header is None:
        return None
    kinds = _kinds(header, width)
    if counted is not None:  # rows are looked for nearby first: any number of heads may be counted in vain
        near, _ = _body(cells[start : start + NEAR * width], 0, kinds)
        if sum(len(row) >= width - 1 for row in near) < 3:
            return None
    rows, last = _body(cells, start, kinds)
    if sum(len(row) >= width - 1 for row in rows) < 3:
        return None
    return Flattened(first, last, grid([*header, *rows]))


def _is_unremarked(heads: Sequence[Raw]) -> bool:
    """Whether rows of one cell less than there are heads lack their remark: no other cell can be the missing one."""
    known = [head_word(raw.text) for raw in heads]
    return known[-1] == "note" and (len(heads) - 1 > MOST_UNREMARKED or ("unit" in known and len(heads) == len(_KNOWN)))


def _joined(heads: list[Raw], width: int) -> list[Raw]:
    """Heads over several lines, each as one where that gives `width` of them: a small letter or a bracket goes on."""
    out: list[Raw] = []
    for raw in heads:
        above = out[-1] if out else None
        if above is not None and (raw.text[:1].islower() or raw.text.startswith("(")):
            out[-1] = Raw(above.text + " " * (raw.start - above.start - len(above.text)) + raw.text, above.start)
        else:
            out.append(raw)
    return out if len(out) == width else heads


def _counting(cells: Sequence[Raw], first: int) -> range | None:
    """The cells below the heads that only count the columns: "A", "B", "1", "2", "3=2/1"."""
    for start in range(first + 2, min(first + MOST_HEADS, len(cells))):
        if cells[start].text.strip("().") not in {"A", "1"}:
            continue
        last = start + counted_to([raw.text for raw in cells[start : start + MOST_HEADS]])
        return range(start, last) if last > start else None
    return None


def _width(cells: Sequence[Raw], start: int, heads: int) -> int | None:
    """Columns: how far the running numbers stand apart, mostly; not more than headings."""
    steps: dict[int, int] = {}
    at = next((i for i in range(start, min(start + 4, len(cells))) if _counted(cells[i].text) == 1), None)
    expected = 2
    repeated = False  # lists of a page show every number as 1 now and then
    while at is not None:
        near = range(at + 3, min(at + heads + 1, len(cells)))
        far = range(near.stop, min(at + FARTHEST * heads, len(cells)))  # behind parts that have no numbers
        following = next((i for i in near if _counts(cells[i].text, expected, repeated)), None)
        if following is None and not repeated and (child := next((i for i in near if _is_child(cells[i].text)), None)):
            steps[child - at] = steps.get(child - at, 0) + 1
            at = child
            continue
        if following is None and not repeated:
            following = next((i for i in far if _counts(cells[i].text, expected, repeated)), None)
            if following is None and expected == 2:
                repeated = True
                continue
        elif following is not None:
            steps[following - at] = steps.get(following - at, 0) + 1
        at, expected = following, expected + 1
    if not steps:
        return None
    return max(steps, key=lambda step: (steps[step], step))


def _is_child(text: str) -> bool:
    """Whether a cell is the number of a part of a row: "1.2"."""
    return _CHILD.fullmatch(text) is not None and text[0].isdigit()


def _counted(text: str) -> int | None:
    """The running number that a cell holds, or None."""
    match = _NUMBER.fullmatch(text)
    return int(match.group(1)) if match else None


def _counts(text: str, expected: int, repeated: bool) -> bool:
    return _counted(text) == (1 if repeated else expected) and (not repeated or text.endswith("."))


def _unnumbered(cells: Sequence[Raw], first: int) -> Flattened | None:
    """A table without running numbers: label, unit, values in every row, the unit always as far from the last."""
    if first + 2 >= len(cells) or head_word(cells[first + 1].text) != "unit":
        return None
    for width in range(3, WIDEST + 1):
        starts = range(first + width, len(cells) - width + 1, width)
        rows = list(itertools.takewhile(lambda row: _is_row(row), (cells[at : at + width] for at in starts)))
        if len(rows) >= 3:
            header = [[raw._replace(header=True) for raw in cells[first : first + width]]]
            return Flattened(first, first + width * (len(rows) + 1), grid([*header, *rows]))
    return None


def _is_row(row: Sequence[Raw]) -> bool:
    label, unit, *values = (raw.text for raw in row)
    worded = sum(map(str.isalpha, label)) >= 2 and len(label) <= LONGEST
    return (
        worded
        and is_unit(unit)
        and all(len(text) <= 60 for text in values)
        and any(any(map(str.isdigit, text)) for text in values)
    )


def _kinds(header: Sequence[Sequence[Raw]], width: int) -> list[str]:
    """For each column what it holds: "order", "label", "unit", "note" or "value"."""
    kinds = ["value"] * width
    for cell in grid(header).cells:
        if cell.column_span == 1 and cell.row == 0:
            text = header[0][sum(c.column < cell.column for c in grid(header).cells if c.row == 0)].text
            kinds[cell.column] = head_word(text) or "value"
    kinds[0], kinds[1] = "order", "label"
    return kinds


def _body(cells: Sequence[Raw], start: int, kinds: Sequence[str]) -> tuple[list[list[Raw]], int]:
    """Rows from `start` on, each of a shape that lets another row follow, and where they end."""
    rows: list[list[Raw]] = []
    position, number, left_out = start, 0, 0
    while position < len(cells):
        shape = _shape(cells, position, kinds, number, look=True)
        if shape is None and (remark := _remark_at(cells, position)):
            cells = [*cells[:remark], *cells[remark + 1 :]]
            left_out += 1
            shape = _shape(cells, position, kinds, number, look=True)
        if shape is None:
            break
        first, size = shape
        text = cells[position].text
        number = (_counted(text) if first == 0 else None) or number
        row = list(cells[position : position + size])
        remarked = size == len(kinds) - 1 and kinds[-1] == "note" and row[-1].text.startswith("(")
        if first == 0 and (remarked or 2 < size < len(kinds) - (kinds[-1] == "note")):
            row = row[: 2 + is_unit(row[2].text)]  # of its values nothing says which columns they are of
        rows.append([Raw("", row[0].start), *row] if first == 1 else row)
        position += size
    return rows, position + left_out


def _remark_at(cells: Sequence[Raw], position: int) -> int:
    """The cell of a remark in brackets below the label of the row that begins at `position`; 0 without one."""
    for at in range(position + 1, min(position + 3, len(cells))):
        text, above = cells[at].text, cells[at - 1].text
        if text.startswith("(") and text.endswith(")") and len(_LETTERS.findall(text)) > 1 and _LETTERS.search(above):
            return at
    return 0


def _shape(
    cells: Sequence[Raw], position: int, kinds: Sequence[str], number: int, *, look: bool
) -> tuple[int, int] | None:
    """First column and number of cells of the row that begins here.

    A row is whole, or lacks its remark or its number or both, or is the head of a group; or it lacks more without a
    trace, and the next number follows.
    """
    width = len(kinds)
    shapes = [(0, width), (1, width - 1), (0, 2)]
    if kinds[-1] == "note":
        shapes.insert(1, (0, width - 1))
        shapes.insert(3, (1, width - 2))
    fitting = [
        (first, size)
        for first, size in shapes
        if position + size <= len(cells) and _fits(cells[position : position + size], kinds[first:], number)
    ]
    if short := _short(cells, position, kinds, number):
        fitting.append((0, short))
    if not look or not fitting:
        return fitting[0] if fitting else None
    after: list[tuple[int, int] | None] = []
    for first, size in fitting:
        text = cells[position].text
        follows = (_counted(text) if first == 0 else None) or number
        end = position + size
        ended = (0, 0) if end == len(cells) else None
        after.append(ended or _shape(cells, end, kinds, follows, look=False))
    numbered = [shape for shape, below in zip(fitting, after, strict=True) if below and below[0] == 0]
    any_row = [shape for shape, below in zip(fitting, after, strict=True) if below]
    last = [shape for shape in fitting if shape[1] >= width - 1]
    return next(iter((*numbered, *any_row, *last)), None)


def _short(cells: Sequence[Raw], position: int, kinds: Sequence[str], number: int) -> int:
    """How many cells a row has that lacks some, in front of the next running number and the row of that; or 0."""
    counted = _counted(cells[position].text)
    if counted is None or not _fits(cells[position : position + 2], kinds, number, least=1):
        return 0
    for size in range(3, min(len(kinds) - (kinds[-1] == "note"), len(cells) - position)):
        behind = position + size
        follows = _counted(cells[behind].text) == counted + 1
        if follows and any(
            _fits(cells[behind : behind + width], kinds, counted) for width in (len(kinds), len(kinds) - 1)
        ):
            return size
    return 0


def _fits(row: Sequence[Raw], kinds: Sequence[str], number: int, least: int = 2) -> bool:
    """Whether every cell may stand in its column; one of `least` cells or fewer is the head of a group."""
    for raw, kind in zip(row, kinds, strict=False):
        text = raw.text
        letters = sum(map(str.isalpha, text))
        if len(text) > LONGEST:
            return False
        if kind == "order":
            counted = _counted(text) or 0
            goes_on = counted == 1 or number < counted <= number + MOST_LEFT_OUT + 1
            if not (goes_on or _GROUP.fullmatch(text) or _CHILD.fullmatch(text)):
                return False
        elif _misfits(text, kind, letters):
            return False
    return len(row) > least or _GROUP.fullmatch(row[0].text) is not None


def _misfits(text: str, kind: str, letters: int) -> bool:
    if kind == "label":
        return letters < 2 or _GROUP.fullmatch(text) is not None
    if kind == "unit":
        return is_value(text) or len(text) > 40
    if kind == "note":
        return len(text) > 40 and text.endswith((".", ":", ";"))
    return kind == "value" and letters > MOST_LETTERS and (len(text) > SENTENCE or not any(map(str.isdigit, text)))
