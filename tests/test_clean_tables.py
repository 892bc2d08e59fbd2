"""Tables that came through as text lines: the cells of each, whatever parted them, and the lines that are no table."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from pace import seconds

from extractor.clean import clean
from extractor.clean.head_rows import header_rows
from extractor.clean.tables import Raw
from extractor.flow import analyse
from extractor.model import Document, Page

Lines = list[list[str]]

# One table in all forms; "" is a cell without a value, a row of one cell heads a group.
PLAN: Lines = [
    ["Chỉ tiêu", "ĐVT", "TH 2029", "ƯTH 2030", "KH 2031"],
    ["I. KINH TẾ"],
    ["Sản lượng lúa", "tấn", "6.100", "6.250", "6.400"],
    ["- Lúa đông xuân", "tấn", "3.000", "-", "3.200"],
    ["II. XÃ HỘI"],
    ["Tỷ lệ hộ nghèo", "%", "4,3", "4,0", "dưới 3,5"],
    ["Xã có trạm y tế", "xã", "12", "..", "14"],
]
YEARS: Lines = [
    ["", "2028", "2029", "2030", "Sơ bộ 2031"],
    ["TỔNG SỐ - TOTAL", "310,5", "311,2", "312,0", "313,9"],
    ["1. Thành phố An Hòa", "113,5", "113,8", "114,0", "114,4"],
    ["2. Huyện Bình Sơn", "197,0", "197,4", "198,0", "199,5"],
]
TITLE = "Một số số liệu của địa phương"


def document(text: str) -> Document:
    return clean(Page("page", text, "text/plain", sha256=""))


def grids(text: str) -> list[Lines]:
    """The cells of every table, row by row; a cell over several lines on one."""
    found = document(text)
    out: list[Lines] = []
    for block in found.blocks:
        if block.table is not None:
            rows: list[list[str]] = [[] for _ in range(block.table.rows)]
            for cell in block.table.cells:
                assert block.start <= cell.start <= cell.end <= block.end
                rows[cell.row].append(" ".join(found.text[cell.start : cell.end].split()))
            out.append(rows)
    return out


def a_cell_a_line(rows: Lines) -> str:
    return f"{TITLE}\nĐơn vị tính: ha\n" + "".join(f"{cell}\n" for row in rows for cell in row if cell)


def apart(rows: Lines) -> str:
    return f"{TITLE}\n\n" + "".join(f"{cell}\n\n" for row in rows for cell in row if cell)


def unit_below_heads(rows: Lines) -> str:
    head, *body = rows
    cells = [*(cell for cell in head if cell), "Đơn vị tính : Tỷ đồng", *(cell for row in body for cell in row)]
    return f"{TITLE}\n" + "\n".join(cells)


def bars_behind(rows: Lines) -> str:
    return f"{TITLE}\n" + "".join(f"{cell} |\n".lstrip() for row in rows for cell in row)


FORMS: list[tuple[Callable[[Lines], str], Lines]] = [
    (a_cell_a_line, PLAN),
    (a_cell_a_line, YEARS),
    (apart, PLAN),
    (apart, YEARS),
    (bars_behind, PLAN),
    (bars_behind, YEARS),
]


@pytest.mark.parametrize(("form", "rows"), FORMS)
def test_a_table_of_lines_has_its_cells(form: Callable[[Lines], str], rows: Lines) -> None:
    assert grids(form(rows)) == [rows]


def test_the_unit_of_all_values_stands_below_the_heads() -> None:
    (found,) = grids(unit_below_heads(YEARS))
    assert found == [YEARS[0], ["Đơn vị tính : Tỷ đồng"], *YEARS[1:]]


# Heads over several lines, in tables whose rows are "label, value, value, value".
BODY = "Đàn trâu\n210\n215\n102,4\nĐàn bò\n700\n740\n105,7\nĐàn lợn\n1.900\n2.100\n110,5\n"
HEADS: list[tuple[str, list[str]]] = [
    ("Năm 2030\nNăm 2031\nSo với năm trước (%)\n", ["", "Năm 2030", "Năm 2031", "So với năm trước (%)"]),
    (
        "Đơn vị tính: con\nThực hiện\nnăm 2030\nƯớc thực hiện\n6 tháng\nnăm 2031\nSo với\ncùng kỳ (%)\n",
        ["", "Thực hiện năm 2030", "Ước thực hiện 6 tháng năm 2031", "So với cùng kỳ (%)"],
    ),
    (
        "Nội dung\nTH\n2030\nKH\n2031\nTỷ lệ\n(%)\n",
        ["Nội dung", "TH 2030", "KH 2031", "Tỷ lệ (%)"],
    ),
    ("Tổng đàn năm 2031 của huyện\nTH 2030\nKH 2031\nKH/TH (%)\nCHĂN NUÔI\n", ["", "TH 2030", "KH 2031", "KH/TH (%)"]),
]


@pytest.mark.parametrize(("heads", "cells"), HEADS)
def test_heads_over_several_lines(heads: str, cells: list[str]) -> None:
    (found,) = grids(f"Đoạn văn đứng trước bảng số liệu này là một câu dài có dấu chấm ở cuối.\n{heads}{BODY}")
    assert (found[0], found[-1]) == (cells, ["Đàn lợn", "1.900", "2.100", "110,5"])


def test_an_english_twin_belongs_to_its_label() -> None:
    text = a_cell_a_line([*YEARS[:2], ["Huyện Bình Sơn\nBinh Son district", *YEARS[3][1:]], YEARS[2]])
    assert grids(text)[0][2][0] == "Huyện Bình Sơn Binh Son district"


def test_a_long_label_runs_over_lines() -> None:
    rows = [*YEARS[:2], ["Sản xuất điện, nước,\nhơi nước và khí đốt", *YEARS[2][1:]], YEARS[3]]
    assert grids(a_cell_a_line(rows))[0][2][0] == "Sản xuất điện, nước, hơi nước và khí đốt"


def test_an_empty_cell_leaves_blank_lines() -> None:
    text = apart(YEARS).replace("113,8\n\n", "\n\n")
    assert grids(text)[0][2] == ["1. Thành phố An Hòa", "113,5", "", "114,0", "114,4"]


def test_a_row_that_lacks_cells_without_a_trace_keeps_no_values() -> None:
    assert grids(a_cell_a_line(YEARS).replace("113,8\n", ""))[0][2] == ["1. Thành phố An Hòa"]


def test_the_first_rows_may_lack_their_last_cell() -> None:
    heads = ["Tên chỉ tiêu", "Thực hiện 2030", "Mục tiêu 2031", "Mục tiêu 2035"]
    names = [f"{n}. Tỷ lệ {name} (%)" for n, name in enumerate(("chợ", "cầu", "kè", "bến", "đê", "hồ"), 1)]
    values = [[f"{n}1.6", f"{n}2.7", f"{n}3.8"][: 2 if n in {1, 2, 3, 5} else 3] for n in range(1, 7)]
    rows = [[name, *each] for name, each in zip(names, values, strict=True)]
    lines = [[*row, " "] if len(row) < len(heads) else row for row in rows]
    text = "\n\n".join(cell for line in [heads, *lines] for cell in line)
    assert grids(text) == [[heads, *rows]]


def test_a_word_for_years_stands_over_all_of_them() -> None:
    rows = "Chợ\n17\n19\nCầu\n26\n21\n23\nKè\n31\n32\n33\nĐê\n41\n42\n43\nHồ\n51\n52\n53\n"
    (found,) = grids(f"CHỈ TIÊU\nNĂM\n2030\n2031\n2032\n{rows}")
    assert found[:2] == [["CHỈ TIÊU", "NĂM"], ["2030", "2031", "2032"]]
    assert found[2:5] == [["Chợ"], ["Cầu", "26", "21", "23"], ["Kè", "31", "32", "33"]]


UNITED: Lines = [
    ["Chỉ tiêu", "ĐVT", "2031", "2032", "2033"],
    ["Tổng đàn trâu", "Con", "610", "620", "630"],
    ["Tổng đàn bò", "''", "410", "420", "430"],
    ["Sản lượng lúa", "Tấn", "51", "52", "53"],
]


def test_cells_below_the_heads_that_only_count_columns_are_no_row() -> None:
    lines = a_cell_a_line(UNITED).splitlines()
    assert grids("\n".join([*lines[:5], *"AB123", *lines[5:]])) == [UNITED]
    assert grids("\n".join([*lines[:5], *"123", *lines[5:]])) != [UNITED]  # they may be the values of a row


def test_a_mark_stands_for_the_unit_above() -> None:
    found = analyse(Page("page", a_cell_a_line(UNITED), "text/plain", sha256=""))
    assert [target.unit for target in found.targets] == ["con"] * 6 + ["tấn"] * 3


def test_the_first_row_may_lack_cells() -> None:
    bare = a_cell_a_line([UNITED[0], ["Tre luồng", "Tấn", "71"], *UNITED[1:]])
    assert grids(bare) == [[UNITED[0], ["Tre luồng", "Tấn"], *UNITED[1:]]]  # nothing says of which year it is
    years = ["2031", "2032", "2033", "2034"]
    lacking = [["Tre luồng", "Tấn", "71", "72"], *([*row, "99"] for row in UNITED[1:])]
    assert grids(a_cell_a_line([["Chỉ tiêu", "ĐVT", *years], *lacking]))[0][1] == ["Tre luồng", "Tấn"]
    traced = bare.replace("Tre luồng\nTấn\n71", "Tre luồng\nTấn\n\n\n71")
    assert grids(traced) == [[UNITED[0], ["Tre luồng", "Tấn", "", "", "71"], *UNITED[1:]]]


def test_remarks_behind_some_rows_head_no_group() -> None:
    heads = ["STT", "Chỉ tiêu", "TH năm 2031", "KH năm 2032", "TH năm 2032", "Ghi chú"]
    first = ["1", "Tốc độ tăng (%)", "6,6", "7,5", "7,1"]
    part = ["- Nông nghiệp (%)", "3,4", "2,2", "4,1"]
    rows = [["2", "Thu ngân sách", "71", "72", "73"], ["3", "Xuất khẩu", "8", "9", "10"]]
    lines = [heads, ["I", "Kinh tế"], [*first, "Không đạt", "Trong đó:"], [*part, "Không đạt"], *rows]
    (found,) = grids("\n\n".join(cell for row in lines for cell in row))
    assert found == [heads[:5], ["I", "Kinh tế"], first, ["", "Trong đó:"], ["", *part], *rows]


def test_numbered_groups_between_heads_and_first_row() -> None:
    heads = [
        "Đơn vị tính",
        "Thực hiện năm 2031",
        "Kế hoạch năm 2032",
        *(f"Dự kiến {year}" for year in range(2033, 2038)),
    ]
    groups = ["I - MỤC TIÊU", "1/ Trồng rừng :"]
    rows = [
        ["Diện tích rừng", "Ha", *(str(71 + at) for at in range(7))],
        ["Số hộ trồng", "Hộ", *(str(11 + at) for at in range(7))],
    ]
    found = grids("\n\n".join(["Các chỉ tiêu", *heads, *groups, *(cell for row in [*rows, *rows] for cell in row)]))
    assert found == [[["Các chỉ tiêu", *heads], *([group] for group in groups), *rows, *rows]]


def test_no_year_stands_over_another() -> None:
    heads = [
        Raw(text, at) for at, text in enumerate(["Thực hiện năm 2031", "Kế hoạch năm 2032", "2033", "A", "2034", "B"])
    ]
    assert header_rows(heads, 4) is None
    under = [
        Raw(text, at) for at, text in enumerate(["Thực hiện năm 2031", "Kế hoạch năm 2032", "2031", "A", "2032", "B"])
    ]
    assert [[cell.text for cell in row] for row in header_rows(under, 4) or []] == [
        ["Thực hiện năm 2031", "Kế hoạch năm 2032"],
        ["2031", "A", "2032", "B"],
    ]


def test_rows_with_a_unit_and_no_values_end_no_table() -> None:
    lines = a_cell_a_line([*UNITED[:3], ["Đàn dê", "Con"], ["Đàn lợn", "Con"], *UNITED[3:], *UNITED[1:3]])
    assert grids(lines.replace("''", "Con")) == [
        [
            UNITED[0],
            UNITED[1],
            ["Tổng đàn bò", "Con", *UNITED[2][2:]],
            ["Đàn dê", "Con"],
            ["Đàn lợn", "Con"],
            UNITED[3],
            UNITED[1],
            ["Tổng đàn bò", "Con", *UNITED[2][2:]],
        ]
    ]


def test_a_table_ends_at_its_last_bar() -> None:
    rows = [["STT", "Cây trồng", "ha"], ["1", "Lạc", "61"], ["2", "Vừng", "9"]]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    text = "\n".join([lines[0], "| --- | --- | --- |", *lines[1:], ",", "."])
    assert grids(f"Xã trồng:\n\n{text}\n") == [rows]


@pytest.mark.parametrize("last", ["", "2 | Lao động | 5\n"], ids=["one row", "a row that is cut off"])
def test_rows_with_lines_between_cells_under_heads_that_name_their_columns(last: str) -> None:
    text = f"TT | Chỉ tiêu | Năm 2031 | Năm 2032\n1 | Dân số | 512 | 547\n{last}"
    assert grids(text)[0][:2] == [["TT", "Chỉ tiêu", "Năm 2031", "Năm 2032"], ["1", "Dân số", "512", "547"]]
    assert grids(text.replace("TT | Chỉ tiêu", "Xã | Huyện")) == []


def test_rows_are_numbered_and_marked() -> None:
    rows: Lines = [
        ["TT", "Chỉ tiêu", "ĐVT", "TH 2030", "KH 2031"],
        ["I", "KINH TẾ"],
        ["1", "Giá trị sản xuất", "tỷ đồng", "910", "980"],
        ["-", "Nông nghiệp", "tỷ đồng", "310", "320"],
        ["-", "Dịch vụ", "tỷ đồng", "600", "660"],
        ["2", "Sản lượng lúa", "tấn", "6.250", "6.400"],
        ["II", "XÃ HỘI"],
        ["1", "Tỷ lệ hộ nghèo", "%", "4,0", "3,5"],
    ]
    assert grids(a_cell_a_line(rows)) == [rows]


def test_the_empty_head_of_labels_stands_beside_the_others() -> None:
    rows: Lines = [
        ["", "Năm 2030", "Năm 2031"],
        ["Đàn trâu", "210", "215"],
        ["Đàn bò", "700", "740"],
        ["Đàn dê", "30", "31"],
        ["Gia cầm", "1.200", "1.300"],
    ]
    lines = "".join(f"{cell}\n" for row in rows for cell in row if cell)
    assert grids(f"Một dòng khác\nHai dòng khác\n{lines}") == [rows]


def test_two_tables_one_below_the_other() -> None:
    second: Lines = [["", "Năm 2030", "Năm 2031"], ["Đàn trâu", "210", "215"], ["Đàn bò", "700", "740"]]
    assert grids(a_cell_a_line(YEARS) + a_cell_a_line(second)) == [YEARS, second]


# Rows on lines of their own: cells parted by tabs, blanks or bars, heads of groups in lines of less cells.
NUMBERED: Lines = [
    ["TT", "Chỉ tiêu", "ĐVT", "TH 2029", "KH 2031"],
    ["I", "Kinh tế"],
    ["1", "Sản lượng lúa", "tấn", "6.100", "6.400"],
    ["", "Lúa đông xuân", "tấn", "3.000", "3.200"],
    ["2", "Diện tích rau", "ha", "61", "-"],
]
UNNAMED: Lines = [
    ["", "TH 2029", "KH 2031"],
    ["Gạo (tấn)", "6.100", "6.400"],
    ["Cà phê (tấn)", "910", "920"],
]


@pytest.mark.parametrize("between", ["\t", "   ", " | "])
def test_rows_on_lines_of_their_own(between: str) -> None:
    blank = "" if between != " | " else " "
    text = "\n".join(between.join(cell or blank for cell in row).strip("\t ") for row in NUMBERED)
    assert grids(f"{TITLE}\n{text}\n") == [NUMBERED]


@pytest.mark.parametrize("between", ["\t", "   "])
def test_years_stand_over_columns_without_a_head_of_labels(between: str) -> None:
    text = "\n".join(between.join(row) for row in UNNAMED)
    assert grids(f"{TITLE}\n{text}\n") == [UNNAMED]


def test_units_in_brackets_leave_what_is_counted_in_the_labels() -> None:
    lines = [
        "  2029 2030 Sơ bộ - 2031",
        "Chỉ số phát triển con người 0,77 0,78 0,79",
        "Thu nhập một tháng (nghìn đồng) 5.505 6.057        5.284",
        "Tỷ lệ hộ nghèo (%) 0,89 0,69    0,51",
    ]
    assert grids("\n".join([TITLE, *lines])) == [
        [
            ["", "", "2029", "2030", "Sơ bộ - 2031"],
            ["Chỉ số phát triển con người", "", "0,77", "0,78", "0,79"],
            ["Thu nhập một tháng", "(nghìn đồng)", "5.505", "6.057", "5.284"],
            ["Tỷ lệ hộ nghèo", "(%)", "0,89", "0,69", "0,51"],
        ]
    ]


def test_rows_of_years_need_no_head_beside_those_of_the_values() -> None:
    lines = [
        "Tỷ suất sinh thô Tỷ suất chết thô Tỷ lệ tăng dân số",
        "Crude birth rate Crude death rate Natural increase rate",
        "Nông thôn - Rural",
        *("2029 14,1 6,0 8,1", "2030 13,2 7,2 6,0", "2031 12,2 7,8 4,4"),
    ]
    ((head, group, *rows),) = grids("\n".join([TITLE, *lines]))
    assert head[:3] == ["", "Tỷ suất sinh thô", "Tỷ suất chết thô"]
    assert (group, rows[0]) == (["Nông thôn - Rural"], ["2029", "14,1", "6,0", "8,1"])


YEARBOOK = """                                             Sơ bộ
                        2029      2030       Prel.
                                             2031

   TỔNG SỐ - TOTAL       310,5     311,2     313,9
   Thành phố An Hòa
   An Hoa city           113,5     113,8     114,4
   Huyện Bình Sơn
   Binh Son district     197,0        -    199,5
