"""The heads above a table read as a stream, by the places of its columns in their lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.clean.parts import Part, cell_of
from extractor.clean.rhythm_heads import is_caption
from extractor.clean.stream_frame import LONGEST, MOST_GROUPS, NAMES, Frame, Heads, is_unit
from extractor.clean.tables import Raw, head_word, repeats

if TYPE_CHECKING:
    from extractor.clean.stream import Line

MOST_LINES = 8  # of heads


def in_columns(frame: Frame, body: Sequence[Line]) -> Heads | None:
    """The heads by the columns of the lines that they stand in, where the values of rows stand apart in theirs."""
    placed = [line for line in body if _is_laid_out(line)]
    if 3 * len(placed) < 2 * len(body):
        return None
    values = [[part for part in line.values if part] for line in placed if None not in line.values]
    if not values:
        return None
    centres = [sum(p.x + p.right for p in column) / (2 * len(column)) for column in zip(*values, strict=True)]
    rights = sorted(line.lead[-1].right for line in placed)
    edge = rights[len(rights) // 2]  # of the labels
    heads: list[list[Part]] = []
    groups: list[Part] = []
    first = frame.label
    for line in _lines_above(frame):
        said = cell_of(frame.text, line).text
        inside = [part for part in line if part.x >= edge]
        spans = [_covered(part, centres) for part in inside]
        if len(line) == 1 and not heads and (not inside or len(spans[0]) > 1 or is_unit(said)):
            if len(groups) == MOST_GROUPS:
                break
            groups.insert(0, line[0])
        elif not inside or is_unit(said) or is_caption(said):
            break
        else:
            heads.insert(0, line)
            first -= len(line) + (len(groups) if len(heads) == 1 else 0)
    rows = [_level(line, centres, edge) for line in heads]
    if not rows or any(row is None for row in rows):
        return None
    levels = _spread([row for row in rows if row is not None])
    if not all(any(row[column].text for row in levels) for column in range(frame.columns)):
        return None
    names = tuple(part.raw for line in heads for part in line if head_word(part.raw.text) in NAMES)
    return Heads(first, [_merged(row) for row in levels], names, [p.raw for p in groups], True, frame.united)


def _is_laid_out(line: Line) -> bool:
    """Whether the values of a row stand on one line, apart by more than a blank."""
    values = [part for part in line.values if part]
    near = all(b.row == a.row and b.x - a.right > 1 for a, b in itertools.pairwise(values))
    return near and len(values) > 1


def _lines_above(frame: Frame) -> list[list[Part]]:
    """The parts of the lines above the first row, nearest first."""
    out: list[list[Part]] = []
    at = frame.label
    while at > frame.floor and len(out) < MOST_LINES:
        part = frame.lines[at - 1]
        if part.sort not in ("text", "year") or len(part.raw.text) > LONGEST:
            break
        if out and out[-1][0].row == part.row:
            out[-1].insert(0, part)
        else:
            out.append([part])
        at -= 1
    return out


def _covered(part: Part, centres: Sequence[float]) -> list[int]:
    return [column for column, centre in enumerate(centres) if part.x - 1 <= centre <= part.right + 1]


def _level(line: Sequence[Part], centres: Sequence[float], edge: int) -> list[Raw] | None:
    """The heads of one line in their columns, empty ones between them; None where two are of one column."""
    row = [Raw("", line[0].raw.start)] * len(centres)
    for part in line:
        if part.right <= edge and head_word(part.raw.text) in NAMES:
            continue
        middle = (part.x + part.right) / 2
        columns = _covered(part, centres)
        if len(columns) < 2:
            columns = [min(range(len(centres)), key=lambda column: abs(centres[column] - middle))]
        if any(row[column].text for column in columns):
            return None
        for column in columns:
            row[column] = part.raw
    return row


def _spread(levels: list[list[Raw]]) -> list[list[Raw]]:
    """Levels of heads with those over heads that repeat over as many columns each, wherever they stand."""
    turns = repeats([raw.text for raw in levels[-1]])
    if not turns:
        return levels
    share = len(levels[-1]) // turns
    out: list[list[Raw]] = []
    for level in levels[:-1]:
        tops = [raw for raw, _ in itertools.groupby(raw for raw in level if raw.text)]
        out.append([raw for raw in tops for _ in range(share)] if len(tops) == turns else level)
    return [*out, levels[-1]]


def _merged(row: Sequence[Raw]) -> list[Raw]:
    """Heads with one that stands in several columns as one cell."""
    out: list[Raw] = []
    for raw in row:
        if out and raw.text and out[-1].text and out[-1].start == raw.start:
            out[-1] = out[-1]._replace(column_span=out[-1].column_span + 1)
        else:
            out.append(raw._replace(header=True))
    return out
