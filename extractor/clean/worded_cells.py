"""Tables of one cell a line whose values stand among words: "7 million tons (of which ...)", "up threefold on 2030".

    Indicator / By 2031 / By 2035 / Output of fish / 7 m tons / 9 m tons / ...

The heads name years. A label is followed by a value for each of them, or for the first ones only. Labels that stand in
one cell are followed by all of their values, column by column; labels without values of their own head groups.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from extractor.clean.flattened import Flattened
from extractor.clean.strips import bound_words
from extractor.clean.tables import Raw, grid, head_word
from extractor.lexicon import match_key, settings

LONGEST_HEAD, LONGEST_LABEL, LONGEST_VALUE = 60, 160, 300  # characters
WIDEST, FEWEST = 6, 3  # columns of values; rows
MOST_STACKED = 6  # labels in one cell
SOON = 32  # characters of a value in which its number begins
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"[<>≤≥~+-]?\s?\d")
_MARK = re.compile(r"\d{1,3}(?:\.\d+)*[.)]\s+(?=[^\W\d_])")  # of a label: "1. Output"


def read(cells: Sequence[Raw], first: int) -> Flattened | None:
    """The table whose first head is `cells[first]`, that of the labels; None where there is none."""
    named = itertools.takewhile(_names_year, cells[first + 1 : first + 2 + WIDEST])
    heads = [raw._replace(header=True) for raw in named]
    if len(heads) < 2 or head_word(cells[first].text) != "label":
        return None
    rows: list[list[Raw]] = [[cells[first]._replace(header=True), *heads]]
    last = first + 1 + len(heads)
    valued = 0
    for group, end in _groups(cells, last, len(heads)):
        rows += group
        last = end
        valued += sum(len(row) > 1 for row in group)
    return Flattened(first, last, grid(rows)) if valued >= FEWEST else None


def _names_year(raw: Raw) -> bool:
    return len(raw.text) <= LONGEST_HEAD and _YEAR.search(raw.text) is not None and not is_worded_value(raw.text)


def _groups(cells: Sequence[Raw], at: int, columns: int) -> Iterator[tuple[list[list[Raw]], int]]:
    """The rows from cell `at` on, those of one cell together, and where each ends."""
    while at < len(cells):
        labels = list(itertools.takewhile(_is_label, cells[at : at + MOST_STACKED + 1]))
        begin = at + len(labels)
        most = columns * max(1, len(labels))
        values = list(itertools.takewhile(_is_value, cells[begin : begin + most + 1]))
        if not labels or not values or len(labels) > MOST_STACKED:
            return
        at = begin + len(values)
        if len(labels) > 1 and len(values) == most:
            yield [[label, *values[row :: len(labels)]] for row, label in enumerate(labels)], at
        elif len(values) <= columns:
            yield [*([label] for label in labels[:-1]), [labels[-1], *values]], at
        else:
            return


def _is_label(raw: Raw) -> bool:
    return len(raw.text) <= LONGEST_LABEL and sum(map(str.isalpha, raw.text)) > 2 and not is_worded_value(raw.text)


def _is_value(raw: Raw) -> bool:
    return len(raw.text) <= LONGEST_VALUE and is_worded_value(raw.text)


@functools.lru_cache(maxsize=1024)
def is_worded_value(text: str) -> bool:
    """Whether a line begins with a number, or with words of a bound or change up to one."""
    found = _NUMBER.search(text[:SOON])
    if found is None or _MARK.match(text):
        return False
    return all(word in _leads() for word in match_key(text[: found.start()]).split())


@functools.cache
def _leads() -> frozenset[str]:
    """Words that can stand in front of a value in its cell, as match keys."""
    changes = (match_key(surface) for rule in settings("changes")["change"] for surface in rule["surfaces"])
    return bound_words() | frozenset(" ".join(changes).split())
