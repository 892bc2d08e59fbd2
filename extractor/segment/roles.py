"""Roles: which lines are headings, which are items, titles or plain paragraphs."""

from __future__ import annotations

from extractor.segment import markers, sentences, wording
from extractor.segment.lines import Line, Role
from extractor.segment.numbered import numbered
from extractor.segment.unnumbered import headline, unnumbered

_FREE = 250  # characters up to which a line without a mark can be a heading


def roles(text: str, lines: list[Line], title: tuple[int, int] | None) -> list[Role]:
    """The role of each line; `title` is the span that `identify` read the document's title from."""
    found = [_first_role(text, lines, number) for number in range(len(lines))]
    numbered(text, lines, found)
    unnumbered(text, lines, found, title)
    return found


def _first_role(text: str, lines: list[Line], number: int) -> Role:
    """Role by what is certain; numbered lines are items until their list is looked at."""
    line = lines[number]
    if line.table:
        return Role.TABLE
    if line.marker is not None:
        style = markers.styles()[line.style]
        if style.numeral == "upper" and wording.rule("tail", text, line.start, line.tail):
            return Role.TAIL
        if style.rank < markers.styles()["part"].rank:
            return Role.ANNEX
        return Role.HEADING if style.heading else Role.ITEM
    if line.tail - line.body > _FREE:
        return Role.PARAGRAPH
    if wording.rule("tail", text, line.body, line.tail) is not None:
        return Role.TAIL
    if line.level == 1:
        return Role.TITLE
    capitals = wording.capitals(text, line.body, line.tail)
    if not line.strong and not capitals:
        return Role.FREE if headline(text, lines, number) else Role.PARAGRAPH
    if capitals and wording.rule("title", text, line.body, line.tail) is not None:
        return Role.TITLE
    if text[line.tail - 1] in ".;," or ">>" in text[line.start : line.body]:
        return Role.PARAGRAPH
    if wording.rule("formula", text, line.body, line.tail) is not None:
        return Role.PARAGRAPH
    return Role.PARAGRAPH if sentences.several(text, line.body, line.tail) else Role.FREE
