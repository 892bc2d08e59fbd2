"""Values that are alone in their lines, and the labels over or below them, as boxes of figures show them."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Callable

from extractor.context.scene import Scene
from extractor.model import Document, Statement

Trimmer = Callable[[int, int], str]
LONGEST = 16  # words of a label
_STARTS = operator.attrgetter("start")


def label_beside(document: Document, scene: Scene, trimmed: Trimmer) -> str | None:
    """The label of a value that is alone in its line: a short line without a value, trimmed; None where there is none.

    It stands over the value ("Revenue / 9 bn"), or below it where a line of such values begins with one.
    """
    if not is_alone(scene) or scene.statement.row is not None:
        return None
    first = index = scene.statement.index
    while first > 1 and _is_label(document, first - 1, index) and _is_value(document, first - 2):
        first -= 2
    label = index - 1 if _is_label(document, first - 1, index) else index + 1
    if not _is_label(document, label, index):
        return None
    found = document.statements[label]
    return trimmed(found.start, found.end) or None


def is_alone(scene: Scene) -> bool:
    """Whether a statement is one value and nothing else."""
    return len(scene.items) == 1 and not scene.items[0].first and scene.items[0].last == len(scene.words)


def _is_label(document: Document, index: int, value: int) -> bool:
    """Whether a statement is a short line without a value or a stop, of the section of the statement `value`."""
    if not 0 <= index < len(document.statements):
        return False
    statement = document.statements[index]
    line = document.text[statement.start : statement.end].rstrip(" *_")
    if statement.section != document.statements[value].section or document.blocks[statement.block].kind != "paragraph":
        return False
    return line[-1:].isalnum() and line.count(" ") < LONGEST and not _values(document, statement)


def _is_value(document: Document, index: int) -> bool:
    """Whether a statement is one value and nothing else."""
    statement = document.statements[index]
    values = _values(document, statement)
    return len(values) == 1 and values[0] == (statement.start, statement.end)


def _values(document: Document, statement: Statement) -> list[tuple[int, int]]:
    """Where the values of a statement begin and end."""
    first, last = (
        bisect.bisect_left(document.quantities, place, key=_STARTS) for place in (statement.start, statement.end)
    )
    return [(quantity.start, quantity.end) for quantity in document.quantities[first:last]]
