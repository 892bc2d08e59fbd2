"""Compare extracted records with gold, field by field: `python benchmarks/score.py GOLD.jsonl PREDICTED.jsonl`.

    chitieu extract corpus/pages/*.html --format jsonl | python benchmarks/score.py corpus/gold/targets.jsonl -

A record agrees in its value where min, max and `of` are the same numbers; only then are the other fields looked at.
The F1 of a field is 2 * agreeing / (gold + predicted). "record" wants value, cmp, unit, complete subject, change, kind
and year in one record. A subject is complete from token F1 0.8 on and partial from 0.5 on; a base counts as right
where both sides have one or neither has. Estimates count as results.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.lexicon import match_key

Row = Mapping[str, Any]  # one record with the keys of corpus/README.md

COMPLETE, PARTIAL = 0.8, 0.5
NUMBERS = ("min", "max", "of")
WHOLE = frozenset({"value", "cmp", "unit", "subject", "change", "kind", "year"})
FIELDS = (
    *("value", "cmp", "unit", "subject", "subject_partial", "change"),
    *("kind", "year", "base", "record"),
)
_TOKEN = re.compile(r"[^\W_]+|%|‰")


@dataclass(frozen=True, slots=True)
class Match:
    """A gold record, the prediction paired with it, if any, and the fields in which the two agree."""

    gold: Row
    found: Row | None
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All gold records with their predictions, and the predictions that fit no gold value."""

    matches: tuple[Match, ...]
    extra: tuple[Row, ...]
    predicted: int

    def f1(self, field: str) -> float:
        """F1 of one of FIELDS; 1 where there is neither gold nor prediction."""
        total = len(self.matches) + self.predicted
        return 2 * self._agreeing(field) / total if total else 1.0

    def totals(self) -> dict[str, float]:
        """F1 of every field, precision and recall of values, four digits; then the two counts."""
        right = self._agreeing("value")
        rounded = {field: round(self.f1(field), 4) for field in FIELDS}
        rounded["precision"] = round(right / self.predicted, 4) if self.predicted else 0.0
        rounded["recall"] = round(right / len(self.matches), 4) if self.matches else 0.0
        return {**rounded, "gold": len(self.matches), "predicted": self.predicted}

    def _agreeing(self, field: str) -> int:
        return sum(field in match.right for match in self.matches)


def tokens(phrase: str | None) -> list[str]:
    """The words of a phrase in the form they are compared in: lower case, one spelling, "_" no letter."""
    return _TOKEN.findall(match_key(phrase or ""))


def overlap(first: str | None, second: str | None) -> float:
    """Token F1 of two phrases, word order left out: 1 where they hold the same words, 0 where none is shared."""
    left, right = Counter(tokens(first)), Counter(tokens(second))
    if not (left and right):
        return float(left == right)
    return 2 * (left & right).total() / (left.total() + right.total())


@functools.cache
def _unit_words() -> tuple[frozenset[str], Mapping[str, str]]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return frozenset(table["ignored_in_units"]), table["same_unit"]


def unit_key(unit: str | None) -> str:
    """A unit without blanks and without the words that say nothing ("1", "each")."""
    ignored, same = _unit_words()
    key = "".join(word for word in tokens(unit) if word not in ignored)
    return functools.reduce(lambda text, pair: text.replace(*pair), same.items(), key)


