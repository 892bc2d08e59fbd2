"""Speed of text to records on one core, beside a bare regex and, where installed, quantulum3.

`python benchmarks/speed.py`. The text is the project's own pages repeated to about one megabyte. Each row is processor
time, best of three, in one run; machines differ, so the ratio is the figure to quote.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from extractor.flow import extract

CORPUS = Path(__file__).parent.parent / "corpus" / "pages"
BARE = re.compile(r"\d+(?:[.,]\d+)*(?:\s*-\s*\d+(?:[.,]\d+)*)?\s*(?:%|[^\W\d_]+(?: [^\W\d_]+)?)?")


def sample(megabytes: float) -> str:
    """Plan text of about this size: the corpus's plain pages, repeated."""
    once = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    times = max(1, round(megabytes * 1e6 / len(once.encode())))
    return "\n\n".join([once] * times)


def best(action: Callable[[], object], times: int = 3) -> float:
    """Least processor seconds of several runs."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        action()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    """Measure and print a table; `--json` prints one JSON line instead."""
    text = sample(1.0)
    size = len(text.encode()) / 1e6
    extract(text[:20_000], name="warm-up")
    rows = {
        "chitieu, text to records": size / best(lambda: extract(text, name="sample")),
        "bare regex, numbers and next words": size / best(lambda: BARE.findall(text)),
    }
    half = sample(0.5)
    rows["chitieu, half the text"] = len(half.encode()) / 1e6 / best(lambda: extract(half, name="half"))
    if importlib.util.find_spec("quantulum3"):
        from quantulum3 import parser  # type: ignore[import-not-found,unused-ignore]

        part = sample(0.05)[:50_000]
        rows["quantulum3"] = len(part.encode()) / 1e6 / best(lambda: parser.parse(part), 1)
    tracemalloc.start()
    extract(text, name="sample")
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    if "--json" in sys.argv:
        print(json.dumps({"megabytes_a_second": rows, "peak_megabytes": peak}))
        return
    for name, speed in rows.items():
        print(f"{name:38} {speed:8.2f} MB/s")
    if "quantulum3" in rows:
        print(f"chitieu / quantulum3: {rows['chitieu, text to records'] / rows['quantulum3']:.1f} x")
    print(f"peak memory for {size:.1f} MB of text: {peak:.0f} MB")


if __name__ == "__main__":
    main()
