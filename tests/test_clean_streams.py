"""Tables of text as a stream: words, then as many values as there are columns, however their lines fall."""

from __future__ import annotations

import pytest

from extractor.clean import clean
from extractor.model import Page

Lines = list[list[str]]


def grids(text: str) -> list[Lines]:
    """The cells of every table, row by row; a cell over several lines on one."""
    found = clean(Page("page", text, "text/plain", sha256=""))
    out: list[Lines] = []
    for block in found.blocks:
        if block.table is not None:
            rows: list[list[str]] = [[] for _ in range(block.table.rows)]
            for cell in block.table.cells:
                rows[cell.row].append(" ".join(found.text[cell.start : cell.end].split()))
            out.append(rows)
    return out


SERIES: Lines = [
    ["", "Tổng số", "Nam", "Nữ"],
    ["2029", "61.000", "30.000", "31.000"],
    ["2030", "61.500", "30.200", "31.300"],
    ["Sơ bộ 2031", "62.000", "30.500", "31.500"],
]
PLACES: Lines = [
    ["Huyện, thị xã", "Số xã", "Diện tích", "Dân số"],
    ["An Hòa", "12", "61,5", "91.300"],
    ["Bình Sơn", "9", "48,2", "64.100"],
    ["Cát Lâm", "14", "-", "70.900"],
]
FORMS: list[tuple[str, str, Lines]] = [
    ("a cell a line", "Tổng số\nNam\nNữ\n2029\n61.000\n30.000\n31.000\n2030\n61.500\n30.200\n31.300\nSơ bộ 2031\n62.000\n30.500\n31.500\n", SERIES),
    ("one blank", "Tổng số Nam Nữ\n2029 61.000 30.000 31.000\n2030 61.500 30.200 31.300\nSơ bộ 2031 62.000 30.500 31.500\n", SERIES),
    ("blank lines", "\nTổng số\n\nNam\n\nNữ\n\n2029\n\n61.000\n\n30.000\n\n31.000\n\n2030\n\n61.500\n\n30.200\n\n31.300\n\nSơ bộ 2031\n\n62.000\n\n30.500\n\n31.500\n", SERIES),
    ("wide blanks", "            Tổng số     Nam      Nữ\n2029         61.000   30.000   31.000\n2030         61.500   30.200   31.300\nSơ bộ 2031   62.000   30.500   31.500\n", SERIES),
    ("bars", "Tổng số |\nNam |\nNữ |\n2029 |\n61.000 |\n30.000 |\n31.000 |\n2030 |\n61.500 |\n30.200 |\n31.300 |\nSơ bộ 2031 |\n62.000 |\n30.500 |\n31.500 |\n", SERIES),
    ("one blank between places", "Huyện, thị xã Số xã Diện tích Dân số\nAn Hòa 12 61,5 91.300\nBình Sơn 9 48,2 64.100\nCát Lâm 14 - 70.900\n", PLACES),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in FORMS], ids=[form for form, *_ in FORMS])
def test_the_same_table_in_every_form(text: str, rows: Lines) -> None:
    (found,) = grids(f"Số liệu của địa phương\nĐơn vị tính: người\n{text}")
    assert [[cell for cell in row if cell] for row in found] == [[cell for cell in row if cell] for row in rows]


