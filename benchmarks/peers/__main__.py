"""Run chitieu and its peers on one text: `python benchmarks/peers [PEER ...] [--install] [--text FILE --gold FILE]`.

Prints what each finds of the gold values, with unit, with lower bounds and ranges, what it finds beside them, and how
fast it is, processor time on one core in this run. Without --text the page beside the checkout is taken, else the page
of corpus/ whose gold has offsets and most records. A peer that is not installed, or breaks, is named and left out.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from peers.environments import ENVIRONMENTS, OURS, PEERS, UnavailableError, ask, install  # noqa: E402
from peers.scoring import Quality, compare  # noqa: E402

SEED = ROOT.parent / "shared"
BEFORE = 6000  # characters of another page that everyone reads first, so that no start-up is timed
HEAD = f"{'':14}{'values':>9}{'+ unit':>9}{'bounds':>9}{'ranges':>9}{'false':>7}{'F1':>7}{'MB/s':>9}{'of chitieu':>12}"


def page_and_gold(text: Path | None, gold: Path | None) -> tuple[Path, list[dict[str, Any]]]:
    """The page to measure on, and its gold records that have offsets."""
    if text is None and (SEED / "gold" / "seed.jsonl").exists():
        gold = SEED / "gold" / "seed.jsonl"
        text = next((SEED / "seeds").glob("*.txt"))
    gold = gold or ROOT / "corpus" / "gold" / "targets.jsonl"
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["start"] is not None]
    if text is None:
        name, _ = collections.Counter(row["doc"] for row in rows).most_common(1)[0]
        text = ROOT / "corpus" / "pages" / name
    return text, [row for row in rows if row["doc"] == text.name]


def line_of(name: str, quality: Quality, speed: float, share: float) -> str:
    """One row of the table."""
    counts = (
        f"{quality.values}/{quality.gold}",
        f"{quality.units}/{quality.gold}",
        f"{quality.bounds}/{quality.lower_bounds}",
        f"{quality.ranges}/{quality.gold_ranges}",
    )
    cells = "".join(f"{count:>9}" for count in counts)
    return f"{name:14}{cells}{quality.false:7}{quality.f1:7.2f}{speed:9.3f}{share:12.3f}"


def main() -> None:
    """Install what is asked for, ask everyone, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("peers", nargs="*", metavar="PEER", help=f"of {', '.join(PEERS)}; all without one")
    parser.add_argument("--install", action="store_true", help="first make an environment for each peer")
    parser.add_argument("--environments", type=Path, default=ENVIRONMENTS)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    chosen = tuple(options.peers or PEERS)
    if unknown := sorted(set(chosen) - set(PEERS)):
        parser.error(f"no such peer: {', '.join(unknown)}; there are {', '.join(PEERS)}")
    path, gold = page_and_gold(options.text, options.gold)
    text = path.read_text("utf-8")
    before = min((ROOT / "corpus" / "pages").glob("*.txt")).read_text("utf-8")[:BEFORE]
    size = len(text.encode()) / 1e6
    print(f"{path.name}: {size:.3f} MB, {len(gold)} gold records\n{HEAD}")
    ours = 0.0
    left_out: list[str] = []
    for name in (*OURS, *chosen):
        try:
            if options.install and name in PEERS:
                install(name, options.environments)
            found = ask(name, text, before, options.environments)
        except UnavailableError as error:
            left_out.append(str(error))
            continue
        speed = size / max(found.seconds, 1e-6)
        ours = ours or speed
        print(line_of(name, compare(found.items, gold), speed, speed / ours), flush=True)
    print(*left_out, sep="\n")


if __name__ == "__main__":
    main()
