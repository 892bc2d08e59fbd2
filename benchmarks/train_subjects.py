"""Fit the weights of the subject ranker on gold: `train_subjects.py GOLD.jsonl:FOLDER ... [--write]`.

Each GOLD names its documents in `doc`; FOLDER holds them. For every value that the pipeline finds at a gold span (or,
for HTML, with a gold value), the candidates whose words agree with the gold subject (token F1 >= 0.8) share the
probability that is maximised: a softmax over candidates, L2, AdaGrad, one fixed order, so that the same gold gives the
same weights. Prints the accuracy in sample and by five-fold cross-validation over documents, and a calibration table.
"""

from __future__ import annotations

import argparse
import collections
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from score import overlap

from extractor.context.scene import Scene
from extractor.flow import before_targets
from extractor.model import Context
from extractor.subjects import Choice, Surroundings, described_candidates
from extractor.subjects.pieces import Holes
from extractor.targets import subjects

GOOD = 0.8
PASSES, RATE, DECAY = 8, 0.3, 0.004


class Sample(NamedTuple):
    """One gold value: its document, the candidates' feature names, and how well each agrees with gold (0-1)."""

    document: str
    described: list[list[str]]
    agreement: list[float]


def samples(gold: Path, folder: Path) -> list[Sample]:
    """Samples of every document that `gold` names and `folder` holds."""
    rows: dict[str, list[dict]] = collections.defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    found: list[Sample] = []
    for name, records in sorted(rows.items()):
        path = folder / name
        if path.exists():
            found += _of_document(path, records)
    return found


def _of_document(path: Path, records: list[dict]) -> list[Sample]:
    document = before_targets(path)
    found: list[Sample] = []
    unused = list(records)

    def teacher(scene: Scene, number: int, context: Context, holes: Holes, around: Surroundings) -> Choice:
        candidates, described = described_candidates(scene, number, context, holes, around)
        quantity = scene.items[number].quantity
        gold = _gold_of(quantity, unused)
        if gold is None:
            return Choice(candidates[0], 0.0)
        unused.remove(gold)
        agreement = [overlap(gold["subject"], c.text) for c in candidates]
        found.append(Sample(path.name, described, agreement))
        best = max(range(len(candidates)), key=lambda i: (agreement[i], -i))
        return Choice(candidates[best], agreement[best])

    collections.deque(subjects(document, teacher), maxlen=0)
    return found


def _gold_of(quantity, records: list[dict]) -> dict | None:
    for row in records:
        if row.get("start") is not None:
            if row["start"] < quantity.end and quantity.start < row["end"]:
                return row
        elif all(
            (float(row[k]) if row[k] is not None else None) == (float(v) if v is not None else None)
            for k, v in (("min", quantity.minimum), ("max", quantity.maximum))
        ):
            return row
    return None


def fit(training: list[Sample]) -> dict[str, float]:
    """Weights that maximise the probability of the agreeing candidates."""
    usable = [s for s in training if max(s.agreement) >= 0.5]
    count = collections.Counter(n for s in usable for n in {n for names in s.described for n in names})
    keep = {name for name, times in count.items() if times >= 3}
    weights: dict[str, float] = collections.defaultdict(float)
    squares: dict[str, float] = collections.defaultdict(lambda: 1e-6)
    for _ in range(PASSES):
        for sample in usable:
            _step(sample, keep, weights, squares)
    return {name: round(weight, 4) for name, weight in sorted(weights.items()) if abs(weight) >= 0.01}


def _step(sample: Sample, keep: set[str], weights: dict[str, float], squares: dict[str, float]) -> None:
    bar = min(GOOD, max(sample.agreement))
    scores = [sum(weights[n] for n in names if n in keep) for names in sample.described]
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    good = [p if a >= bar else 0.0 for p, a in zip(powers, sample.agreement, strict=True)]
    wanted = sum(good)
    gradient: dict[str, float] = collections.defaultdict(float)
    for names, power, right in zip(sample.described, powers, good, strict=True):
        slope = power / total - (right / wanted if wanted else 0.0)
        if abs(slope) > 1e-4:
            for name in names:
                if name in keep:
                    gradient[name] += slope
    for name, slope in gradient.items():
        slope += DECAY * weights[name]
        squares[name] += slope * slope
        weights[name] -= RATE * slope / math.sqrt(squares[name])


def picked(weights: dict[str, float], sample: Sample) -> tuple[int, float]:
    """The candidate chosen and its probability."""
    scores = [sum(weights.get(n, 0.0) for n in names) for names in sample.described]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    return best, 1.0 / sum(math.exp(s - scores[best]) for s in scores)


def accuracy(weights: dict[str, float], tested: Iterable[Sample]) -> list[tuple[float, float]]:
    """(probability, agreement) of the choice for each sample."""
    result = []
    for sample in tested:
        index, probability = picked(weights, sample)
        result.append((probability, sample.agreement[index]))
    return result


def main() -> None:
    """Read gold, cross-validate, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", help="GOLD.jsonl:FOLDER")
    parser.add_argument("--write", action="store_true", help="write patterns/subject_weights.toml")
    arguments = parser.parse_args()
    found: list[Sample] = []
    for pair in arguments.gold:
        gold, _, folder = pair.partition(":")
        found += samples(Path(gold), Path(folder))
    documents = sorted({s.document for s in found})
    held_out: list[tuple[float, float]] = []
    for fold in range(5):
        test = set(documents[fold::5])
        weights = fit([s for s in found if s.document not in test])
        held_out += accuracy(weights, [s for s in found if s.document in test])
    weights = fit(found)
    report(found, accuracy(weights, found), held_out, len(weights))
    if arguments.write:
        lines = [
            "# Weights of the subject ranker, fitted by benchmarks/train_subjects.py; not edited by hand.",
            "[weights]",
        ]
        lines += [f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in weights.items()]
        target = Path(__file__).parent.parent / "patterns" / "subject_weights.toml"
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(
    found: list[Sample], inside: list[tuple[float, float]], outside: list[tuple[float, float]], size: int
) -> None:
    """Print accuracy and calibration."""
    share = lambda rows, bar: sum(a >= bar for _, a in rows) / len(rows)  # noqa: E731
    oracle = sum(max(s.agreement) >= GOOD for s in found) / len(found)
    print(f"samples {len(found)}  weights {size}  right candidate among them {oracle:.3f}")
    print(f"in sample          complete {share(inside, GOOD):.3f}  partial {share(inside, 0.5):.3f}")
    print(f"other documents    complete {share(outside, GOOD):.3f}  partial {share(outside, 0.5):.3f}")
    print("confidence   values  complete (other documents)")
    for low in (0.0, 0.3, 0.5, 0.7, 0.9):
        high = {0.0: 0.3, 0.3: 0.5, 0.5: 0.7, 0.7: 0.9, 0.9: 1.01}[low]
        rows = [(p, a) for p, a in outside if low <= p < high]
        if rows:
            print(f"{low:.1f}-{min(high, 1.0):.1f}      {len(rows):6}  {share(rows, GOOD):.3f}")


if __name__ == "__main__":
    main()