"""


def test_labels_and_heads_of_a_yearbook_stand_on_several_lines() -> None:
    assert grids(YEARBOOK) == [
        [
            ["", "", "", "Sơ bộ"],
            ["", "2029", "2030", "Prel."],
            ["", "", "", "2031"],
            ["TỔNG SỐ - TOTAL", "310,5", "311,2", "313,9"],
            ["Thành phố An Hòa An Hoa city", "113,5", "113,8", "114,4"],
            ["Huyện Bình Sơn Binh Son district", "197,0", "-", "199,5"],
        ]
    ]


NO_TABLES: list[str] = [
    "Danh bạ năm 2031\nVăn phòng\n02633822222\n02633822223\nPhòng Tài chính\n02633822224\n02633822225\n",
    "Lượt truy cập năm 2031\nHôm nay\n12\nHôm qua\n34\nTháng này\n1.349\nTất cả\n65.322\n",
    "Lượt truy cập\nHôm nay\n12\n14\nHôm qua\n34\n45\nTháng này\n1.349\n2.456\n",
    "Trang\n1\n2\n3\n4\n5\nTrang sau\n1\n2\n3\n4\n5\nTrang cuối\n1\n2\n3\n4\n5\n",
    "Kết quả năm 2031\nđạt\n5,1\n6,2\n",
    "12,5\n13,5\n14,5\n15,5\n16,5\n17,5\n18,5\n19,5\n20,5\n",
    "Năm 2030\nNăm 2031\nThu ngân sách năm 2031 của huyện đạt 120 tỷ đồng, tăng 5% so với năm 2030.\n5,1\n6,2\n",
    "Giai đoạn   2021   2022\nphấn đấu đạt 61%.\nThu 5,1   6,2\n",
    "Năm 2030   Năm 2031\nHuyện có 12 xã.\nHuyện có 14 xã.\n",
    "Trang chủ | Tin tức | Kinh tế\nGiới thiệu | Liên hệ\nVăn bản | Chỉ đạo | Điều hành\n",
    "Giá vàng\nMua\nBán\nVàng nhẫn\n6.100\n6.200\nVàng miếng\n6.300\n6.400\nVàng khối\n6.500\n6.600\n",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_lines_that_are_no_table(text: str) -> None:
    assert grids(text) == []


HOSTILE: dict[str, str] = {
    "numbers": "".join(f"{i * 7 % 1000},5\n" for i in range(5_000)),
    "labels and values": "".join(f"Nhãn {i}\n{i % 97},5\n{i % 89},1\n" for i in range(2_700)),
    "heads again and again": "TT\nChỉ tiêu\nĐVT\nKH 2031\n1\nNhãn\nha\n6,1\n" * 1_000,
    "one long table": "Năm 2030\nNăm 2031\n" + "Nhãn\n6,1\n6,2\n" * 2_700,
    "bars": "Nhãn |\n6,1 |\n6,2 |\n" * 2_700,
    "rows with bars over lines": "Nhãn\nnhãn |\n6,1 | x |\n" * 4_000,
    "bars that are not closed": "| Nhãn\n" * 20_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("case", HOSTILE)
def test_long_texts_of_lines_end_soon(case: str) -> None:
    begun = time.process_time()
    document(HOSTILE[case])
    assert time.process_time() - begun < seconds(4)  # under 1 alone on a core


# Rows typed as one -------------------------------------------------------------------------------------------------

STACKED: list[tuple[str, Lines]] = [
    ("<td>Dân số<br>Nam<br>Nữ</td><td>Người</td><td>9<br>4<br>5</td>", [["Dân số", "Người", "9"], ["Nam", "", "4"], ["Nữ", "", "5"]]),
    ("<td><p>Dân số</p><p>Nam</p></td><td><p>Người</p></td><td><p>9</p><p>4</p></td>", [["Dân số", "Người", "9"], ["Nam", "", "4"]]),
    ("<td>GRDP<br>(giá hiện hành)<br>Trong đó:<br>- Dịch vụ</td><td>tỷ</td><td>9<br>4</td>", [["GRDP (giá hiện hành)", "tỷ", "9"], ["Trong đó:", "", ""], ["- Dịch vụ", "", "4"]]),
    ("<td>Lương thực<br>Trong đó: Lúa</td><td>tấn</td><td>9<br><br>4</td>", [["Lương thực", "tấn", "9"], ["Trong đó: Lúa", "", "4"]]),
    ("<td>Lúa<br>Ngô</td><td>tấn<br>ha</td><td>9<br>4</td>", [["Lúa", "tấn", "9"], ["Ngô", "ha", "4"]]),
    ("<td>Tỷ lệ hộ<br>nghèo</td><td>%</td><td>9</td>", [["Tỷ lệ hộ nghèo", "%", "9"]]),
    ("<td>Lúa<br>Ngô<br>Rau</td><td>tấn</td><td>9<br>4</td>", [["Lúa Ngô Rau", "tấn", "9 4"]]),
    ("<td rowspan='1' colspan='2'>Lúa<br>Ngô</td><td>9<br>4</td>", [["Lúa Ngô", "9 4"]]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "rows"), STACKED)
def test_lines_inside_cells(row: str, rows: Lines) -> None:
    html = f"<h1>Số liệu</h1><table><tr><th>Chỉ tiêu</th><th>ĐVT</th><th>2031</th></tr><tr>{row}</tr></table>"
    found = clean(Page("page", html, "text/html", sha256=""))
    (table,) = [block.table for block in found.blocks if block.table is not None]
    cells: dict[int, list[str]] = {}
    for cell in table.cells:
        cells.setdefault(cell.row, []).append(found.text[cell.start : cell.end])
    assert [cells[number] for number in sorted(cells) if number > 0] == rows


# Rows in which one blank parts everything, and rows of one value -------------------------------------------------------

PLAIN = """Kế hoạch của xã An Hòa

