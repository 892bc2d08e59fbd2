"""Run the flow over annotated pages and hold it to the floors of corpus/floors.toml: `python benchmarks/gate.py`.

The corpus is always measured; the development sets beside the checkout (../shared) where they are. Prints F1 by field
beside its floor, then what was gained and lost since the stored state (corpus/gold/state.jsonl), quote by quote, and
fails below a floor. `--update` stores the state and raises the floors to a little below what was measured; it lowers
none, and refuses below one, but with `--allow-regression`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from score import FIELDS, Comparison, Match, Row, compare, rows_of

from extractor.flow import extract
from extractor.record import records

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "corpus" / "floors.toml"
STATE = ROOT / "corpus" / "gold" / "state.jsonl"
MARGIN = 0.004  # a floor stands this far below what was measured when it was set
HEAD = """# F1 below which no field may fall (benchmarks/gate.py, tests/test_gate.py). Raised by
# `python benchmarks/gate.py --update`, lowered only with `--allow-regression`. `gold`: fingerprint of the records
# that the floors were measured on.
"""

Floors = Mapping[str, Mapping[str, float | str]]
State = Mapping[tuple[str, str, int], frozenset[str]]  # set, document, place in it -> fields that were right


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated documents: the records, the folders that hold the documents, and what is annotated of each."""

    name: str
    gold: Path
    folders: tuple[Path, ...]
    documents: Path | None = None

    def measure(self) -> Comparison:
        """The flow's records of every document against gold."""
        gold = _rows(self.gold)
        about = _rows(self.documents) if self.documents else []
        names = sorted({str(row["doc"]) for row in (*gold, *about)})
        found = [row for name in names for row in records(extract(self.path(name)))]
        return compare(gold, found, about)

    def path(self, name: str) -> Path:
        """The file of one document; raises FileNotFoundError with the folders looked in."""
        for folder in self.folders:
            if (folder / name).exists():
                return folder / name
        places = ", ".join(map(str, self.folders))
        raise FileNotFoundError(f"{self.gold}: names {name!r}, which is not in {places}; put it there")

    def fingerprint(self) -> str:
        """Twelve digits that change with the gold records."""
        return hashlib.sha256(self.gold.read_bytes()).hexdigest()[:12]


CORPUS = GoldSet("corpus", ROOT / "corpus" / "gold" / "targets.jsonl", (ROOT / "corpus" / "pages",))
SEED = GoldSet("seed", SHARED / "gold" / "seed.jsonl", (SHARED / "seeds",))
DEV = GoldSet(
    "dev",
    SHARED / "gold" / "dev.jsonl",
    (SHARED / "text", SHARED / "portal" / "pages"),
    SHARED / "gold" / "dev_docs.jsonl",
)
SETS = (CORPUS, SEED, DEV)


def _rows(path: Path) -> list[dict[str, object]]:
    return rows_of(path.read_text(encoding="utf-8").splitlines())


def present() -> list[GoldSet]:
    """The sets whose gold is on this machine."""
    return [each for each in SETS if each.gold.is_file()]


