"""Stage `tables`: one record for every value cell, with what its row, its column and the page say of it."""

from __future__ import annotations

import html
from typing import NamedTuple

import pytest

from extractor.flow import analyse, extract
from extractor.model import Document, Media, Page, Target
from extractor.record import number
from extractor.tables.labels import label_of
from extractor.tables.roles import role_of
from extractor.tables.values import is_value

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
    ("từ 12 lên 15", "=", 15, 15, None, "level"),
    ("12 xã xuống còn 9 xã", "=", 9, 9, None, "level"),
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
    ("Xuất phát điểm 2030", "result", "2030"),
    ("Đích 2035", "target", "2035"),
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


def test_a_table_has_its_own_style_of_numbers() -> None:
    rows = "1|Thu ngân sách|tỷ đồng|8,962.72|7,430", "2|Chi ngân sách|tỷ đồng|1,234.5|1,430"
    body = "<p>Tăng trưởng đạt 8,5%; thu nhập tăng 7,25%; nợ 1,430 tỷ đồng.</p>" + table(*rows)
    assert [number(t.minimum) for t in page(body).targets] == [8.5, 7.25, 1.43, 8962.72, 7430, 1234.5, 1430]


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
    ("Trong đó trồng mới (ha)", "trồng mới", "ha"),
    ("7.Tỷ lệ hộ nghèo (%)", "Tỷ lệ hộ nghèo", "%"),
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


def test_a_column_in_front_of_the_labels_names_what_several_of_them_are_of() -> None:
    rows = [
        "Số lượt khách (triệu lượt)|Khách lưu trú|66,5|114,0",
        "|Khách đi trong ngày|8,2|12,6",
        "Thu (tỷ đồng)|Doanh thu lưu trú|28|44",
        "|Doanh thu lữ hành|15|30",
    ]
    told = page(table(*rows, head="Chỉ tiêu|Năm|2030|2031")).targets
    assert [(target.subject, target.unit) for target in told[::2]] == [
        ("số lượt khách: Khách lưu trú", "triệu lượt"),
        ("số lượt khách: Khách đi trong ngày", "triệu lượt"),
        ("doanh thu lưu trú", "tỷ đồng"),
        ("doanh thu lữ hành", "tỷ đồng"),
    ]
    fields = page(table("Kinh tế|Xã có chợ|9|12", "|Xã có cầu|7|8", head="Lĩnh vực|Chỉ tiêu|2030|2031")).targets
    assert [target.subject for target in fields[::2]] == ["xã có chợ", "xã có cầu"]


def test_a_bilingual_table_of_years_is_a_yearbook_whatever_its_title_says() -> None:
    head, title = "Chỉ tiêu|2029|2031", "<h1>Một số chỉ tiêu y tế</h1>"
    twins = table("Bác sĩ (Người) - Doctors (Person)|61|63", "Giường bệnh - Hospital beds|90|93", head=head)
    assert [target.kind for target in extract(f"{title}{twins}", name="x.html").targets] == ["result"] * 4
    alone = table("Bác sĩ (Người)|61|63", "Giường bệnh|90|93", head=head)
    assert [target.kind for target in extract(f"{title}{alone}", name="x.html").targets] == ["target"] * 4


def test_a_first_column_that_counts_the_rows_holds_no_values_whatever_its_head() -> None:
    rows = ["|TỔNG SỐ|950", "1|Xây chợ|210", "2|Xây cầu|340", "3|Xây trường|400"]
    told = page(table(*rows, head="Hạng|Dự án|Vốn 2031 (tỷ đồng)")).targets
    assert [target.quote for target in told] == ["950", "210", "340", "400"]
    years = page(table("2029|12", "2030|13", "2031|14", head="Năm|Số xã")).targets
    assert [target.quote for target in years] == ["12", "13", "14"]


