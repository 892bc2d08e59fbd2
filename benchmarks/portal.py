"""Portal pages of places that do not exist: `python benchmarks/portal.py 5000 FOLDER`, or FILE.warc.gz.

Page number n is always the same page: one of the layouts of tests/layouts around a plan of our own wording, eight
items with headings and a table, every figure drawn by chance. Some pages have their letters decomposed.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import unicodedata
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))

from layouts.shells import SHELLS

from extractor.lexicon import settings

HEADS = ("Chỉ tiêu kinh tế", "Chỉ tiêu xã hội", "Chỉ tiêu môi trường")
VERBS = ("đạt", "đạt trên", "đạt ít nhất", "phấn đấu đạt", "giữ ở mức", "không quá", "khoảng")
HOST = "https://portal.example"


@cache
def _indicators() -> tuple[tuple[str, str], ...]:
    """Names of indicators with the spelling of their unit."""
    units = {entry["id"]: entry["name"] for entry in settings("units")["unit"]}
    return tuple((entry["name_vi"], units[entry["unit"]]) for entry in settings("indicators")["indicator"])


def page(number: int) -> bytes:
    """Page `number`, as a portal sends it."""
    chance = random.Random(number)
    year = chance.choice(range(2016, 2031))
    title = f"Kế hoạch phát triển kinh tế - xã hội năm {year} của xã Thử nghiệm {number}"
    shells = [shell for shell, _ in SHELLS.values()]
    text = shells[number % len(shells)](title, _body(chance, number, year))
    return (unicodedata.normalize("NFD", text) if number % 50 == 0 else text).encode()


def _body(chance: random.Random, number: int, year: int) -> str:
    chosen = chance.sample(_indicators(), 12)
    lines = [f"<p>Năm {year}, xã Thử nghiệm {number} đề ra các chỉ tiêu chủ yếu sau đây:</p>"]
    for at, (name, unit) in enumerate(chosen[:8]):
        if at % 3 == 0:
            lines.append(f"<p><b>{at // 3 + 1}. {HEADS[at // 3]}</b></p>")
        change = f", tăng {_number(chance, 20)}% so với năm {year - 1}" if chance.random() < 0.2 else ""
        lines.append(f"<p>- {name} {chance.choice(VERBS)} {_number(chance, 900)} {unit}{change}.</p>")
    cells = [("TT", "Chỉ tiêu", "Đơn vị tính", f"Thực hiện {year - 1}", f"Kế hoạch {year}")]
    for at, (name, unit) in enumerate(chosen[8:], 1):
        cells.append((str(at), name, unit, _number(chance, 900), _number(chance, 900)))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    return f"{''.join(lines)}<table border=1>{rows}</table>"


def _number(chance: random.Random, most: int) -> str:
    return f"{chance.uniform(1, most):.1f}".replace(".", ",")


def records(first: int, last: int) -> Iterator[bytes]:
    """Pages `first` up to `last` as the records of a .warc.gz, packed one by one."""
    for number in range(first, last):
        url = f"{HOST}/{number}"
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
            f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        yield gzip.compress(head.encode() + answer + b"\r\n\r\n", 6, mtime=0)


def write(place: Path, first: int, last: int) -> None:
    """Pages `first` up to `last` into a web archive (.warc.gz) or, a file a page, into a folder."""
    if place.name.endswith(".warc.gz"):
        with place.open("wb") as file:
            file.writelines(records(first, last))
        return
    for number in range(first, last):
        path = place / f"{number // 1000:03}" / f"{number:06}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page(number))


def main() -> None:
    """Write the pages that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("place", type=Path)
    options = parser.parse_args()
    write(options.place, 0, options.number)


if __name__ == "__main__":
    main()
