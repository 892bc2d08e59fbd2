"""Suggestions where no link is safe: ranked candidates for one subject, clusters of subjects for a curator."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractor.lexicon import fold, match_key
from extractor.link.catalogue import Form, index, indicators
from extractor.link.concepts import Concepts, read
from extractor.link.indicators import Candidate, match

_DISAGREES = 0.25  # what each deciding facet that only one side says takes off
_ALIKE = 0.7  # the least likeness of two subjects in one cluster
_SPELLED_ALIKE = 0.5  # what a likeness of letters counts beside one of facets


class Cluster(NamedTuple):
    """Subjects that say the same and have no indicator; `targets` in all, the commonest wording first."""

    subjects: tuple[str, ...]
    targets: int
    candidates: tuple[Candidate, ...]


def candidates(phrase: str, limit: int = 5) -> tuple[Candidate, ...]:
    """Indicators that `phrase` may mean, best first; likeness of spelling fills up where facets give too few."""
    concepts = read(phrase)
    best: dict[str, float] = {}
    linked = match(phrase)
    if linked.indicator_id is not None:
        best[linked.indicator_id] = linked.score
    for decide, form in _related(concepts):
        likeness = _likeness(concepts.weights, form.weights)
        score = likeness - _DISAGREES * len(decide ^ concepts.decide)
        if score > best.get(form.indicator, 0.0):
            best[form.indicator] = score
    if len(best) < limit:
        for name, score, _ in process.extract(fold(phrase), tuple(_folded()), scorer=fuzz.token_set_ratio, limit=limit):
            best.setdefault(_folded()[name], score / 100 * _SPELLED_ALIKE)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return tuple(Candidate(indicator, round(min(score, 1.0), 4)) for indicator, score in ranked)


def clusters(subjects: Mapping[str, int], least: int = 1) -> list[Cluster]:
    """Group subjects (text -> number of targets) that no indicator was found for; the commonest groups first.

    Subjects of one cluster have the same deciding facets and are alike in the rest.
    """
    groups: dict[frozenset[str], list[tuple[Concepts, list[str]]]] = defaultdict(list)
    for subject in sorted(subjects, key=lambda text: (-subjects[text], text)):
        concepts = read(subject)
        for first, members in groups[concepts.decide]:
            if _likeness(first.weights, concepts.weights) >= _ALIKE:
                members.append(subject)
                break
        else:
            groups[concepts.decide].append((concepts, [subject]))
    found = [
        Cluster(tuple(members), sum(subjects[member] for member in members), candidates(members[0], 3))
        for group in groups.values()
        for _, members in group
    ]
    found = [cluster for cluster in found if cluster.targets >= least]
    return sorted(found, key=lambda cluster: (-cluster.targets, cluster.subjects[0]))


def draft(cluster: Cluster) -> str:
    """An entry for patterns/indicators.toml with the cluster's wordings; the curator fills in what stands in <>."""
    surfaces = ", ".join(json.dumps(match_key(text), ensure_ascii=False) for text in cluster.subjects)
    name = json.dumps(cluster.subjects[0], ensure_ascii=False)
    near = ", ".join(f"{each.indicator_id} {each.score:.2f}" for each in cluster.candidates)
    return "\n".join(
        [
            f"# {cluster.targets} targets; nearest: {near or 'none'}",
            "[[indicator]]",
            'id = "<id>"',
            f"name_vi = {name}",
            'name_en = "<name>"',
            'domain = "<domain>"',
            'unit = "<unit>"',
            'measure = "<measure>"',
            "range = [0.0, 100.0]",
            'polarity = "<polarity>"',
            'levels = ["province", "district", "commune"]',
            "tier = 2",
            f"surfaces = [{surfaces}]",
            'examples = [{ text = "{surface}" }]',
        ]
    )


def _related(concepts: Concepts) -> Iterable[tuple[frozenset[str], Form]]:
    """Forms that share a deciding facet or a word of content with `concepts`."""
    seen: set[int] = set()
    for said in concepts.weights:
        for number in _postings().get(said, ()):
            if number not in seen:
                seen.add(number)
                yield _all_forms()[number]


@functools.cache
def _all_forms() -> tuple[tuple[frozenset[str], Form], ...]:
    return tuple((decide, form) for decide, forms in index().items() for form in forms)


@functools.cache
def _postings() -> Mapping[str, tuple[int, ...]]:
    table: dict[str, list[int]] = defaultdict(list)
    for number, (_, form) in enumerate(_all_forms()):
        for said, weight in form.weights.items():
            if weight > 0.2:  # soft facets say too little to relate two phrases
                table[said].append(number)
    return {said: tuple(numbers) for said, numbers in table.items()}


@functools.cache
def _folded() -> Mapping[str, str]:
    return {fold(surface): indicator.id for indicator in indicators().values() for surface in indicator.surfaces}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    both = sum(weight for said, weight in one.items() if said in other)
    total = sum(one.values()) + sum(other.values())
    return 2 * both / total if total else 0.0
