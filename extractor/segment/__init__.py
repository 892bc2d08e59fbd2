"""Segment: blocks -> tree of sections and statements; a head is kept for every item below it."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Document, Statement
from extractor.segment import sentences
from extractor.segment.lines import TRAILING, Line, lines
from extractor.segment.roles import roles
from extractor.segment.sections import finished
from extractor.segment.tree import Place, Tree

__all__ = ["segment"]


def segment(document: Document) -> Document:
    """The document with its `sections` and `statements`.

    Every sentence of a block that is no noise, and every cell of a table that is not empty, is a
    statement; headings are statements too. Spans leave out the mark, blanks and markdown's
    emphasis around the words. Never raises; linear in the length of the text.
    """
    found = lines(document)
    title = document.identity.title
    span = (title.start or 0, title.end) if title is not None and title.end is not None else None
    tree = Tree(document.text, found, roles(document.text, found, span))
    places = tree.places()
    rows, index = finished(tree.drafts)
    statements = _statements(document, found, places, index)
    return replace(document, sections=rows, statements=statements)


def _statements(
    document: Document, found: list[Line], places: list[Place], index: list[int | None]
) -> tuple[Statement, ...]:
    """Statements of all lines; heads are given by line and become indexes of statements here."""
    text = document.text
    made: list[Statement] = []
    heads: list[int] = []  # of each line the statement that heads what stands below it, -1 without
    for line, place in zip(found, places, strict=True):
        section = index[place.section] if place.section is not None else None
        first = len(made)
        leads = tuple([heads[number] for number in place.leads if heads[number] >= 0])
        marker = place.path or None
        if line.table:
            _cells(document, line, section, marker, leads, made)
            heads.append(-1)
            continue
        body = line.body
        if place.heading_end > body:
            made.append(Statement(len(made), body, place.heading_end, line.block, section, marker, leads))
            body = place.heading_end
            while body < line.tail and text[body] in TRAILING:
                body += 1
        for start, end in sentences.split(text, body, line.tail):
            made.append(Statement(len(made), start, end, line.block, section, marker, leads))
        colon = line.tail > line.body and text[line.tail - 1] == ":"
        head = len(made) - 1 if colon else first
        heads.append(head if first < len(made) else -1)
    return tuple(made)


def _cells(
    document: Document,
    line: Line,
    section: int | None,
    marker: str | None,
    leads: tuple[int, ...],
    made: list[Statement],
) -> None:
    """One statement for every cell of a table that holds something."""
    table = document.blocks[line.block].table
    text = document.text
    for cell in table.cells if table else ():
        start, end = cell.start, cell.end
        while start < end and text[start] in TRAILING:
            start += 1
        while end > start and text[end - 1] in TRAILING:
            end -= 1
        if start < end:
            made.append(Statement(len(made), start, end, line.block, section, marker, leads, cell.row, cell.column))
