"""The linear ranker of subjects; benchmarks/train_subjects.py fits patterns/subject_weights.csv.

The probability of a candidate is the softmax of its score, the sum of the scores of its shape and of its sides. Sides
do not look at each other, so the best candidate of a shape takes the best sides, and the sum over all candidates of a
shape is a product of sums (a log-linear model that factors, as in Lafferty, McCallum & Pereira 2001).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from heapq import nlargest
from math import exp, log
from operator import itemgetter, mul
from typing import Final, NamedTuple

from extractor.lexicon import columns
from extractor.model import Context
from extractor.subjects.candidates import Candidate, Pieces
from extractor.subjects.cuts import left_facts, right_facts
from extractor.subjects.facts import look, value_facts
from extractor.subjects.features import LEFT_ROLES, RIGHT_ROLES, labels, roles
from extractor.subjects.given import given_facts
from extractor.subjects.inherited import opens_with, opens_with_head
from extractor.subjects.likely import FAR, FURTHER, MORE, MOST, SURE, agreed, is_open, saying_of_what
from extractor.subjects.shapes import Shape, all_shapes
from extractor.subjects.sides import Sides, weighed_sides
from extractor.subjects.weights import Columns, Row, labelled

LEAST: Final = 1e-6  # a share counts as this at least, and one nearer to 1 as that of a sole candidate


class Choice(NamedTuple):
    """The subject chosen: its text, the candidate it is from, and the probability that it is complete."""

    text: str
    candidate: Candidate
    probability: float


_Pick = Callable[[Row], Row]


class _Plan(NamedTuple):
    """How some shapes are weighed in their order."""

    pick: _Pick  # of a row for all shapes there are what is for these
    lefts: list[int]  # the roles that they give their sides, -1 for none
    rights: list[int]
    beside: int  # how many have no source; they stand in front
    sources: list[tuple[str, _Pick]]  # by source, of a row what is for the shapes with it


class Ranker:
    """Weights of features, by fact as they are stored; what is not named weighs nothing.

    They are read when a fact is first met: one document meets few of them.
    """

    def __init__(self, by_fact: Mapping[str, str]) -> None:
        self.by_fact = by_fact

    def score(self, names: Iterable[str]) -> float:
        """The sum of the weights of some features."""
        return sum(map(self._weight, names))

    def _weight(self, name: str, otherwise: float = 0.0) -> float:
        label, _, fact = name.partition("|")
        return dict(labelled(self.by_fact.get(fact, ""))).get(label, otherwise)

    @functools.cached_property
    def _curve(self) -> tuple[float, float, float]:
        """From a share of the probability to how likely a candidate is right: slope and offset, and that of a sole one.

        A sole candidate has the whole probability without a rival, which says little of it.
        """
        slope, offset = self._weight("confidence|slope", 1.0), self._weight("confidence|offset")
        return slope, offset, self._weight("confidence|sole", 1.0)

    def confidence(self, share: float) -> float:
        """How likely a candidate with some share of the probability is right, as seen in documents not fitted on."""
        slope, offset, sole = self._curve
        if is_sole(share):
            return sole
        share = max(share, LEAST)
        return 1 / (1 + exp(-(slope * log(share / (1 - share)) + offset)))

    @functools.cached_property
    def _lefts(self) -> Columns:
        return Columns(self.by_fact, [("L", f"L {role}") for role in LEFT_ROLES])

    @functools.cached_property
    def _rights(self) -> Columns:
        return Columns(self.by_fact, [("R", f"R {role}") for role in RIGHT_ROLES])

    @functools.cached_property
    def _shapes(self) -> Columns:
        return Columns(self.by_fact, [labels(shape) for shape in all_shapes()])

    @functools.cached_property
    def _plan(self) -> Callable[[tuple[Shape, ...]], _Plan]:
        """Shapes -> how they are weighed; the shapes used last are kept."""

        def plan(shapes: tuple[Shape, ...]) -> _Plan:
            taken = [roles(shape.name) for shape in shapes]
            lefts = [LEFT_ROLES.index(left) if left else -1 for left, _ in taken]
            rights = [RIGHT_ROLES.index(right) if right else -1 for _, right in taken]
            places = {shape: number for number, shape in enumerate(all_shapes())}
            by_source: dict[str, list[int]] = {}
            for shape in shapes:
                by_source.setdefault(shape.source, []).append(places[shape])
            beside = len(by_source.pop("", ()))
            sources = [(source, _picker(own)) for source, own in by_source.items()]
            return _Plan(_picker([places[shape] for shape in shapes]), lefts, rights, beside, sources)

        return functools.lru_cache(maxsize=256)(plan)

    def choose(self, pieces: Pieces, context: Context) -> Choice | None:
        """The most probable candidate, or where none is, the one that the likely ones agree with best.

        None where nothing stands around the value.
        """
        shapes = pieces.shapes()
        if not shapes:
            return None
        plan, several = self._plan(shapes), len(shapes) > 1
        lefts = weighed_sides(self._lefts, left_facts, pieces, pieces.lefts, several=several)
        rights = weighed_sides(self._rights, right_facts, pieces, pieces.rights, several=several)
        scores = self._scores(plan, pieces, context, lefts, rights) if several else [0.0]
        times = map(mul, map(lefts.times.__getitem__, plan.lefts), map(rights.times.__getitem__, plan.rights))
        top = max(scores)
        every = sum(map(mul, map(exp, [score - top for score in scores]), times))
        if every * SURE <= 1:
            number = scores.index(top)
            best = lefts.best[plan.lefts[number]], rights.best[plan.rights[number]]
            candidate = _candidate(pieces, plan, shapes[number], number, *best)
            text = candidate.text(pieces)
            if not several or not _open_measure(text, pieces):
                return Choice(text, candidate, 1 / every)
        made, shares = _likely(pieces, plan, scores, lefts, rights, FAR, MOST)
        texts = [candidate.text(pieces) for candidate in made]
        choice = _agreed(made, texts, [share / every for share in shares])
        if not _open_measure(texts[0], pieces):
            return choice
        further = _likely(pieces, plan, scores, lefts, rights, FURTHER, MORE)
        return _closed(pieces, *further) or choice

    def _scores(self, plan: _Plan, pieces: Pieces, context: Context, lefts: Sides, rights: Sides) -> list[float]:
        """The scores of some shapes, each with its best sides."""
        seen = look(pieces)
        facts, given_by = value_facts(pieces, context, seen), given_facts(pieces, seen)
        given = [0.0] * plan.beside
        for source, pick in plan.sources:
            rows = map(pick, self._shapes.rows(given_by[source]))
            given += map(sum, zip(pick(self._shapes.nothing), *rows, strict=True))
        of_sides = map(lefts.scores.__getitem__, plan.lefts), map(rights.scores.__getitem__, plan.rights)
        return list(map(sum, zip(*map(plan.pick, self._shapes.rows(facts)), given, *of_sides, strict=True)))


def _candidate(pieces: Pieces, plan: _Plan, shape: Shape, number: int, left: int, right: int) -> Candidate:
    """The candidate of a shape, the one with some number in its plan, with the sides that it takes."""
    return Candidate(
        shape,
        pieces.lefts[left] if plan.lefts[number] >= 0 else None,
        pieces.rights[right] if plan.rights[number] >= 0 else None,
    )


def _likely(
    pieces: Pieces, plan: _Plan, scores: list[float], lefts: Sides, rights: Sides, far: float, most: int
) -> tuple[list[Candidate], list[float]]:
    """The candidates with the highest scores, those first, at most some logarithms behind; and how likely each is.

    That is told beside the likeliest.
    """
    top = max(scores)
    found: list[tuple[float, int, int, int]] = []
    for number, score in enumerate(scores):
        if score < top - far:
            continue
        left_role, right_role = plan.lefts[number], plan.rights[number]
        alone = score - lefts.scores[left_role] - rights.scores[right_role]
        for left, of_left in enumerate(lefts.each[left_role]):
            found += [
                (alone + of_left + of_right, number, left, right)
                for right, of_right in enumerate(rights.each[right_role])
                if alone + of_left + of_right >= top - far
            ]
    likely, shapes = nlargest(most, found, key=itemgetter(0)), pieces.shapes()
    made = [_candidate(pieces, plan, shapes[number], number, *sides) for _, number, *sides in likely]
    return made, [exp(score - top) for score, *_ in likely]


def _agreed(made: list[Candidate], texts: list[str], shares: list[float]) -> Choice:
    """The candidate that agrees best with all."""
    chosen, share = agreed(texts, shares)
    return Choice(texts[chosen], made[chosen]._replace(agreed=chosen > 0), share)


def _closed(pieces: Pieces, made: list[Candidate], shares: list[float]) -> Choice | None:
    """The choice among the candidates that say what the first, an open measure, is of; None where none does.

    Its probability is its share of theirs.
    """
    texts = [candidate.text(pieces) for candidate in made]
    others = saying_of_what(_open_measure(texts[0], pieces), texts[1:])
    told = [at for at in others if not _open_measure(texts[at + 1], pieces)]
    rate = opens_with(texts[0], "rates")  # which is of what was told before; an amount can stand in the place of that
    placed = [] if rate else [at for at in told if made[at + 1].shape.source == "exchanged"]
    kept = [at + 1 for at in (placed or told)[:MOST]]
    if not kept:
        return None
    every = sum(shares[at + 1] for at in told)
    return _agreed([made[at] for at in kept], [texts[at] for at in kept], [shares[at] / every for at in kept])


def _open_measure(text: str, pieces: Pieces) -> str:
    """The measure of a text that does not say what it is of, or "".

    What it stands under is that of it only where it cannot take the place of the measure before: "farming: the yield".
    """
    if is_open(text):
        return text
    over, _, under = text.rpartition(": ")
    exchanges = over and "exchanged" in pieces.around.inherited and opens_with_head(under)
    return under if exchanges and is_open(under) else ""


def _picker(numbers: list[int]) -> _Pick:
    """Picks some columns, one or more, out of a row."""
    first, last = numbers[0], numbers[-1] + 1
    return itemgetter(slice(first, last)) if numbers == list(range(first, last)) else itemgetter(*numbers)


def is_sole(share: float) -> bool:
    """Whether a share of the probability is that of a candidate without a rival."""
    return share > 1 - LEAST


@functools.cache
def fitted() -> Ranker:
    """The ranker with the weights that ship with the package."""
    return Ranker({row[0]: row[1] for row in columns("subject_weights", "fact", "weights")})


def fallback(pieces: Pieces, unit: str, rule: str) -> Choice:
    """The last resort where nothing stands around a value: the lead-in, the heading, the unit."""
    inherited = pieces.around.inherited
    text = inherited.get("lead") or inherited.get("heading") or unit or rule
    return Choice(text, Candidate(Shape("fallback"), None, None), 0.0)
