"""Printed lines and tables of PDF pages as paragraphs and headings of HTML."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.read.ruled import RuledTable

_MARKER = re.compile(
    r"(?:[-\u2013+\u2022*\u25cf\uf0b7\uf02d]\s|[IVXLC]{1,6}[.)]\s|[A-H]\.\s|\d{1,2}(?:\.\d{1,2})*[.)]?\s(?=\D)|[a-z\u0111]\)\s)"
)
# No marks of an item where the line above is full: "industry", below it "- construction"; "from", below it "05 wards".
_UNSURE = re.compile(r"[-\u2013]\s[^\W\d_A-Z\u00c0-\u00dd\u0110]|\d{1,2}\s")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^\W{0,3}\d{1,4}\W{0,3}$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line; lengths in points from the left and the top of its page."""

    text: str
    left: float
    right: float
    top: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines outside of tables, its tables, its width in points."""

    lines: tuple[PrintedLine, ...]
    tables: tuple[RuledTable, ...]
    width: float


def without_numbers(lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Lines without the numbers of pages at the head and foot."""
    kept = list(lines)
    for at in (0, -1):
        if kept and _PAGE_NUMBER.match(kept[at].text):
            kept.pop(at)
    return tuple(kept)


def page_html(sheets: list[Sheet]) -> str:
    """All pages as one HTML page."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    parts: list[str] = []
    open_paragraph: PrintedLine | None = None
    for item in _in_order(_joined(sheets)):
        if isinstance(item, str):
            parts += [_paragraph(open_paragraph, body)] if open_paragraph else []
            parts.append(item)
            open_paragraph = None
        elif open_paragraph is not None and item.size < 0:
            open_paragraph = replace(open_paragraph, text=f"{open_paragraph.text} {item.text}")
        else:
            parts += [_paragraph(open_paragraph, body)] if open_paragraph else []
            open_paragraph = replace(item, size=abs(item.size))
    parts += [_paragraph(open_paragraph, body)] if open_paragraph else []
    return "<html><body>\n" + "\n".join(parts) + "\n</body></html>"


def _joined(sheets: list[Sheet]) -> list[Sheet]:
    """The pages with each table whole on the page that it begins on."""
    found: list[Sheet] = []
    begun: int | None = None  # the page of the table that reaches the end of the page before
    for sheet in sheets:
        tables = sorted(sheet.tables, key=lambda table: table.top)
        end = tables[0].bottom if tables else 0.0
        if begun is not None and tables and not _before(found[-1], sheet, tables[0].top):
            *others, last = found[begun].tables
            if last.goes_on_in(tables[0]):
                whole = RuledTable((*last.parts, *tables.pop(0).parts))
                found[begun] = replace(found[begun], tables=(*others, whole))
            else:
                begun = None
        else:
            begun = None
        if tables:
            begun, end = len(found), tables[-1].bottom
        found.append(replace(sheet, tables=tuple(tables)))
        if any(line.top > end for line in sheet.lines):
            begun = None
    return found


def _before(above: Sheet, sheet: Sheet, top: float) -> bool:
    """Whether a page has lines in front of its first table that the page before does not have as well."""
    running = {_DIGITS.sub("", line.text) for line in above.lines}
    return any(line.top < top and _DIGITS.sub("", line.text) not in running for line in sheet.lines)


def _in_order(sheets: list[Sheet]) -> Iterator[PrintedLine | str]:
    """Lines and tables from top to bottom; a line that goes on with the one before has a negative size."""
    before: PrintedLine | None = None
    new_sheet = False
    margins: dict[int, float] = {}  # by the width of the paper
    for sheet in sheets:
        right = max((line.right for line in sheet.lines), default=0.0)
        margins[round(sheet.width)] = max(margins.get(round(sheet.width), 0.0), right)
    for sheet in sheets:
        new_sheet = True
        margin = margins[round(sheet.width)]
        waiting = sorted(sheet.tables, key=lambda table: table.top)
        for line in sheet.lines:
            while waiting and waiting[0].top < line.top:
                yield waiting.pop(0).html()
                before = None
            joins = before is not None and _goes_on(before, line, margin, new_sheet)
            yield replace(line, size=-line.size) if joins else line
            before, new_sheet = line, False
        for table in waiting:
            yield table.html()
            before = None


def _goes_on(before: PrintedLine, line: PrintedLine, margin: float, new_sheet: bool) -> bool:
    """True where a line is the same paragraph as the one before it."""
    if abs(before.size - line.size) > 0.6:
        return False
    ended = before.text.endswith((".", ";", ":", "!", "?"))
    full = before.right >= 0.88 * margin
    if _MARKER.match(line.text + " ") and (ended or not full or not _UNSURE.match(line.text)):
        return False
    if new_sheet:
        return not ended and line.text[0].islower()
    if before.bold != line.bold and not line.text[0].islower():
        return False
    gap = line.top - before.top
    if gap <= 0 or gap > 2.2 * max(before.size, 6.0):
        return False
    if not full:
        return line.text[0].islower() and not ended
    return not (ended and line.left > before.left + 8)


def _paragraph(line: PrintedLine, body: float) -> str:
    text = html.escape(line.text, quote=False)
    if body and line.size >= 1.15 * body and len(line.text) < 300:
        level = 1 if line.size >= 1.4 * body else 2
        return f"<h{level}>{text}</h{level}>"
    return f"<p><b>{text}</b></p>" if line.bold and len(line.text) < 300 else f"<p>{text}</p>"
