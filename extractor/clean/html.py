"""The small tree of the main text as pieces.

Headings, paragraphs, items with their computed marker, tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeGuard

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from extractor.clean.lists import is_typed, list_style, marker, whole_number
from extractor.clean.soup import BOLD, BREAK, LINE, LINK, PLAIN, REASON, UNLINK
from extractor.clean.stacked import lines_of, parted
from extractor.clean.tables import Raw, counts_columns, is_layout, is_value
from extractor.model import BlockKind

_BLANKS = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad\u2060]+")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\ufeff\u00ad\u2060]+")
_HEADING = re.compile(r"h[1-6]")
_SIGNS = re.compile(f"([{BREAK}-{UNLINK}])")
_TURNS = frozenset((BREAK, LINE, BOLD, PLAIN, LINK, UNLINK))
_LETTERS_APART = re.compile(f"[{BREAK}{LINE}]")
_INLINE_SIGNS = re.compile(f"[{BOLD}-{UNLINK}]")
LONGEST_STACK = 5000  # characters of a cell of several lines
_Cell = Tag | NavigableString  # a string where there is nothing but text in it
_UNFINISHED = re.compile(r"[\w,\-–(]$")


class Piece(NamedTuple):
    """A block before it has its place in the document's text."""

    kind: BlockKind
    text: str
    level: int | None = None
    emphasis: bool = False
    linked: bool = False  # nothing but link text
    reason: str | None = None
    rows: tuple[tuple[Raw, ...], ...] = ()


def clean_text(text: str) -> str:
    """`text` with blanks collapsed and zero-width characters dropped."""
    if len(text) > 1_000_000:  # a list of all words of a huge text would not fit
        return _BLANKS.sub(" ", _ZERO_WIDTH.sub("", text)).strip()
    return " ".join(_ZERO_WIDTH.sub("", text).split())


def pieces(soup: BeautifulSoup) -> list[Piece]:
    """The pieces of a small tree, in order."""
    reader = _Reader()
    reader.inside(soup)
    reader.flush()
    return reader.out


@dataclass(slots=True)
class _List:
    style: str
    number: int
    step: int


