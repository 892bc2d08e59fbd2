"""PDF pages as HTML: paragraphs and headings, ruled tables, and what is no table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import code_of, column, pdf, scanned_pdf

from extractor.read import read

LONG = (
    "Các phòng ban dồn sức làm xong những việc đã hứa với người dân,",
    "giữ đường sá sạch, chợ gọn; không để thôn nào thiếu nước trong cả",
    "mùa khô của năm 2031.",
)


def test_pdf_text() -> None:
    lines = [("KẾ HOẠCH NĂM 2021", 20), *[(line, 12) for line in LONG], ("- Thu đạt 95%;", 12), ("2. Xã hội", 12)]
    page = read(pdf([column(lines)]), name="plan.pdf")
    assert page.media == "text/html"
    assert page.encoding == "pdf"
    assert page.text.splitlines()[1:-1] == [
        "<h1>KẾ HOẠCH NĂM 2021</h1>",
        f"<p>{' '.join(LONG)}</p>",
        "<p>- Thu đạt 95%;</p>",
        "<p>2. Xã hội</p>",
    ]


def test_pdf_line_that_goes_on_with_a_dash_is_no_item() -> None:
    full = "- Cơ cấu kinh tế: dịch vụ 60%, nông nghiệp 5% và sau đó là công nghiệp"
    lines = [(full, 12), ("- xây dựng 35%;", 12), ("- Thu ngân sách tăng;", 12), ("- chi ngân sách giảm.", 12)]
    text = read(pdf([column(lines)])).text
    assert text.splitlines()[1:-1] == [
        f"<p>{full} - xây dựng 35%;</p>",
        "<p>- Thu ngân sách tăng;</p>",
        "<p>- chi ngân sách giảm.</p>",
    ]


def test_pdf_paragraph_over_two_pages_without_page_numbers() -> None:
    first = [*column([(line, 12) for line in LONG[:2]]), ("1", 300, 30, 12)]
    second = [("2", 300, 820, 12), *column([(LONG[2], 12), ("Hết.", 12)])]
    text = read(pdf([first, second])).text
    assert text.splitlines()[1:-1] == [f"<p>{' '.join(LONG)}</p>", "<p>Hết.</p>"]


def test_pdf_ruled_table() -> None:
    xs, ys = (60, 120, 300, 420), (700, 680, 660, 640)
    rules = [(x, ys[0], x, ys[-1]) for x in (xs[0], xs[1], xs[3])] + [(xs[2], ys[1], xs[2], ys[-1])]
    rules += [(xs[0], y, xs[-1], y) for y in ys]
    cells = [("TT", 65, 685), ("Chỉ tiêu năm 2021", 125, 685), ("1", 65, 665), ("Thu ngân sách", 125, 665)]
    cells += [("95%", 305, 665), ("2", 65, 645), ("Hộ nghèo", 125, 645), ("1,5%", 305, 645)]
    page = [("Biểu chỉ tiêu", 60.0, 750.0, 12.0), *((t, float(x), float(y), 12.0) for t, x, y in cells)]
    text = read(pdf([[*page, ("Ghi chú", 60.0, 600.0, 12.0)]], rules)).text
    assert text.splitlines()[1:-1] == [
        "<p>Biểu chỉ tiêu</p>",
        (
            '<table><tr><td>TT</td><td colspan="2">Chỉ tiêu năm 2021</td></tr>'
            "<tr><td>1</td><td>Thu ngân sách</td><td>95%</td></tr>"
            "<tr><td>2</td><td>Hộ nghèo</td><td>1,5%</td></tr></table>"
        ),
        "<p>Ghi chú</p>",
    ]


XS, YS = (60, 120, 300, 420), (700, 680, 660, 640)  # of a table of three columns and rows
LEVEL = [(XS[0], y, XS[-1], y) for y in YS]
UPRIGHT = [(x, YS[0], x, YS[-1]) for x in XS]
HEAD = ("TT", "Chỉ tiêu", "Năm 2031")


def in_cells(*rows: Sequence[str]) -> list[tuple[str, float, float, float]]:
    return [
        (text, x + 5.0, y - 15.0, 12.0)
        for row, y in zip(rows, YS, strict=False)
        for text, x in zip(row, XS, strict=False)
        if text
    ]


def as_rows(*rows: Sequence[str]) -> str:
    lines = ["".join(f"<td>{text}</td>" for text in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


FIRST = [HEAD, ("1", "Thu ngân sách", "95%"), ("2", "Hộ nghèo", "1,5%")]
SECOND = [("3", "Trẻ em đến lớp", "97%"), ("4", "Hộ có nước sạch", "99%"), ("5", "Thôn văn hóa", "90%")]
TITLE = ("PHỤ LỤC", 60.0, 750.0, 12.0)


@pytest.mark.parametrize(
    ("first", "second", "tables"),
    [
        ([], [], [as_rows(*FIRST, *SECOND)]),
        ([], [("2", 240.0, 800.0, 12.0)], [as_rows(*FIRST, *SECOND)]),  # the number of the page
        ([("Biểu 3", 60.0, 800.0, 12.0)], [("Biểu 4", 60.0, 800.0, 12.0)], [as_rows(*FIRST, *SECOND)]),  # every page
        ([], [("Biểu khác", 60.0, 750.0, 12.0)], [as_rows(*FIRST), as_rows(*SECOND)]),
        ([("Ghi chú", 60.0, 600.0, 12.0)], [], [as_rows(*FIRST), as_rows(*SECOND)]),
    ],
)
def test_pdf_table_over_two_pages(
    first: list[tuple[str, float, float, float]], second: list[tuple[str, float, float, float]], tables: list[str]
) -> None:
    pages = [[*first[:1], *in_cells(*FIRST), *first[1:]], [*second, *in_cells(*SECOND)]]
    text = read(pdf(pages, [*LEVEL, *UPRIGHT])).text
    assert re.findall("<table>.*</table>", text) == tables


def test_pdf_table_with_its_head_on_every_page() -> None:
    pages = [[TITLE, *in_cells(*FIRST)], in_cells(HEAD, *SECOND[:2])]
    text = read(pdf(pages, [*LEVEL, *UPRIGHT])).text
    assert text.splitlines()[1:-1] == ["<p>PHỤ LỤC</p>", as_rows(*FIRST, *SECOND[:2])]


def test_pdf_table_whose_last_rule_is_missing() -> None:
    assert as_rows(*FIRST) in read(pdf([in_cells(*FIRST)], [*LEVEL[:-1], *UPRIGHT])).text


def test_pdf_cell_that_the_end_of_a_page_cuts_says_the_same_on_the_next() -> None:
    level = [LEVEL[0], LEVEL[1], LEVEL[3], (XS[1], YS[2], XS[3], YS[2])]  # the last two rows have one first cell
    pages = [in_cells(HEAD, ("Xã", "Thu", "1"), ("", "Chi", "2")), in_cells(HEAD, ("", "Vay", "3"), ("", "Nợ", "4"))]
    text = read(pdf(pages, [*level, *UPRIGHT])).text
    both = '<tr><td rowspan="2">Xã</td><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr>'
    assert both.format("Thu", 1, "Chi", 2) + both.format("Vay", 3, "Nợ", 4) in text


def test_pdf_text_inside_a_table_that_is_in_no_cell_is_kept() -> None:
    upright = [(x, YS[0], x, YS[2]) for x in XS] + [(XS[0], YS[2], XS[0], YS[-1])]  # the last row is open
    level = [*LEVEL[:-1], (XS[0], YS[3], XS[1], YS[3])]
    text = read(pdf([in_cells(*FIRST)], [*level, *upright])).text
    assert as_rows(*FIRST[:2]) in text
    assert "2 Hộ nghèo 1,5%" in text


def test_pdf_frame_around_a_page_is_no_table() -> None:
    lines = [(f"{number}. Mục tiêu {number}", 60.0, 760.0 - 20 * number, 12.0) for number in range(1, 30)]
    frame = [(50, 780, 550, 780), (50, 100, 550, 100), (50, 60, 550, 60)]
    frame += [(x, 60, x, 780) for x in (50, 550)] + [(300, 60, 300, 100)]
    text = read(pdf([[*lines, ("Nơi nhận", 60.0, 80.0, 12.0), ("Ký", 320.0, 80.0, 12.0)]], frame)).text
    assert "<table>" not in text
    assert text.count("<p>") >= 29


PLACES = st.tuples(st.sampled_from(range(60, 480, 70)), st.sampled_from(range(100, 760, 60)))
RULES = st.one_of(
    st.tuples(st.sampled_from((50, 120, 260, 400, 540)), st.sampled_from((90, 330)), st.sampled_from((570, 750))).map(
        lambda rule: (rule[0], rule[1], rule[0], rule[2])
    ),
    st.tuples(st.sampled_from((50, 260)), st.sampled_from(range(90, 780, 60)), st.sampled_from((400, 540))).map(
        lambda rule: (rule[0], rule[1], rule[2], rule[1])
    ),
)


@settings(max_examples=60)
@given(st.lists(PLACES, min_size=3, max_size=12, unique=True), st.lists(RULES, min_size=6, max_size=16, unique=True))
def test_pdf_loses_no_text_whatever_rules_are_drawn(places: list[tuple[int, int]], rules: list[Any]) -> None:
    words = [(f"w{number}q", float(x), float(y), 10.0) for number, (x, y) in enumerate(places)]
    text = read(pdf([words], rules)).text
    assert [word for word, *_ in words if word not in text] == []


def test_pdf_table_in_a_table_that_frames_it() -> None:
    frame = [(x, 790, x, 620) for x in (50, 440, 500)] + [(50, y, 500, y) for y in (790, 720, 620)]
    text = read(pdf([[TITLE, *in_cells(*FIRST)]], [*LEVEL, *UPRIGHT, *frame])).text
    assert text.splitlines()[1:-1] == ["<p>PHỤ LỤC</p>", as_rows(*FIRST)]


def test_scanned_pdf_is_named_and_not_guessed() -> None:
    assert code_of(scanned_pdf(), "scan.pdf") == "scanned"


def test_truncated_pdf() -> None:
    whole = pdf([column([(line, 12) for line in LONG])])
    for part in (100, len(whole) // 3, len(whole) // 2):
        assert code_of(whole[:part], "plan.pdf") == "broken"


# ---- DOCX -----------------------------------------------------------------------------------------------------------
