"""Speed, growth, start-up and memory of extraction: `python benchmarks/speed.py [--page FILE] [--texts FOLDER]`.

Everything is processor time on one core in one run, the best of several, beside a named peer or floor:

text       plan text to linked records (a page of corpus/, or --page, repeated), and dense text (all text pages of
           corpus/), beside one regular expression and, where `python benchmarks/peers --install` made its environment,
           quantulum3; unseen text (these texts, or those of --texts) as a process meets it that has read another page
HTML       pages of corpus/ to records, beside a bare parse by lxml and, where installed, trafilatura's extraction
start-up   the command on a small page, to its last record, beside a Python that does nothing
growth     speed at 10 and 100 times the text as a share of that at once; a page on one line, a page of digits
memory     peak of a process that extracts from a page of one megabyte

Machines differ, so only ratios are held: against benchmarks/ratios.toml, and the run fails where one is more than 15 %
worse. `--update` stores what was measured. Figures of another --page or --texts are printed and held against nothing.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ratios
from lxml import html
from peers.environments import UnavailableError, ask

from extractor.flow import extract

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "corpus" / "pages"
BARE = re.compile(r"\d+(?:[.,]\d+)*(?:\s*-\s*\d+(?:[.,]\d+)*)?\s*(?:%|[^\W\d_]+(?: [^\W\d_]+)?)?")
PAGE = PAGES / "quan-8-2024.txt"
ROUNDS = 3
GROWTH = (1, 10, 100)

Figures = dict[str, float]


def best(action: Callable[[], object], times: int = ROUNDS) -> float:
    """Least processor seconds of several runs."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        action()
        seconds.append(time.process_time() - start)
    return max(min(seconds), 1e-9)


def repeated(once: str, megabytes: float) -> str:
    """A text repeated to about this size."""
    return "\n\n".join([once] * max(1, round(megabytes * 1e6 / len(once.encode()))))


def megabytes(text: str) -> float:
    """Size of a text in UTF-8."""
    return len(text.encode()) / 1e6


def speed(text: str, action: Callable[[str], object], times: int = ROUNDS) -> float:
    """Megabytes a second of an action on a text."""
    return megabytes(text) / best(lambda: action(text), times)


def records(text: str) -> object:
    """The flow from text to records."""
    return extract(text, name="page.txt")


def unseen(texts: Path) -> float:
    """Megabytes a second of a process on the texts of a folder that it meets for the first time, but for its tables."""
    code = (
        "import sys, time; from extractor.flow import extract; from pathlib import Path;"
        "extract(Path(sys.argv[1])); start = time.process_time();"
        "[extract(Path(name)) for name in sys.argv[2:]]; print(time.process_time() - start)"
    )
    paths = [path for path in sorted(texts.iterdir()) if path.suffix in (".txt", ".md") and path != PAGE]
    seconds = min(float(child(code, str(PAGE), *map(str, paths))[1]) for _ in range(ROUNDS))
    return sum(path.stat().st_size for path in paths) / 1e6 / seconds


def of_text(page: str, dense: str, texts: Path) -> Figures:
    """Megabytes a second from text to records, and of the peers on the same text."""
    text = repeated(page, 0.3)
    found = {
        "text": speed(text, records),
        "grammar": speed(text, BARE.findall),
        "dense text": speed(dense, records),
        "grammar, dense": speed(dense, BARE.findall),
        "unseen text": unseen(texts),
    }
    try:
        found["quantulum3"] = megabytes(page) / ask("quantulum3", page, dense[:2000]).seconds
    except UnavailableError as error:
        print(error)
    return found


def of_html(sources: list[bytes]) -> Figures:
    """Megabytes a second from HTML to records, and of a bare parse and trafilatura's extraction."""
    size = sum(map(len, sources)) / 1e6

    def each(action: Callable[[bytes], object]) -> float:
        return size / best(lambda: [action(source) for source in sources])

    found = {
        "HTML": each(lambda source: extract(source, name="page.html")),
        "lxml": each(lambda source: html.fromstring(source).text_content()),
    }
    if importlib.util.find_spec("trafilatura"):
        found["trafilatura"] = each(importlib.import_module("trafilatura").extract)
    return found