@dataclass(slots=True)
class _Reader:
    """State of the reading: the text gathered for the piece that is open."""

    out: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    plain: int = 0  # characters outside bold
    unlinked: int = 0
    bold: int = 0
    link: int = 0
    after_link: bool = False  # a link has just ended
    level: int | None = None
    reason: str | None = None
    marker: str = ""
    broken: bool = False  # a line break stands before the open text
    lists: list[_List] = field(default_factory=list)

    def inside(self, tag: Tag) -> None:
        for child in tag.contents:
            if isinstance(child, Tag):
                self.element(child)
            elif type(child) is NavigableString:
                self.string(child)

    def string(self, text: str) -> None:
        """Text with the signs of breaks in it."""
        for stretch in _SIGNS.split(text):
            if stretch in _TURNS:
                self.turn(stretch)
            elif stretch:
                self.add_text(stretch)
                self.after_link = False

    def turn(self, sign: str) -> None:
        """What a sign says of the text that follows it."""
        if sign in {BREAK, LINE}:
            self.flush()
            self.broken = sign == LINE
        elif sign in {BOLD, PLAIN}:
            self.bold += 1 if sign == BOLD else -1
        else:
            self.link += 1 if sign == LINK else -1
            if sign == LINK and self.after_link:
                self.parts.append(" ")  # the page sets links apart by its style
        self.after_link = sign == UNLINK

    def add_text(self, text: str) -> None:
        self.parts.append(text)
        length = len(text.strip())
        if not self.bold:
            self.plain += length
        if not self.link:
            self.unlinked += length

    def element(self, tag: Tag) -> None:
        self.flush()
        if tag.name == "hr":
            self.broken = False
        else:
            self.block(tag, tag.name)
            self.flush()

    def block(self, tag: Tag, name: str) -> None:
        outer = self.level, self.reason
        self.broken = False
        reason = tag.get(REASON)
        if reason is not None and self.reason is None:
            self.reason = str(reason)
        if name in {"ul", "ol"}:
            self.list(tag, ordered=name == "ol")
        elif name == "li":
            self.item(tag)
        elif name == "table":
            self.table(tag)
        elif _HEADING.fullmatch(name):
            self.level = int(name[1])
            self.inside(tag)
            self.flush()
        else:
            self.inside(tag)
            self.flush()
        self.level, self.reason = outer

    def list(self, tag: Tag, *, ordered: bool) -> None:
        style = list_style(ordered, _attribute(tag, "type"), _attribute(tag, "style"))
        count = sum(1 for _ in _children(tag, "li")) if tag.has_attr("reversed") else 0
        step = -1 if tag.has_attr("reversed") else 1
        first = whole_number(_attribute(tag, "start"), count if step < 0 else 1)
        self.lists.append(_List(style, first - step, step))
        self.inside(tag)
        self.flush()
        self.lists.pop()

    def item(self, tag: Tag) -> None:
        if self.lists:
            holder = self.lists[-1]
            holder.number = whole_number(_attribute(tag, "value"), holder.number + holder.step)
            style = holder.style
            if tag.has_attr("type") or tag.has_attr("style"):
                css = _attribute(tag, "style")
                own = list_style(style not in {"-", ""}, _attribute(tag, "type") or style, css)
                style = own if style != "" or css else style
            self.marker = marker(style, holder.number)
        self.inside(tag)
        self.flush()
        self.marker = ""

    def table(self, tag: Tag) -> None:
        rows = list(_rows(tag))
        texts = [[_cell_text(cell) for cell in row] for row in rows]
        for caption in _children(tag, "caption"):
            self.inside(caption)
            self.flush()
        headed = [_is_header(row, line) for row, line in zip(rows, texts, strict=True)]
        if tag.get("role") == "presentation" or is_layout(texts, any(headed)):
            for row in rows:
                for cell in row:
                    self.cell(cell)
                    self.flush()
            return
        raws: list[tuple[Raw, ...]] = []
        for number, (row, line) in enumerate(zip(rows, texts, strict=True)):
            if not row:
                continue
            spans = [(_span(cell, "rowspan", len(rows) - number), _span(cell, "colspan", 1)) for cell in row]
            apart = parted(list(map(_lines, row))) if all(span == (1, 1) for span in spans) else None
            if apart is not None and not headed[number]:
                raws += (tuple(map(Raw, cells)) for cells in apart)
                continue
            raws.append(tuple(Raw(text, 0, *span, headed[number]) for text, span in zip(line, spans, strict=True)))
        text = "\n".join("\t".join(raw.text for raw in row) for row in raws)
        self.out.append(Piece("table", text, reason=self.reason, rows=tuple(raws)))

    def cell(self, cell: _Cell) -> None:
        if isinstance(cell, Tag):
            self.inside(cell)
        else:
            self.string(cell)

    def flush(self) -> None:
        text = clean_text("".join(self.parts)) if self.parts else ""
        if text:
            self.add(text)
        if text or not self.broken:
            self.broken = False
        self.parts.clear()
        self.plain = self.unlinked = 0

    def add(self, text: str) -> None:
        last = self.out[-1] if self.out else None
        if self.broken and last is not None and self.goes_on(last, text):
            self.out[-1] = Piece(
                last.kind,
                f"{last.text} {text}",
                last.level,
                last.emphasis and self.plain == 0,
                last.linked and self.unlinked == 0,
                last.reason,
            )
            return
        if self.marker and not is_typed(text):
            text = f"{self.marker} {text}"
        self.marker = ""
        kind: BlockKind = "paragraph" if self.level is None else "heading"
        emphasis, linked = self.plain == 0, self.unlinked == 0
        self.out.append(Piece(kind, text, self.level, emphasis, linked, self.reason))

    def goes_on(self, last: Piece, text: str) -> bool:
        """Whether a line after a line break is the rest of a sentence."""
        return (
            last.kind != "table"
            and last.reason == self.reason
            and last.level == self.level
            and text[0].islower()
            and not is_typed(text)
            and _UNFINISHED.search(last.text) is not None
            and len(last.text) > 40
        )


def _cell_text(cell: _Cell) -> str:
    text = " ".join(cell.strings) if isinstance(cell, Tag) else cell
    if _SIGNS.search(text):
        text = _LETTERS_APART.sub(" ", _INLINE_SIGNS.sub("", text))
    return clean_text(text)


def _lines(cell: _Cell) -> list[str]:
    """The lines of a cell of nothing but text; a cell with a structure of its own is one."""
    if isinstance(cell, Tag) or len(cell) > LONGEST_STACK:
        return [_cell_text(cell)]
    return lines_of(_ZERO_WIDTH.sub("", _INLINE_SIGNS.sub("", cell)))


def _attribute(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return None if value is None else str(value)


def _span(cell: _Cell, name: str, rest: int) -> int:
    value = cell.get(name) if isinstance(cell, Tag) else None
    if value is None:
        return 1
    number = whole_number(str(value), 1)
    return rest if number == 0 and name == "rowspan" else max(number, 1)


def _is_header(row: list[_Cell], texts: list[str]) -> bool:
    """Whether a row heads columns: nothing but header cells, and no values among them."""
    if not row or (any(is_value(text) for text in texts) and not counts_columns(texts)):
        return False
    section = row[0].parent.parent if row[0].parent is not None else None
    return (section is not None and section.name == "thead") or all(c.name == "th" for c in row)


def _children(tag: Tag, *names: str) -> Iterator[Tag]:
    for child in tag.contents:
        if isinstance(child, Tag) and child.name in names:
            yield child


def _rows(table: Tag) -> Iterator[list[_Cell]]:
    for child in _children(table, "tr", "thead", "tfoot"):
        for row in (child,) if child.name == "tr" else _children(child, "tr"):
            yield [cell for cell in row.contents if _is_cell(cell)]


def _is_cell(inside: PageElement) -> TypeGuard[_Cell]:
    return type(inside) is NavigableString or (isinstance(inside, Tag) and inside.name in {"td", "th"})
