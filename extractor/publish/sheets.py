"""One table as CSV, JSON or XLSX: the same rows and machine numbers in each."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

Value = str | int | float | None
BOM: Final = "\ufeff"  # without it Excel reads UTF-8 as the system's old encoding
MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMULA: Final = re.compile(r"^[=+\-@\t\r]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table; `columns` are (key, heading)."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[Sequence[Value]]


def to_csv(sheet: Sheet, *, keys: bool = False) -> str:
    """CSV with a byte order mark and lines ended as Excel expects; `keys` puts column keys in the head."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow([key if keys else heading for key, heading in sheet.columns])
    writer.writerows([_inert(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def to_json(sheet: Sheet) -> str:
    """A JSON list with one object a row."""
    keys = [key for key, _ in sheet.columns]
    return json.dumps([dict(zip(keys, row, strict=True)) for row in sheet.rows], ensure_ascii=False, indent=1)


def can_write_xlsx() -> bool:
    """Whether openpyxl is installed."""
    return find_spec("openpyxl") is not None


def to_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook with one worksheet a sheet: bold frozen head, filter, readable widths, Excel number formats.

    Raises:
        ImportError: openpyxl is not installed.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(_sheet_name(sheet.name))
        page.freeze_panes = "A2"
        for index, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[get_column_letter(index)].width = width
        head = []
        for _, heading in sheet.columns:
            cell = WriteOnlyCell(page, value=heading)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="E3F0EF")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            head.append(cell)
        page.append(head)
        for row in sheet.rows:
            cells = []
            for value in row:
                text = _CONTROL.sub("", value) if isinstance(value, str) else value
                cell = WriteOnlyCell(page, value=text)
                if isinstance(text, str):
                    cell.data_type = "s"  # never a formula
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
                elif value is not None:
                    cell.number_format = "#,##0.######" if value % 1 else "#,##0"
                cells.append(cell)
            page.append(cells)
        last = get_column_letter(max(len(sheet.columns), 1))
        page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _inert(value: Value) -> Value:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip() or "Sheet"


def _widths(sheet: Sheet) -> list[float]:
    widths = []
    for index, (_, heading) in enumerate(sheet.columns):
        sample = [len(str(row[index])) for row in sheet.rows[:200] if row[index] is not None]
        widths.append(float(min(max([len(heading) // 2, *sample]) + 2, 60)))
    return widths
