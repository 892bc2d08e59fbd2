"""Dask with two workers on this machine: `python benchmarks/cluster.py [--pages 1000]`.

Generated portal pages are ingested in this process, on a LocalCluster of two workers, and on one of which a worker gets
SIGKILL in the middle; every row of the three databases is compared, and so is what the search index answers.
Ends with 1 where rows differ or the worker was not killed while the run went on.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import portal
from kill import Rows, content

from extractor.ingest import ingest


def main() -> int:
    """Run the three, print what became of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        portal.write(folder / "pages", 0, options.pages)
        wanted, alone = _timed(folder, "inline.db", None)
        print(f"in this process       {options.pages / alone:8.1f} pages/s")
        same = [_on_cluster(folder, "two workers", options.pages, wanted, None)]
        same.append(_on_cluster(folder, "one of them killed", options.pages, wanted, alone / 4))
    return 0 if all(same) else 1


def _timed(folder: Path, name: str, scheduler: str | None) -> tuple[Rows, float]:
    """The rows of an ingest, and the seconds that it took."""
    began = time.monotonic()
    engine: Any = "inline" if scheduler is None else "dask"
    ingest([str(folder / "pages")], folder / name, engine=engine, scheduler=scheduler)
    return content(folder / name), time.monotonic() - began


def _on_cluster(folder: Path, title: str, pages: int, wanted: Rows, kill_after: float | None) -> bool:
    """Whether two workers, one of them killed after some seconds or none, make the same rows."""
    distributed: Any = import_module("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs="CRITICAL"
    ) as cluster:
        first = next(iter(cluster.workers.values())).pid
        killer = threading.Timer(kill_after or 0.0, os.kill, (first, signal.SIGKILL))
        if kill_after is not None:
            killer.start()
        found, seconds = _timed(folder, f"{title}.db", cluster.scheduler_address)
        in_time = kill_after is None or not killer.is_alive()
        killer.cancel()
    differing = [name for name, rows in wanted.items() if found.get(name) != rows]
    said = f"rows differ in {', '.join(differing)}" if differing else "the same rows"
    print(f"{title:21} {pages / seconds:8.1f} pages/s, {said}{'' if in_time else ', over before the kill'}", flush=True)
    return not differing and in_time


if __name__ == "__main__":
    sys.exit(main())