YEARLY = "2029\n61\n30,5\n\n2030\n62\n31,5\n\n2031\n63\n32,5\n"
COMMUNES = "An Hòa 61 30,5\nBình Sơn 62 31,5\nCát Lâm 63 32,5\n"
HEADS: list[tuple[str, str, Lines]] = [
    ("units under the heads", f"Chợ Đất trồng\n(chợ) (ha)\n{COMMUNES}", [["", "Chợ", "Đất trồng"], ["", "(chợ)", "(ha)"]]),
    ("an English line below", f"Chợ\nMarkets\nĐất trồng\nPlanted land\n{YEARLY}", [["", "Chợ Markets", "Đất trồng Planted land"]]),
    ("a head that divides", f"Tổng số\nTotal\nPhân theo giới tính\nBy sex\nNam\nMale\n{YEARLY}", [["", "Tổng số Total", "Nam Male"]]),
    ("a group between", f"Năm 2030\nNăm 2031\nVùng núi\n{COMMUNES}", [["", "Năm 2030", "Năm 2031"], ["Vùng núi"]]),
    ("broken lines in columns", f"             Thực     Kế\n             hiện    hoạch\n{COMMUNES.replace(' 6', '    6').replace(' 3', '    3')}", [["", "Thực", "Kế"], ["", "hiện", "hoạch"]]),
    ("heads that repeat", "Huyện 2030 2031\nSố xã Số hộ Số xã Số hộ\nAn Hòa 6 61 7 71\nBình Sơn 8 81 9 91\n", [["Huyện", "2030", "2031"], ["", "Số xã", "Số hộ", "Số xã", "Số hộ"]]),
    ("heads that repeat, in columns", "               2030                         2031\n          Số xã   Số hộ   Số bò     Số xã   Số hộ   Số bò\nAn Hòa        6      61       5         7      71       4\nBình Sơn      8      81       5         9      91       3\n", [["", "2030", "2031"], ["", "Số xã", "Số hộ", "Số bò", "Số xã", "Số hộ", "Số bò"]]),
    ("a group in front of another head", "%\n\nTốc độ tăng so với năm trước\n\nĐóng góp vào tăng trưởng năm 2031\n\nNăm 2030\n\nNăm 2031\n\nLúa\n\n6,1\n\n6,2\n\n1,5\n\nNgô\n\n3,1\n\n3,2\n\n0,5\n\nRau\n\n4,1\n\n4,2\n\n2,5\n", [["", "Tốc độ tăng so với năm trước", "Đóng góp vào tăng trưởng năm 2031"], ["", "Năm 2030", "Năm 2031"]]),
    ("a head over two columns", "          Đất trồng lúa\n          2030     2031\nAn Hòa     61       62\nBình Sơn   63       64\n", [["", "Đất trồng lúa"], ["", "2030", "2031"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in HEADS], ids=[form for form, *_ in HEADS])
def test_heads(text: str, rows: Lines) -> None:
    (found,) = grids(f"Số liệu của địa phương\n\n{text}")
    assert found[: len(rows)] == rows


BODIES: list[tuple[str, str, Lines]] = [
    ("a label of several lines", "Năm 2030\nNăm 2031\nSản lượng lúa\nvà ngô\n61\n62\nDiện tích rau\n3\n4\nĐàn trâu\n5\n6\n", [["Sản lượng lúa và ngô", "61", "62"], ["Diện tích rau", "3", "4"], ["Đàn trâu", "5", "6"]]),
    ("an English line behind the label", "Năm 2030 Năm 2031\nGạo\nRice for export 61 62\nChè\nTea of all kinds 3 4\nĐàn trâu\nBuffaloes of farms 5 6\n", [["Gạo Rice for export", "61", "62"], ["Chè Tea of all kinds", "3", "4"], ["Đàn trâu Buffaloes of farms", "5", "6"]]),
    ("an English line behind the values", "Năm 2030 Năm 2031\nGạo 61 62\nRice for export\nChè 3 4\nTea of all kinds\nĐàn trâu 5 6\nBuffaloes of farms\n", [["Gạo", "61", "62"], ["Chè", "3", "4"], ["Đàn trâu", "5", "6"]]),
    ("heads of groups", "Năm 2030 Năm 2031\nVùng núi\nAn Hòa 61 62\nBình Sơn 3 4\nVùng biển\nCát Lâm 5 6\n", [["Vùng núi"], ["An Hòa", "61", "62"], ["Bình Sơn", "3", "4"], ["Vùng biển"], ["Cát Lâm", "5", "6"]]),
    ("numbers of rows", "TT Xã Năm 2030 Năm 2031\n1 An Hòa 61 62\n2 Bình Sơn 3 4\n3 Cát Lâm 5 6\n", [["1", "An Hòa", "61", "62"], ["2", "Bình Sơn", "3", "4"], ["3", "Cát Lâm", "5", "6"]]),
    ("empty cells between blank lines", "Năm 2029\n\nNăm 2030\n\nNăm 2031\n\nAn Hòa\n\n61\n\n62\n\n63\n\nBình Sơn\n\n3\n\n\n\n4\n\nCát Lâm\n\n5\n\n6\n\n7\n", [["An Hòa", "61", "62", "63"], ["Bình Sơn", "3", "", "4"], ["Cát Lâm", "5", "6", "7"]]),
    ("a row of which nothing says what it lacks", "Năm 2029\nNăm 2030\nNăm 2031\nAn Hòa\n61\n62\n63\nBình Sơn\n3\n4\nCát Lâm\n5\n6\n7\nĐồi Thông\n8\n9\n10\n", [["An Hòa", "61", "62", "63"], ["Bình Sơn"], ["Cát Lâm", "5", "6", "7"], ["Đồi Thông", "8", "9", "10"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in BODIES], ids=[form for form, *_ in BODIES])
def test_rows(text: str, rows: Lines) -> None:
    (found,) = grids(f"Số liệu của địa phương\n\n{text}")
    assert found[1:] == rows


NO_TABLES: dict[str, str] = {
    "a day broken off at the end of lines": "Họp ngày 03 -\n12\nThu đạt 9 -\n14 tỷ đồng\nChi 8 -\n9 tỷ đồng\n",
    "fewer heads than values": "Kết quả\nAn Hòa 61 62 63\nBình Sơn 3 4 5\nCát Lâm 5 6 7\n",
    "rows of all lengths": "Năm 2030 Năm 2031\nAn Hòa 61 62\nBình Sơn 3 4 5 6\nCát Lâm 5 6 7 8 9\n",
    "addresses": "Liên hệ\nĐiện thoại\nSố nhà 12 đường 3\nTổ 4 phố 15\nNgõ 6 hẻm 17\n",
}


@pytest.mark.parametrize("case", NO_TABLES)
def test_lines_that_are_no_table(case: str) -> None:
    assert grids(NO_TABLES[case]) == []