def _equal(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return math.isclose(float(first), float(second), rel_tol=1e-9, abs_tol=1e-9)


def same_value(gold: Row, found: Row) -> bool:
    """Whether two records state the same number: both ends and the total of "N of M"."""
    return all(_equal(gold.get(key), found.get(key)) for key in NUMBERS)


def _kind(row: Row) -> object:
    return "result" if row.get("kind") == "estimate" else row.get("kind")


_CHECKS: Mapping[str, Callable[[Row, Row], bool]] = {
    "cmp": lambda gold, found: gold["cmp"] == found.get("cmp"),
    "unit": lambda gold, found: unit_key(gold["unit"]) == unit_key(found.get("unit")),
    "change": lambda gold, found: gold["change"] == found.get("change"),
    "kind": lambda gold, found: gold["kind"] == _kind(found),
    "year": lambda gold, found: str(gold.get("year") or "") == str(found.get("year") or ""),
    "base": lambda gold, found: bool(gold.get("base")) == bool(found.get("base")),
}


def right_fields(gold: Row, found: Row) -> frozenset[str]:
    """The fields in which a prediction agrees with gold; empty where the value differs."""
    if not same_value(gold, found):
        return frozenset()
    right = {"value", *(field for field, agrees in _CHECKS.items() if agrees(gold, found))}
    closeness = overlap(gold["subject"], found.get("subject"))
    right |= {"subject"} if closeness >= COMPLETE else set()
    right |= {"subject_partial"} if closeness >= PARTIAL else set()
    return frozenset(right | {"record"}) if right >= WHOLE else frozenset(right)


def in_question(found: Row, document: Row) -> bool:
    """Whether a prediction counts: inside the annotated ranges and on no span that the annotators left open."""
    start, end = found.get("start"), found.get("end")
    ranges = [r for r in document.get("annotated") or () if not isinstance(r[0], str)]
    if ranges and start is not None and not any(a <= start < b for a, b in ranges):
        return False
    quote = (found.get("quote") or "").strip()
    for span in document.get("doubtful") or ():
        if span.get("start") is None:
            if quote and quote in (span.get("quote") or ""):
                return False
        elif start is not None and end is not None and span["start"] < end and start < span["end"]:
            return False
    return True


def _closeness(gold: Row, found: Row) -> tuple[bool, float] | None:
    """How well a prediction fits a gold record, greater is better; None where the two cannot be the same."""
    if gold.get("start") is not None and found.get("start") is not None:
        shared = min(gold["end"], found["end"]) - max(gold["start"], found["start"])
        return (same_value(gold, found), shared) if shared > 0 else None
    if not same_value(gold, found):
        return None
    return True, overlap(gold["subject"], found.get("subject"))


def pairs(gold: Iterable[Row], found: Sequence[Row]) -> Iterator[tuple[Row, int | None]]:
    """Each gold record of one document with the number of its prediction; no prediction is given out twice."""
    free = dict(enumerate(found))
    for row in gold:
        fits = {n: fit for n, other in free.items() if (fit := _closeness(row, other)) is not None}
        best = max(fits, key=lambda n: (fits[n], -n), default=None)
        if best is not None:
            del free[best]
        yield row, best


def compare(gold: Iterable[Row], found: Iterable[Row], documents: Iterable[Row] = ()) -> Comparison:
    """Gold against predictions, document by document; predictions for documents outside gold are left out.

    `documents`: what is annotated of each document (`annotated`, `doubtful`), where it is not the whole.
    """
    about = {document["doc"]: document for document in documents}
    golds: dict[str, list[Row]] = {name: [] for name in about}
    for row in gold:
        golds.setdefault(row["doc"], []).append(row)
    predictions: dict[str, list[Row]] = {name: [] for name in golds}
    for row in found:
        if row["doc"] in golds and in_question(row, about.get(row["doc"], {})):
            predictions[row["doc"]].append(row)
    matches: list[Match] = []
    extra: list[Row] = []
    for name in sorted(golds):
        left = dict(enumerate(predictions[name]))
        for row, number in pairs(golds[name], predictions[name]):
            other = None if number is None else predictions[name][number]
            right = right_fields(row, other) if other else frozenset[str]()
            matches.append(Match(row, other, right))
            if right and number is not None:
                del left[number]
        extra += left.values()
    return Comparison(tuple(matches), tuple(extra), sum(map(len, predictions.values())))


def rows_of(source: Iterable[str]) -> list[dict[str, Any]]:
    """The records of JSON lines; `doc` is cut down to the file's name."""
    rows = [json.loads(line) for line in source if line.strip()]
    return [{**row, "doc": re.split(r"[/\\]", row["doc"])[-1]} for row in rows]


def main() -> None:
    """Print the totals as JSON; with --misses, every record that is not wholly right before them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", help="a file, or - for standard input")
    parser.add_argument("--docs", type=Path, help="what is annotated of each document")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    read = functools.partial(Path.read_text, encoding="utf-8")
    lines = sys.stdin if given.predicted == "-" else read(Path(given.predicted)).splitlines()
    documents = rows_of(read(given.docs).splitlines()) if given.docs else []
    result = compare(rows_of(read(given.gold).splitlines()), rows_of(lines), documents)
    for line in misses(result) if given.misses else ():
        print(line)
    print(json.dumps(result.totals()))


def misses(result: Comparison) -> Iterator[str]:
    """One line for each gold record that is missed or wrong somewhere, and for each prediction beside gold."""
    for match in result.matches:
        where = f"{match.gold['doc']}:{match.gold.get('start')} {match.gold['quote']!r}"
        if not match.right:
            yield f"missed {where} {match.gold['subject']!r}"
        elif wrong := [f for f in FIELDS[1:-1] if f not in match.right and f != "subject_partial"]:
            found = match.found or {}
            said = ", ".join(f"{f} {match.gold.get(f)!r} is {found.get(f)!r}" for f in wrong)
            yield f"wrong  {where} {said}"
    for row in result.extra:
        yield f"extra  {row['doc']}:{row.get('start')} {row.get('quote')!r} {row.get('subject')!r}"


if __name__ == "__main__":
    main()