TT Chỉ tiêu ĐVT KH 2030 ƯTH 2030 KH 2031
I Kinh tế
1 Sản lượng lúa tấn 61.000 61.500 62.500
2 Tỷ lệ hộ nghèo % 4,3 4,1 Dưới 3,9
- Hộ vùng cao % 9,3 - 8,9
3 Tỷ lệ hộ dùng nước sạch theo
quy chuẩn % 61 64 65 trở lên

Đạt và vượt.
"""
PLAIN_CELLS: Lines = [
    ["TT", "Chỉ tiêu", "ĐVT", "KH 2030", "ƯTH 2030", "KH 2031"],
    ["I", "Kinh tế", ""],
    ["1", "Sản lượng lúa", "tấn", "61.000", "61.500", "62.500"],
    ["2", "Tỷ lệ hộ nghèo", "%", "4,3", "4,1", "Dưới 3,9"],
    ["-", "Hộ vùng cao", "%", "9,3", "-", "8,9"],
    ["3", "Tỷ lệ hộ dùng nước sạch theo quy chuẩn", "%", "61", "64", "65 trở lên"],
]
PLAIN_HEADS: list[tuple[str, Lines]] = [
    ("TT Chỉ tiêu ĐVT KH 2030 ƯTH 2030 KH 2031", [PLAIN_CELLS[0]]),
    ("TT Chỉ tiêuĐVTKế hoạchƯớc thực hiệnDự kiến", [["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Ước thực hiện", "Dự kiến"]]),
    ("TT Chỉ tiêu Đơn vị tính KH TH KH\n2030 2030 2031", [["TT", "Chỉ tiêu", "Đơn vị tính", "KH", "TH", "KH"], ["", "", "", "2030", "2030", "2031"]]),
    ("TT Chỉ tiêu ĐVT KH 2030 ƯTH 2030 KH 2031 Ghi chú", [PLAIN_CELLS[0]]),
    ("TT Chỉ tiêu ĐVT Năm 2029 Kế hoạch 2030-2031\n2030 2031", [["TT", "Chỉ tiêu", "ĐVT", "Năm 2029", "Kế hoạch 2030-2031"], ["2030", "2031"]]),
    ("TT Chỉ tiêu ĐVT Năm 2030 Kế hoạch 2031\nKế hoạch Ước thực hiện", [["TT", "Chỉ tiêu", "ĐVT", "Năm 2030", "Kế hoạch 2031"], ["Kế hoạch", "Ước thực hiện"]]),
    ("TT Chỉ tiêu ĐVT Số liệu của ba năm", [["TT", "Chỉ tiêu", "ĐVT", "", "", ""]]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "cells"), PLAIN_HEADS)
def test_one_blank_parts_everything(head: str, cells: Lines) -> None:
    assert grids(PLAIN.replace(PLAIN.splitlines()[2], head)) == [[*cells, *PLAIN_CELLS[1:]]]


def test_rows_that_follow_each_other_in_a_line() -> None:
    lines = [
        "Chỉ tiêu ĐVT 2031 2032",
        "1. Diện tích km2 73,8 73,9 2. Số hộ hộ 122 123",
        "3. Thu phí tỷ đồng 7 8 4. Lao động làm việc trong các",
        "ngành người 67 69",
        "a. May mặc người 25 - b. Dịch vụ người 18 19 - Của chợ người 3 4",
    ]
    (table,) = grids("\n\n".join(lines))
    assert table[1:] == [
        ["1.", "Diện tích", "km2", "73,8", "73,9"],
        ["2.", "Số hộ", "hộ", "122", "123"],
        ["3.", "Thu phí", "tỷ đồng", "7", "8"],
        ["4.", "Lao động làm việc trong các ngành", "người", "67", "69"],
        ["a.", "May mặc", "người", "25", "-"],
        ["b.", "Dịch vụ", "người", "18", "19"],
        ["-", "Của chợ", "người", "3", "4"],
    ]


def test_one_blank_parts_everything_under_a_head_that_begins_with_the_unit() -> None:
    body = "\n".join(
        line.lstrip("0123456789 ")
        for line in PLAIN.replace("TT Chỉ tiêu ĐVT", "ĐVT").replace("I Kinh tế\n", "").splitlines()
    )
    head = ["", *PLAIN_CELLS[0][2:]]
    assert grids(body) == [[head, *([f"- {row[1]}" if row[0] == "-" else row[1], *row[2:]] for row in PLAIN_CELLS[2:])]]


GROUPED = """Số liệu của xã

