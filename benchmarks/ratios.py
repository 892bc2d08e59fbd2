"""Ratios of speed held against benchmarks/ratios.toml: seconds are of one machine, ratios travel."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

STORED = Path(__file__).with_name("ratios.toml")
WORSE = 0.15  # share of a stored ratio that may be lost before a run fails
HEAD = """\
# Ratios that no benchmark may fall more than 15 % below, a table a benchmark (benchmarks/ratios.py). Both sides of a
# ratio are processor time of one run on one machine, ours under the line, so that more is better: "text / grammar" is
# our speed as a share of a bare regular expression's, "growth" the speed at the largest size as a share of that at the
# smallest (1: linear). Written by `python benchmarks/speed.py --update` and the like; a ratio that was not measured
# (a peer is not installed) keeps its line.
"""

Ratios = Mapping[str, float]


def stored(benchmark: str, path: Path = STORED) -> Ratios:
    """The stored ratios of a benchmark; empty where there are none."""
    tables = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return {name: float(ratio) for name, ratio in tables.get(benchmark, {}).items()}


def fallen(measured: Ratios, floor: Ratios) -> list[str]:
    """One line for each measured ratio that is more than WORSE below its stored one."""
    return [
        f"{name}: {measured[name]:.4g} is more than {WORSE:.0%} below the stored {ratio:.4g}"
        for name, ratio in floor.items()
        if name in measured and measured[name] < ratio * (1 - WORSE)
    ]


def store(benchmark: str, measured: Ratios, path: Path = STORED) -> None:
    """Store the ratios of a benchmark, beside those of the others and its own that were not measured."""
    tables = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    tables[benchmark] = {**tables.get(benchmark, {}), **measured}
    lines = [HEAD]
    for name, ratios in sorted(tables.items()):
        lines.append(f"\n[{name}]\n")
        lines += [f'"{key}" = {ratio:.4g}\n' for key, ratio in sorted(ratios.items())]
    path.write_text("".join(lines), "utf-8")
