"""A log-linear model of candidates made of parts: fitted by gradient, and its shares turned into confidence."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractor.subjects.ranker import LEAST, is_sole

GOOD, PARTIAL = 0.8, 0.5  # agreement of a complete and of a partial subject
RARE = 3  # times that a feature is met at least
EPOCHS, BATCH, RATE, L2 = 6, 256, 0.02, 2.0
BATCHES = 30  # of an epoch at least, as far as there are samples: few of them take as many steps
DROPPED, SEEDS = 0.3, (1, 2, 3)  # share of the features that a step does without: other documents have other words
SMALLEST = 0.1  # weights nearer to nothing are left out, nine in ten of them; the others are fitted again without them
MARGIN = 0.1  # a candidate is right that agrees nearly as well as the best does


class Sample(NamedTuple):
    """One gold value: features of each part, the parts of each candidate, how well each candidate agrees (0-1)."""

    document: str
    parts: list[list[str]]
    candidates: list[tuple[int, ...]]
    agreement: list[float]
    weight: int  # times that it counts


class Problem(NamedTuple):
    """Samples as arrays: the features of parts, the parts of candidates (`rows`), and which candidates are right."""

    names: list[str]
    columns: np.ndarray  # numbers of features, part by part
    begins: np.ndarray  # where the features of each part begin, and where the last ones end
    rows: np.ndarray  # three parts of each candidate, 0 (a part without features) where it has fewer
    firsts: np.ndarray  # where the candidates of each sample begin, and where the last ones end
    good: np.ndarray
    weights: np.ndarray  # of samples


def problem(training: Sequence[Sample]) -> Problem:
    """The arrays of all samples that have a candidate at least half right."""
    usable = [s for s in training if s.agreement and max(s.agreement) >= PARTIAL]
    count: collections.Counter[str] = collections.Counter()
    for s in usable:
        for name in {n for names in s.parts for n in names}:
            count[name] += s.weight
    index = {name: i for i, name in enumerate(sorted(n for n, times in count.items() if times >= RARE))}
    columns: list[int] = []
    lengths: list[int] = [0]
    rows: list[tuple[int, int, int]] = []
    firsts: list[int] = [0]
    good: list[float] = []
    for sample in usable:
        first = len(lengths)
        for names in sample.parts:
            kept = [index[n] for n in names if n in index]
            columns += kept
            lengths.append(len(kept))
        bar = max(min(GOOD, max(sample.agreement)), max(sample.agreement) - MARGIN)
        for made, agreement in zip(sample.candidates, sample.agreement, strict=True):
            of = [first + part for part in made] + [0, 0]
            rows.append((of[0], of[1], of[2]))
            good.append(float(agreement >= bar))
        firsts.append(len(rows))
    begins = np.append(0, np.cumsum(lengths))
    weights = np.array([float(s.weight) for s in usable])
    return Problem(list(index), np.array(columns), begins, np.array(rows), np.array(firsts), np.array(good), weights)


def fit(training: Sequence[Sample]) -> dict[str, float]:
    """Weights that maximise the probability of the agreeing candidates, whichever features are missing.

    Each step drops some of the features of each part at random (Wang & Manning 2013), so that no weight leans on a word
    that another document may not have. Small weights are left out in the middle, so that those that stay can make up
    for them (as when connections of a network are cut, Han et al. 2015). Both times the average of three fixed seeds is
    taken, which differs less from fit to fit than one of them.
    """
    p = problem(training)
    chances = [np.random.default_rng(seed) for seed in SEEDS]
    weights = np.zeros(len(p.names))
    weights = np.mean([descended(p, weights, EPOCHS, RATE, chance) for chance in chances], axis=0)
    weights[np.abs(weights) < SMALLEST] = 0
    p = without(p, weights == 0)
    weights = np.mean([descended(p, weights, EPOCHS // 2, RATE / 2, chance) for chance in chances], axis=0)
    return {name: round(float(w), 3) for name, w in zip(p.names, weights, strict=True) if round(float(w), 3)}


def without(p: Problem, gone: np.ndarray) -> Problem:
    """A problem without the features that are `gone` (true or false for each); their numbers stay."""
    stay = ~gone[p.columns]
    lengths = np.bincount(np.repeat(np.arange(len(p.begins) - 1), np.diff(p.begins))[stay], minlength=len(p.begins) - 1)
    return p._replace(columns=p.columns[stay], begins=np.append(0, np.cumsum(lengths)))


def descended(p: Problem, weights: np.ndarray, epochs: int, rate: float, chance: np.random.Generator) -> np.ndarray:
    """Weights after some epochs of Adam (Kingma & Ba 2015), its rate falling to a twentieth."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    count = len(p.weights)
    batches = min(max(count // BATCH, BATCHES), count)
    step = 0
    for _ in range(epochs):
        for batch in np.array_split(chance.permutation(count), batches):
            step += 1
            slope = slope_of(p, weights, batch, chance) + L2 * len(batch) / count * weights
            mean = 0.9 * mean + 0.1 * slope
            square = 0.999 * square + 0.001 * slope * slope
            now = rate * (1 - 0.95 * step / (epochs * batches))
            weights = weights - now * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def slope_of(p: Problem, weights: np.ndarray, batch: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """The slope of the loss (minus the logarithm of the right candidates' share) of some samples, features dropped.

    `weights` and what comes out have one entry for each feature; `batch` numbers the samples.
    """
    rows, groups = ranges(p.firsts, batch)
    parts, places = np.unique(p.rows[rows], return_inverse=True)
    places = places.reshape(-1, 3)
    entries, owners = ranges(p.begins, parts)
    columns = p.columns[entries]
    kept = (chance.random(len(columns)) >= DROPPED) / (1 - DROPPED)
    scores = np.bincount(owners, weights[columns] * kept, len(parts))[places].sum(axis=1)
    top = np.full(len(batch), -np.inf)
    np.maximum.at(top, groups, scores)
    powers = np.exp(scores - top[groups])
    share = powers / np.bincount(groups, powers)[groups]
    right = powers * p.good[rows]
    wanted = right / np.bincount(groups, right)[groups]
    pull = (share - wanted) * p.weights[batch][groups]
    by_part = np.bincount(places.ravel(), np.repeat(pull, 3), len(parts))
    return np.bincount(columns, by_part[owners] * kept, len(weights))


def ranges(begins: np.ndarray, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All places of some ranges, one behind the other, and for each which of the `chosen` ones it is in.

    Range n goes from `begins[n]` up to `begins[n + 1]`.
    """
    lengths = begins[chosen + 1] - begins[chosen]
    owners = np.repeat(np.arange(len(chosen)), lengths)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return begins[chosen][owners] + within, owners


def confidence_of(shares: Sequence[float], right: Sequence[bool]) -> dict[str, float]:
    """How shares of the probability become confidence, as weights, from whether the candidates were right.

    A sole candidate has all of it whether right or not, so that these are counted apart from the curve of the others.
    """
    sole = [found for share, found in zip(shares, right, strict=True) if is_sole(share)]
    others = [(share, found) for share, found in zip(shares, right, strict=True) if not is_sole(share)]
    slope, offset = curve([share for share, _ in others], [found for _, found in others])
    often = (sum(sole) + 1) / (len(sole) + 2)
    return {"confidence|slope": slope, "confidence|offset": offset, "confidence|sole": round(often, 3)}


def curve(confidence: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset of the logistic curve from shares to how often a subject is complete (Platt 1999)."""
    shares = np.clip(np.array(confidence), LEAST, 1 - LEAST)
    inputs = np.stack([np.log(shares / (1 - shares)), np.ones(len(shares))])
    found, line = np.array(right, float), np.array([1.0, 0.0])

    def loss(line: np.ndarray) -> float:
        return float(np.sum(np.logaddexp(0, line @ inputs) - found * (line @ inputs)))

    for _ in range(30):  # Newton's method, with shorter steps where a whole one goes too far
        likely = np.exp(-np.logaddexp(0, -line @ inputs))
        bend = inputs * (likely * (1 - likely)) @ inputs.T + 1e-9 * np.eye(2)
        step, length = np.linalg.solve(bend, inputs @ (found - likely)), 1.0
        while length > 1e-6 and loss(line + length * step) > loss(line):
            length /= 2
        line += length * step
    return round(float(line[0]), 3), round(float(line[1]), 3)
