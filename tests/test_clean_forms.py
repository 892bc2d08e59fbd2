"""A table means the same in whatever form a portal leaves it: with its marks, in lines, paragraphs, blanks, bars."""

import functools
from collections.abc import Callable, Sequence

import pytest

from extractor.flow import extract

Row = tuple[str, ...]
Form = Callable[[Sequence[Row]], str]

TITLE = "Kế hoạch phát triển kinh tế - xã hội năm 2031 huyện Xan"
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>Các chỉ tiêu chủ yếu:</p>%s</body></html>"


def table(head: str, *rows: str) -> list[Row]:
    """A table of text; a head over several columns has "+" and their number behind it, those below a line of their own.

    Cells are parted by "|", levels of heads by "//".
    """
    return [tuple(line.split("|")) for line in (*head.split("//"), *rows)]


BODY = [
    "1|Tổng giá trị sản xuất|tỷ đồng|9.500|10.200",
    "2|Thu nhập bình quân đầu người|triệu đồng|61|66",
    "3|Tỷ lệ hộ nghèo|%|5,2|4,1",
    "4|Số trường đạt chuẩn|trường|12|13",
]
TWICE = ["1|Thu nội địa|tỷ đồng|61|63|66|67", "2|Trồng rừng|ha|610|620|630|640", "3|Hộ nghèo|hộ|120|118|95|92"]
TABLES = {
    "two years": table("TT|Chỉ tiêu|ĐVT|TH 2030|KH 2031", *BODY),
    "one value": table("TT|Chỉ tiêu|ĐVT|Kế hoạch năm 2031", *(row.rpartition("|")[0] for row in BODY)),
    "without numbers": table("Chỉ tiêu|ĐVT|TH 2030|KH 2031", *(row.partition("|")[2] for row in BODY)),
    "counted columns": table("TT|Chỉ tiêu|ĐVT|TH 2030|KH 2031", "A|B|C|1|2", *BODY),
    "units in labels": table(
        "STT|Nội dung|Năm 2030|Năm 2031",
        "1|Tổng giá trị sản xuất (tỷ đồng)|9.500|10.200",
        "2|Thu nhập bình quân (triệu đồng)|61|66",
        "3|Tỷ lệ hộ nghèo (%)|5,2|4,1",
        "4|Tỷ lệ che phủ rừng (%)|51,5|52",
    ),
    "a series of years": table(
        "Chỉ tiêu|ĐVT|2029|2030|2031|2032",
        "Sản lượng lúa|tấn|6.100|6.200|6.300|6.400",
        "Năng suất lúa|tạ/ha|51|52|53|54",
        "Tổng đàn bò|con|910|920|930|940",
    ),
    "a share of the plan": table(
        "TT|Chỉ tiêu|ĐVT|KH 2031|Ước TH 2031|TH/KH (%)",
        "1|Thu ngân sách|tỷ đồng|61|65|106,6",
        "2|Chi ngân sách|tỷ đồng|51|50|98",
        "3|Trồng rừng|ha|610|700|114,8",
    ),
    "groups": table(
        "TT|Chỉ tiêu|ĐVT|TH 2030|KH 2031",
        "I|KINH TẾ",
        "1|Tổng giá trị sản xuất|tỷ đồng|9.500|10.200",
        "1.1|Nông nghiệp|tỷ đồng|4.500|4.600",
        "1.2|Dịch vụ|tỷ đồng|5.000|5.600",
        "2|Thu ngân sách|tỷ đồng|61|66",
        "II|XÃ HỘI",
        "3|Tỷ lệ hộ nghèo|%|5,2|4,1",
        "4|Số trường đạt chuẩn|trường|12|13",
    ),
    "communes": table(
        "STT|Xã|Trồng rừng (ha)|Thu ngân sách (triệu đồng)", "1|A Xan|61|910", "2|B Xan|51|820", "3|C Xan|41|730"
    ),
    "bounds": table(
        "TT|Chỉ tiêu|Đơn vị tính|Chỉ tiêu năm 2031",
        "1|Tốc độ tăng giá trị sản xuất|%|9-10",
        "2|Thu nhập bình quân đầu người|triệu đồng|trên 61",
        "3|Tỷ lệ hộ nghèo|%|dưới 5",
        "4|Tỷ lệ dân số tham gia BHYT|%|≥ 95",
    ),
    "heads over heads": table(
        "TT|Chỉ tiêu|ĐVT|Năm 2030+2|Năm 2031+2//Kế hoạch|Thực hiện|Kế hoạch|Ước thực hiện", *TWICE
    ),
    "a plan over years": table("STT|Chỉ tiêu|ĐVT|TH 2030|Kế hoạch+3//2031|2032|2033", *TWICE),
    "long heads": table(
        "STT|Tên chỉ tiêu|Đơn vị tính|Thực hiện năm 2030|Kế hoạch năm 2031 được Hội đồng nhân dân giao", *BODY
    ),
}


