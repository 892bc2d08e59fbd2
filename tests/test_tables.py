"""Stage `tables`: one record for every value cell, with what its row, its column and the page say of it."""

from __future__ import annotations

import html
from typing import NamedTuple

import pytest

from extractor.flow import analyse
from extractor.model import Document, Media, Page, Target
from extractor.record import number
from extractor.tables.labels import label_of
from extractor.tables.layout import is_value, role_of

SHELL = """<html><head><title>Kế hoạch năm 2031</title></head><body>
<h1>KẾ HOẠCH phát triển kinh tế - xã hội năm 2031</h1>{}</body></html>"""


class Given(NamedTuple):
    """What a row of these tests expects of one record."""

    quote: str
    value: float | None
    unit: str
    subject: str
    kind: str
    year: str | None


def page(body: str, media: Media = "text/html") -> Document:
    return analyse(Page("page", SHELL.format(body) if media == "text/html" else body, media, sha256=""))


def given(target: Target) -> Given:
    value = target.minimum if target.minimum is not None else target.maximum
    return Given(target.quote, number(value), target.unit, target.subject, target.kind, target.year)


def table(*rows: str, head: str = "TT|Chỉ tiêu|ĐVT|Thực hiện 2030|Kế hoạch 2031") -> str:
    """An HTML table from rows with "|" between cells."""
    lines = [f"<tr>{''.join(f'<th>{html.escape(c)}</th>' for c in head.split('|'))}</tr>"]
    lines += [f"<tr>{''.join(f'<td>{html.escape(c.strip())}</td>' for c in row.split('|'))}</tr>" for row in rows]
    return f"<table>{''.join(lines)}</table>"


# Rows and columns -----------------------------------------------------------------------------------------------------


def test_every_value_cell_is_a_record() -> None:
    document = page(table("1|Sản lượng lúa|tấn|61.000|62.500", "2|Tỷ lệ hộ nghèo|%|4,3|dưới 4"))
    assert [given(t) for t in document.targets] == [
        Given("61.000", 61000, "tấn", "sản lượng lúa", "result", "2030"),
        Given("62.500", 62500, "tấn", "sản lượng lúa", "target", "2031"),
        Given("4,3", 4.3, "%", "tỷ lệ hộ nghèo", "result", "2030"),
        Given("dưới 4", 4, "%", "tỷ lệ hộ nghèo", "target", "2031"),
    ]
    assert [(t.row, t.column) for t in document.targets] == [(1, 3), (1, 4), (2, 3), (2, 4)]


@pytest.mark.parametrize("cell", ["", "-", "–", "x", "cơ bản hoàn thành"])
def test_a_cell_without_value_gives_no_record(cell: str) -> None:
    document = page(table(f"1|Sản lượng lúa|tấn|{cell}|62.500", "2|Sản lượng ngô|tấn|9.100|9.200"))
    assert [t.quote for t in document.targets] == ["62.500", "9.100", "9.200"]


CELLS: list[tuple[str, str, float | None, float | None, float | None, str]] = [
    ("7,5 - 8", "range", 7.5, 8, None, "level"),
    ("≥ 1.500", ">=", 1500, None, None, "level"),
    ("<10,4", "<", None, 10.4, None, "level"),
    ("Trên 4", ">", 4, None, None, "level"),
    ("khoảng 4", "~", 4, 4, None, "level"),
    ("12/15", "=", 12, 12, 15, "level"),
    ("-2,5", "=", 2.5, 2.5, None, "decrease"),
    ("+2,5", "=", 2.5, 2.5, None, "increase"),
    ("05", "=", 5, 5, None, "level"),
]


@pytest.mark.parametrize(("cell", "cmp", "low", "high", "of", "change"), CELLS)
def test_cell(cell: str, cmp: str, low: float | None, high: float | None, of: float | None, change: str) -> None:
    (target, _) = page(table(f"1|Số xã đạt chuẩn|xã|{cell}|", "2|Số chợ|chợ|9|")).targets
    found = (target.comparator, number(target.minimum), number(target.maximum), number(target.total), target.change)
    assert (target.quote, *found) == (cell, cmp, low, high, of, change)


