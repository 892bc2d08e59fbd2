"""A document means the same however its lines fall and whatever a portal puts around and inside its paragraphs."""

import html
import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from extractor.flow import extract

Record = tuple[str, ...]

TITLE = "Kế hoạch phát triển kinh tế - xã hội năm 2031 huyện Xan"
HEAD = "KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2031 huyện Xan"
LINES = [
    "I. KẾT QUẢ THỰC HIỆN NĂM 2030",
    (
        "Năm 2030, tổng giá trị sản xuất toàn huyện đạt 9.500 tỷ đồng, đạt 102% kế hoạch, tăng 8,5% so với năm 2029. "
        "Thu nhập bình quân đầu người đạt 61 triệu đồng/người/năm; tỷ lệ hộ nghèo giảm còn 5,2%."
    ),
    "- Diện tích gieo trồng cả năm đạt 6.100 ha, đạt 101% kế hoạch; sản lượng lương thực có hạt đạt 31.200 tấn.",
    "- Tổng thu ngân sách nhà nước trên địa bàn đạt 750 tỷ đồng, trong đó thu nội địa 610 tỷ đồng.",
    "II. MỤC TIÊU, NHIỆM VỤ NĂM 2031",
    "1. Mục tiêu tổng quát",
    "Phấn đấu hoàn thành thắng lợi các chỉ tiêu phát triển kinh tế - xã hội năm 2031 đã đề ra.",
    "2. Các chỉ tiêu chủ yếu",
    "- Tốc độ tăng giá trị sản xuất đạt 9 - 9,5%; cơ cấu kinh tế: nông nghiệp 30%, công nghiệp 45%, dịch vụ 25%.",
    "- Thu nhập bình quân đầu người đạt trên 66 triệu đồng/người/năm.",
    "- Giải quyết việc làm cho 1.300 lao động; đào tạo nghề cho 900 lao động.",
    "- Xây dựng 2 xã đạt chuẩn nông thôn mới nâng cao, nâng tổng số xã đạt chuẩn nông thôn mới lên 12/14 xã.",
    "- Tỷ lệ che phủ rừng đạt 52%; 98% dân số nông thôn được sử dụng nước hợp vệ sinh.",
    "Trên đây là kế hoạch phát triển kinh tế - xã hội năm 2031 của huyện.",
]
PLAIN = "\n".join([HEAD, "", *LINES, ""])


def wrapped(width: int, indent: str = "", hang: str = "") -> str:
    """The lines broken as a typist does."""
    fill = textwrap.TextWrapper(width, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False)
    return "\n".join([HEAD, "", *map(fill.fill, LINES), ""])


def paged(text: str) -> str:
    """The number of a page after every fourteen lines."""
    lines = text.split("\n")
    pages = ["\n".join(lines[at : at + 14]) for at in range(0, len(lines), 14)]
    return "".join(f"{page}\n\n{number}\n\n" for number, page in enumerate(pages, 1))


TEXTS: dict[str, str] = {
    "line breaks of another system": PLAIN.replace("\n", "\r\n"),
    "blank lines": "\n\n".join([HEAD, *LINES]),
    "marks apart from their letters": unicodedata.normalize("NFD", PLAIN),
    "hard blanks": PLAIN.replace(" ", "\u00a0"),
    "two blanks": PLAIN.replace(" ", "  "),
    "a byte order mark": "\ufeff" + PLAIN,
    "lines of 80": wrapped(80),
    "lines of 45": wrapped(45),
    "lines with indents": wrapped(70, "    ", "  "),
    "numbers of pages": paged(wrapped(60)),
    "a line for all": " ".join([HEAD.replace("\n", " "), *LINES]),
    "bold headings": "\n\n".join(f"**{line}**" if line[0] in "I12" else line for line in [HEAD.split("\n")[1], *LINES]),
}


def paragraphs(form: Callable[[str], str] = html.escape) -> str:
    """A paragraph for each line."""
    return "".join(f"<p>{form(line)}</p>" for line in LINES)


MENU = (
    "<div class=menu><ul>"
    + "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("Tin", "Văn bản"))
    + "</ul></div>"
)
PAGES: dict[str, str] = {
    "paragraphs": paragraphs(),
    "line breaks": f"<p>{'<br>'.join(LINES)}</p>",
    "divisions": "".join(f"<div>{line}</div>" for line in LINES),
    "a span for each word": paragraphs(lambda line: " ".join(f"<span>{word}</span>" for word in line.split())),
    "bold numbers": paragraphs(lambda line: re.sub(r"(\d[\d.,]*)", r"<b>\1</b>", line)),
    "hard blanks": paragraphs(lambda line: line.replace(" ", "&nbsp;")),
    "entities": paragraphs(lambda line: "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in line)),
    "a table for layout": f"<table><tr><td width=200>{MENU}</td><td>{paragraphs()}</td></tr></table>",
    "a row for each line": "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in LINES) + "</table>",
    "lists": "".join(f"<ul><li>{line[2:]}</li></ul>" if line[0] == "-" else f"<p>{line}</p>" for line in LINES),
    "broken lines": "".join(f"<p>{chr(10).join(textwrap.wrap(line, 50))}</p>" for line in LINES),
    "a word processor": "".join(f"<p class=MsoNormal><span lang=VI>{line}<o:p></o:p></span></p>" for line in LINES),
}


def records(source: str, name: str) -> list[Record]:
    """The fields of each value, blanks and letters as they are read."""
    fields = (
        (t.quote, t.subject.lower(), t.unit, t.kind, t.year or "", t.change, t.comparator)
        for t in extract(source, name=name).targets
    )
    return [tuple(" ".join(unicodedata.normalize("NFC", field).split()) for field in row) for row in fields]


@pytest.fixture(scope="module")
def expected() -> list[Record]:
    """The records of the text as it was typed."""
    found = records(PLAIN, "page.txt")
    assert len(found) == 21
    return found


@pytest.mark.parametrize("form", TEXTS)
def test_texts(form: str, expected: list[Record]) -> None:
    assert records(TEXTS[form], "page.md" if "bold" in form else "page.txt") == expected


@pytest.mark.parametrize("form", PAGES)
def test_pages(form: str, expected: list[Record]) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body>{MENU}<h1>{TITLE}</h1>{PAGES[form]}</body></html>"
    assert records(page, "page.html") == expected
