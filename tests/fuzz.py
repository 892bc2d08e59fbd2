"""Fuzz every stage: `python tests/fuzz.py [--minutes N] [--seed N] [--keep FOLDER]`.

Good pages and files (those of the tests, of corpus/ and of ../shared where it is there) are damaged at random, read,
analysed and rendered. A finding is an exception that is no PageError, a broken promise of the model, more
than --seconds of processor time, or a process that dies. Each is kept in FOLDER with what it showed; the exit code is 1
where there was one. The same seed tries the same inputs in the same order.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import hashlib
import json
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from layouts.bodies import BODIES, LISTINGS, TITLE
from layouts.shells import SHELLS
from making import docx, paragraph, pdf, record, scanned_pdf, warc_gz, zipped

from extractor.clean import render
from extractor.flow import analyse
from extractor.model import Document, Page, PageError
from extractor.read import pages

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "corpus" / "pages", ROOT.parent / "shared" / "portal" / "pages", ROOT.parent / "shared" / "text")
LARGEST_SEED = 400_000  # bytes; damage to a larger page shows nothing that a smaller one does not
MEMORY = 6 << 30  # bytes that a worker may take before it is a finding
# fmt: off
TOKENS = (
    b"<div>", b"</div>", b"<table>", b"</table>", b"<tr>", b"<td colspan=3>", b"<td rowspan=0>", b"</td>", b"<th>",
    b"<ul>", b"<ol start=-9 reversed>", b"<ol type=a start=999999999>", b"<li value=x>", b"</li>", b"<p hidden>",
    b"<b>", b"</b>", b"<a href=x>", b"</a>", b"<br>", b"<hr/>", b"<h1>", b"</h1>", b"<nav>", b"<main>", b"</body>",
    b"<script>", b"</script>", b"<style>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<template>", b"<svg>", b"<math>",
    b"<select><option>", b"<textarea>", b"<frameset>", b"<plaintext>", b"<title>", b"<xml>", b"&lt;p&gt;", b"&lt;/p&gt;",
    b"&amp;", b"&#0;", b"&#xD800;", b"&#1114112;", b"&nbsp;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b", b"\r", b"\x0c",
    b"\xe2\x80\xa8", b"\xcc\x81", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"\xc6\xa3", b"\xc3\x90", b"|", b"| --- |\n", b"\t",
    b"\n\n", b"# ", b"- ", b"1. ", b"a) ", b"I. ", b"**", b"__", b"[a](b)", b"![](c)", b"99999999999999999999", b"-1", b"%",
    b"style='display:none'", b"_", b"*", b"(", b")", b"0", b"http://a.vn/b", b"]", b"\n", b"class=menu", b"role=navigation", b"id=content", b"Content-Length: 99999999\r\n",
    "Số: 12/KH-UBND".encode(), "ngày 31 tháng 02 năm 2021".encode(), "Lượt xem: 5".encode(), "Tin liên quan".encode(),
    "TỈNH AN BÌNH".encode(), "QUẬN 8".encode(), "giai đoạn 2021 - 2025".encode(), "năm".encode(),
    "Céng hßa x· héi".encode(), "Vieät Nam".encode(), "TÃ¡Â»Â·".encode(),
)
# fmt: on


def seeds() -> dict[str, bytes]:
    """Good inputs by name; the suffix says how they are read."""
    made: dict[str, bytes] = {}
    markups = {**BODIES, **LISTINGS}
    for shell, (around, _) in SHELLS.items():
        for body, (markup, _) in markups.items():
            made[f"{shell}-{body}.html".replace(" ", "-")] = around(TITLE, markup).encode()
    for folder in FOLDERS:
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.is_file() and path.stat().st_size <= LARGEST_SEED:
                made[path.name] = path.read_bytes()
    line = "Thu ngân sách đạt 100% dự toán"
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    word = docx(paragraph(line, item) * 3 + f"<w:tbl><w:tr><w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>")
    page = made["old-tables-paragraphs.html"]
    answer = record("http://anbinh.gov.vn/1", page)
    ruled = pdf(
        [[(line, 60.0, 700.0, 12.0), ("95%", 65.0, 650.0, 12.0)]] * 2, [(60, 640, 300, 640), (60, 660, 300, 660)]
    )
    files = {
        "plan.docx": word,
        "plan.pdf": ruled,
        "scan.pdf": scanned_pdf(),
        "all.zip": zipped({"a.html": page, "b.docx": word, "c.txt": line, "d/e.md": "# " + line}),
        "crawl.warc": answer * 2,
        "crawl.warc.gz": warc_gz([answer, answer]),
        "crawl.wacz": zipped({"datapackage.json": "{}", "archive/a.warc.gz": warc_gz([answer])}),
        "page.html.gz": gzip.compress(page, mtime=0),
    }
    for number in range(12):  # as many chances as the pages have
        made.update({f"{number}-{name}": data for name, data in files.items()})
    return made


Change = Callable[[random.Random, bytearray], None]


def _flip(chance: random.Random, data: bytearray) -> None:
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 10, 300, 5_000))]


def _truncate(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(1, len(data) + 1) :]


def _token(chance: random.Random, data: bytearray) -> None:
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(data) + 1)
        data[place:place] = chance.choice(TOKENS)


def _many(chance: random.Random, data: bytearray) -> None:
    """Tokens said over and over: nesting, long runs."""
    place = chance.randrange(len(data) + 1)
    piece = b"".join(chance.choices(TOKENS, k=chance.randint(1, 4)))
    data[place:place] = piece * chance.choice((20, 300, 4_000))


def _double(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    data[start:start] = data[start : start + chance.choice((5, 200, 3_000))] * chance.choice((1, 2, 40))


def _move(chance: random.Random, data: bytearray) -> None:
    start, place = chance.randrange(len(data)), chance.randrange(len(data))
    piece = data[start : start + chance.choice((20, 400, 4_000))]
    del data[start : start + len(piece)]
    data[place:place] = piece


def _splice(others: dict[str, bytes], chance: random.Random, data: bytearray) -> None:
    other = others[chance.choice(list(others))]
    start = chance.randrange(len(other))
    place = chance.randrange(len(data) + 1)
    data[place : place + chance.choice((0, 1_000))] = other[start : start + chance.choice((50, 2_000, 20_000))]


def _recode(chance: random.Random, data: bytearray) -> None:
    """Read with one character set and written with another, as portals do."""
    read, written = chance.choice(
        (("latin-1", "utf-8"), ("utf-8", "utf-16"), ("utf-8", "cp1258"), ("utf-8", "latin-1"))
    )
    data[:] = data.decode(read, "replace").encode(written, "replace")


CHANGES: tuple[Change, ...] = (_flip, _cut, _truncate, _token, _token, _many, _double, _move, _recode)


def inputs(seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged inputs without end."""
    good = seeds()
    names = list(good)
    chance = random.Random(seed)
    changes: tuple[Change, ...] = (*CHANGES, functools.partial(_splice, good))
    while True:
        name = chance.choice(names)
        data = bytearray(good[name])
        for _ in range(chance.choice((1, 1, 2, 3, 5))):
            if data:
                chance.choice(changes)(chance, data)
        yield name, bytes(data)