HEADS: list[tuple[str, str, str | None]] = [
    ("Kế hoạch năm 2031", "target", "2031"),
    ("KH 2031", "target", "2031"),
    ("Chỉ tiêu giao 2031", "target", "2031"),
    ("Mục tiêu đến năm 2035", "target", "2035"),
    ("Thực hiện 2030", "result", "2030"),
    ("TH năm 2030", "result", "2030"),
    ("Ước TH 2030", "estimate", "2030"),
    ("Ước thực hiện năm 2030", "estimate", "2030"),
    ("Kế hoạch giai đoạn 2031 - 2035", "target", "2031-2035"),
]


@pytest.mark.parametrize(("head", "kind", "year"), HEADS)
def test_head_of_a_column(head: str, kind: str, year: str) -> None:
    body = table("1|Sản lượng lúa|tấn|61.000", "2|Sản lượng ngô|tấn|9.100", head=f"TT|Chỉ tiêu|ĐVT|{head}")
    assert {(t.kind, t.year) for t in page(body).targets} == {(kind, year)}


def test_heads_of_two_levels_with_spans() -> None:
    body = """<table>
      <tr><th rowspan="2">Chỉ tiêu</th><th rowspan="2">Đơn vị</th><th colspan="2">Năm 2030</th>
          <th rowspan="2">Kế hoạch năm 2031</th></tr>
      <tr><th>Kế hoạch</th><th>Ước thực hiện</th></tr>
      <tr><td colspan="5">I. Nông nghiệp</td></tr>
      <tr><td>Sản lượng lúa</td><td>tấn</td><td>61.000</td><td>62.500</td><td>64.000</td></tr></table>"""
    assert [(t.quote, t.kind, t.year) for t in page(body).targets] == [
        ("61.000", "target", "2030"),
        ("62.500", "estimate", "2030"),
        ("64.000", "target", "2031"),
    ]


def test_a_cell_over_two_rows_is_one_record_of_the_first() -> None:
    body = """<table><tr><th>Chỉ tiêu</th><th>Đơn vị</th><th>Năm 2031</th></tr>
      <tr><td>Diện tích rau</td><td>ha</td><td rowspan="2">640</td></tr>
      <tr><td>Diện tích hoa</td><td>ha</td></tr>
      <tr><td>Diện tích ngô</td><td>ha</td><td>910</td></tr></table>"""
    assert [(t.quote, t.subject) for t in page(body).targets] == [("640", "diện tích rau"), ("910", "diện tích ngô")]


# Units ----------------------------------------------------------------------------------------------------------------


def units(body: str) -> list[str]:
    return [t.unit for t in page(body).targets]


def test_unit_from_its_column() -> None:
    assert units(table("1|Sản lượng lúa|Tấn|61.000|")) == ["tấn"]


def test_a_ditto_mark_stands_for_the_unit_above() -> None:
    assert units(table("1|Thu ngân sách|tỷ đồng|61|", "|Gồm:|||", '2|Thu nội địa|"|48|')) == ["tỷ đồng", "tỷ đồng"]


def test_unit_from_the_label() -> None:
    assert units(table("1|Tỷ lệ hộ nghèo (%)|4,3", "2|Sản lượng lúa, tấn|610", head="TT|Chỉ tiêu|Năm 2031")) == [
        "%",
        "tấn",
    ]


def test_unit_from_the_cell_before_all() -> None:
    assert units(table("1|Sản lượng lúa|tấn|61 nghìn tấn|")) == ["nghìn tấn"]


def test_unit_from_the_caption() -> None:
    body = "<p>Đơn vị tính: tỷ đồng</p>" + table(
        "1|Thu ngân sách|61", "2|Chi ngân sách|48", head="TT|Nội dung|Năm 2031"
    )
    assert units(body) == ["tỷ đồng", "tỷ đồng"]


# Labels ---------------------------------------------------------------------------------------------------------------

LABELS: list[tuple[str, str, str]] = [
    ("1. Sản lượng lúa", "Sản lượng lúa", ""),
    ("- Thu nội địa", "Thu nội địa", ""),
    ("+ Thuế", "Thuế", ""),
    ("a) Thu nội địa", "Thu nội địa", ""),
    ("1.2. Thu nội địa", "Thu nội địa", ""),
    ("Tỷ lệ hộ nghèo (%)", "Tỷ lệ hộ nghèo", "%"),
    ("Tỷ lệ hộ nghèo (theo chuẩn mới)", "Tỷ lệ hộ nghèo (theo chuẩn mới)", ""),
    ("Trong đó: Thu nội địa", "Thu nội địa", ""),
    ("Thu  ngân\nsách", "Thu ngân sách", ""),
]