def told(rows: Sequence[Row]) -> list[Row]:
    """Rows without what only HTML needs: how many columns a head is over."""
    return [tuple(cell.partition("+")[0] for cell in row) for row in rows]


def html(rows: Sequence[Row]) -> str:
    """The table with all its marks."""
    two = any("+" in cell for cell in rows[0])
    levels = 2 if two else 1
    heads = "".join(
        "<tr>" + "".join(_head(cell, tall=two and level == 0) for cell in row) + "</tr>"
        for level, row in enumerate(rows[:levels])
    )
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[levels:])
    return f"<table>{heads}{body}</table>"


def _head(cell: str, *, tall: bool) -> str:
    name, _, columns = cell.partition("+")
    span = f" colspan={columns}" if columns else " rowspan=2" if tall else ""
    return f"<th{span}>{name}</th>"


def cells(rows: Sequence[Row]) -> list[str]:
    """All cells, one behind the other."""
    return [cell for row in told(rows) for cell in row]


def in_rows(between: str, behind: str = "") -> Form:
    """A line for each row."""
    return lambda rows: "\n".join(between.join(row) + behind for row in told(rows))


TEXTS: dict[str, Form] = {
    "a cell a line": lambda rows: "\n".join(cells(rows)),
    "a cell a paragraph": lambda rows: "\n\n".join(cells(rows)),
    "bars in lines": lambda rows: "\n|\n".join(cells(rows)),
    "rows apart": lambda rows: "\n\n".join("\n".join(row) for row in told(rows)),
    "wide blanks": in_rows("   "),
    "tabs": in_rows("\t"),
    "one blank": in_rows(" "),
    "bars behind": in_rows(" | ", " |"),
}
PAGES: dict[str, Form] = {
    "paragraphs": lambda rows: "".join(f"<p>{cell}</p>" for cell in cells(rows)) + "<p>Trên đây là kế hoạch năm.</p>",
    "divisions": lambda rows: "".join(
        "<div>" + "".join(f"<span>{cell}</span> " for cell in row) + "</div>" for row in told(rows)
    ),
    "line breaks": lambda rows: "<p>" + "<br>".join(cells(rows)) + "</p><p>Trên đây là kế hoạch năm.</p>",
}


def records(source: str, name: str) -> list[Row]:
    """What is told of each value, small letters and blanks alike."""
    return [
        (t.quote, t.unit, " ".join(t.subject.lower().split()), t.kind, t.year or "", t.change, t.comparator)
        for t in extract(source, name=name).targets
    ]


@functools.cache
def marked(name: str) -> list[Row]:
    """The records of a table with all its marks: as many as its cells with values."""
    found = records(PAGE % html(TABLES[name]), "page.html")
    assert len(found) >= 3
    return found


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_text(name: str, form: str) -> None:
    text = f"# {TITLE}\n\nCác chỉ tiêu chủ yếu:\n\n{TEXTS[form](TABLES[name])}\n"
    assert records(text, "page.txt") == marked(name)


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_marks_in_a_page(name: str, form: str) -> None:
    assert records(PAGE % PAGES[form](TABLES[name]), "page.html") == marked(name)


def again(text: str) -> str:
    """A table whose heads stand there again, as on the next page."""
    head, *rows = text.removeprefix("<table>").removesuffix("</table>").split("</tr>")[:-1]
    middle = len(rows) // 2
    return f"<table>{'</tr>'.join([head, *rows[:middle], head, *rows[middle:]])}</tr></table>"


MARKS: dict[str, Callable[[str], str]] = {
    "heads that stand there again": again,
    "cells of paragraphs": lambda text: text.replace("<td>", "<td><p>").replace("</td>", "</p></td>"),
    "heads that are no marked ones": lambda text: text.replace("th>", "td>"),
    "a title over all columns": lambda text: text.replace(
        "<table>", f"<table><tr><td colspan={text.partition('</tr>')[0].count('<th')}>BIỂU CHỈ TIÊU NĂM 2031</td></tr>"
    ),
    "anchors": lambda text: text.replace("<td>", '<td><a name="x">').replace("</td>", "</a></td>"),
    "a table in a cell": lambda text: f"<table><tr><td>{text}</td></tr></table>",
}


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("name", [name for name, rows in TABLES.items() if not any("+" in cell for cell in rows[0])])
def test_a_table_with_other_marks(name: str, marks: str) -> None:
    assert records(PAGE % MARKS[marks](html(TABLES[name])), "page.html") == marked(name)


