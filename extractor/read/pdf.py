"""PDF with a text layer as simple HTML: headings by font size, paragraphs, ruled tables; scanned pages are named.

Text and places come from PDFium; pages with ruling lines are looked at again by pdfplumber for their tables.
"""

from __future__ import annotations

import io
import re
import time
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from extractor.read.limits import Limits, check, exceeded
from extractor.read.paper import PrintedLine, Sheet, page_html, without_numbers
from extractor.read.problems import broken, problem
from extractor.read.ruled import Rule, RuledCell, RuledTable, apart, open_ends

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF


FEWEST_CHARACTERS = 12  # of a page that has a text layer
_STREAM = re.compile(rb"stream\r?\n")
_FEWEST_CELLS = 4  # of a table
_RULES = 4  # drawn paths from which a page may hold a ruled table


def pdf_html(data: bytes, name: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The text of a PDF as HTML, and what was noticed: "scanned pages: 3, 4", "tables not sought: 7".

    Raises:
        PageError: "broken", "encrypted", or "scanned" where no page has a text layer.
        LimitError: too many pages, characters or seconds.
    """
    import pypdfium2 as pdfium

    _check_streams(data, name, limits)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise problem(name, "encrypted", "The PDF is locked by a password.", "Save it without one.") from None
        raise broken(name, "PDF", str(error)) from None
    try:
        return _document_html(document, data, name, limits)
    except pdfium.PdfiumError as error:
        raise broken(name, "PDF", str(error)) from None
    finally:
        document.close()


def _check_streams(data: bytes, name: str, limits: Limits) -> None:
    """Unpack what pages are drawn by, up to the limits, before PDFium does so without any."""
    total = 0
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 400) : match.start()]
        head = head[head.rfind(b"obj") :]
        if b"/Fl" not in head or b"/Image" in head:
            continue
        unpacked = zlib.decompressobj()
        try:
            size = len(unpacked.decompress(view[match.end() :], limits.pdf_stream_bytes + 1))
        except zlib.error:
            continue
        check(name, "pdf_stream_bytes", size, limits, "bytes in one stream of the PDF")
        total += size
        check(name, "pdf_total_bytes", total, limits, "bytes in the streams of the PDF")


def _document_html(document: Any, data: bytes, name: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    check(name, "pdf_pages", len(document), limits, "PDF pages")
    if len(document) == 0:
        raise problem(name, "empty", "The PDF has no page.", "Save it again.")
    deadline = time.monotonic() + limits.pdf_seconds
    sheets: list[Sheet] = []
    scanned: list[int] = []
    unsought: list[int] = []
    plumber: PDF | None = None
    for number in range(len(document)):
        if time.monotonic() > deadline:
            raise exceeded(name, "pdf_seconds", limits.pdf_seconds, f"{len(document)} slow PDF pages")
        page = document[number]
        textpage = page.get_textpage()
        count = textpage.count_chars()
        check(name, "pdf_page_characters", count, limits, "characters on one PDF page")
        rules, images, drawn = _drawn(page, limits)
        if count < FEWEST_CHARACTERS and images:
            scanned.append(number + 1)
            continue
        tables: tuple[RuledTable, ...] = ()
        if rules >= _RULES and count:
            if drawn > limits.pdf_table_objects:
                unsought.append(number + 1)
            else:
                plumber = plumber or _plumber(data)
                tables = _tables(plumber, number, page, textpage) if plumber else ()
        lines = without_numbers(_lines(page, textpage, tables))
        sheets.append(Sheet(lines, tables, page.get_width()))
    if not any(sheet.lines or sheet.tables for sheet in sheets):
        raise problem(
            name,
            "scanned",
            f"All {len(document)} pages of the PDF are pictures without a text layer.",
            "Run text recognition on it first, or look for the page as text.",
        )
    repairs = [f"scanned pages: {', '.join(map(str, scanned))}"] if scanned else []
    repairs += [f"tables not sought: {', '.join(map(str, unsought))}"] if unsought else []
    return page_html(sheets), tuple(repairs)


def _drawn(page: Any, limits: Limits) -> tuple[int, int, int]:
    """Number of drawn paths, of images and of all objects, counted up to one more than the limit."""
    import pypdfium2.raw as raw

    rules = images = drawn = 0
    for item in page.get_objects(max_depth=2):
        drawn += 1
        rules += item.type == raw.FPDF_PAGEOBJ_PATH
        images += item.type == raw.FPDF_PAGEOBJ_IMAGE
        if drawn > limits.pdf_table_objects:
            break
    return rules, images, drawn


def _lines(page: Any, textpage: Any, tables: Sequence[RuledTable]) -> tuple[PrintedLine, ...]:
    """Printed lines in the order of the text layer, without what stands in a cell of a table."""
    height = page.get_height()
    found: list[PrintedLine] = []
    start = 0
    for text in textpage.get_text_range().split("\r\n"):
        for first, last in _outside(textpage, start, start + len(text), tables, height):
            line = _printed(textpage, text[first - start : last - start], first, height)
            if line is not None:
                found.append(line)
        start += len(text) + 2
    return tuple(found)


def _outside(
    textpage: Any, start: int, end: int, tables: Sequence[RuledTable], height: float
) -> Iterator[tuple[int, int]]:
    """The stretches of a line that are in no table: the text layer may make one line of several cells and rows."""
    if not tables:
        yield start, end
        return
    first = start
    for at in range(start, end):
        left, bottom, right, top = textpage.get_charbox(at)
        if right > left and any(table.holds((left + right) / 2, height - (top + bottom) / 2) for table in tables):
            if first < at:
                yield first, at
            first = at + 1
    if first < end:
        yield first, end


def _printed(textpage: Any, text: str, start: int, height: float) -> PrintedLine | None:
    """A stretch of the text layer that begins at character `start`; None where it is blank."""
    import pypdfium2.raw as raw

    shown = text.replace("\ufffe", "-").replace("\u0002", "-").strip()
    if not shown:
        return None
    first, last = start + len(text) - len(text.lstrip()), start + len(text.rstrip()) - 1
    left, _, _, top = textpage.get_charbox(first)
    _, _, right, _ = textpage.get_charbox(last)
    middle = (first + last) // 2  # a bullet at the start can have a size of its own
    size = raw.FPDFText_GetFontSize(textpage.raw, middle)
    weight = raw.FPDFText_GetFontWeight(textpage.raw, middle)
    bold = weight >= 600 or _bold_name(textpage, middle)
    return PrintedLine(shown, left, right, height - top, size, bold)


def _bold_name(textpage: Any, index: int) -> bool:
    """True where the font's own name says bold; its weight is often missing."""
    import ctypes

    import pypdfium2.raw as raw

    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(textpage.raw, index, buffer, 128, ctypes.c_int())
    return b"bold" in buffer.raw[: max(0, length)].lower()


def _plumber(data: bytes) -> PDF | None:
    import logging

    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font on the terminal
    try:
        return pdfplumber.open(io.BytesIO(data))
    except _damage():
        return None  # the text is there all the same


def _damage() -> tuple[type[Exception], ...]:
    """What pdfplumber and pdfminer raise on damaged files."""
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    ours = (PDFException, PSException, MalformedPDFException, PdfminerException)
    return (*ours, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, zlib.error)


def _tables(plumber: PDF, number: int, page: Any, textpage: Any) -> tuple[RuledTable, ...]:
    """Ruled tables of a page; pdfplumber finds the cells, PDFium gives their text."""
    height = page.get_height()
    try:
        sheet = plumber.pages[number]
        rules = [Rule(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in sheet.edges]
        missing = [_edge_of(rule, height) for rule in open_ends(rules)]
        found = sheet.find_tables({"explicit_horizontal_lines": missing})
    except _damage():
        return ()
    tables: list[RuledTable] = []
    for corners in (table.cells for table in found):
        cells = [_cell(cell, textpage, height) for cell in sorted(set(corners), key=lambda c: (c[1], c[0]))]
        table = RuledTable((tuple(cells),))
        if len(cells) >= _FEWEST_CELLS and not table.is_frame:
            tables.append(table)
    return tuple(apart(tables))


def _edge_of(rule: Rule, height: float) -> dict[str, Any]:
    """A level rule as pdfplumber takes it."""
    left, y, right, _ = rule
    ends = {"x0": left, "x1": right, "top": y, "bottom": y, "y0": height - y, "y1": height - y}
    return {**ends, "object_type": "line", "orientation": "h", "width": right - left, "height": 0}


def _cell(corners: tuple[float, float, float, float], textpage: Any, height: float) -> RuledCell:
    left, top, right, bottom = corners
    text = textpage.get_text_bounded(left, height - bottom, right, height - top)
    return RuledCell(left, top, right, bottom, text.replace("\ufffe", "-"))
