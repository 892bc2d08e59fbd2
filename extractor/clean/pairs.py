"""Tables of one value a row that came through as lines: a label on one, its value on the next.

Two forms: label and value by turns, under the heads of both, which may stand there once for each of several tables side
by side; and labels that all begin with a mark ("-"), each with its value and perhaps a remark below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.clean.flattened import Flattened
from extractor.clean.strips import holds_value
from extractor.clean.tables import Raw, grid, head_word

LONGEST_HEAD = 40  # characters of the head of the labels
LONGEST_NAME = 120  # of the head of the values
LONGEST = 200  # of a label
LONGEST_VALUE = 60  # of a value in words, and of a remark
MOST_HEADS = 6  # lines of heads above marked labels
FEWEST = 3  # rows
MOST_TABLES = 4  # side by side
_MARKED = re.compile(r"[-–+•*]\s*\S")
_GROUP = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-H])[.)]\s*\S")
_DIGIT = re.compile(r"\d")


def read(text: str, cells: Sequence[Raw], first: int) -> Flattened | None:
    """The table whose first head is `cells[first]`, that of the labels; None where there is none."""
    return _by_turns(cells, first) or _marked(text, cells, first)


def _by_turns(cells: Sequence[Raw], first: int) -> Flattened | None:
    head = cells[first : first + 2]
    if len(head) < 2 or len(head[1].text) > LONGEST_NAME or holds_value(head[1].text):
        return None
    names = [raw.text for raw in head]
    at = first + 2
    while at < first + 2 * MOST_TABLES and [raw.text for raw in cells[at : at + 2]] == names:
        at += 2
    rows = [[raw._replace(header=True) for raw in head]]
    while at + 1 < len(cells) and _is_label(cells[at].text) and holds_value(cells[at + 1].text):
        rows.append(list(cells[at : at + 2]))
        at += 2
    return Flattened(first, at, grid(rows)) if len(rows) > FEWEST else None


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST and sum(map(str.isalpha, text)) > 1 and not holds_value(text)


def _marked(text: str, cells: Sequence[Raw], first: int) -> Flattened | None:
    at = first + 1
    while at < min(first + MOST_HEADS, len(cells)) and not _opens(cells[at].text):
        if len(cells[at].text) > LONGEST_HEAD or holds_value(cells[at].text):
            return None
        at += 1
    if at == first + 1:
        return None
    rows: list[list[Raw]] = []
    heads, last = cells[first:at], at
    for number in range(at, len(cells)):
        line = cells[number].text
        if _opens(line):
            rows.append([cells[number]])
        elif not rows or len(rows[-1]) == 3 or not _goes_below(line, rows[-1][0].text):
            break
        else:
            rows[-1].append(cells[number])
        last = number + 1
    while rows and len(rows[-1]) == 1:
        last -= len(rows.pop())
    filled = [row for row in rows if len(row) > 1]
    worth = sum(holds_value(row[1].text) for row in filled)
    said = sum(_DIGIT.search(row[1].text) is not None for row in filled)
    if worth < FEWEST or 5 * said < 4 * len(filled):
        return None
    return Flattened(first, last, grid([_heads(text, heads, max(map(len, filled))), *rows]))


def _goes_below(line: str, label: str) -> bool:
    """Whether a line can be the value or remark of a label: short, and no head of another table."""
    return len(line) <= LONGEST_VALUE and not _GROUP.match(label) and head_word(line) != "label"


def _opens(text: str) -> bool:
    """Whether a line is the label of a row or of a group of them."""
    return len(text) <= LONGEST and (_MARKED.match(text) or _GROUP.match(text)) is not None and not holds_value(text)


def _heads(text: str, heads: Sequence[Raw], width: int) -> list[Raw]:
    """As many heads as there are columns; what is more of them goes on the head of the values."""
    label, *named = heads
    remark = [named.pop()] if width > 2 and len(named) > 1 else []
    value = named[0]._replace(text=text[named[0].start : named[-1].start + len(named[-1].text)])
    return [raw._replace(header=True) for raw in (label, value, *remark)]