def test_a_column_says_which_rows_are_planned_and_which_done() -> None:
    rows = [("Thu ngân sách", "tỷ đồng", "9", "8"), ("Trồng rừng", "ha", "61", "60")]
    body = "".join(
        f"<tr><td rowspan=2>{label}</td><td rowspan=2>{unit}</td><td>KH</td><td>{plan}</td></tr>"
        f"<tr><td>TH</td><td>{done}</td></tr>"
        for label, unit, plan, done in rows
    )
    head = "<tr><th>Chỉ tiêu</th><th>ĐVT</th><th></th><th>2030</th></tr>"
    assert records(PAGE % f"<table>{head}{body}</table>", "page.html") == [
        (value, unit, label.lower(), kind, "2030", "level", "=")
        for label, unit, plan, done in rows
        for value, kind in ((plan, "target"), (done, "result"))
    ]


@pytest.mark.parametrize("tag", ["td", "th"])
def test_a_table_without_heads_has_labels(tag: str) -> None:
    rows = [("Thu ngân sách (tỷ đồng)", "9"), ("Trồng rừng (ha)", "61"), ("Hộ nghèo (hộ)", "120")]
    body = "".join(f"<tr><{tag}>{label}</{tag}><td>{value}</td></tr>" for label, value in rows)
    told_of = [row[:3] for row in records(PAGE % f"<table>{body}</table>", "page.html")]
    assert told_of == [("9", "tỷ đồng", "thu ngân sách"), ("61", "ha", "trồng rừng"), ("120", "hộ", "hộ nghèo")]


def found(text: str) -> list[Row]:
    """Quote, unit, subject, kind, year of the values of a text."""
    return [row[:5] for row in records(f"# {TITLE}\n\n{text}\n", "page.txt")]


ITEMS = [("Tổng thu", "Total revenues"), ("Thu nội địa", "Domestic revenue"), ("Thu viện trợ", "Grants received")]
BILINGUAL = {
    "rows that go on over lines": "Triệu đồng - Millions of dong | |\n| | |\nSTT\nNo | Chỉ tiêu - Items | Dự toán\nPlan | |\n|\n"
    + "\n".join(f"{n} | {vi}\n{en} | 6{n},100 | |" for n, (vi, en) in enumerate(ITEMS, 1)),
    "lines whose numbers follow the values": "Triệu đồng - Millions of dong\n\nSTT\nNo\n\nChỉ tiêuItems\n\nDự toán\nPlan\n\n"
    + "\n\n".join(f"{n}\n\n{vi}\n{en}\n\n6{n},100" for n, (vi, en) in enumerate(ITEMS, 1)),
}


@pytest.mark.parametrize("form", BILINGUAL)
def test_a_table_in_two_languages(form: str) -> None:
    assert found(BILINGUAL[form]) == [
        (f"6{n},100", "triệu đồng", vi.lower(), "target", "2031") for n, (vi, _) in enumerate(ITEMS, 1)
    ]


