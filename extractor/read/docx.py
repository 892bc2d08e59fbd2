"""DOCX as simple HTML: headings, paragraphs with their automatic numbers, tables with merged cells, notes."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.read.limits import Limits, check
from extractor.read.numbering import Counters, W, numbering
from extractor.read.problems import broken, problem
from extractor.read.zipped import member_bytes, opened

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?i)^heading\s*(\d)$")
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr")}
_SKIPPED.add(f"{_CHOICE}Fallback")  # the same text box again


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style gives: heading level, list and its level, bold."""

    parent: str | None
    name: str
    level: int | None
    number_id: str | None
    depth: int | None
    bold: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    styles: dict[str, _Style]
    counters: Counters
    limits: Limits
    name: str


def docx_html(data: bytes, name: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The text of a DOCX file as HTML; the second value is empty, nothing is mended here.

    Raises:
        PageError: "broken", "unsafe-xml" (a document type with entities), or "empty".
        LimitError: too large a part, too many elements, too high a compression.
    """
    try:
        blocks = _document_blocks(data, name, limits)
    except (ValueError, TypeError, RecursionError) as error:  # a number that is none, a part without its root
        raise broken(name, "DOCX", str(error)) from None
    if not any(re.sub(r"<[^>]*>", "", block).strip() for block in blocks):
        raise problem(name, "empty", "The document has no text.", "Look at the file in Word.")
    return "<html><body>\n" + "\n".join(blocks) + "\n</body></html>", ()


def _document_blocks(data: bytes, name: str, limits: Limits) -> list[str]:
    with opened(io.BytesIO(data), name) as archive:
        parts = {info.filename: info for info in archive.infolist()}
        if "word/document.xml" not in parts:
            raise broken(name, "DOCX", "it has no word/document.xml")

        def part(path: str) -> Any | None:
            if path not in parts:
                return None
            return _root(member_bytes(archive, parts[path], name, limits), name, limits)

        document = part("word/document.xml")
        styles = _styles(part("word/styles.xml"))
        counters = Counters(numbering(part("word/numbering.xml")))
        notes = [part("word/footnotes.xml"), part("word/endnotes.xml")]
    reader = _Reader(styles, counters, limits, name)
    body = document.find(f"{W}body") if document is not None else None
    blocks = list(_blocks(body, reader)) if body is not None else []
    for note in notes:
        blocks += list(_notes(note, reader)) if note is not None else []
    return blocks


def _root(data: bytes, name: str, limits: Limits) -> Any:
    """The root element of one part; entities are never resolved, nothing is fetched."""
    from lxml import etree

    check(name, "xml_elements", data.count(b"<") // 2, limits, "elements in one part")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(name, "DOCX", str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise problem(
            name,
            "unsafe-xml",
            "The DOCX declares a document type, which Word never writes and attacks use.",
            "Open it in Word or LibreOffice and save it again.",
        )
    return root


def _styles(root: Any | None) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for item in root.iter(f"{W}style") if root is not None else ():
        properties = item.find(f"{W}pPr")
        number_id, depth = _list_of(properties)
        found[item.get(f"{W}styleId") or ""] = _Style(
            parent=_value(item, "basedOn"),
            name=_value(item, "name") or "",
            level=_outline(properties),
            number_id=number_id,
            depth=depth,
            bold=_is_bold(item.find(f"{W}rPr")),
        )
    return found


def _value(item: Any | None, name: str) -> str | None:
    child = item.find(f"{W}{name}") if item is not None else None
    value: str | None = child.get(f"{W}val") if child is not None else None
    return value


def _outline(properties: Any | None) -> int | None:
    level = _value(properties, "outlineLvl")
    return int(level) + 1 if level is not None and level.isdecimal() and int(level) < 9 else None


def _list_of(properties: Any | None) -> tuple[str | None, int | None]:
    item = properties.find(f"{W}numPr") if properties is not None else None
    depth = _value(item, "ilvl")
    return _value(item, "numId"), int(depth) if depth is not None else None


def _is_bold(properties: Any | None) -> bool:
    item = properties.find(f"{W}b") if properties is not None else None
    return item is not None and item.get(f"{W}val") not in ("0", "false", "off")


def _chain(style: str | None, reader: _Reader) -> Iterator[_Style]:
    """A style and the ones it is based on, at most 20."""
    for _ in range(20):
        found = reader.styles.get(style or "")
        if found is None:
            return
        yield found
        style = found.parent


def _blocks(parent: Any, reader: _Reader) -> Iterator[str]:
    """Paragraphs and tables below an element, in order; content controls are looked into."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, reader)
        elif child.tag == f"{W}tbl":
            yield _table(child, reader)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _blocks(child, reader)


def _paragraph(item: Any, reader: _Reader) -> Iterator[str]:
    properties = item.find(f"{W}pPr")
    styles = list(_chain(_value(properties, "pStyle"), reader))
    marker = _marker(properties, styles, reader)
    runs = list(_runs(item))
    text = html.escape("".join(run for run, _ in runs), quote=False).replace("\n", "<br>")
    boxes = [box for box in item.iter(f"{W}txbxContent") if not _inside_fallback(box)]
    if text.strip():
        level = _outline(properties) or _style_level(styles)
        strong = all(bold or not run.strip() for run, bold in runs) or any(s.bold for s in styles)
        shown = html.escape(marker, quote=False) + text.strip()
        if level is not None and len(text) < 500:
            yield f"<h{min(level, 6)}>{shown}</h{min(level, 6)}>"
        else:
            yield f"<p><b>{shown}</b></p>" if strong else f"<p>{shown}</p>"
    for box in boxes:
        yield from _blocks(box, reader)


def _style_level(styles: list[_Style]) -> int | None:
    for style in styles:
        named = _HEADING.match(style.name)
        if style.level is not None or named:
            return style.level or int(named.group(1) if named else 1)
        if style.name.lower() == "title":
            return 1
    return None


def _marker(properties: Any | None, styles: list[_Style], reader: _Reader) -> str:
    """The automatic number of a paragraph, by its own properties or its styles'."""
    number_id, depth = _list_of(properties)
    for style in styles:
        number_id = number_id if number_id is not None else style.number_id
        depth = depth if depth is not None else style.depth
    if number_id in (None, "0"):
        return ""
    return reader.counters.marker(str(number_id), depth or 0)


def _runs(item: Any) -> Iterator[tuple[str, bool]]:
    """Text of a paragraph with whether it is bold, without deleted text, field codes and text boxes."""
    for child in item:
        if child.tag in _SKIPPED or child.tag == f"{W}txbxContent":
            continue
        if child.tag == f"{W}r":
            text = "".join(_text(child))
            if text:
                yield text, _is_bold(child.find(f"{W}rPr"))
        elif child.tag != f"{W}p":
            yield from _runs(child)


def _text(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            yield chr(int(child.get(f"{W}char") or "20", 16) & 0xFFFF)


def _inside_fallback(box: Any) -> bool:
    return any(above.tag == f"{_CHOICE}Fallback" for above in box.iterancestors())


def _table(item: Any, reader: _Reader) -> str:
    """A table with its merged cells; a cell that goes on from the row above is counted into that one's rowspan."""
    rows: list[list[_Cell]] = []
    open_cells: dict[int, _Cell] = {}
    for line in item.iter(f"{W}tr"):
        if _table_of(line) is not item:
            continue
        properties = line.find(f"{W}trPr")
        header = properties is not None and properties.find(f"{W}tblHeader") is not None
        column = int(_value(properties, "gridBefore") or 0)
        row: list[_Cell] = []
        for cell in line.iter(f"{W}tc"):
            if _table_of(cell) is not item:
                continue
            own = cell.find(f"{W}tcPr")
            span = int(_value(own, "gridSpan") or 1)
            check(reader.name, "table_span", span, reader.limits, "columns under one cell")
            merge = own.find(f"{W}vMerge") if own is not None else None
            goes_on = merge is not None and merge.get(f"{W}val") != "restart"
            if goes_on and column in open_cells:
                open_cells[column].rows += 1
            else:
                made = _Cell("\n".join(_blocks(cell, reader)), span, header)
                row.append(made)
                open_cells[column] = made
            column += span
        rows.append(row)
        cells = sum(map(len, rows))
        check(reader.name, "table_cells", cells, reader.limits, "cells in one table")
    body = "".join(f"<tr>{''.join(cell.html() for cell in row)}</tr>" for row in rows)
    return f"<table>{body}</table>"


@dataclass(slots=True)
class _Cell:
    content: str
    columns: int
    header: bool
    rows: int = 1

    def html(self) -> str:
        """The cell as HTML; a single paragraph stands without its tags."""
        tag = "th" if self.header else "td"
        one = re.fullmatch(r"<p>(?:(?!</p>).)*</p>", self.content, re.DOTALL)
        content = self.content[3:-4] if one else self.content
        attributes = f' rowspan="{self.rows}"' if self.rows > 1 else ""
        attributes += f' colspan="{self.columns}"' if self.columns > 1 else ""
        return f"<{tag}{attributes}>{content}</{tag}>"


def _table_of(item: Any) -> Any:
    return next(above for above in item.iterancestors() if above.tag == f"{W}tbl")


def _notes(root: Any, reader: _Reader) -> Iterator[str]:
    """Footnotes or endnotes, without the separators that Word keeps among them."""
    for note in root:
        if note.get(f"{W}type") in (None, "normal"):
            yield from _blocks(note, reader)