@pytest.mark.parametrize(("cell", "text", "unit"), LABELS)
def test_label(cell: str, text: str, unit: str) -> None:
    label = label_of(cell)
    assert (label.text, label.unit) == (text, unit)


def test_parts_carry_the_row_they_are_part_of() -> None:
    body = table("1|Tổng đàn gia súc|con|900|950", "|- Đàn trâu|con|200|210", "|- Đàn bò|con|700|740")
    assert [t.subject for t in page(body).targets[::2]] == [
        "tổng đàn gia súc",
        "tổng đàn gia súc: Đàn trâu",
        "tổng đàn gia súc: Đàn bò",
    ]


ROLES: list[tuple[str, str]] = [
    ("STT", "order"),
    ("Đơn vị tính", "unit"),
    ("Ghi chú", "note"),
    ("Cơ quan chủ trì", "note"),
    ("So sánh TH/KH", "compare"),
    ("Ước thực hiện 2030", "estimate"),
    ("Thực hiện 2030", "result"),
    ("Kế hoạch 2031", "target"),
    ("Năm 2031", "value"),
]


@pytest.mark.parametrize(("head", "role"), ROLES)
def test_role_of_a_column(head: str, role: str) -> None:
    assert role_of(head) == role


def test_a_column_of_ratios_is_compared_with_what_its_head_says() -> None:
    body = table("1|Sản lượng lúa|tấn|62.500|104,2", head="TT|Chỉ tiêu|ĐVT|Thực hiện 2030|So với kế hoạch (%)")
    ratio = page(body).targets[1]
    assert (ratio.quote, ratio.unit, ratio.kind, ratio.base) == ("104,2", "%", "result", "So với kế hoạch (%)")


VALUES: list[tuple[str, bool]] = [
    ("61.000", True),
    ("7,5 - 8,0", True),
    ("> 95 %", True),
    ("2031", False),
    ("2031 - 2035", False),
    ("Sản lượng lúa", False),
    ("Hoàn thành việc lát 3 vỉa hè của các tuyến phố đi bộ", False),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_what_a_value_cell_is(text: str, value: bool) -> None:
    assert is_value(text) is value


# Other forms of tables ------------------------------------------------------------------------------------------------

MARKDOWN = """KẾ HOẠCH
Phát triển kinh tế năm 2031

| TT | Chỉ tiêu | Đơn vị tính | Năm 2031 |
|---|---|---|---|
| 1 | Sản lượng lúa | tấn | 64.000 |
| 2 | Tỷ lệ hộ nghèo | % | dưới 4 |
| 3 | Diện tích rau | ha | 640 |
"""
FLATTENED = """KẾ HOẠCH
Phát triển kinh tế năm 2031

TT
Chỉ tiêu
Đơn vị tính
Kế hoạch 2031
1
Sản lượng lúa
tấn
64.000
2
Tỷ lệ hộ nghèo
%
dưới 4
3
Diện tích rau
ha
640
"""


@pytest.mark.parametrize(("text", "media"), [(MARKDOWN, "text/markdown"), (FLATTENED, "text/plain")])
def test_tables_of_text(text: str, media: Media) -> None:
    document = page(text, media)
    assert [given(t) for t in document.targets] == [
        Given("64.000", 64000, "tấn", "sản lượng lúa", "target", "2031"),
        Given("dưới 4", 4, "%", "tỷ lệ hộ nghèo", "target", "2031"),
        Given("640", 640, "ha", "diện tích rau", "target", "2031"),
    ]
    assert all(text[t.start : t.end] == t.quote for t in document.targets)


def test_a_table_of_words_is_left_to_the_prose_stages() -> None:
    body = table("1|Xây dựng 61 trường|Phòng Giáo dục", head="TT|Nhiệm vụ|Đơn vị thực hiện")
    document = page(body)
    assert [t.quote for t in document.targets] == ["61 trường"]
    assert {rule for target in document.targets for rule in target.rules} & {("subject", "table_row")} == set()


def test_every_record_of_a_table_names_its_rules() -> None:
    for target in page(table("1|Sản lượng lúa|tấn|61.000|62.500")).targets:
        assert {"value", "unit", "subject", "kind", "year"} <= {field for field, _ in target.rules}
