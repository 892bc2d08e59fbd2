"""Clean pages and compare: `python benchmarks/cleaning.py [TRUTH.jsonl PAGES] [--rounds N] [--misses]`.

TRUTH holds one page a line: `file` (or `doc`), snippets that must survive (`with`), that must not (`without`), and some
in their order (`order`). Texts are compared in NFC, blanks collapsed, zero-width characters dropped. Without arguments
the pages beside the checkout are measured, then those of corpus/.

with, without   share of snippets kept, of snippets left out
order           pages whose order holds
whole, pure     pages that lose nothing, that let nothing through; both: pages without any fault
pages/s, MB/s   processor time of the best round, all tools in one process, one after the other

Other extractors are measured too where they are installed: `pip install trafilatura readability-lxml resiliparse`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.clean import clean, render
from extractor.model import Media, Page

ROOT = Path(__file__).resolve().parent.parent
SETS = (
    (ROOT.parent / "shared" / "portal" / "truth.jsonl", ROOT.parent / "shared" / "portal" / "pages"),
    (ROOT / "corpus" / "gold" / "noise.jsonl", ROOT / "corpus" / "pages"),
)
ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\u2060"))
HEAD = (
    f"{'':18}{'with':>7}{'without':>9}{'order':>7}{'whole':>7}{'pure':>6}{'both':>6}"
    f"{'empty':>7}{'pages/s':>9}{'MB/s':>7}"
)
Extract = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A page with what must and what must not stand in its text."""

    name: str
    source: str
    kept: tuple[str, ...]
    left: tuple[str, ...]
    order: tuple[str, ...]


def read_cases(truth: Path, pages: Path) -> list[Case]:
    cases = []
    for line in truth.read_text("utf-8").splitlines():
        row = json.loads(line)
        name = str(row.get("file") or row["doc"])
        source = (pages / name).read_text("utf-8", errors="replace")
        snippets = (tuple(row["with"]), tuple(row["without"]), tuple(row["order"]))
        cases.append(Case(name, source, *snippets))
    return cases


def ours(name: str, source: str) -> str:
    kinds: dict[str, Media] = {".html": "text/html", ".md": "text/markdown"}
    media = kinds.get(Path(name).suffix, "text/plain")
    return render(clean(Page(name, source, media, sha256="")))


def others() -> Iterator[tuple[str, Extract]]:
    """Extractors that are installed; each takes HTML only, and is given every page."""
    modules: dict[str, Any] = {}
    for name in ("trafilatura", "readability", "resiliparse.extract.html2text"):
        try:
            modules[name] = importlib.import_module(name)
        except ImportError:
            print(f"(not installed: {name})")
    if found := modules.get("trafilatura"):
        yield "trafilatura", lambda _, source: found.extract(source) or ""
    if reader := modules.get("readability"):
        yield "readability-lxml", lambda _, source: _text(reader.Document(source).summary())
    if plain := modules.get("resiliparse.extract.html2text"):
        yield "resiliparse", lambda _, source: plain.extract_plain_text(source, main_content=True)


def _text(markup: str) -> str:
    """The text of a summary, blocks apart; readability gives HTML."""
    tree = importlib.import_module("lxml.html")
    return " ".join(tree.fromstring(markup).itertext())


def normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(ZERO_WIDTH).split())


def ordered(snippets: tuple[str, ...], text: str) -> bool:
    position = 0
    for snippet in snippets:
        position = text.find(normal(snippet), position) + 1
        if position == 0:
            return False
    return True


def measure(name: str, extract: Extract, cases: list[Case], *, rounds: int, misses: bool) -> tuple[str, float]:
    """One row of the table, and pages a second."""
    texts: list[str] = []
    best = float("inf")
    broken: set[str] = set()
    for _ in range(rounds):
        texts = []
        begun = time.process_time()
        for case in cases:
            try:
                texts.append(extract(case.name, case.source))
            except Exception as error:  # noqa: BLE001 - a tool that breaks on a page is measured, too
                texts.append("")
                broken.add(f"{case.name}: {type(error).__name__}")
        best = min(best, time.process_time() - begun)
    if broken:
        print(f"({name} broke on {len(broken)} pages, as on {min(broken)})")
    clean_texts = [normal(text) for text in texts]
    pairs = list(zip(cases, clean_texts, strict=True))
    lost = [[s for s in case.kept if normal(s) not in text] for case, text in pairs]
    noise = [[s for s in case.left if normal(s) in text] for case, text in pairs]
    if misses:
        for case, gone, through in zip(cases, lost, noise, strict=True):
            print(*(f"  {case.name} lost: {s}" for s in gone), sep="\n") if gone else None
            print(*(f"  {case.name} noise: {s}" for s in through), sep="\n") if through else None
    size = sum(len(case.source.encode()) for case in cases) / 1e6
    kept = 1 - sum(map(len, lost)) / sum(len(case.kept) for case in cases)
    left = 1 - sum(map(len, noise)) / sum(len(case.left) for case in cases)
    row = (
        f"{name:18}{kept:7.1%}{left:9.1%}{sum(ordered(c.order, t) for c, t in pairs):7d}"
        f"{sum(not x for x in lost):7d}{sum(not x for x in noise):6d}"
        f"{sum(not x and not y for x, y in zip(lost, noise, strict=True)):6d}"
        f"{sum(not t for t in clean_texts):7d}{len(cases) / best:9.0f}{size / best:7.1f}"
    )
    return row, len(cases) / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("truth", nargs="?", type=Path)
    parser.add_argument("pages", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    chosen = ((options.truth, options.pages),) if options.truth else SETS
    for truth, pages in chosen:
        if not truth.is_file():
            print(f"{truth}: not there, skipped")
            continue
        cases = read_cases(truth, pages)
        html = [case for case in cases if case.name.endswith(".html")]
        print(f"\n{truth}: {len(cases)} pages ({len(html)} HTML)\n{HEAD}")
        everything: list[tuple[str, Extract, list[Case]]] = [("chitieu", ours, html)]
        everything += [(name, extract, html) for name, extract in others()]
        if len(html) < len(cases):
            everything.append(("chitieu, all", ours, cases))
        speeds = {}
        for name, extract, some in everything:
            row, speeds[name] = measure(name, extract, some, rounds=options.rounds, misses=options.misses)
            print(row)
        if "trafilatura" in speeds:
            print(f"{speeds['chitieu'] / speeds['trafilatura']:.1f} times trafilatura's speed")


if __name__ == "__main__":
    main()
