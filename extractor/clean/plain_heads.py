"""The heads of tables in which one blank parts everything: which words of a line are one."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from extractor.clean.head_rows import header_rows
from extractor.clean.joining import Row
from extractor.clean.tables import Raw, head_word
from extractor.lexicon import match_key, settings

WORD = re.compile(r"\S+")
_YEAR = re.compile(r"\S*(?:19|20)\d\d\S*")


def heads_of(names: Sequence[Raw], words: Sequence[Raw], years: Sequence[Raw], columns: int) -> list[list[Raw]]:
    """The rows of heads: those of numbers, labels and units, those of values, and the years below all or the last."""
    if not 0 < len(years) <= columns:
        return [[raw._replace(header=True) for raw in (*names, *parted(words, columns))]]
    own = columns if len(years) == columns else columns - len(years) + 1
    *single, last = parted(words, own)
    if own == columns:
        above = [*names, *single, last]
        below = [*(Raw("", years[0].start) for _ in names), *years]
    else:
        above = [*(raw._replace(row_span=2) for raw in (*names, *single)), last._replace(column_span=len(years))]
        below = list(years)
    return [[raw._replace(header=True) for raw in row] for row in (above, below)]


def two_levels(
    names: Sequence[Raw], words: Sequence[Raw], below: Sequence[Raw], columns: int
) -> list[list[Raw]] | None:
    """The heads in two rows, where it is sure which of the upper ones stand over those below; else None."""
    words = without_remark(words)
    starts = list(starts_of(words))
    if not below or not starts or starts[0] != 0:
        return None
    above = [span(words[first:last]) for first, last in itertools.pairwise((*starts, len(words)))]
    return header_rows([*names, *above, *below], len(names) + columns, len(below))


def words_of(row: Row) -> list[Raw]:
    """The words of a head; one that stands glued behind another is a word of its own."""
    words: list[Raw] = []
    for match in WORD.finditer(row.text):
        cuts = [match.start()]
        cuts += [at for at in range(match.start() + 2, match.end()) if _is_glued(row.text, at)]
        for start, end in itertools.pairwise((*cuts, match.end())):
            words.append(Raw(row.text[start:end], row.start + start))
    return words


def _is_glued(text: str, at: int) -> bool:
    """Whether a head begins inside a word: a capital behind a small letter, or the last of several capitals."""
    behind = text[at - 1].islower() or (text[at - 1].isupper() and text[at + 1 : at + 2].islower())
    return text[at].isupper() and behind


def unit_head(row: Row, words: Sequence[Raw]) -> tuple[list[Raw], list[Raw]] | None:
    """The heads up to that of the units, and the words behind it; None where the head names no units."""
    for first in range(len(words)):
        for last in range(min(first + 3, len(words)), first, -1):
            unit = joined(row, words[first:last])
            if head_word(unit.text) == "unit" and last < len(words):
                if not first:  # the labels have no head
                    return [Raw("", unit.start), unit], list(words[last:])
                order = head_word(words[0].text) == "order" and first > 1
                label = joined(row, words[order:first])
                if head_word(label.text) != "label":
                    return None
                return [*words[:order], label, unit], list(words[last:])
    return None


def joined(row: Row, words: Sequence[Raw]) -> Raw:
    """Words of a line, and what stands between them, as one cell."""
    start, end = words[0].start - row.start, words[-1].start + len(words[-1].text) - row.start
    return Raw(row.text[start:end], words[0].start)


def parted(words: Sequence[Raw], columns: int) -> list[Raw]:
    """The heads of the values; empty ones where nothing tells them apart."""
    words = without_remark(words)
    if len(words) == columns + 1 and all(_YEAR.fullmatch(word.text) for word in words):
        words = words[:columns]  # there are no values of the last year yet
    years = [number + 1 for number, word in enumerate(words) if _YEAR.fullmatch(word.text)]
    by_year = [0, *years[:-1]] if years and years[-1] == len(words) else []
    starts = list(starts_of(words))
    capital = [at for at in starts if not words[at].text[0].islower()]
    own = [at for at in capital if not at or match_key(words[at - 1].text) not in _comparing()]
    capitals = [at for at, word in enumerate(words) if word.text[0].isupper()]
    for cuts in (by_year, starts, capital, own, capitals, list(range(len(words)))):
        if len(cuts) == columns and cuts[0] == 0:
            return [span(words[first:last]) for first, last in itertools.pairwise((*cuts, len(words)))]
    return [Raw("", words[0].start)] * columns


def without_remark(words: Sequence[Raw]) -> Sequence[Raw]:
    """Heads without that of the remarks behind them: rows seldom have any."""
    for size in range(min(4, len(words) - 1), 0, -1):
        if head_word(span(words[-size:]).text) == "note":
            return words[:-size]
    return words


def span(words: Sequence[Raw]) -> Raw:
    """Words with the blanks between them, each as wide as it is in the text."""
    text = words[0].text
    for word in words[1:]:
        text += " " * (word.start - words[0].start - len(text)) + word.text
    return Raw(text, words[0].start)


def starts_of(words: Sequence[Raw]) -> Iterator[int]:
    """The words that heads of values begin with: those that columns are known by, those glued to the word before."""
    number = 0
    while number < len(words):
        here = match_key(" ".join(word.text for word in words[number : number + 4])) + " "
        known = max((opening.count(" ") + 1 for opening in _openings() if here.startswith(f"{opening} ")), default=0)
        inner = (at for at in range(1, known) if words[number + at].text.istitle())  # there begins another head
        known = next(inner, known)
        glued = number > 0 and words[number].start == words[number - 1].start + len(words[number - 1].text)
        if known or glued or _opens_year(words, number):
            yield number
        number += max(known, 1)


def _opens_year(words: Sequence[Raw], number: int) -> bool:
    """Whether a word with a capital letter is that for the year behind it."""
    word, *after = words[number : number + 2]
    year = bool(after) and _YEAR.fullmatch(after[0].text) is not None
    return year and word.text[0].isupper() and match_key(word.text) in settings("rows")["period_words"]


@functools.cache
def _comparing() -> frozenset[str]:
    """The last words of what sets a column against another ("against"), which may follow with a capital letter."""
    rules = (rule for rule in settings("table_heads")["head"] if rule["role"] == "compare")
    return frozenset(match_key(surface).split()[-1] for rule in rules for surface in rule["surfaces"])


@functools.cache
def _openings() -> tuple[str, ...]:
    heads = settings("table_heads")["head"]
    kinds = (rule for rule in heads if rule["role"] in ("compare", "estimate", "result", "target"))
    return tuple({match_key(surface) for rule in kinds for surface in rule["surfaces"]})