STT

Chỉ tiêu ĐVT KH 2030 TH 2030
1 Cơ cấu
  Dịch vụ % 56 57
2 Thu nhập triệu đồng 63 64
3 Rừng ha 71 72
"""


def test_rows_are_numbered_where_the_names_of_some_count_from_one() -> None:
    rows = [["1", "Cơ cấu", ""], ["", "Dịch vụ", "%", "56", "57"], ["2", "Thu nhập", "triệu đồng", "63", "64"]]
    assert grids(GROUPED)[0][1:4] == rows
    plain = [["Dịch vụ", "%", "56", "57"], ["Thu nhập", "triệu đồng", "63", "64"], ["Rừng", "ha", "71", "72"]]
    assert grids(GROUPED.replace("1 Cơ cấu\n", "").replace("2 Thu", "Thu").replace("3 Rừng", "Rừng"))[0][1:] == plain
    unnumbered = [["1 Cơ cấu", ""], ["Dịch vụ", "%", "56", "57"], ["5 Thu nhập", "triệu đồng", "63", "64"]]
    assert grids(GROUPED.replace("2 Thu", "5 Thu"))[0][1:4] == unnumbered


PROSE: list[str] = [
    "Chỉ tiêu ĐVT của các xã\nđược giao như sau\n",
    "Nội dung, đơn vị tính và cách tính 12 chỉ tiêu\n1. Thu đạt 12 tỷ đồng.\n2. Chi đạt 11 tỷ đồng.\n3. Lúa đạt 61 tấn.\n",
    "Chỉ tiêu\nAn Hòa\nthu đạt 61 tấn lúa trong năm\nBình Sơn\n64\n",
    "Nội dung\n- Xây dựng đường liên xã\n- Sửa chữa 12 trường học\n- Mở rộng chợ\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_lines_of_prose_under_a_word_that_heads_columns(text: str) -> None:
    assert grids(text) == []


TURNS = "Xã, thị trấn\n\nTăng trưởng năm 2031 (%)\n\n"
PAIRS: list[tuple[str, Lines]] = [
    (
        f"{TURNS}{TURNS}An Hòa\n\n10,5 - 11,0\n\nBình Sơn\n\n10,0\n\nTOÀN HUYỆN\n\nTừ 10% trở lên\n\nTheo báo cáo của huyện.\n",
        [["Xã, thị trấn", "Tăng trưởng năm 2031 (%)"], ["An Hòa", "10,5 - 11,0"], ["Bình Sơn", "10,0"], ["TOÀN HUYỆN", "Từ 10% trở lên"]],
    ),
    (
        "NỘI DUNG\nCHỈ TIÊU\nPHẤN ĐẤU\nGHI CHÚ\n1. Kinh tế:\n- Sản lượng lúa (tấn)\n6.400\n- Hộ nghèo\nDưới 5%\nMỗi năm\n- Chợ\n12\nKết luận\n",
        [["NỘI DUNG", "CHỈ TIÊU PHẤN ĐẤU", "GHI CHÚ"], ["1. Kinh tế:"], ["- Sản lượng lúa (tấn)", "6.400"], ["- Hộ nghèo", "Dưới 5%", "Mỗi năm"], ["- Chợ", "12", "Kết luận"]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), PAIRS)
def test_a_label_on_one_line_and_its_value_on_the_next(text: str, rows: Lines) -> None:
    assert grids(text) == [rows]


WORDED = """\
Chỉ tiêu
Đến năm 2031
Đến năm 2035
Sản lượng cá
7,0 triệu tấn (cá biển chiếm 35%)
9,0 triệu tấn
Giá trị bán ra
Tốc độ tăng
11 tỷ USD
7 - 8%/năm
20 tỷ USD
6 - 7%/năm
Xã hội
Thu nhập của lao động
Tăng gấp 3 lần so với nay
Có nhiều chợ mới
"""


def test_values_among_words_under_heads_of_years() -> None:
    assert grids(WORDED.replace("\n", "\n\n")) == [
        [
            ["Chỉ tiêu", "Đến năm 2031", "Đến năm 2035"],
            ["Sản lượng cá", "7,0 triệu tấn (cá biển chiếm 35%)", "9,0 triệu tấn"],
            ["Giá trị bán ra", "11 tỷ USD", "20 tỷ USD"],
            ["Tốc độ tăng", "7 - 8%/năm", "6 - 7%/năm"],
            ["Xã hội"],
            ["Thu nhập của lao động", "Tăng gấp 3 lần so với nay"],
        ]
    ]
    fewer = WORDED.split("Giá trị")[0] + "Xã có 9 chợ.\n"
    assert grids(fewer.replace("\n", "\n\n")) == []


def test_parts_without_number_right_below_the_first_row() -> None:
    rows = "1\nLúa\ntấn\n61\n62\nTrong đó: Lúa mùa\ntấn\n9\n8\n2\nNgô\ntấn\n5\n6\n3\nRau\nha\n7\n8\n4\nĐàn bò\ncon\n70\n80\n"
    (found,) = grids(f"TT\nChỉ tiêu\nĐVT\nTH 2030\nKH 2031\n{rows}")
    assert found[2:4] == [["", "Trong đó: Lúa mùa", "tấn", "9", "8"], ["2", "Ngô", "tấn", "5", "6"]]


NAMELESS = """TT

