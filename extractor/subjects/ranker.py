"""The linear ranker of subjects; benchmarks/train_subjects.py fits patterns/subject_weights.csv.

The probability of a candidate is the softmax of its score, the sum of the scores of its shape and of its sides. Sides
do not look at each other, so the best candidate of a shape takes the best sides, and the sum over all candidates of a
shape is a product of sums (a log-linear model that factors, as in Lafferty, McCallum & Pereira 2001).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import exp, log
from operator import itemgetter, mul
from typing import NamedTuple

from extractor.kept import Kept
from extractor.lexicon import columns
from extractor.model import Context
from extractor.subjects.candidates import Candidate, Pieces, Shape, all_shapes
from extractor.subjects.cuts import left_facts, right_facts
from extractor.subjects.facts import Facts, Group, look, value_facts, written
from extractor.subjects.features import LEFT_ROLES, RIGHT_ROLES, labels, roles
from extractor.subjects.given import given_facts
from extractor.subjects.stretches import Side

_LEAST = 1e-6  # shares nearer to 0 or 1 count as this near


class Choice(NamedTuple):
    """The subject chosen: its text, the candidate it is from, and the probability that it is complete."""

    text: str
    candidate: Candidate
    probability: float


_Row = tuple[float, ...]
_BETWEEN, _IS = ";", "="  # as weights are stored: "L=0.5;X : L=-0.25"


class _Columns:
    """A row of weights for each group of facts, one for each column, an empty one where nothing of it weighs.

    A column is one label or two, whose weights add up.
    """

    MOST = 16_384

    def __init__(self, ranker: Ranker, columns: Sequence[tuple[str, ...]]) -> None:
        self._ranker, self.nothing = ranker, (0.0,) * len(columns)
        # label -> the columns that it is the first of, and those that it is the second of
        self._places: tuple[dict[str, list[int]], ...] = ({}, {})
        for number, column in enumerate(columns):
            for places, label in zip(self._places, column, strict=False):
                places.setdefault(label, []).append(number)
        self._of_fact = Kept(self._row_of, self.MOST)
        self._of_facts = Kept(self._sum_of, self.MOST)
        self._of_group = Kept(self._weighed, self.MOST)

    def rows(self, groups: Iterable[Group]) -> Iterator[_Row]:
        """The rows of some groups of facts, without those that weigh nothing."""
        return filter(None, map(self._of_group.__getitem__, groups))

    def _weighed(self, group: Group) -> _Row:
        facts = tuple([fact for fact in written(group) if fact in self._ranker.by_fact])
        return self._of_facts[facts] if facts else ()

    def _sum_of(self, facts: Facts) -> _Row:
        """The weights of some facts, added up."""
        firsts, seconds = zip(*map(self._of_fact.__getitem__, facts), strict=True)
        rows = [row for row in (*firsts, *seconds) if row is not self.nothing] or [self.nothing]
        return tuple(map(sum, zip(*rows, strict=True))) if len(rows) > 1 else rows[0]

    def _row_of(self, fact: str) -> tuple[_Row, _Row]:
        """The weights of one fact: under the first label of each column, and under the second."""
        rows: list[_Row] = []
        for places in self._places:
            weights = [*self.nothing]
            for label, weight in labelled(self._ranker.by_fact[fact]):
                for number in places.get(label, ()):
                    weights[number] = weight
            rows.append(tuple(weights) if any(weights) else self.nothing)
        return rows[0], rows[1]


class _Sides(NamedTuple):
    """For each role, and last for none: the best side, its score, how many times as much as it all weigh together."""

    best: list[int]
    scores: list[float]
    times: list[float]


_ROLES = max(len(LEFT_ROLES), len(RIGHT_ROLES))
_ALONE = _Sides([0] * _ROLES, [0.0] * (_ROLES + 1), [1.0] * (_ROLES + 1))
_Facts = Callable[[Pieces, Side], list[Group]]
_Pick = Callable[[_Row], _Row]


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
    def _curve(self) -> tuple[float, float]:
        """Slope and offset of the curve from a share of the probability to how likely a candidate is right."""
        return self._weight("confidence|slope", 1.0), self._weight("confidence|offset")

    def confidence(self, share: float) -> float:
        """How likely a candidate with some share of the probability is right, as seen in documents not fitted on."""
        share = min(max(share, _LEAST), 1 - _LEAST)
        slope, offset = self._curve
        return 1 / (1 + exp(-(slope * log(share / (1 - share)) + offset)))

    @functools.cached_property
    def _lefts(self) -> _Columns:
        return _Columns(self, [("L", f"L {role}") for role in LEFT_ROLES])

    @functools.cached_property
    def _rights(self) -> _Columns:
        return _Columns(self, [("R", f"R {role}") for role in RIGHT_ROLES])

    @functools.cached_property
    def _shapes(self) -> _Columns:
        return _Columns(self, [labels(shape) for shape in all_shapes()])

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
        """The most probable candidate; None where nothing stands around the value."""
        shapes = pieces.shapes()
        if not shapes:
            return None
        plan, several = self._plan(shapes), len(shapes) > 1
        lefts = _sides(self._lefts, left_facts, pieces, pieces.lefts, several=several)
        rights = _sides(self._rights, right_facts, pieces, pieces.rights, several=several)
        scores = self._scores(plan, pieces, context, lefts, rights) if several else [0.0]
        times = map(mul, map(lefts.times.__getitem__, plan.lefts), map(rights.times.__getitem__, plan.rights))
        top = max(scores)
        every = sum(map(mul, map(exp, [score - top for score in scores]), times))
        winner = scores.index(top)
        left, right = plan.lefts[winner], plan.rights[winner]
        candidate = Candidate(
            shapes[winner],
            pieces.lefts[lefts.best[left]] if left >= 0 else None,
            pieces.rights[rights.best[right]] if right >= 0 else None,
        )
        return Choice(candidate.text(pieces), candidate, 1 / every)

    def _scores(self, plan: _Plan, pieces: Pieces, context: Context, lefts: _Sides, rights: _Sides) -> list[float]:
        """The scores of some shapes, each with its best sides."""
        seen = look(pieces)
        facts, given_by = value_facts(pieces, context, seen), given_facts(pieces, seen)
        given = [0.0] * plan.beside
        for source, pick in plan.sources:
            rows = map(pick, self._shapes.rows(given_by[source]))
            given += map(sum, zip(pick(self._shapes.nothing), *rows, strict=True))
        of_sides = map(lefts.scores.__getitem__, plan.lefts), map(rights.scores.__getitem__, plan.rights)
        return list(map(sum, zip(*map(plan.pick, self._shapes.rows(facts)), given, *of_sides, strict=True)))


def labelled(stored: str) -> Iterator[tuple[str, float]]:
    """The labels that a fact weighs something under, and its weights, as they are stored for it."""
    for pair in filter(None, stored.split(_BETWEEN)):
        label, _, weight = pair.partition(_IS)
        yield label, float(weight)


def by_fact(weights: Iterable[tuple[str, float]]) -> dict[str, str]:
    """The weights of features named "label|fact" as they are stored: fact -> its labels and weights."""
    found: dict[str, list[str]] = {}
    for name, weight in weights:
        label, _, fact = name.partition("|")
        found.setdefault(fact, []).append(f"{label}{_IS}{weight!r}")
    return {fact: _BETWEEN.join(found[fact]) for fact in sorted(found)}


def _picker(numbers: list[int]) -> _Pick:
    """Picks some columns, one or more, out of a row."""
    first, last = numbers[0], numbers[-1] + 1
    return itemgetter(slice(first, last)) if numbers == list(range(first, last)) else itemgetter(*numbers)


def _sides(columns: _Columns, facts: _Facts, pieces: Pieces, sides: Sequence[Side], *, several: bool) -> _Sides:
    """The sides of one piece weighed against each other in every role.

    Where not `several` shapes are to be weighed with them, nothing hangs on the score of a side alone.
    """
    if not sides or (len(sides) == 1 and not several):
        return _ALONE
    scores = [list(map(sum, zip(columns.nothing, *columns.rows(facts(pieces, side)), strict=True))) for side in sides]
    if len(scores) == 1:
        return _Sides([0] * len(scores[0]), [*scores[0], 0.0], [1.0] * (len(scores[0]) + 1))
    in_roles = list(zip(*scores, strict=True))
    tops = list(map(max, in_roles))
    times = [sum(map(exp, [score - top for score in each])) for each, top in zip(in_roles, tops, strict=True)]
    return _Sides(list(map(tuple.index, in_roles, tops)), [*tops, 0.0], [*times, 1.0])


@functools.cache
def fitted() -> Ranker:
    """The ranker with the weights that ship with the package."""
    return Ranker({row[0]: row[1] for row in columns("subject_weights", "fact", "weights")})


def fallback(pieces: Pieces, unit: str, rule: str) -> Choice:
    """The last resort where nothing stands around a value: the lead-in, the heading, the unit."""
    inherited = pieces.around.inherited
    text = inherited.get("lead") or inherited.get("heading") or unit or rule
    return Choice(text, Candidate(Shape("fallback"), None, None), 0.0)
