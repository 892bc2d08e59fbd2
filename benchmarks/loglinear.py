"""A log-linear model of candidates made of parts: fitted by gradient, and its shares turned into confidence."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

GOOD, PARTIAL = 0.8, 0.5  # agreement of a complete and of a partial subject
STEPS, RATE, L2, RARE = 160, 0.08, 1.0, 3
DROPPED, SEED = 0.3, 1  # share of the features that a step does without: other documents have other words
SMALLEST = 0.075  # weights nearer to nothing are left out, which are a third of them: there is less to load
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
    columns: np.ndarray  # numbers of features
    parts: np.ndarray  # of each entry of `columns`
    rows: np.ndarray  # three parts each, 0 where it has fewer
    groups: np.ndarray  # sample of each row
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
    groups: list[int] = []
    good: list[float] = []
    for number, sample in enumerate(usable):
        first = len(lengths)
        for names in sample.parts:
            kept = [index[n] for n in names if n in index]
            columns += kept
            lengths.append(len(kept))
        bar = max(min(GOOD, max(sample.agreement)), max(sample.agreement) - MARGIN)
        for made, agreement in zip(sample.candidates, sample.agreement, strict=True):
            of = [first + part for part in made] + [0, 0]
            rows.append((of[0], of[1], of[2]))
            groups.append(number)
            good.append(float(agreement >= bar))
    parts = np.repeat(np.arange(len(lengths)), lengths)
    weights = np.array([float(s.weight) for s in usable])
    return Problem(list(index), np.array(columns), parts, np.array(rows), np.array(groups), np.array(good), weights)


def fit(training: Sequence[Sample]) -> dict[str, float]:
    """Weights that maximise the probability of the agreeing candidates, whichever features are missing.

    Each step drops some of the features of each part at random, by a fixed seed (Wang & Manning 2013), so that no
    weight leans on a word that another document may not have.
    """
    p = problem(training)
    chance, scale = np.random.default_rng(SEED), 1 / (1 - DROPPED)
    weights = np.zeros(len(p.names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    size = int(p.rows.max()) + 1
    for step in range(1, STEPS + 1):
        kept = chance.integers(0, 256, len(p.columns), np.uint8) >= 256 * DROPPED
        scores = scale * np.bincount(p.parts, weights[p.columns] * kept, size)[p.rows].sum(axis=1)
        top = np.full(p.groups[-1] + 1, -np.inf)
        np.maximum.at(top, p.groups, scores)
        powers = np.exp(scores - top[p.groups])
        share = powers / np.bincount(p.groups, powers)[p.groups]
        right = powers * p.good
        wanted = right / np.bincount(p.groups, right)[p.groups]
        pull = (share - wanted) * p.weights[p.groups]
        by_part = np.bincount(p.rows.ravel(), np.repeat(pull, 3), size)
        slope = scale * np.bincount(p.columns, by_part[p.parts] * kept, len(weights)) + L2 * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        rate = RATE * (1 - 0.9 * step / STEPS)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w), 3) for name, w in zip(p.names, weights, strict=True) if abs(w) >= SMALLEST}


def curve(confidence: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset of the logistic curve from shares to how often a subject is complete (Platt 1999)."""
    shares = np.clip(np.array(confidence), 1e-6, 1 - 1e-6)
    inputs = np.stack([np.log(shares / (1 - shares)), np.ones(len(shares))])
    line = np.array([1.0, 0.0])
    for _ in range(30):  # Newton's method
        likely = 1 / (1 + np.exp(-line @ inputs))
        line += np.linalg.solve(inputs * (likely * (1 - likely)) @ inputs.T, inputs @ (np.array(right, float) - likely))
    return round(float(line[0]), 3), round(float(line[1]), 3)