def attempt(name: str, data: bytes) -> None:
    """Read, run all stages, render; raises where something is broken that was promised."""
    for found in pages(data, name=name):
        if not isinstance(found, Page):
            assert found.reason, "a problem without a reason"
            assert found.remedy, "a problem without a remedy"
            continue
        try:
            document = analyse(found)
        except PageError:
            continue
        check_blocks(document)
        for target in document.targets:
            assert document.text[target.start : target.end] == target.quote, "a quote that is not in the text"
            assert any(map(str.isalnum, target.quote)), "a value without a number"
        assert json.loads(render(document, "json"))
        render(document, "markdown")


def check_blocks(document: Document) -> None:
    """Blocks lie in order inside the text, noise has its reason, cells lie in their table."""
    end = 0
    assert document.blocks, "a page without blocks"
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text), "blocks out of order"
        assert (block.kind == "noise") == (block.reason is not None), "noise without a reason"
        end = block.end
        for cell in block.table.cells if block.table else ():
            assert block.start <= cell.start <= cell.end <= block.end, "a cell outside its table"


class TooSlow(BaseException):
    """Raised by the clock; no handler of ours may catch it."""


def _ring(_: int, __: FrameType | None) -> None:
    raise TooSlow


def work(seed: int, until: float, seconds: float, keep: Path) -> None:
    """Try inputs until the time is up. What is being tried is written down first, for the case of a crash."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _ring)
    seen: set[str] = set()
    done = 0
    for name, data in inputs(seed):
        if time.time() > until:
            break
        (keep / "current").write_bytes(data)
        (keep / "current.name").write_text(name)
        shown = ""
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            attempt(name, data)
        except TooSlow:
            shown = f"more than {seconds} s\n{traceback.format_exc()}"
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            shown = traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        done += 1
        place = "".join(shown.splitlines()[-3:])
        if shown and place not in seen:
            seen.add(place)
            save(keep, name, data, shown)
        if done % 500 == 0:
            print(f"{done} inputs, {len(seen)} findings", flush=True)
    print(f"{done} inputs with seed {seed}, {len(seen)} findings", flush=True)


def save(keep: Path, name: str, data: bytes, shown: str) -> None:
    """Keep an input and what it showed."""
    digest = hashlib.sha256(data).hexdigest()[:12]
    (keep / f"found-{digest}-{name}").write_bytes(data)
    (keep / f"found-{digest}.txt").write_text(f"{name}\n{shown}")
    print(f"found {digest} {name}: {shown.strip().splitlines()[-1]}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=10.0, help="processor time of one input")
    parser.add_argument("--keep", type=Path, default=ROOT / "output" / "fuzz")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    until, seed = time.time() + 60 * options.minutes, options.seed
    while time.time() < until:
        worker = multiprocessing.Process(target=work, args=(seed, until, options.seconds, options.keep))
        worker.start()
        worker.join()
        if worker.exitcode:
            name = (options.keep / "current.name").read_text()
            save(options.keep, name, (options.keep / "current").read_bytes(), f"process ended with {worker.exitcode}")
        seed += 1_000_003
    return 1 if list(options.keep.glob("found-*")) else 0


if __name__ == "__main__":
    sys.exit(main())
