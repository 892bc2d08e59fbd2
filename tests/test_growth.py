"""Time and memory grow with the text and not faster, whatever its shape; processor time, so that a busy machine is fair."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import composed
from extractor.context.scene import Scene
from extractor.flow import extract
from extractor.model import Trap
from extractor.subjects.above import dates_in

PAGE = (Path(__file__).parent.parent / "corpus" / "pages" / "quan-8-2024.txt").read_text("utf-8")
SMALL, TIMES = 4_000, 6
SHAPES = {
    "page": f"{PAGE}\n\n",
    "one line": f"{' '.join(PAGE.split())} ",
    "one line without a stop": re.sub(r"[.;:!?]\s", " ", f"{' '.join(PAGE.split())} "),
    "digits": "1234567890",
    "years gone by and now": "Xã sơ kết năm 2034. Năm 2031 xã có 2 chợ, đến nay có 5 chợ. ",
    "past terms": "Nhiệm kỳ 2021-2025 khá. Nhiệm kỳ qua thu 9 tỷ đồng. ",
    "numbers": "12 345 67 ",
    "values": "15,9% ",
    "heads of plain rows": "TT Chỉ tiêu ĐVT KH 2030 KH 2031\n",
    "plain rows": "TT Chỉ tiêu ĐVT KH 2030 KH 2031\n" + "1 Sản lượng lúa tấn 61.000 62.500\n" * 4,
    "heads of pairs": "Chỉ tiêu\nGiá trị\n",
    "pairs": "Chỉ tiêu\nGiá trị\n" + "Sản lượng lúa\n61 tấn\n" * 4,
    "years and values": "2030 1,5 2,5\n",
    "labels and values": "Sản lượng lúa 1,5 2,5\n",
    "a value a line": "Năm 2030\nNăm 2031\n" + "Sản lượng lúa\n1,5\n2,5\n" * 4,
    "columns of values": "               2030     2031\n" + "Sản lượng lúa   1,5      2,5\n" * 4,
    "columns that are counted": "TT\nChỉ tiêu\nKH 2030\nKH 2031\nA\nB\n1\n2\n3=2/1\n",
    "heads that repeat": "Huyện 2030 2031\nSố xã Số hộ Số xã Số hộ\n" + "An Hòa 6 61 7 71\n" * 4,
    "English lines": "Sản lượng lúa\nPaddy of all kinds 1,5 2,5\n",
    "lines that add up": "Diện tích: 900 ha\n\nLúa: 300 ha\n\nNgô: 600 ha\n\n",
    "lines below a large sum": "Diện tích: 90.000 ha\n" + "- Lúa: 3 ha\n" * 9,
    "rows that lack values": "Chỉ tiêu\n2030\n2031\n" + "Sản lượng lúa\n1,5\nSản lượng ngô\n2,5\nSố hộ\n1,5\n2,5\n" * 2,
    "entities": "&#xD800;<th>",
    "marked labels": "Chỉ tiêu\nĐVT\n" + "- Sản lượng lúa\n61 tấn\n" * 4,
}

TOLD = "Trong 6 tháng đầu năm, sản lượng tăng 11%. Doanh thu đạt 44 tỷ đồng, tăng 5% so với cùng kỳ.\n\n"
FRONTS = {
    "a title that pledges": "Phấn đấu năm 2033, mức bán lẻ đạt 99 tỷ đồng\n\n",
    "a date": "Bán lẻ tăng khá\n\n27/06/2033\n\n",
    "a congress": "Đại hội Đảng bộ xã lần thứ nhất, nhiệm kỳ 2035-2040\n\n",
}


def seconds(text: str) -> float:
    """Processor seconds of one run."""
    start = time.process_time()
    extract(text, name="page.txt")
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_linear_in_length(shape: str) -> None:
    small = (SHAPES[shape] * SMALL)[:SMALL]
    extract(small[:2_000], name="page.txt")  # tables are compiled at first use
    once = max(0.01, min(seconds(small), seconds(small)))
    assert any(seconds(small * TIMES) < 3 * TIMES * once for _ in range(3))  # a slow moment is not a slow stage


@pytest.mark.parametrize("front", FRONTS)
def test_time_is_linear_in_length_below(front: str) -> None:
    small, large = (FRONTS[front] + TOLD * times for times in (40, 40 * TIMES))
    extract(small[:2_000], name="page.txt")
    once = max(0.01, min(seconds(small), seconds(small)))
    assert any(seconds(large) < 2 * TIMES * once for _ in range(3))


def test_time_is_linear_in_a_line_that_the_next_may_go_on_with() -> None:
    small, large = (f"Xã họp bàn\n{'1' * length} ha\n{'2' * length} ha\n" for length in (2_000, 2_000 * TIMES))
    extract(small, name="page.txt")  # tables are compiled at first use
    once = max(0.01, min(seconds(small), seconds(small)))
    assert any(seconds(large) < 2 * TIMES * once for _ in range(3))


def test_a_long_text_is_asked_once_whether_its_letters_are_composed() -> None:
    before = composed._is_composed.cache_info().misses
    extract("Thu ngân sách 6 tháng đạt 9 tỷ đồng; chi tăng 7% so với năm 2031.\n\n" * 99, name="page.txt")
    assert composed._is_composed.cache_info().misses - before <= 3  # as it is read, cleaned and joined


class Kept(list[Trap]):
    """A list that may be looked up, and not walked through."""

    def __iter__(self) -> Iterator[Trap]:
        raise AssertionError("walked through")


def test_the_dates_of_a_statement_are_looked_up() -> None:
    text = "Ngày 5/9 thu 7%. Trước ngày 30/9 chi 8%."
    document = extract(text, name="page.txt")
    statement = document.statements[1]
    words = document.words[1]
    assert words is not None
    places = [match.start() for match in re.finditer(r"\d+/9", text)]
    dates = Kept(Trap(place, place + 4, "day_and_month") for place in places)
    found = dates_in(Scene(statement, words, (), ()), dates)
    assert [words.span(*each) for each in found] == ["Trước ngày 30/9"]


def test_a_line_of_five_megabytes() -> None:
    line = "kế hoạch phát triển kinh tế xã hội " * 110_000 + "đạt 95% kế hoạch."
    start = time.process_time()
    document = extract(line, name="page.txt")
    assert time.process_time() - start < 30
    assert [target.quote for target in document.targets] == ["95%"]
    assert max(s.end - s.start for s in document.statements) <= 2_100


def test_a_page_of_a_megabyte_takes_less_than_200_megabytes(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE * (125_000 // len(PAGE.encode()) + 1), "utf-8")  # an eighth: what is linear, eight times so
    code = (
        "import re, sys; from extractor.flow import extract; from pathlib import Path;"
        "extract('Thu 5%.'); sys.argv[1:] and extract(Path(sys.argv[1]));"
        r"print(re.search(r'VmHWM:\s*(\d+)', Path('/proc/self/status').read_text())[1])"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("peak memory is read from /proc, which this system has not")
    peaks = [
        int(subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True).stdout)
        for arguments in ([], [str(page)])
    ]
    assert peaks[0] + 8 * (peaks[1] - peaks[0]) < 200 * 1024