ROLES: list[tuple[str, str]] = [
    ("S TT", "order"),
    ("STT", "order"),
    ("Đơn vị tính", "unit"),
    ("Ghi chú", "note"),
    ("Cơ quan chủ trì", "note"),
    ("So sánh TH/KH", "compare"),
    ("KH 2032/ƯTH 2031 (%)", "compare"),
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
    assert (ratio.quote, ratio.unit, ratio.kind, ratio.base) == ("104,2", "%", "result", "So với kế hoạch")


VALUES: list[tuple[str, bool]] = [
    ("61.000", True),
    ("7,5 - 8,0", True),
    ("> 95 %", True),
    ("2031", False),
    ("2031 - 2035", False),
    ("Sản lượng lúa", False),
    ("Tổng vốn (1000 tấn)", False),
    ("tăng (5 bậc)", True),
    ("2. Sản lượng lúa", False),
    ("1.200 ha", True),
    ("Hoàn thành việc lát 3 vỉa hè của các tuyến phố đi bộ", False),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_what_a_value_cell_is(text: str, value: bool) -> None:
    assert is_value(text) is value


def plain(*rows: str) -> str:
    """An HTML table from rows with "|" between cells, none of them marked as a head."""
    lines = (f"<tr>{''.join(f'<td>{html.escape(c.strip())}</td>' for c in row.split('|'))}</tr>" for row in rows)
    return f"<table>{''.join(lines)}</table>"


def brief(body: str) -> list[tuple[str, str, str, str | None]]:
    """Quote, unit, subject and year of every record."""
    return [(t.quote, t.unit, t.subject, t.year) for t in page(body).targets]


# Tables of other shapes -----------------------------------------------------------------------------------------------


def test_places_in_columns_go_to_the_subject() -> None:
    body = "<p>Đơn vị tính: ha</p>" + plain("TT|Chỉ tiêu|Toàn huyện|Xã An Hòa", "1|Diện tích lúa|1.200|500")
    assert brief(body) == [
        ("1.200", "ha", "diện tích lúa: Toàn huyện", "2031"),
        ("500", "ha", "diện tích lúa: Xã An Hòa", "2031"),
    ]


def test_places_in_rows_stand_behind_what_is_measured() -> None:
    body = plain("STT|Xã|Diện tích rừng trồng (ha)", "1|An Hòa|120", "2|Bình Sơn|80", "|Tổng cộng|200")
    assert brief(body) == [
        ("120", "ha", "diện tích rừng trồng: An Hòa", "2031"),
        ("80", "ha", "diện tích rừng trồng: Bình Sơn", "2031"),
        ("200", "ha", "diện tích rừng trồng: Tổng cộng", "2031"),
    ]


def test_a_column_under_the_word_unit_that_holds_places_is_the_label() -> None:
    body = plain("STT|Đơn vị|Kế hoạch (ha)", "1|Xã An Hòa|120", "2|Xã Bình Sơn|80")
    assert [(t.quote, t.unit, t.subject) for t in page(body).targets] == [
        ("120", "ha", "Xã An Hòa"),
        ("80", "ha", "Xã Bình Sơn"),
    ]


def test_years_in_rows_are_the_years_of_the_values() -> None:
    body = plain("Năm|Sản lượng lúa (tấn)|Tỷ lệ hộ nghèo (%)", "2030|61.000|4,3", "Năm 2031|62.500|4,0")
    assert brief(body) == [
        ("61.000", "tấn", "sản lượng lúa", "2030"),
        ("4,3", "%", "tỷ lệ hộ nghèo", "2030"),
        ("62.500", "tấn", "sản lượng lúa", "2031"),
        ("4,0", "%", "tỷ lệ hộ nghèo", "2031"),
    ]


def test_a_head_without_spans_holds_for_the_empty_places_right_of_it() -> None:
    body = plain(
        "TT|Chỉ tiêu|ĐVT|TH 2029|Năm 2030||So sánh (%)||KH 2031",
        "||||KH|ƯTH|ƯTH/KH|ƯTH/TH 2029|",
        "1|Sản lượng lúa|tấn|60.100|61.000|61.500|100,8|102,3|62.500",
        "2|Sản lượng ngô|tấn|9.000|9.100|9.150|100,5|101,7|9.200",
    )
    assert [(t.quote, t.kind, t.year, t.unit, t.base is None) for t in page(body).targets[:6]] == [
        ("60.100", "result", "2029", "tấn", True),
        ("61.000", "target", "2030", "tấn", True),
        ("61.500", "estimate", "2030", "tấn", True),
        ("100,8", "result", "2030", "%", False),
        ("102,3", "result", "2030", "%", False),
        ("62.500", "target", "2031", "tấn", True),
    ]


def test_the_plan_over_a_result_is_a_target() -> None:
    body = plain("Chỉ tiêu|ĐVT|KH 2031|So sánh KH 2031/TH 2030 (%)", "Sản lượng lúa|tấn|62.500|102,5", "Ngô|tấn|9|101")
    ratio = page(body).targets[1]
    assert (ratio.kind, ratio.year, ratio.unit) == ("target", "2031", "%")


def test_a_rate_of_growth_beside_the_values_is_a_measure_of_its_own() -> None:
    body = plain("Chỉ tiêu|ĐVT|KH 2031|Tốc độ tăng (%)", "GRDP|tỷ đồng|70.000|8,5", "Thu ngân sách|tỷ đồng|5.000|10")
    rate = page(body).targets[1]
    assert (rate.subject, rate.unit, rate.base) == ("GRDP: Tốc độ tăng", "%", None)


def test_a_table_without_a_head_goes_on_with_the_one_before_it() -> None:
    body = table("1|Sản lượng lúa|tấn|61.000|62.500") + plain("2|Sản lượng ngô|tấn|9.100|9.200", "3|Rau|ha|610|640")
    assert [(t.quote, t.unit, t.kind, t.year) for t in page(body).targets[2:]] == [
        ("9.100", "tấn", "result", "2030"),
        ("9.200", "tấn", "target", "2031"),
        ("610", "ha", "result", "2030"),
        ("640", "ha", "target", "2031"),
    ]


def test_a_table_without_any_head_is_read_by_its_cells() -> None:
    body = plain("1|Sản lượng lúa|tấn|62.500", "2|Sản lượng ngô|tấn|9.100", "3|Diện tích rau|ha|640")
    assert [(t.quote, t.unit, t.subject) for t in page(body).targets] == [
        ("62.500", "tấn", "sản lượng lúa"),
        ("9.100", "tấn", "sản lượng ngô"),
        ("640", "ha", "diện tích rau"),
    ]


def test_titles_over_the_heads_of_a_bilingual_table_of_a_budget() -> None:
    body = plain(
        "UBND HUYỆN||", "DỰ TOÁN THU NGÂN SÁCH||", "||Triệu đồng - Millions of dong", "STT No|Chỉ tiêu - Items|Dự toán Plan",
        "|TỔNG THU NSNN (A+B) TOTAL BUDGET REVENUES|738,000", "1|Thu nội địa - Domestic revenue|208,000",
    )  # fmt: skip
    assert [(t.quote, t.unit, t.subject) for t in page(body).targets] == [
        ("738,000", "triệu đồng", "tổng thu NSNN"),
        ("208,000", "triệu đồng", "thu nội địa"),
    ]
    assert page(plain("STT|NỘI DUNG|THU NSX", "1|TỔNG SỐ (A + B)|61")).targets[0].subject == "tổng số: thu NSX"


COLUMNS_BESIDE: list[tuple[list[str], list[tuple[str, str, str, str | None]]]] = [
    # a plan against a year before it is planned
    (["Chỉ tiêu|KH 2031|So với năm 2030", "Sản lượng lúa (tấn)|610|tăng 5%"], [("610", "sản lượng lúa", "target", "2031"), ("tăng 5%", "sản lượng lúa", "target", "2031")]),
    (["Chỉ tiêu|TH 2031|So với năm 2030", "Sản lượng lúa (tấn)|610|tăng 5%"], [("610", "sản lượng lúa", "result", "2031"), ("tăng 5%", "sản lượng lúa", "result", "2031")]),
    # a share beside a bare number is of the row
    (["Chỉ tiêu|Số lượng|Tỷ lệ (%)", "Trường chuẩn|12|61"], [("12", "trường chuẩn: Số lượng", "target", "2031"), ("61", "trường chuẩn", "target", "2031")]),
    # a column in words of emphasis of Markdown
    (["Chỉ tiêu|**Lượng** **(tấn)**", "Xoài|12"], [("12", "xoài: Lượng", "target", "2031")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "found"), COLUMNS_BESIDE)
def test_columns_beside_each_other(rows: list[str], found: list[tuple[str, str, str, str | None]]) -> None:
    assert [(t.quote, t.subject, t.kind, t.year) for t in page(plain(*rows)).targets] == found


def test_parts_of_a_total_are_not_called_by_it() -> None:
    head = "<tr><th rowspan=2>Chỉ tiêu</th><th rowspan=2>Toàn huyện</th><th colspan=2>Chia ra</th></tr>"
    rows = "<tr><th>Xã An</th><th>Xã Bình</th></tr><tr><td>Trồng rừng (ha)</td><td>61</td><td>31</td><td>30</td></tr>"
    subjects = [t.subject for t in page(f"<table>{head}{rows}</table>").targets]
    assert subjects == ["trồng rừng: Toàn huyện", "trồng rừng: Xã An", "trồng rừng: Xã Bình"]


def test_a_caption_of_a_thousand_of_a_unit_is_no_value() -> None:
    body = "<p>Đơn vị: 1000 người</p>" + plain("Nhóm tuổi|2031", "Chung|532.211")
    assert [(t.quote, t.unit) for t in page(body).targets] == [("532.211", "1000 người")]


def test_a_first_row_with_an_amount_is_no_head() -> None:
    body = plain("2. Sản lượng lúa|62,5 nghìn tấn", "- Vụ xuân|31,5 nghìn tấn", "3. Diện tích rau|640 ha")
    assert [(t.quote, t.subject) for t in page(body).targets] == [
        ("62,5 nghìn tấn", "sản lượng lúa"),
        ("31,5 nghìn tấn", "sản lượng lúa: Vụ xuân"),
        ("640 ha", "diện tích rau"),
    ]
    bare = plain("Sản lượng lúa (tấn)|62.500", "Diện tích rau (ha)|640", "Số trường (trường)|12")
    assert [t.quote for t in page(bare).targets] == ["62.500", "640", "12"]
    head = plain("Chỉ tiêu|6 tháng", "Sản lượng lúa|62,5 nghìn tấn", "Diện tích rau|640 ha")
    assert [t.subject for t in page(head).targets] == ["sản lượng lúa 6 tháng", "diện tích rau 6 tháng"]
    for delimiter in ("", "|---|---|\n"):
        bars = f"KẾ HOẠCH\n\n| Sản lượng lúa | 62,5 nghìn tấn |\n{delimiter}| Diện tích rau | 640 ha |"
        assert [(t.quote, t.subject) for t in page(bars, "text/markdown").targets] == [
            ("62,5 nghìn tấn", "sản lượng lúa"),
            ("640 ha", "diện tích rau"),
        ]


def test_rows_of_plan_and_result_name_their_years() -> None:
    body = plain("Chỉ tiêu|Sản lượng lúa (tấn)|Diện tích rau (ha)", "KH 2031|62.500|640", "TH 2030|61.000|610")
    assert [(t.quote, t.subject, t.kind, t.year) for t in page(body).targets] == [
        ("62.500", "sản lượng lúa", "target", "2031"),
        ("640", "diện tích rau", "target", "2031"),
        ("61.000", "sản lượng lúa", "result", "2030"),
        ("610", "diện tích rau", "result", "2030"),
    ]


def test_a_column_of_a_part_of_the_year_measures_nothing_of_its_own() -> None:
    body = plain("Chỉ tiêu|ĐVT|Quý I|Quý II|Cả năm 2031", "Sản lượng lúa|tấn|610|620|1.230")
    assert [t.subject for t in page(body).targets] == ["sản lượng lúa quý I", "sản lượng lúa quý II", "sản lượng lúa"]


def test_the_unit_of_all_stands_in_the_first_row() -> None:
    body = plain("Đơn vị tính: triệu đồng", "TT|Nội dung|Dự toán 2031", "1|Thu nội địa|4.500", "2|Thu khác|(500)")
    assert [(t.quote, t.unit, t.kind, t.change) for t in page(body).targets] == [
        ("4.500", "triệu đồng", "target", "level"),
        ("(500)", "triệu đồng", "target", "decrease"),
    ]


def test_the_unit_stands_in_the_head_of_a_column_of_a_plan() -> None:
    assert brief(plain("TT|Chỉ tiêu|Kế hoạch 2031 (triệu đồng)", "1|Thu nội địa|4.500", "2|Thu khác|500"))[0][1] == (
        "triệu đồng"
    )


DEPTHS: list[tuple[list[str], list[str]]] = [
    (["1|Tổng đàn|con|900", "1.1|Trâu|con|200", "1.2|Bò|con|700"], ["tổng đàn", "tổng đàn: Trâu", "tổng đàn: Bò"]),
    (["1|Tổng đàn|con|900", "a|Trâu|con|200", "b|Bò|con|700"], ["tổng đàn", "tổng đàn: Trâu", "tổng đàn: Bò"]),
    (
        ["1|Tổng đàn|con|900", "1.1|Bò|con|700", "a|Bò sữa|con|100", "2|Rừng|ha|50"],
        ["tổng đàn", "tổng đàn: Bò", "bò: Bò sữa", "rừng"],
    ),
    (
        ["1|Tỷ lệ hộ nghèo|%|4", "2|Trong đó: hộ vùng cao|%|9", "3|Rừng|ha|50"],
        ["tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo: hộ vùng cao", "rừng"],
    ),
    (
        ["1|Cơ cấu kinh tế (%)||100", "-|Nông nghiệp||40", "-|Dịch vụ||60"],
        ["cơ cấu kinh tế", "cơ cấu kinh tế: Nông nghiệp", "cơ cấu kinh tế: Dịch vụ"],
    ),
    (  # the number of the whole stands beside one of its parts, as in cells that were merged
        ["1|Độ che phủ|%|4", "|Cơ cấu (%)||100", "|- Lúa||40", "2|- Rau||50", "|- Hoa||10", "3|Rừng|ha|50"],
        ["độ che phủ", "cơ cấu", "cơ cấu: Lúa", "cơ cấu: Rau", "cơ cấu: Hoa", "rừng"],
    ),
    (
        ["1|Tổng đàn||900", "|Trâu (con)||200", "2|- Rừng|ha|50", "3|Nhà (căn)||7"],
        ["tổng đàn", "tổng đàn: Trâu", "rừng", "nhà"],
    ),
    (["1|Tổng đàn|con|900", "|Trâu|con|200", "|- Nghé|con|50"], ["tổng đàn", "tổng đàn: Trâu", "tổng đàn: Nghé"]),
    (["7|Giá trị xuất khẩu|%|4", "7c|— Nhóm dầu|%|9"], ["giá trị xuất khẩu", "giá trị xuất khẩu: Nhóm dầu"]),
    (["7|Giá trị xuất khẩu|%|4", "7c|Nhóm dầu|%|9"], ["giá trị xuất khẩu", "giá trị xuất khẩu: Nhóm dầu"]),
    (  # what has growth in its name is no rate of the row above
        ["1|Thuế thu nhập|tỷ đồng|4", "2|Thuế giá trị gia tăng|tỷ đồng|9", "3|Tốc độ tăng giá trị sản xuất|%|5"],
        ["thuế thu nhập", "thuế giá trị gia tăng", "tốc độ tăng giá trị sản xuất"],
    ),
    (["1|Cơ cấu|%|100", "|Lúa (%)||40", "|Rau (%)||60"], ["cơ cấu", "cơ cấu: Lúa", "cơ cấu: Rau"]),
]


@pytest.mark.parametrize(("rows", "subjects"), DEPTHS)
def test_rows_stand_under_the_row_they_are_part_of(rows: list[str], subjects: list[str]) -> None:
    found = page(plain("TT|Chỉ tiêu|ĐVT|Kế hoạch 2031", *rows)).targets
    assert [t.subject for t in found] == subjects


def test_parts_have_the_unit_that_their_row_states() -> None:
    rows = "1|Cơ cấu kinh tế (%)|100", "-|Nông nghiệp|40", "-|Dịch vụ|60"
    assert [t.unit for t in page(plain("TT|Chỉ tiêu|Kế hoạch 2031", *rows)).targets] == ["%", "%", "%"]


LABELLED: list[tuple[str, str, str]] = [
    ("Tốc độ tăng trưởng", "8,5%", "level"),
    ("Thu bổ sung", "8,5%", "level"),
    ("Tăng trưởng giá trị xuất khẩu", "8,5%", "level"),
    ("Tăng giá trị xuất khẩu", "8,5%", "increase"),
    ("Giảm tỷ lệ hộ nghèo", "0,5%", "decrease"),
    ("Mức giảm tỷ lệ hộ nghèo", "0,5%", "level"),
    ("Duy trì tỷ lệ che phủ rừng", "0,5%", "maintain"),
    ("Giữ vững tỷ lệ hộ văn hóa", "90% trở lên", "maintain"),
    ("Tỷ lệ hộ nghèo giảm", "0,5%", "decrease"),
    ("Tỷ lệ hộ nghèo", "giảm 0,5%", "decrease"),
    ("Tỷ lệ hộ nghèo", "(-0,5%)", "decrease"),
    ("Sản lượng", "tăng 0,5%", "increase"),
    ("Cựa Gà Hạ", "0,5%", "level"),  # a name
]


@pytest.mark.parametrize(("label", "cell", "change"), LABELLED)
def test_change_by_label_and_cell(label: str, cell: str, change: str) -> None:
    (target, _) = page(plain("Chỉ tiêu|Kế hoạch 2031", f"{label}|{cell}", "Rừng|50 ha")).targets
    assert target.change == change


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Một số số liệu", "result"),
        ("Một số chỉ tiêu về thực trạng năm 2010 và năm 2021", "result"),
        ("KẾ HOẠCH\nCHỈ TIÊU KINH TẾ", "result"),  # a plan that names no year but those of the table
        ("KẾ HOẠCH\nPhát triển kinh tế giai đoạn 2010 - 2021", "target"),
    ],
)
def test_a_series_of_years_outside_a_plan_is_reported(title: str, kind: str) -> None:
    text = f"{title}\n\nSố liệu | 2010 | 2021\n--- | --- | ---\nGRDP (nghìn tỷ đồng) | 61,5 | 91,4\n"
    found = [(t.quote, t.kind, t.year) for t in page(text, "text/markdown").targets]
    assert [found[0][0], found[0][2], *found[1]] == ["61,5", "2010", "91,4", kind, "2021"]


@pytest.mark.parametrize(
    ("title", "day", "kinds"),
    [
        ("Một số chỉ tiêu kinh tế - xã hội", "", ["result"] * 4),
        ("Chỉ tiêu toàn xã", "", ["result"] * 4),
        ("Một số chỉ tiêu kinh tế - xã hội", "Cập nhật: 08-07-2012\n\n", ["result"] + ["target"] * 3),
        ("Mục tiêu kinh tế - xã hội", "", ["target"] * 4),
    ],
)
def test_a_title_that_names_measures_sets_no_aims_for_many_years(title: str, day: str, kinds: list[str]) -> None:
    rows = "Số liệu | 2011 | 2012 | 2013 | 2014\n--- | --- | --- | --- | ---\nDân số (người) | 61 | 62 | 63 | 64\n"
    found = page(f"Xã Bình Minh\n\n{day}{title}\n\n{rows}", "text/markdown").targets
    assert [t.kind for t in found] == kinds


def test_goals_of_several_years_under_a_line_that_tells_goals_are_targets() -> None:
    text = "Mục tiêu phát triển du lịch\n\nChỉ tiêu | 2030 | 2035\n--- | --- | ---\nKhách (lượt) | 250 | 340\n"
    assert [(t.kind, t.year) for t in page(text, "text/markdown").targets] == [("target", "2030"), ("target", "2035")]


def test_a_row_without_values_says_for_which_year_those_below_it_are() -> None:
    rows = (
        "I|Đến năm 2035|||",
        "1|Xếp hạng số|bậc|7 vùng|A",
        "2|Chợ xã|chợ|9|B",
        "II|Đến năm 2040|||",
        "1|Chợ xã|chợ|12|C",
    )
    body = "<p>(Kèm theo Nghị quyết ngày 04 tháng 3 năm 2031)</p>" + table(
        *rows, head="TT|Chỉ tiêu|Đơn vị|Kết quả|Cơ quan"
    )
    found = [
        given(t) for t in analyse(Page("page", f"<h1>DANH MỤC CHỈ TIÊU</h1>{body}", "text/html", sha256="")).targets
    ]
    assert found[-2:] == [
        Given("9", 9, "chợ", "chợ xã", "target", "2035"),
        Given("12", 12, "chợ", "chợ xã", "target", "2040"),
    ]


def test_areas_and_years_on_the_way_to_the_one_aimed_at() -> None:
    rows = ("Đô thị|27|28|29", "Nông thôn|22|23|24")
    head = table(*rows, head="Khu vực|Năm 2033|Năm 2034|Năm 2035")
    text = "<h1>KẾ HOẠCH phát triển nhà ở</h1><p>Đến năm 2035, nhà ở đạt 29 m2/người.</p><p>Bảng 1. Chỉ tiêu diện tích nhà ở</p>"
    found = [given(t) for t in analyse(Page("page", text + head, "text/html", sha256="")).targets][1:]
    assert {(t.subject, t.kind) for t in found} == {
        ("diện tích nhà ở: Đô thị", "target"),
        ("diện tích nhà ở: Nông thôn", "target"),
    }
    assert [t.year for t in found] == ["2033", "2034", "2035"] * 2


def test_the_bracket_at_the_end_of_a_title_gives_the_unit_and_sources_of_money_are_labels() -> None:
    text = "Vốn thực hiện (triệu đồng)\n\nNguồn vốn | 2031\n--- | ---\nNgân sách tỉnh | 250\nVốn khác | 340\n"
    found = [(t.quote, t.unit, t.subject) for t in page(text, "text/markdown").targets]
    assert [(quote, unit) for quote, unit, _ in found] == [("250", "triệu đồng"), ("340", "triệu đồng")]
    assert found[0][2].endswith("gân sách tỉnh")


def test_a_head_of_places_that_begins_with_a_fall_tells_a_fall() -> None:
    rows = "Xã Tân Hoành|25|95", "Xã Đông Lẫm|30|96", "Xã Tây Lẫm|35|97"
    found = page(plain("Xã|Giảm hộ nghèo (hộ)|Tỷ lệ tham gia BHYT (%)", *rows)).targets
    assert [(t.change, t.unit) for t in found[:2]] == [("decrease", "hộ"), ("level", "%")]


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
FLATTENED_WITHOUT_NUMBERS = """KẾ HOẠCH
Phát triển kinh tế năm 2031

Chỉ tiêu
ĐVT
Kế hoạch 2031
Sản lượng lúa
tấn
64.000
Tỷ lệ hộ nghèo
%
dưới 4
Diện tích rau
ha
640
"""
OPEN_BARS = """KẾ HOẠCH
Phát triển kinh tế năm 2031

Chỉ tiêu | Đơn vị tính | Năm 2031
--- | --- | ---
Sản lượng lúa | tấn | 64.000
Tỷ lệ hộ nghèo | % | dưới 4
Diện tích rau | ha | 640
"""
COLUMNS = """KẾ HOẠCH
Phát triển kinh tế năm 2031

TT   Chỉ tiêu         ĐVT   Kế hoạch 2031
1    Sản lượng lúa    tấn   64.000
2    Tỷ lệ hộ nghèo   %     dưới 4
3    Diện tích rau    ha    640
"""
REPEATED = FLATTENED.replace("\n1\n", "\n1.\n").replace("\n2\n", "\n1.\n").replace("\n3\n", "\n1.\n")
APART = FLATTENED.replace("\n", "\n\n")


@pytest.mark.parametrize(
    ("text", "media"),
    [
        (MARKDOWN, "text/markdown"),
        (FLATTENED, "text/plain"),
        (FLATTENED_WITHOUT_NUMBERS, "text/plain"),
        (OPEN_BARS, "text/markdown"),
        (OPEN_BARS, "text/plain"),
        (COLUMNS, "text/plain"),
        (COLUMNS.replace("   ", "\t"), "text/plain"),
        (REPEATED, "text/plain"),
        (APART, "text/plain"),
    ],
)
def test_tables_of_text(text: str, media: Media) -> None:
    document = page(text, media)
    assert [given(t) for t in document.targets] == [
        Given("64.000", 64000, "tấn", "sản lượng lúa", "target", "2031"),
        Given("dưới 4", 4, "%", "tỷ lệ hộ nghèo", "target", "2031"),
        Given("640", 640, "ha", "diện tích rau", "target", "2031"),
    ]
    assert all(text[t.start : t.end] == t.quote for t in document.targets)


YEARS = """Số liệu của địa phương

Chỉ tiêu ĐVT 2021 2022 2023
Tốc độ tăng trưởng kinh tế % 9.30 10.20 9.80
- Nông nghiệp % 3.40 5.60 -1.30
Hệ số ICOR 4.80 4.90 5.30
"""


def test_rows_of_numbers_under_a_head_of_years() -> None:
    document = page(YEARS, "text/plain")
    assert [(t.quote, number(t.minimum), t.unit, t.year) for t in document.targets] == [
        ("9.30", 9.3, "%", "2021"),
        ("10.20", 10.2, "%", "2022"),
        ("9.80", 9.8, "%", "2023"),
        ("3.40", 3.4, "%", "2021"),
        ("5.60", 5.6, "%", "2022"),
        ("-1.30", 1.3, "%", "2023"),
        ("4.80", 4.8, "", "2021"),
        ("4.90", 4.9, "", "2022"),
        ("5.30", 5.3, "", "2023"),
    ]
    assert document.targets[5].change == "decrease"


@pytest.mark.parametrize(
    "text",
    [
        "Giai đoạn 2021 2022\nphấn đấu đạt 61%.",
        "Đạt 61%   năm 2031\nĐạt 62%   năm 2032\n",
        "Mục tiêu A | B\nĐạt 61% | 62%.",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert all(block.table is None for block in page(text, "text/plain").blocks)


def test_a_table_of_words_is_left_to_the_prose_stages() -> None:
    body = table("1|Xây dựng 61 trường|Phòng Giáo dục", head="TT|Nhiệm vụ|Đơn vị thực hiện")
    document = page(body)
    assert [t.quote for t in document.targets] == ["61 trường"]
    assert {rule for target in document.targets for rule in target.rules} & {("subject", "table_row")} == set()


def test_every_record_of_a_table_names_its_rules() -> None:
    for target in page(table("1|Sản lượng lúa|tấn|61.000|62.500")).targets:
        assert {"value", "unit", "subject", "kind", "year"} <= {field for field, _ in target.rules}


# Tables of statistics ------------------------------------------------------------------------------------------------

STATISTICS = """Biểu 12. Diện tích cây chè năm 2031
phân theo xã
Planted area of tea by commune
Đơn vị tính - Unit: Ha

| | 2029 | 2030 | Sơ bộ - Prel. |
|---|---|---|---|
| TỔNG SỐ - TOTAL | 310,5 | 311,2 | 312,0 |
| 1. Xã An Hòa | 113,5 | 113,8 | 114,0 |
| Đồi Thông | 197,0 | 197,4 | 198,0 |
"""


def told(text: str) -> list[tuple[str, str, str, str, str | None, str | None]]:
    """Quote, unit, subject, kind, year and base of every record of a text."""
    return [(t.quote, t.unit, t.subject, t.kind, t.year, t.base) for t in page(text, "text/markdown").targets]


def test_totals_places_and_parts_are_of_what_the_title_names() -> None:
    assert told(STATISTICS.replace(" năm 2031", ""))[::2] == [
        ("310,5", "ha", "diện tích cây chè: tổng số", "result", "2029", None),
        ("312,0", "ha", "diện tích cây chè: tổng số", "result", None, None),
        ("113,8", "ha", "diện tích cây chè: Xã An Hòa", "result", "2030", None),
        ("197,0", "ha", "diện tích cây chè: Đồi Thông", "result", "2029", None),
        ("198,0", "ha", "diện tích cây chè: Đồi Thông", "result", None, None),
    ]


def test_a_column_without_a_year_has_that_of_the_document() -> None:
    assert told(STATISTICS)[2][4] == "2031"


CAPTIONS: list[tuple[str, str]] = [
    ("Đơn vị tính - Unit: Ha", "ha"),
    ("ĐVT: Nghìn tấn - Thous. tons", "nghìn tấn"),
    ("(Đơn vị tính: tỷ đồng)", "tỷ đồng"),
    ("                      Tấn", "tấn"),
    ("", ""),
]


@pytest.mark.parametrize(("caption", "unit"), CAPTIONS)
def test_the_unit_of_all_values_stands_above_the_table(caption: str, unit: str) -> None:
    assert {row[1] for row in told(STATISTICS.replace("Đơn vị tính - Unit: Ha", caption))} == {unit}


MONTHS: list[tuple[str, str, str, str | None, str | None]] = [
    ("Thực hiện tháng 9 năm 2031", "tỷ đồng", "doanh thu bán lẻ tháng 9", "2031", None),
    ("Lũy kế 10 tháng năm 2031", "tỷ đồng", "doanh thu bán lẻ 10 tháng", "2031", None),
    ("Quý I/2031", "tỷ đồng", "doanh thu bán lẻ quý I", "2031", None),
    ("6 tháng đầu năm 2031", "tỷ đồng", "doanh thu bán lẻ 6 tháng đầu năm", "2031", None),
    ("Tháng 9", "tỷ đồng", "doanh thu bán lẻ tháng 9", "2030", None),
    ("Năm 2031", "tỷ đồng", "doanh thu bán lẻ", "2031", None),
    ("Tháng 9/2031 so với cùng kỳ (%)", "%", "doanh thu bán lẻ tháng 9", "2031", "so với cùng kỳ"),
    ("Tháng 9/2031 so với tháng 8/2031 (%)", "%", "doanh thu bán lẻ tháng 9", "2031", "so với tháng 8/2031"),
    ("10 tháng năm 2031 so với cùng kỳ năm 2030 (%)", "%", "doanh thu bán lẻ 10 tháng", "2031", "so với cùng kỳ năm 2030"),
    ("So với cùng kỳ năm 2029 (%)", "%", "doanh thu bán lẻ", "2030", "so với cùng kỳ năm 2029"),
    ("2031/2030", "", "doanh thu bán lẻ", "2031", "2030"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "unit", "subject", "year", "base"), MONTHS)
def test_parts_of_a_year_and_bases_in_heads(
    head: str, unit: str, subject: str, year: str | None, base: str | None
) -> None:
    rows = "Chỉ tiêu | Thực hiện năm 2030 | {}\n--- | --- | ---\nDoanh thu bán lẻ | 61,5 | 91,4\nDịch vụ khác | 5 | 6\n"
    found = told(f"Đơn vị tính: tỷ đồng\n\n{rows.format(head)}")[1]
    assert (found[0], found[1], found[2], found[4], (found[5] or "").lower() or None) == (
        "91,4",
        unit,
        subject,
        year,
        base,
    )


INDICES = """Chỉ số sản xuất công nghiệp phân theo ngành
Đơn vị tính: %
Ước tính tháng
6 năm 2031 so
với tháng trước
Cộng dồn
6 tháng năm
2031 so với cùng
kỳ năm 2030
TOÀN NGÀNH
101,5
102,5
1. Khai khoáng
91,5
92,5
2. Sản xuất điện, nước,
hơi nước và khí đốt
103,5
104,5
"""


def test_every_field_of_a_table_of_one_cell_a_line() -> None:
    assert told(INDICES)[::3] == [
        ("101,5", "%", "chỉ số sản xuất công nghiệp: toàn ngành tháng 6", "result", "2031", "so với tháng trước"),
        ("92,5", "%", "chỉ số sản xuất công nghiệp: Khai khoáng 6 tháng", "result", "2031", "so với cùng kỳ năm 2030"),
    ]


# Tables of plans as people type them --------------------------------------------------------------------------------


def read(body: str) -> list[tuple[str, str, str, str, str | None, str | None]]:
    """Quote, unit, subject, kind, year and base of every record of a page."""
    return [(t.quote, t.unit, t.subject, t.kind, t.year, t.base) for t in page(body).targets]


def test_lines_inside_the_cells_of_a_row_are_rows() -> None:
    body = """<table><tr><td>&nbsp;</td><td>ĐVT</td><td>2029</td><td>Sơ bộ 2030</td></tr>
      <tr><td>1. Dân số trung bình<br>Phân theo khu vực<br>&nbsp; Thành thị<br>&nbsp; Nông thôn</td><td>Người</td>
          <td>900<br><br>400<br>500</td><td>910</td></tr>
      <tr><td>2. Tỷ lệ hộ nghèo</td><td>%</td><td>4,3</td><td>4,0</td></tr></table>"""
    assert read(body) == [
        ("900", "người", "dân số trung bình", "result", "2029", None),
        ("910", "người", "dân số trung bình", "result", "2030", None),
        ("400", "người", "dân số trung bình: Thành thị", "result", "2029", None),
        ("500", "người", "dân số trung bình: Nông thôn", "result", "2029", None),
        ("4,3", "%", "tỷ lệ hộ nghèo", "result", "2029", None),
        ("4,0", "%", "tỷ lệ hộ nghèo", "result", "2030", None),
    ]


def test_the_year_is_that_of_the_lowest_head() -> None:
    body = """<table><tr><td rowspan="2">Nội dung</td><td colspan="2">Kết quả thực hiện (2026 - 2030)</td></tr>
      <tr><td>2029</td><td>2030</td></tr><tr><td>Số tổ dân phố</td><td>163</td><td>164</td></tr>
      <tr><td>. Tổ đạt chuẩn (%)</td><td>25,9</td><td>26,9</td></tr></table>"""
    assert [(row[0], row[2], row[4]) for row in read(body)] == [
        ("163", "số tổ dân phố", "2029"),
        ("164", "số tổ dân phố", "2030"),
        ("25,9", "số tổ dân phố: Tổ đạt chuẩn", "2029"),
        ("26,9", "số tổ dân phố: Tổ đạt chuẩn", "2030"),
    ]


def test_years_before_a_reported_one_are_reported_those_behind_a_plan_are_planned() -> None:
    body = plain(
        "Chỉ tiêu|2028|Ước 2029|2030|KH 2031|2032", "Sản lượng lúa (tấn)|1|2|3|4|5", "Sản lượng ngô (tấn)|6|7|8|9|5"
    )
    kinds = [row[3] for row in read(body)[:5]]
    assert [kinds[0], kinds[1], kinds[3], kinds[4]] == ["result", "estimate", "target", "target"]


SHARES: list[tuple[str, str | None, str]] = [
    ("%", "KH", "diện tích lúa"),
    ("Tỷ lệ (%)", "KH", "diện tích lúa"),
    ("Đạt", "KH", "diện tích lúa"),
    ("Tăng trưởng (%)", None, "diện tích lúa: Tăng trưởng"),
]


@pytest.mark.parametrize(("head", "base", "subject"), SHARES)
def test_a_bare_share_is_of_the_plan_left_of_it(head: str, base: str | None, subject: str) -> None:
    body = plain(f"Chỉ tiêu|KH|TH|{head}", "Diện tích lúa|540|560|103,7%", "Diện tích ngô|820|830|101,2%")
    share = read(body)[2]
    assert (share[0], share[1], share[2], share[5]) == ("103,7%", "%", subject, base)


COMPARED: list[tuple[str, str, list[tuple[str, str, str | None, str | None]]]] = [
    ("TH cùng kỳ 2030|TH trong kỳ", "So sánh (%)", [("96", "%", "2031", "cùng kỳ 2030")]),
    ("TH cùng kỳ 2030|TH trong kỳ", "+,-", [("96", "ha", "2031", "cùng kỳ 2030")]),
    ("Thực hiện năm 2029|Thực hiện năm 2030", "Tăng, giảm", [("96", "ha", "2030", "năm 2029")]),
    ("KH 2030|TH 2030", "Chênh lệch", [("96", "ha", "2030", "KH 2030")]),
    ("Năm 2029|Năm 2030", "Tăng (+), giảm (-)", [("96", "ha", "2030", "Năm 2029")]),
    ("6T/2030|6T/2031", "6T/2031 so 6T/2030 (%)", [("96", "%", "2031", "so 6T/2030")]),
]


@pytest.mark.parametrize(("heads", "head", "found"), COMPARED)
def test_a_column_that_only_compares_sets_the_two_left_of_it_against_each_other(
    heads: str, head: str, found: list[tuple[str, str, str | None, str | None]]
) -> None:
    records = read(plain(f"TT|Chỉ tiêu|ĐVT|{heads}|{head}", "1|Cây ngô|ha|540|560|96", "2|Cây rau|ha|54|57|-3"))
    assert [(r[0], r[1], r[4], r[5]) for r in records if r[0] == "96"] == found


def test_signs_tell_differences() -> None:
    records = read(plain("Chỉ tiêu|ĐVT|Năm 2029|Năm 2030|So sánh", "Cây ngô|ha|540|560|+20", "Cây rau|ha|57|54|-3"))
    assert [row[1:] for row in records if row[0] == "-3"] == [("ha", "cây rau", "result", "2030", "Năm 2029")]


def test_a_place_does_not_say_how_values_move() -> None:
    body = plain("Xã|Số hộ nghèo|Kế hoạch giảm (hộ)", "Xã An Hạ|61|6", "Xã Bình Sơn|40|5")
    assert [t.change for t in page(body).targets] == ["level", "decrease"] * 2


def test_a_school_year_reported_is_no_aim() -> None:
    text = "Kết quả năm học 2030-2031\n\n| Cấp học | Số lớp |\n|---|---|\n| Mầm non | 61 |\n| Tiểu học | 40 |\n"
    assert {(row[3], row[4]) for row in told(text)} == {("result", "2030-2031")}


def test_a_measure_stands_over_its_parts() -> None:
    body = """<table><tr><td rowspan="2">Xã</td><td colspan="2">Diện tích lúa (ha)</td></tr>
      <tr><td>Đông xuân</td><td>Mùa</td></tr><tr><td>An Hòa</td><td>61</td><td>62</td></tr></table>"""
    assert [row[1:3] for row in read(body)] == [
        ("ha", "diện tích lúa: Đông xuân: An Hòa"),
        ("ha", "diện tích lúa: Mùa: An Hòa"),
    ]


def test_years_below_a_head_that_compares() -> None:
    body = """<table><tr><td rowspan="2">Ngành</td><td colspan="2">Tốc độ tăng so với quý I năm trước (%)</td></tr>
      <tr><td>Quý I/2030</td><td>Quý I/2031</td></tr><tr><td>Trồng trọt</td><td>5,4</td><td>7,5</td></tr></table>"""
    base = "so với quý I năm trước"
    assert [row[4:] for row in read(body)] == [("2030", base), ("2031", base)]


def test_shares_and_differences_below_what_they_are_compared_with() -> None:
    body = """<table><tr><td rowspan="2">Chỉ tiêu</td><td rowspan="2">ĐVT</td><td rowspan="2">TH 2031</td>
      <td colspan="2">So sánh với cùng kỳ</td></tr><tr><td>Tăng, giảm (+,-)</td><td>Tỷ lệ (%)</td></tr>
      <tr><td>Cây ngô</td><td>ha</td><td>610</td><td>-9</td><td>98,5</td></tr></table>"""
    base = "So sánh với cùng kỳ"
    found = [(row[0], row[1], row[2], row[5]) for row in read(body)[1:]]
    assert found == [("-9", "ha", "cây ngô", base), ("98,5", "%", "cây ngô", base)]


def test_a_ratio_is_compared_with_its_second_side() -> None:
    body = plain(
        "Chỉ tiêu|ĐVT|KH 2031|ƯTH 2031|So sánh (%) ƯTH 2031/KH 2031", "Cây ngô|ha|61|62|101,6", "Cây rau|ha|5|6|120"
    )
    assert read(body)[2][4:] == ("2031", "KH 2031")


def test_parts_of_labels_in_a_column_of_their_own() -> None:
    body = """<table><tr><td>TT</td><td colspan="2">Chỉ tiêu</td><td>ĐVT</td><td>KH 2031</td></tr>
      <tr><td rowspan="2">1</td><td rowspan="2">Cây lúa</td><td>Diện tích</td><td>ha</td><td>610</td></tr>
      <tr><td>Năng suất</td><td>tạ/ha</td><td>61</td></tr>
      <tr><td>2</td><td colspan="2">Đàn bò</td><td>con</td><td>800</td></tr></table>"""
    assert [row[2] for row in read(body)] == ["cây lúa: Diện tích", "cây lúa: Năng suất", "đàn bò"]


def test_a_yearbook_reports_what_its_headings_call_aims() -> None:
    rows = "| Chỉ tiêu | 2013 | 2014 | 2015 | 2016 |\n|---|---|---|---|---|\n| Số chợ (chợ) | 61 | 62 | 63 | 64 |\n"
    text = f"Trang 3 - Niên giám thống kê huyện 2016\n\n2. Một số chỉ tiêu về chợ\n\n{rows}"
    assert {target.kind for target in page(text, "text/markdown").targets} == {"result"}


def test_a_first_row_in_bold_with_an_amount_is_no_head() -> None:
    rows = [
        "|\n**1. Thu phí**\n|\n**61 tỷ đồng**\n|",
        "|\nGồm:\n|\n|",
        "|\n- Thu chợ\n|\n52 tỷ đồng\n|",
        "|\n- Thu bến\n|\n9 tỷ đồng\n|",
    ]
    found = [
        (t.quote, t.subject) for t in page("Dự toán năm 2031:\n\n" + "\n".join(rows) + "\n", "text/markdown").targets
    ]
    assert [quote for quote, _ in found] == ["61 tỷ đồng", "52 tỷ đồng", "9 tỷ đồng"]
    assert [subject.lower() for _, subject in found] == ["thu phí", "thu phí: thu chợ", "thu phí: thu bến"]


def test_a_head_names_its_measure_beside_its_kind() -> None:
    text = "Năm 2031\n\n| Cây | Diện tích (ha) | Năng suất dự kiến (tấn/ha) |\n|---|---|---|\n| Lạc | 61 | 9 |\n"
    found = [(t.quote, t.subject, t.kind) for t in page(text, "text/markdown").targets]
    assert found == [("61", "lạc: Diện tích", "result"), ("9", "lạc: Năng suất", "target")]


def test_heads_that_say_the_same_under_others() -> None:
    body = """<table><tr><td rowspan="2">Xã</td><td colspan="2">Hộ nghèo</td><td colspan="2">Hộ khá</td></tr>
      <tr><td>Số hộ</td><td>Số khẩu</td><td>Số hộ</td><td>Số khẩu</td></tr>
      <tr><td>An Hòa</td><td>61</td><td>210</td><td>92</td><td>310</td></tr>
      <tr><td>Bình Sơn</td><td>41</td><td>110</td><td>52</td><td>190</td></tr></table>"""
    assert [row[2] for row in read(body)[:3]] == [
        "hộ nghèo: số hộ: An Hòa",
        "hộ nghèo: số khẩu: An Hòa",
        "hộ khá: số hộ: An Hòa",
    ]


def test_a_difference_is_an_increase_or_a_decrease() -> None:
    body = plain("Chỉ tiêu|ĐVT|TH 2030|TH 2031|Tăng, giảm", "Cây ngô|ha|540|560|20", "Cây rau|ha|57|54|-3")
    assert [target.change for target in page(body).targets][2::3] == ["increase", "decrease"]


def test_a_share_without_a_plan_is_measured_itself() -> None:
    body = """<table><tr><td rowspan="2">Xã, thị trấn</td><td colspan="2">Diện tích ngô đã thu hoạch</td></tr>
      <tr><td>Tổng (ha)</td><td>Tỷ lệ (%)</td></tr><tr><td>An Hòa</td><td>540</td><td>71,5</td></tr>
      <tr><td>Bình Sơn</td><td>1.310</td><td>83</td></tr></table>"""
    assert [(row[0], row[1], row[2], row[5]) for row in read(body)[:2]] == [
        ("540", "ha", "diện tích ngô đã thu hoạch: An Hòa", None),
        ("71,5", "%", "diện tích ngô đã thu hoạch: An Hòa", None),
    ]


REMARKS: list[tuple[str, list[tuple[str, str, str, str | None]]]] = [
    ("575 (tăng 15%)", [("575", "tấn", "level", None), ("15%", "%", "increase", None)]),
    ("575; 15 kho", [("575", "tấn", "level", None), ("15 kho", "kho", "level", None)]),
    ("575; 15", [("575; 15", "tấn", "level", None)]),
    ("575, tăng 15%", [("575", "tấn", "level", None), ("15%", "%", "increase", None)]),
    ("575, kể cả 15% nhập", [("575, kể cả 15% nhập", "tấn", "level", None)]),
    (
        "7.140,5 (giảm 12,4% so với thực hiện năm 2030)",
        [("7.140,5", "tấn", "level", None), ("12,4%", "%", "decrease", "so với thực hiện năm 2030")],
    ),
    ("tăng từ 8-10% (dự ước 24 tỷ)", [("tăng từ 8-10%", "%", "increase", None), ("24 tỷ", "tỷ", "level", None)]),
    ("tăng từ 8 tấn lên trên 12 tấn", [("tăng từ 8 tấn lên trên 12 tấn", "tấn", "level", None)]),
    ("(500)", [("(500)", "tấn", "decrease", None)]),
    ("575 (theo chuẩn 2030)", [("575 (theo chuẩn 2030)", "tấn", "level", None)]),
]


def test_what_a_bracket_in_a_cell_names() -> None:
    rows = (
        "Giá trị bán ra|11 tỷ USD|20 tỷ USD",
        "Số lao động được đào tạo|50%|60%",
        "Sản lượng cá|7 tấn (cá rô phi chiếm 35%; cá trắm đen 9%)|8 tấn",
        "Tốc độ tăng|7% (2031 - 2035)|5%",
    )
    found = [(t.quote, t.subject, t.year) for t in page(table(*rows, head="Chỉ tiêu|Năm 2031|Năm 2032")).targets]
    assert found[4:] == [
        ("7 tấn", "sản lượng cá", "2031"),
        ("35%", "sản lượng cá: cá rô phi", "2031"),
        ("9%", "sản lượng cá: cá trắm đen", "2031"),
        ("8 tấn", "sản lượng cá", "2032"),
        ("7% (2031 - 2035)", "sản lượng cá: tốc độ tăng", "2031-2035"),
        ("5%", "sản lượng cá: tốc độ tăng", "2032"),
    ]


@pytest.mark.parametrize(
    ("lines", "head", "rows", "subjects"),
    [
        # columns of kinds beside years are of what the title counts
        (
            "<p>Bảng 1. Số lượng gia súc của xã</p><p>(Đơn vị: nghìn con)</p>",
            "Vật nuôi|Trâu|Bò",
            ["2030|2,9|5,9", "2031|2,6|5,7"],
            ["số lượng gia súc của xã: Trâu", "số lượng gia súc của xã: Bò"],
        ),
        # regions are places
        ("", "TT|Vùng lãnh thổ|Số lượng chợ 2030", ["1|Miền đông|61", "2|Miền tây|9"], ["số lượng chợ: Miền đông"]),
        # a row without values stands over the years below it
        (
            "",
            "Năm|Tỷ suất sinh|Tỷ suất chết",
            ["Nông thôn||", "2030|14,1|6,0", "2031|13,2|7,2"],
            ["nông thôn: Tỷ suất sinh"],
        ),
    ],
)
def test_what_stands_over_kinds_and_years(lines: str, head: str, rows: list[str], subjects: list[str]) -> None:
    found = [row[2] for row in read(lines + table(*rows, head=head))]
    assert found[: len(subjects)] == subjects


@pytest.mark.parametrize(("cell", "found"), REMARKS)
def test_values_in_brackets_behind_a_value(cell: str, found: list[tuple[str, str, str, str | None]]) -> None:
    targets = page(plain("Chỉ tiêu|ĐVT|Ước TH năm 2031", f"Sản lượng lúa|tấn|{cell}", "Ngô|tấn|9")).targets
    assert [(t.quote, t.unit, t.change, t.base) for t in targets[:-1]] == found
    assert {t.subject for t in targets[:-1]} == {"sản lượng lúa"}


def test_a_part_that_names_its_whole_stands_for_itself() -> None:
    rows = "1|Tỷ lệ lao động qua đào tạo|%|58", "|- Trong đó: Tỷ lệ lao động qua đào tạo có chứng chỉ|%|31,5"
    assert read(plain("TT|Chỉ tiêu|ĐVT|Kế hoạch 2031", *rows))[1][2] == "tỷ lệ lao động qua đào tạo có chứng chỉ"


def test_tables_side_by_side_under_the_same_heads() -> None:
    head = "Tỉnh, thành phố|Tăng trưởng GRDP 2031 - 2035 (%)"
    body = plain(f"{head}|{head}", "An Hòa|10,5 - 11,0|Bình Sơn|10,0", "Cát Lâm|11,0|Đồi Thông|9,0 - 9,5")
    assert [(row[0], row[1], row[2], row[4]) for row in read(body)] == [
        ("10,5 - 11,0", "%", "tăng trưởng GRDP: An Hòa", "2031-2035"),
        ("11,0", "%", "tăng trưởng GRDP: Cát Lâm", "2031-2035"),
        ("10,0", "%", "tăng trưởng GRDP: Bình Sơn", "2031-2035"),
        ("9,0 - 9,5", "%", "tăng trưởng GRDP: Đồi Thông", "2031-2035"),
    ]


ROW_KINDS: list[tuple[list[str], list[tuple[str, str]]]] = [
    (["Kế hoạch gieo cấy lúa|540", "Diện tích đã gặt|530"], [("kế hoạch gieo cấy lúa", "target"), ("diện tích đã gặt", "result")]),
    (["Diện tích lúa|", "Kế hoạch|540", "Thực hiện|530"], [("diện tích lúa", "target"), ("diện tích lúa", "result")]),
    (["Thực hiện chuyển đổi|540", "Ngô|530"], [("thực hiện chuyển đổi", "result"), ("ngô", "result")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "found"), ROW_KINDS)
def test_kinds_that_labels_say(rows: list[str], found: list[tuple[str, str]]) -> None:
    document = page(
        "Số liệu\n\nChỉ tiêu | Toàn xã\n--- | ---\n" + "\n".join(rows).replace("|", " | ") + "\n", "text/markdown"
    )
    assert [(t.subject.split(": ")[0], t.kind) for t in document.targets] == found


def test_a_sentence_above_a_table_is_no_title() -> None:
    body = "<p>Tổng diện tích ngô đã gặt 8.738 ha. Cụ thể các xã như sau:</p>" + plain(
        "Xã|TH 2030 (ha)", "An Hòa|762", "Tổng cộng|762"
    )
    assert [row[2] for row in read(body)[1:]] == ["An Hòa", "Tổng cộng"]


FIELDS = [("Kinh tế", "lúa"), ("Tổng đàn", "tổng đàn: Lúa")]


@pytest.mark.parametrize(("above", "subject"), FIELDS)
def test_a_field_is_no_whole_of_its_rows(above: str, subject: str) -> None:
    body = plain("Chỉ tiêu|ĐVT|KH 2031", f"1. {above}||", "- Lúa|con|5", "- Ngô|con|6")
    assert read(body)[0][2] == subject


NAMES = [("An Hòa", "Cát Lâm", "Đồi Thông"), ("Xã An Hòa", "Vĩnh Sơn", "Phường 2"), ("Lúa xuân", "Ngô", "Rau")]


@pytest.mark.parametrize(("labels", "places"), list(zip(NAMES, (True, True, False), strict=True)))
def test_labels_that_are_names_of_places(labels: tuple[str, ...], places: bool) -> None:
    body = plain("TT||Mục tiêu sản lượng 2031 (tấn)", *(f"{n}|{label}|{n}00" for n, label in enumerate(labels, 1)))
    assert [": " in row[2] for row in read(body)] == [places] * 3


def test_a_year_in_words_is_no_value_of_a_cell() -> None:
    body = plain("Chỉ tiêu|KH 2031", "Xóa nhà tạm|Đến cuối 2030", "Hộ nghèo|5%", "Chợ|12")
    assert [row[0] for row in read(body)] == ["5%", "12"]


def test_rows_that_count_the_columns_are_heads() -> None:
    body = plain(
        "TT|Chỉ tiêu|ĐVT|TH 2030|KH 2031|KH 2031/TH 2030", "A|B|C|1|2|3=2/1", "1|Sản lượng lúa|tấn|61|62|101,6"
    )
    assert [row[0] for row in read(body)] == ["61", "62", "101,6"]


TITLED: list[tuple[str, str, str]] = [
    ("BIỂU GIAO CHỈ TIÊU KẾ HOẠCH NĂM 2032", "target", "2032"),
    ("Kết quả thực hiện các chỉ tiêu năm 2029", "result", "2029"),
    ("(Kèm theo Kế hoạch số 12/KH-UBND năm 2028)", "result", "2031"),
]


@pytest.mark.parametrize(("title", "kind", "year"), TITLED)
def test_the_line_above_a_table_says_kind_and_year(title: str, kind: str, year: str) -> None:
    text = f"BÁO CÁO\nVề phát triển kinh tế năm 2031\n\n{title}\n\nTT | Chỉ tiêu | Toàn xã\n--- | --- | ---\n1 | Lúa | 5 tấn\n"
    assert [row[3:5] for row in told(text)] == [(kind, year)]


def test_the_head_of_the_labels_stands_over_their_numbers_too() -> None:
    body = """<table><tr><td colspan="2">Chỉ tiêu</td><td>ĐVT</td><td>Kế hoạch 2031</td></tr>
      <tr><td>1</td><td>Đàn trâu</td><td>con</td><td>300</td></tr>
      <tr><td>2</td><td>Đàn bò</td><td>con</td><td>800</td></tr></table>"""
    assert [row[:3] for row in read(body)] == [("300", "con", "đàn trâu"), ("800", "con", "đàn bò")]


def test_parts_of_a_year_below_a_marked_head_are_heads() -> None:
    rows = "| | | | | Quý I | 6 tháng |\n| 1 | Thu ngân sách | tỷ đồng | 40 | 9 | 20 |\n| 2 | Chi | tỷ đồng | 4 | 1 | 2 |\n"
    text = f"Số liệu\n\n| TT | Chỉ tiêu | ĐVT | KH 2031 | Trong đó | |\n|---|---|---|---|---|---|\n{rows}"
    assert [row[:4] for row in told(text)[:3]] == [
        ("40", "tỷ đồng", "thu ngân sách", "target"),
        ("9", "tỷ đồng", "thu ngân sách quý I", "target"),
        ("20", "tỷ đồng", "thu ngân sách 6 tháng", "target"),
    ]


def test_the_part_of_a_year_behind_years_tells_what_was_reached() -> None:
    rows = "1 | Thu ngân sách | tỷ đồng | 40 | 41 | 20\n2 | Chi | 1000 đồng | 4 | 5 | 2\n"
    text = f"KẾ HOẠCH\n\nTT | Chỉ tiêu | ĐVT | 2029 | 2030 | 6 tháng 2031\n--- | --- | --- | --- | --- | ---\n{rows}"
    assert told(text)[2][2:5] == ("thu ngân sách 6 tháng", "result", "2031")


def test_a_title_that_ends_with_what_its_years_are() -> None:
    rows = "An Hòa | 410 | 420\nBình Sơn | 310 | 320\n"
    text = f"Dân số qua các năm\n\nNgười\n\nXã | 2029 | 2030\n--- | --- | ---\n{rows}"
    assert [row[2] for row in told(text)[::2]] == ["dân số: An Hòa", "dân số: Bình Sơn"]


def test_columns_of_parts_are_of_the_column_that_they_divide() -> None:
    rows = "| | | | Nam | Nữ | |\n| 1 | An Hòa | 32 | 16 | 15 | 95 |\n| 2 | Bình Sơn | 28 | 13 | 14 | 96 |\n"
    text = (
        f"Số liệu\n\n| TT | Xã | Dân số (người) | Trong đó | | Tỷ lệ bảo hiểm (%) |\n|---|---|---|---|---|---|\n{rows}"
    )
    assert [row[:3] for row in told(text)[:4]] == [
        ("32", "người", "dân số: An Hòa"),
        ("16", "người", "dân số: nam: An Hòa"),
        ("15", "người", "dân số: nữ: An Hòa"),
        ("95", "%", "tỷ lệ bảo hiểm: An Hòa"),
    ]


def test_a_row_that_only_compares_is_of_the_row_above_it() -> None:
    rows = (
        "| Thu ngân sách | tỷ đồng | 40 |\n| - Khu vực ven biển | tỷ đồng | 9 |\n| % so toàn tỉnh | % | 7 |\n"
        "| Số người có việc | người | 61 |\n| Tỷ lệ so với dân số | % | 8 |\n"
    )
    text = f"Số liệu\n\n| Chỉ tiêu | ĐVT | 2031 |\n|---|---|---|\n{rows}"
    assert [row[2] for row in told(text)] == [
        "thu ngân sách",
        "thu ngân sách: Khu vực ven biển",
        "thu ngân sách: Khu vực ven biển so toàn tỉnh",
        "số người có việc",
        "số người có việc so với dân số",
    ]
