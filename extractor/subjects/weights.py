"""Weights of features as they are stored, fact by fact, and as rows of one weight for each column asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.kept import Kept
from extractor.subjects.facts import Facts, Group, written

Row = tuple[float, ...]
_BETWEEN, _IS = ";", "="  # as weights are stored: "L=0.5;X : L=-0.25"


class Columns:
    """A row of weights for each group of facts, one for each column, an empty one where nothing of it weighs.

    A column is one label or two, whose weights add up.
    """

    MOST = 16_384

    def __init__(self, stored: Mapping[str, str], columns: Sequence[tuple[str, ...]]) -> None:
        self._stored, self.nothing = stored, (0.0,) * len(columns)
        # label -> the columns that it is the first of, and those that it is the second of
        self._places: tuple[dict[str, list[int]], ...] = ({}, {})
        for number, column in enumerate(columns):
            for places, label in zip(self._places, column, strict=False):
                places.setdefault(label, []).append(number)
        self._of_fact = Kept(self._row_of, self.MOST)
        self._of_facts = Kept(self._sum_of, self.MOST)
        self._of_group = Kept(self._weighed, self.MOST)

    def rows(self, groups: Iterable[Group]) -> Iterator[Row]:
        """The rows of some groups of facts, without those that weigh nothing."""
        return filter(None, map(self._of_group.__getitem__, groups))

    def _weighed(self, group: Group) -> Row:
        facts = tuple([fact for fact in written(group) if fact in self._stored])
        return self._of_facts[facts] if facts else ()

    def _sum_of(self, facts: Facts) -> Row:
        """The weights of some facts, added up."""
        firsts, seconds = zip(*map(self._of_fact.__getitem__, facts), strict=True)
        rows = [row for row in (*firsts, *seconds) if row is not self.nothing] or [self.nothing]
        return tuple(map(sum, zip(*rows, strict=True))) if len(rows) > 1 else rows[0]

    def _row_of(self, fact: str) -> tuple[Row, Row]:
        """The weights of one fact: under the first label of each column, and under the second."""
        rows: list[Row] = []
        for places in self._places:
            weights = [*self.nothing]
            for label, weight in labelled(self._stored[fact]):
                for number in places.get(label, ()):
                    weights[number] = weight
            rows.append(tuple(weights) if any(weights) else self.nothing)
        return rows[0], rows[1]


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
