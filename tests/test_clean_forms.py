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
        (t.quote, t.unit, " ".join(t.subject.lower().split()), t.kind or "", t.year or "", t.change, t.comparator)
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