def floors(path: Path = FLOORS) -> Floors:
    """The stored floors by set; empty where none were stored."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def below(measured: Mapping[str, Comparison], stored: Floors) -> list[str]:
    """One line for each field that is under its floor."""
    return [
        f"{name}: {field} F1 {result.f1(field):.4f} is below its floor {floor:.3f}"
        for name, result in measured.items()
        for field in FIELDS
        if isinstance(floor := stored.get(name, {}).get(field), float) and result.f1(field) < floor
    ]


def raised(measured: Mapping[str, Comparison], stored: Floors, prints: Mapping[str, str], *, lower: bool) -> Floors:
    """The floors after a run: a little below what was measured; below the old ones only where `lower` allows it."""
    table = {name: dict(old) for name, old in stored.items()}
    for name, result in measured.items():
        old = table.get(name, {})
        table[name] = {"gold": prints[name]}
        for field in FIELDS:
            new = math.floor((result.f1(field) - MARGIN) * 1000) / 1000
            floor = old.get(field)
            table[name][field] = max(new, floor) if isinstance(floor, float) and not lower else new
    return table


def write_floors(table: Floors, path: Path = FLOORS) -> None:
    """Store floors, one table a set, fields in their order."""
    lines = [HEAD]
    for name, fields in table.items():
        lines.append(f"\n[{name}]\n")
        lines += [f"{key} = {json.dumps(value)}\n" for key, value in fields.items()]
    path.write_text("".join(lines), encoding="utf-8")


def placed(matches: Iterable[Match]) -> Iterator[tuple[str, int, Match]]:
    """Each match with its document and its place: the offset of the quote, or its number on a page without offsets."""
    count: dict[str, int] = {}
    for match in matches:
        name, start = match.gold["doc"], match.gold.get("start")
        count[name] = count.get(name, -1) + 1
        yield name, count[name] if start is None else start, match


def read_state(path: Path = STATE) -> State:
    """What was right when the state was stored."""
    if not path.exists():
        return {}
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(row["set"], row["doc"], row["at"]): frozenset(FIELDS) - frozenset(row["wrong"]) for row in rows}


def state_of(measured: Mapping[str, Comparison]) -> State:
    """What is right now."""
    return {
        (name, doc, at): match.right for name, result in measured.items() for doc, at, match in placed(result.matches)
    }


def write_state(state: State, path: Path = STATE) -> None:
    """Store the state, one gold record a line, without any text of the documents."""
    lines = [
        json.dumps({"set": name, "doc": doc, "at": at, "wrong": [f for f in FIELDS if f not in right]})
        for (name, doc, at), right in sorted(state.items())
    ]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def differences(measured: Mapping[str, Comparison], before: State) -> Iterator[str]:
    """What was gained or lost against the stored state, a line for each record; the records themselves are quoted."""
    stored = {name for name, _, _ in before}
    for name, result in measured.items():
        for doc, at, match in placed(result.matches) if name in stored else ():
            old = before.get((name, doc, at))
            if old is None:
                yield f"new    {name} {doc}:{at} {match.gold['quote']!r} right: {_fields(match.right)}"
                continue
            found = match.found or {}
            for word, fields in (("gained", match.right - old), ("lost", old - match.right)):
                said = ", ".join(_said(field, match.gold, found, lost=word == "lost") for field in _ordered(fields))
                if said:
                    yield f"{word:6} {name} {doc}:{at} {match.gold['quote']!r} {said}"


def _ordered(fields: Iterable[str]) -> list[str]:
    return [field for field in FIELDS if field in set(fields)]


def _fields(fields: Iterable[str]) -> str:
    return ", ".join(_ordered(fields)) or "nothing"


def _said(field: str, gold: Row, found: Row, *, lost: bool) -> str:
    if not lost or field not in gold:
        return field
    return f"{field} ({gold.get(field)!r}, now {found.get(field)!r})"


def table_of(measured: Mapping[str, Comparison], stored: Floors) -> Iterator[str]:
    """F1 of each field by set, with the floor behind it."""
    yield f"{'':17}" + "".join(f"{name:>17}" for name in measured)
    for field in FIELDS:
        cells = (_cell(result.f1(field), stored.get(name, {}).get(field)) for name, result in measured.items())
        yield f"{field:17}" + "".join(cells)
    counts = (f"{len(result.matches)} / {result.predicted}" for result in measured.values())
    yield f"{'gold / predicted':17}" + "".join(f"{count:>17}" for count in counts)


def _cell(value: float, floor: object) -> str:
    return f"{value:>9.4f} >{floor:.3f} " if isinstance(floor, float) else f"{value:>16.4f} "


def notes(sets: Iterable[GoldSet], measured: Mapping[str, Comparison], stored: Floors) -> Iterator[str]:
    """What a reader of the figures must know: gold that changed since the floors were set, and values beside gold."""
    for each in sets:
        if stored.get(each.name, {}).get("gold", each.fingerprint()) != each.fingerprint():
            yield f"note   {each.name}: gold has changed since its floors were set"
        for row in measured[each.name].extra:
            yield f"extra  {each.name} {row['doc']}:{row['start']} {row['quote']!r} {row['subject']!r}"


def main(arguments: list[str] | None = None, out: Callable[[str], object] = print) -> int:
    """Measure, compare, print, and store what `--update` asks for; 1 where a field is below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--update", action="store_true", help="store the state and raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower floors")
    given = parser.parse_args(arguments)
    sets, stored = present(), floors()
    measured = {each.name: each.measure() for each in sets}
    lines = (*differences(measured, read_state()), *notes(sets, measured, stored), *table_of(measured, stored))
    for line in lines:
        out(line)
    failures = below(measured, stored)
    for line in failures:
        out(line)
    if failures and not (given.update and given.allow_regression):
        return 1
    if given.update:
        prints = {each.name: each.fingerprint() for each in sets}
        write_floors(raised(measured, stored, prints, lower=given.allow_regression))
        kept = {key: right for key, right in read_state().items() if key[0] not in measured}
        write_state({**kept, **state_of(measured)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
