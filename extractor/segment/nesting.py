"""Nesting: below which of the open headings and items a marked line stands.

Numbering is not read by a fixed order of styles. A mark that goes on with a list that is still
open belongs to that list; a first mark opens a list below the deepest heading or item that can
hold it. So plans that skip, restart or mix numbering still give one tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.segment import markers
from extractor.segment.lines import Line, Role
from extractor.segment.markers import PATHS, Style

TITLE, FREE, LEAD = "title", "free", "lead"  # styles of what has no mark
TITLE_RANK, FREE_RANK, LEAD_RANK = -2, 31, 74


@dataclass(slots=True)
class Node:
    """An open heading, item or lead-in on the way down to the line that is read."""

    role: Role
    style: str
    rank: int
    line: int  # number of its line
    ordinal: int = 0  # of a heading without a mark: its weight
    marker: str = ""
    path: str = ""
    level: int | None = None
    section: int | None = None  # number of its section, None for an item or lead-in
    colon: bool = False  # its line ends in ":"
    indent: int = 0
    below: str = ""  # what came first below a lead-in: "lead", "mark" or "text"


def position(stack: Sequence[Node], line: Line, style: Style) -> int:
    """How many of the open nodes stay open above a marked line."""
    assert line.marker is not None
    if is_annex(style):
        return next((i + 1 for i, n in enumerate(stack) if n.style == TITLE), 0)
    same = [i for i, n in enumerate(stack) if n.style == line.style]
    if style.numeral == "bullet":
        return _bullet(stack, line, style, same)
    if style.numeral in PATHS:
        return _decimal(stack, line.marker.text, style)
    for index in reversed(same):
        if _follows(style, stack[index].ordinal, line.ordinal):
            return index
    if line.ordinal > 1 and not same and style.family:
        for index in range(len(stack) - 1, -1, -1):
            kin = markers.styles().get(stack[index].style)
            if kin and kin.family == style.family and _follows(style, stack[index].ordinal, line.ordinal):
                return index
    if same and (line.ordinal > 1 or len(same) > 1 or not _opens_below(stack, same[-1], line)):
        return same[-1]
    return _room(stack, line, style)


def is_annex(style: Style) -> bool:
    """Whether a style numbers annexes, which stand outside the numbering of the text."""
    return style.rank < markers.styles()["part"].rank


def is_bullet(node: Node) -> bool:
    """Whether a node was opened by a bullet."""
    style = markers.styles().get(node.style)
    return style is not None and style.numeral == "bullet"


def path_of(above: Node | None, marker: str) -> str:
    """Path of a mark below a node: "2.1" below "2" stands for both."""
    base = above.path if above else ""
    if not marker:
        return base
    if above is not None and above.marker and marker.startswith(above.marker + "."):
        base = base[: -len(above.marker)].rstrip(".")
    return f"{base}.{marker}" if base else marker


def _bullet(stack: Sequence[Node], line: Line, style: Style, same: list[int]) -> int:
    while same and stack[same[-1]].indent > line.indent:
        same.pop()
    if not same:
        return _room(stack, line, style)
    if stack[same[-1]].indent == line.indent:
        return same[-1]
    keep = len(stack)
    while stack[keep - 1].indent >= line.indent and stack[keep - 1].section is None:
        keep -= 1
    return keep


def _opens_below(stack: Sequence[Node], index: int, line: Line) -> bool:
    """Whether a list that starts again can stand below the open one: under a colon or heading."""
    inner = any(n.style in (FREE, TITLE) for n in stack[index + 1 :])
    return inner or stack[-1].colon or line.indent > stack[index].indent


def _room(stack: Sequence[Node], line: Line, style: Style) -> int:
    """How many of the open nodes can hold a new list of this style."""
    major = style.rank <= markers.styles()["roman"].rank
    if stack and stack[-1].colon and not major:
        return len(stack)
    if major and line.ordinal == 1 and stack and _is_major(stack[-1]):
        return len(stack)  # no list of this style stands above, so this one opens below
    ranked = style.numeral == "bullet" or major or line.ordinal > 1
    for index in range(len(stack) - 1, -1, -1):
        node = stack[index]
        if node.style in (FREE, TITLE) or (node.style == LEAD and node.below != "text"):
            return index + 1
        listed = node.style == line.style or (is_bullet(node) and node.section is None)
        if (node.rank < style.rank) if ranked else not listed:
            return index + 1
    return 0


def _is_major(node: Node) -> bool:
    """Whether a node is numbered with capital letters or roman numerals."""
    style = markers.styles().get(node.style)
    return style is not None and style.numeral in ("upper", "roman") and node.section is not None


def _decimal(stack: Sequence[Node], marker: str, style: Style) -> int:
    """Place of "2.3": beside "2.2", below "2", or by rank where neither is open."""
    prefix, dots = marker.rpartition(".")[0], marker.count(".")
    backwards = range(len(stack) - 1, -1, -1)
    for index in backwards:
        if stack[index].style == style.id and stack[index].marker.rpartition(".")[0] == prefix:
            return index
    for index in backwards:
        if stack[index].marker == prefix:
            return index + 1
    for index in backwards:
        node = stack[index]
        shallower = node.marker.count(".") < dots if node.style == style.id else node.rank < style.rank
        if shallower or node.style == FREE:
            return index + 1
    return 0


def _follows(style: Style, last: int, ordinal: int) -> bool:
    """Whether a mark is the next of its list; lists of letters leave out f, j, w, z."""
    step = ordinal - last
    return step == 1 or (step == 2 and style.numeral in ("lower", "upper"))