def child(code: str, *arguments: str) -> tuple[float, str]:
    """Processor seconds of a Python program, start-up included, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code, *arguments]
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # compiled files are kept, as for everybody
    printed = subprocess.run(command, capture_output=True, check=True, text=True, env=kept).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, printed


def of_start() -> Figures:
    """Seconds of the command on a small page, and of a Python that does nothing."""
    small = min(PAGES.glob("*.html"), key=lambda path: path.stat().st_size)
    command = "import sys; from extractor.cli import main; sys.argv[0] = 'chitieu'; main()"
    arguments = ("extract", str(small), "--format", "jsonl")
    return {
        "start-up": min(child(command, *arguments)[0] for _ in range(ROUNDS)),
        "bare Python": min(child("pass")[0] for _ in range(ROUNDS)),
    }


def of_growth(page: str) -> Figures:
    """Megabytes a second by size and shape of the text."""
    line = " ".join(page.split())
    shapes = {f"{times} x": repeated(page, 0.02 * times) for times in GROWTH}
    shapes["one line of 1 MB"] = repeated(line, 1).replace("\n\n", " ")
    shapes["digits, 0.1 MB"] = "1234567890 " * 10_000
    shapes["digits, 1 MB"] = "1234567890 " * 100_000
    return {name: speed(text, records, 2 if len(text) > 2e5 else ROUNDS) for name, text in shapes.items()}


def of_memory(page: str) -> Figures:
    """Peak megabytes of a process that extracts from a page of 1 MB, and of one that only imports the flow."""
    code = (
        "import re, sys; from extractor.flow import extract; from pathlib import Path;"
        "sys.argv[1:] and extract(Path(sys.argv[1]));"
        "print(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    path = ROOT / "output" / "speed-page.txt"
    path.write_text(repeated(page, 1.0), "utf-8")
    try:
        return {"peak for 1 MB": int(child(code, str(path))[1]) / 1024, "peak for nothing": int(child(code)[1]) / 1024}
    finally:
        path.unlink()


def compared(text: Figures, pages: Figures, start: Figures, growth: Figures, memory: Figures) -> Figures:
    """The ratios of the figures; more is better in each."""
    found = {
        "text / grammar": text["text"] / text["grammar"],
        "dense text / grammar": text["dense text"] / text["grammar, dense"],
        "unseen text / grammar": text["unseen text"] / text["grammar, dense"],
        "HTML / lxml": pages["HTML"] / pages["lxml"],
        "bare Python / start-up": start["bare Python"] / start["start-up"],
        "growth, 10 x": growth["10 x"] / growth["1 x"],
        "growth, 100 x": growth["100 x"] / growth["1 x"],
        "growth, one line": growth["one line of 1 MB"] / growth["1 x"],
        "growth, digits": growth["digits, 1 MB"] / growth["digits, 0.1 MB"],
        "page / memory": 1 / (memory["peak for 1 MB"] - memory["peak for nothing"]),
    }
    if "quantulum3" in text:
        found["text / quantulum3"] = text["text"] / text["quantulum3"]
    if "trafilatura" in pages:
        found["HTML / trafilatura"] = pages["HTML"] / pages["trafilatura"]
    return found


def main() -> int:
    """Measure, print, compare with what is stored."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures and ratios there")
    parser.add_argument("--update", action="store_true", help="store the ratios measured")
    parser.add_argument("--page", type=Path, default=PAGE, help="plan text to measure on")
    parser.add_argument("--texts", type=Path, default=PAGES, help="folder of texts to measure on at first sight")
    options = parser.parse_args()
    page = options.page.read_text("utf-8")
    dense = "\n\n".join(path.read_text("utf-8") for path in sorted(PAGES.glob("*.txt")))
    records(dense[:20_000])  # tables are compiled at first use, which is start-up
    figures = {
        "text": of_text(page, dense, options.texts),
        "HTML": of_html([path.read_bytes() for path in sorted(PAGES.glob("*.html"))]),
        "start-up": of_start(),
        "growth": of_growth(page),
        "memory": of_memory(page),
    }
    units = {"start-up": "s", "memory": "MB"}
    for name, rows in figures.items():
        print(*(f"{name:10} {row:20} {value:10.3f} {units.get(name, 'MB/s')}" for row, value in rows.items()), sep="\n")
    measured = compared(*figures.values())
    print(*(f"{name:32} {ratio:10.4g}" for name, ratio in measured.items()), sep="\n")
    if options.json:
        options.json.write_text(json.dumps({"figures": figures, "ratios": measured}, indent=2) + "\n", "utf-8")
    if options.update:
        ratios.store("speed", measured)
        return 0
    own = options.page == PAGE and options.texts == PAGES
    worse = ratios.fallen(measured, ratios.stored("speed")) if own else []
    print(*worse, sep="\n")
    return 1 if worse else 0


if __name__ == "__main__":
    raise SystemExit(main())