CELLS: dict[str, tuple[str, list[Row]]] = {
    # a value that is lacking leaves the number of the next row behind
    "numbers of rows behind rows without a value": (
        "TT\n\nChỉ tiêu\n\nDự toán\n\n1\n\nThu nội địa\n\n61,100\n\n2\n\nThu dầu thô\n\n3\n\nThu viện trợ\n\n62,100\n\n4\n\nThu khác\n\n63,100",
        [
            ("61,100", "", "thu nội địa", "target", "2031"),
            ("62,100", "", "thu viện trợ", "target", "2031"),
            ("63,100", "", "thu khác", "target", "2031"),
        ],
    ),
    "values apart by commas alone in their lines are no pages": (
        "Chỉ tiêu\nDự toán 2031\nThu nội địa\n7,610,900\nThu viện trợ\n7,620,900\nThu khác\n7,630,900",
        [
            ("7,610,900", "", "thu nội địa", "target", "2031"),
            ("7,620,900", "", "thu viện trợ", "target", "2031"),
            ("7,630,900", "", "thu khác", "target", "2031"),
        ],
    ),
    "brackets go on with a head and with a label": (
        "TT\n\nXã\n\n(xã cũ)\n\nThu nhập 2031\n\n(triệu đồng)\n\n1\n\nA Xan\n\n(B Xan + C Xan)\n\n61\n\n2\n\nD Xan\n\n62\n\n3\n\nE Xan\n\n(G Xan + H Xan)\n\n63",
        [
            ("61", "triệu đồng", "thu nhập: a xan", "target", "2031"),
            ("62", "triệu đồng", "thu nhập: d xan", "target", "2031"),
            ("63", "triệu đồng", "thu nhập: e xan", "target", "2031"),
        ],
    ),
    "a first row without all its cells under a series of years": (
        "NĂM\nCHỈ TIÊU\n2029\n2030\n2031\nCơ sở y tế\n61\n62\nGiường bệnh\n710\n720\n730\nBác sĩ\n81\n82\n83\nDược sĩ\n21\n22\n23",
        [
            (value, "", subject, "result" if year < "2031" else "target", year)
            for subject, values in (
                ("giường bệnh", ("710", "720", "730")),
                ("bác sĩ", ("81", "82", "83")),
                ("dược sĩ", ("21", "22", "23")),
            )
            for value, year in zip(values, ("2029", "2030", "2031"), strict=True)
        ],
    ),
    "a year without values yet": (
        "Chỉ tiêu ĐVT 2029 2030 2031\nTrồng rừng ha 610 620\nĐàn bò con 710 720\nHộ nghèo hộ 81 82",
        [
            (value, unit, subject, "result", year)
            for subject, unit, values in (
                ("trồng rừng", "ha", ("610", "620")),
                ("đàn bò", "con", ("710", "720")),
                ("hộ nghèo", "hộ", ("81", "82")),
            )
            for value, year in zip(values, ("2029", "2030"), strict=True)
        ],
    ),
    "a value stands below its head": (
        "TT\tChỉ tiêu\tĐVT\tTH 2030\tKH 2031\n1\tTrồng rừng\tha\t610\t620\n2\tĐàn bò\tcon\t\t720\n3\tHộ nghèo\thộ\t81\t82",
        [
            ("610", "ha", "trồng rừng", "result", "2030"),
            ("620", "ha", "trồng rừng", "target", "2031"),
            ("720", "con", "đàn bò", "target", "2031"),
            ("81", "hộ", "hộ nghèo", "result", "2030"),
            ("82", "hộ", "hộ nghèo", "target", "2031"),
        ],
    ),
    "a remark behind a row in one blank": (
        "TT Chỉ tiêu ĐVT KH 2031 Ghi chú\n1 Trồng rừng ha 610\n2 Hộ nghèo hộ 82 Chuẩn mới\n3 Đàn bò con 720",
        [
            ("610", "ha", "trồng rừng", "target", "2031"),
            ("82", "hộ", "hộ nghèo", "target", "2031"),
            ("720", "con", "đàn bò", "target", "2031"),
        ],
    ),
    "heads of remarks between those over the years and the years": (
        (
            "TT\n\nHạng mục\n\nĐơn vị\n\nChỉ tiêu\n\nNguồn\n\nGhi chú\n\nHiện trạng 2033\n\nMục tiêu 2040\n\n1\n\nNơi nuôi\n\nNuôi vịt"
            "\n\n- Vùng Đồi\n\n%\n\n25,7\n\n15,5\n\n- Vùng Hồ\n\n%\n\n10,5\n\n30,5\n\n- Vùng Bến\n\n%\n\n19,4\n\n24,5"
        ),
        [
            row
            for place, was, aim in (("đồi", "25,7", "15,5"), ("hồ", "10,5", "30,5"), ("bến", "19,4", "24,5"))
            for row in (
                (was, "%", f"nuôi vịt: vùng {place}", "result", "2033"),
                (aim, "%", f"nuôi vịt: vùng {place}", "target", "2040"),
            )
        ],
    ),
    "one measure and a year": (
        "TT\nXã\nTổng thu 2031\n(tỷ đồng)\nHộ nghèo 2031\n(hộ)\n1\nA Xan\n61\n7\n2\nB Xan\n62\n8\n3\nC Xan\n63\n9",
        [
            row
            for n, place in enumerate("abc", 1)
            for row in (
                (f"6{n}", "tỷ đồng", f"tổng thu: {place} xan", "target", "2031"),
                (f"{n + 6}", "hộ", f"hộ nghèo: {place} xan", "target", "2031"),
            )
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CELLS)
def test_cells_find_their_columns(case: str) -> None:
    text, rows = CELLS[case]
    assert found(text) == rows
