"""Heads of two rows told one after the other: which of the upper ones stand over how many of the lower ones."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from extractor.clean.tables import Raw, name_of, repeats
from extractor.lexicon import match_key, settings

MOST_GROUPS = 4
MOST_HEADS = 24
MOST_WAYS = 3_000  # to part them that are looked at
LEAST, MARGIN = 1.0, 0.3  # of the fit of a way to part heads, and of what it has before all others
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHARE = re.compile(r"%|/(?!\d)|\+.*[-–]|±")


def two_rows(heads: Sequence[Raw], width: int, lower: int = 0) -> list[list[Raw]] | None:
    """The heads of `width` columns in two rows, where one way to part them fits their words better than all others.

    `lower`: how many stand in the second row, where that is known.
    """
    groups = len(heads) - width
    if not 0 < groups <= MOST_GROUPS or len(heads) > MOST_HEADS:
        return None
    found: list[tuple[float, int, tuple[int, ...]]] = []
    for count in [lower] if lower else range(2 * groups, len(heads) - groups):
        first, second = heads[: len(heads) - count], heads[len(heads) - count :]
        ways = itertools.islice(_ways(first, groups, count), MOST_WAYS - len(found))
        found += ((_fit(first, second, spans), count, spans) for spans in ways)
    if len(found) == MOST_WAYS:
        return None
    best = max((fit for fit, _, _ in found), default=0.0)
    near = [(places, count) for fit, count, places in found if fit > best - MARGIN]
    if best < LEAST or (len(near) > 1 and not _is_repeated(heads, near)):
        return None
    spans, count = min(near)  # what stands over none stands first: the whole of the parts
    top = [
        raw._replace(header=True, column_span=span) if span else raw._replace(header=True, row_span=2)
        for raw, span in zip(heads, spans, strict=False)
    ]
    return [top, [raw._replace(header=True) for raw in heads[len(heads) - count :]]]


def _is_repeated(heads: Sequence[Raw], ways: Sequence[tuple[tuple[int, ...], int]]) -> bool:
    """Whether ways to part heads differ only in which upper ones stand over lower ones that repeat."""
    counts = {count for _, count in ways}
    return len(counts) == 1 and repeats([raw.text for raw in heads[len(heads) - min(counts) :]]) > 1


def _ways(first: Sequence[Raw], groups: int, count: int) -> Iterator[tuple[int, ...]]:
    """How many lower heads each upper one may stand over, 0 for one that stands over none."""
    free = [at for at, raw in enumerate(first) if (name_of(raw.text) or "value") == "value"]
    for places in itertools.combinations(free, groups):
        for shares in _shares(count, groups):
            given = dict(zip(places, shares, strict=True))
            yield tuple(given.get(at, 0) for at in range(len(first)))


def _shares(count: int, groups: int) -> Iterator[tuple[int, ...]]:
    """Ways to part a number into as many, two or more each; alike where there are more than two."""
    if groups == 2:
        yield from ((share, count - share) for share in range(2, count - 1))
    elif count % groups == 0 and count // groups > 1:
        yield (count // groups,) * groups


def _fit(first: Sequence[Raw], second: Sequence[Raw], spans: Sequence[int]) -> float:
    """How well the words of upper heads go with those of the lower ones that they stand over."""
    score, at = 0.0, 0
    taken: list[tuple[str, ...]] = []
    for raw, span in zip(first, spans, strict=True):
        if not span:
            alike = any(of(raw.text) and of(second[0].text) for of in (_is_kind, _is_year)) and raw is first[-1]
            score -= _opens(raw.text) + 0.5 * (alike and (_is_year(raw.text) or not _YEAR.search(raw.text)))
            continue
        below = tuple(lower.text for lower in second[at : at + span])
        score += _over(raw.text, below) + 2 * (below in taken) - (len(set(below)) < span) * 4
        taken.append(below)
        at += span
    return score


@functools.lru_cache(2048)
def _opens(head: str) -> float:
    """How much a head lacks where it stands over none."""
    letters = _letters(head)
    kind = 0.3 if _is_kind(head) else 1  # a year alone, and one of what was planned or done
    return 1.5 if letters in _comparing() and "%" not in head else kind if letters in _groups() else 0


@functools.lru_cache(2048)
def _over(head: str, below: tuple[str, ...]) -> float:
    """How well a head stands over others."""
    letters = _letters(head)
    years = all(_YEAR.search(text) for text in below)
    shares = all(_SHARE.search(text) or _letters(text) in _comparing() for text in below)
    kinds = all(_is_kind(text) for text in below)
    if letters in _comparing() or any(f"{letters} ".startswith(f"{words} ") for words in _comparing()):
        return 3 if shares else 1.5 if kinds and not years else 1 if years else -2
    if shares and not kinds:
        return -2
    if any(f"{match_key(head)} ".startswith(f"{match_key(words)} ") for words in settings("rows")["parts"]):
        return 2
    if _YEAR.search(head) is not None:
        if any("/" in text for text in below) or (kinds and _is_kind(head)) or (years and not _is_period(head)):
            return -2
        others = any(set(_YEAR.findall(text)) - set(_YEAR.findall(head)) for text in below)
        return (
            (2 if letters in _groups() and not _is_kind(head) else 0)
            + 2 * kinds
            + 0.5
            - 1.5 * (others and not years)
            + 0.5 * years
        )
    return 2 + _is_kind(head) + 0.5 * all(map(_is_year, below)) if years else -1 if kinds else 0.5


def _is_period(head: str) -> bool:
    return len(_YEAR.findall(head)) > 1


@functools.lru_cache(2048)
def _is_kind(head: str) -> bool:
    """Whether a head begins with a word for what was planned or done, or is a share of that."""
    key = f"{match_key(head)} "
    share = "%" in head and _letters(head) in _ratios()
    return share or any(key.startswith(f"{words} ") for words in _kinds())


def _is_year(head: str) -> bool:
    return _YEAR.fullmatch(head) is not None


@functools.lru_cache(2048)
def _letters(head: str) -> str:
    return " ".join(_LETTERS.findall(match_key(head)))


@functools.cache
def _kinds() -> tuple[str, ...]:
    heads = settings("table_heads")["head"]
    rules = (rule for rule in heads if rule["role"] in ("estimate", "result", "target"))
    return tuple({match_key(surface) for rule in rules for surface in rule["surfaces"]})


@functools.cache
def _ratios() -> frozenset[str]:
    return frozenset(_letters(words) for words in settings("rows")["shares"])


@functools.cache
def _comparing() -> frozenset[str]:
    rows = settings("rows")
    words = {_letters(words) for words in (*rows["comparisons"], *rows["differences"])} - {""}
    return frozenset({*words, *(letters for letters in map(_letters, rows["group_heads"]) if letters not in _years())})


@functools.cache
def _groups() -> frozenset[str]:
    return frozenset(_letters(words) for words in settings("rows")["group_heads"])


@functools.cache
def _years() -> frozenset[str]:
    """The group heads that name a time."""
    words = {match_key(word) for word in settings("rows")["period_words"]}
    groups = (_letters(head) for head in settings("rows")["group_heads"])
    return frozenset(head for head in groups if set(head.split()) <= words)