Mục tiêu tăng trưởng 2031 (%)

I

Vùng núi

1

Xã An Hòa

8,0

2

Bình Sơn

9,0

II

Vùng biển

3

Cát Lâm

8,5
"""


def test_numbers_of_rows_that_are_left_out() -> None:
    rows = ["1\nLúa\ntấn\n61\n62", "2\nNgô\ntấn\n5\n6", "5\nRau\nha\n7\n8", "6\nĐàn bò\ncon\n70\n80"]
    found = grids("\n".join(["TT\nChỉ tiêu\nĐVT\nTH 2030\nKH 2031", *rows]))
    assert found[0][1:] == [row.split("\n") for row in rows]


SAID_AGAIN = "Sản lượng lúa\n610\n620\nĐàn trâu\n70\n80\nĐàn bò\n90\n99\nTrồng rừng\n5\n6\n"


def test_a_head_that_is_said_again_is_over_values() -> None:
    (found,) = grids(f"Nội dung\nChỉ tiêu\nChỉ tiêu\n{SAID_AGAIN}")
    assert found[:2] == [["Nội dung", "Chỉ tiêu", "Chỉ tiêu"], ["Sản lượng lúa", "610", "620"]]


def test_rows_of_years_with_a_column_of_numbers() -> None:
    rows = "1 Thu ngân sách tỷ đồng 61 62 63\n- Thuế tỷ đồng 31 32 33\n2 Đàn bò con 910 920 930\n"
    assert grids(f"Số liệu của xã\n\nTT Chỉ tiêu ĐVT 2029 2030 2031\n{rows}") == [
        [
            ["TT", "Chỉ tiêu", "ĐVT", "2029", "2030", "2031"],
            ["1", "Thu ngân sách", "tỷ đồng", "61", "62", "63"],
            ["-", "Thuế", "tỷ đồng", "31", "32", "33"],
            ["2", "Đàn bò", "con", "910", "920", "930"],
        ]
    ]


def test_a_head_of_years_alone_the_last_of_them_preliminary() -> None:
    rows = "Bác sĩ bình quân 1 vạn dân 6,27 7,23 8,95\nSố ca mắc bệnh dịch 1.617 - 927\n"
    assert grids(f"Số liệu của xã\n\n2029 2030 Sơ bộ 2031\n{rows}Số người chết 3\n") == [
        [
            ["", "2029", "2030", "Sơ bộ 2031"],
            ["Bác sĩ bình quân 1 vạn dân", "6,27", "7,23", "8,95"],
            ["Số ca mắc bệnh dịch", "1.617", "-", "927"],
        ]
    ]


def test_numbered_lines_whose_labels_have_no_head() -> None:
    assert grids(NAMELESS) == [
        [
            ["TT", "", "Mục tiêu tăng trưởng 2031 (%)"],
            ["I", "Vùng núi"],
            ["1", "Xã An Hòa", "8,0"],
            ["2", "Bình Sơn", "9,0"],
            ["II", "Vùng biển"],
            ["3", "Cát Lâm", "8,5"],
        ]
    ]


def test_a_part_without_number_and_remark() -> None:
    rows = ["1\nChợ\nchợ\n9\nĐạt", "2\nLúa\ntấn\n6.400\nĐạt", "- Lúa xuân\ntấn\n3.200", "3\nNgô\ntấn\n900\nVượt"]
    text = "\n".join(["TT\nChỉ tiêu\nĐVT\nKH 2031\nGhi chú", *rows])
    assert grids(text)[0][3:5] == [["", "- Lúa xuân", "tấn", "3.200"], ["3", "Ngô", "tấn", "900", "Vượt"]]


def test_numbered_rows_that_lack_cells_without_a_trace_keep_number_label_and_unit() -> None:
    heads = "TT\nChỉ tiêu\nĐVT\nTH 2030\nTốc độ 2026 - 2030\nDự kiến 2035\nTốc độ 2031 - 2035\nGhi chú"
    rows = [
        "1\nGiá trị sản xuất\ntỷ đồng\n2.482\n41\n5.114\n21",
        "2\nBê tông hóa đường liên ấp\nHoàn thành",
        "3\nPhổ cập bậc trung học\n-\n-\n-\nhoàn thành\n-\ncuối 2033",
        "4\nSố lớp\nlớp\n8\n-\n10\n-",
        "5\nTỷ lệ hộ khá\n%\n20 - 25",
        "6\nTỷ lệ lao động qua đào tạo\n%\n11\n-\n35\n-",
        "7\nDi dời dân\nhộ\n-\n1400\n-\n(5 năm)",
        "8\nTrồng rừng\nha\n5\n6\n7\n8",
    ]
    more = "9\nCơ sở văn hóa\n- Xã\n- Ấp\n-\nấp\n11\nTrường\nlớp\n8\n-\n10\n-"  # no next number
    found = [row.split("\n") for row in rows]
    kept = [found[0], found[1][:2], *found[2:4], found[4][:3], found[5], found[6][:3], found[7]]
    assert grids("\n".join([heads, *rows])) == [[heads.split("\n"), *kept]]
    assert grids("\n".join([heads, *rows, more]))[0][: len(kept) + 1] == [heads.split("\n"), *kept]
    assert ["9", "Cơ sở văn hóa"] not in grids("\n".join([heads, *rows, more]))[0]


def test_heads_of_parts_behind_a_head_that_divides() -> None:
    heads = "TT\nChỉ tiêu\nToàn huyện\nChia ra các xã\nXã An Hòa\nXã Bình Sơn"
    rows = "1\nDiện tích lúa\n900\n400\n500\n2\nDiện tích ngô\n90\n40\n50\n3\nTrồng rừng\n9\n4\n5"
    assert grids(f"{heads}\n{rows}\n")[0] == [
        ["TT", "Chỉ tiêu", "Toàn huyện", "Chia ra các xã"],
        ["Xã An Hòa", "Xã Bình Sơn"],
        ["1", "Diện tích lúa", "900", "400", "500"],
        ["2", "Diện tích ngô", "90", "40", "50"],
        ["3", "Trồng rừng", "9", "4", "5"],
    ]


def test_columns_that_are_counted_say_how_many_there_are() -> None:
    heads = "STT\nNội dung\nNăm 2031\nSo với cùng kỳ (%)\nDự toán\nThực hiện\nTỷ lệ (%)\nA\nB\n1\n2\n3=2/1\n4"
    rows = "1\nThu nội địa\n610\n620\n101,6\n105\n2\nThu tiền đất\n61\n62\n101,6\n99\n3\nThu khác\n11\n12\n109,1\n96"
    (found,) = grids(f"{heads}\n{rows}\n")
    assert found[:3] == [
        ["STT", "Nội dung", "Năm 2031", "So với cùng kỳ (%)"],
        ["Dự toán", "Thực hiện", "Tỷ lệ (%)"],
        ["1", "Thu nội địa", "610", "620", "101,6", "105"],
    ]


def test_groups_of_years_beside_a_head_that_compares() -> None:
    heads = "TT\nXã\nNăm 2030\nNăm 2031\nSo sánh\nNam\nNữ\nNam\nNữ"
    rows = (
        "1\nAn Hòa\n610\n620\n630\n640\n103\n2\nBình Sơn\n410\n420\n430\n440\n105\n3\nCát Lâm\n510\n520\n530\n540\n104"
    )
    (table,) = [block.table for block in document(f"{heads}\n{rows}\n").blocks if block.table is not None]
    spans = [(cell.row, cell.column, cell.column_span) for cell in table.cells if cell.column_span > 1]
    assert spans == [(0, 2, 2), (0, 4, 2)]


def test_heads_of_groups_that_stand_apart() -> None:
    heads = "TT\nChỉ tiêu\nĐVT\nNăm 2030\nKH năm 2031\nSo sánh (%)\nKH\nƯớc TH\nƯTH/KH\nKH 2031/ƯTH"
    rows = "1\nLúa\ntấn\n61\n62\n63\n101,6\n101,6\n2\nNgô\ntấn\n9\n9\n9\n100\n100\n3\nRau\nha\n6\n6\n6\n100\n100"
    (table,) = [block.table for block in document(f"{heads}\n{rows}\n").blocks if block.table is not None]
    spans = [(cell.row, cell.column, cell.column_span) for cell in table.cells if cell.column_span > 1]
    assert (table.columns, spans) == (8, [(0, 3, 2), (0, 6, 2)])
