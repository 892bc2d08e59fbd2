"""Rows of a table that are typed as one: each cell holds a line for the label and one for every part below it.

    Population / Towns / Villages | 900 / 400 / 500    ->    three rows

A row is parted only where its values stand as lines too, and every line of them falls to a line of the label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.clean.soup import BREAK, LINE
from extractor.clean.strips import holds_value, is_missing

MOST_LINES = 60  # of a cell that is looked at
_ENDS = re.compile(f"{LINE}|{BREAK}+")

Lines = Sequence[str]


def lines_of(text: str) -> list[str]:
    """The lines of a cell, empty ones between them included, none at its ends."""
    if LINE not in text and BREAK not in text:
        return [" ".join(text.split())]
    lines = [" ".join(line.split()) for line in _ENDS.split(text.strip(BREAK), maxsplit=MOST_LINES)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines or [""]


def parted(row: Sequence[Lines]) -> list[list[str]] | None:
    """The rows that a row of cells stands for, or None where it is one row."""
    if all(len(lines) < 2 for lines in row):
        return None
    label = next((column for column, lines in enumerate(row) if any(map(_is_worded, lines))), None)
    if label is None or not 1 < len(row[label]) <= MOST_LINES or any(len(lines) > MOST_LINES for lines in row):
        return None
    valued = [c for c, lines in enumerate(row) if c != label and len(lines) > 1 and _holds_values(lines)]
    for names in (row[label], _joined(row[label])) if valued else ():
        placed = {column: _placed(row[column], names) for column in valued}
        if all(placed.values()):
            others = {column: _other(lines, len(names)) for column, lines in enumerate(row)}
            columns = [names if c == label else placed.get(c) or others[c] for c in range(len(row))]
            return _without_rests([list(cells) for cells in zip(*columns, strict=True)], label)
    return None


def _is_worded(line: str) -> bool:
    return sum(map(str.isalpha, line)) > 2 and not holds_value(line)


def _holds_values(lines: Lines) -> bool:
    """Whether two lines or more are values, and all others are empty or marks for a missing one."""
    values = sum(map(holds_value, lines))
    return values > 1 and all(not line or is_missing(line) or holds_value(line) for line in lines)


def _goes_on(name: str) -> bool:
    return name[:1].islower() or name[:1] == "("


def _joined(names: Lines) -> list[str]:
    """The lines of a label without empty ones; a line that goes on with the one above it belongs to it."""
    joined: list[str] = []
    for name in filter(None, names):
        if joined and _goes_on(name):
            joined[-1] = f"{joined[-1]} {name}"
        else:
            joined.append(name)
    return joined


def _placed(values: Lines, names: Lines) -> list[str] | None:
    """The values beside the lines of the label: line by line, or beside each line that heads no others."""
    if len(values) == len(names):
        return list(values)
    filled = [value for value in values if value]
    heading = [name.endswith(":") or not name for name in names]
    for taken in ([bool(name) for name in names], [not heads for heads in heading]):
        if len(filled) == sum(taken):
            left = iter(filled)
            return [next(left) if take else "" for take in taken]
    return None


def _other(lines: Lines, size: int) -> list[str]:
    """A cell of no values: line by line where it has as many, else all of it in the first row."""
    return list(lines) if len(lines) == size else [" ".join(filter(None, lines)), *[""] * (size - 1)]


def _without_rests(rows: list[list[str]], label: int) -> list[list[str]]:
    """The rows without empty ones; a label's line that goes on and has no value belongs to the row above."""
    kept: list[list[str]] = []
    for row in rows:
        rest = kept and _goes_on(row[label]) and not any(text for c, text in enumerate(row) if c != label)
        if rest:
            kept[-1][label] = f"{kept[-1][label]} {row[label]}"
        elif any(row):
            kept.append(row)
    return kept
