"""The heads of a table whose cells stand one behind the other, in one row or two."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extractor.clean.pipes import merged_header
from extractor.clean.spans import two_rows
from extractor.clean.tables import Raw
from extractor.lexicon import match_key, settings

_LETTERS = re.compile(r"[^\W\d_]+")
_ONE_WORD = re.compile(r"^[^\W\d_]+\W+\d+$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def header_rows(heads: Sequence[Raw], width: int, lower: int = 0) -> list[list[Raw]] | None:
    """The heads of a table of `width` columns as one row of cells, or as two where that is sure; else None.

    `lower`: how many of them stand in the second row, where that is known.
    """
    if len(heads) == width:
        return [[raw._replace(header=True) for raw in heads]]
    fitting = two_rows(heads, width, lower)
    if fitting is not None:
        return fitting
    groups = len(heads) - width
    divided = next((at for at, raw in enumerate(heads) if divides(raw.text)), None)
    if groups == 1 and divided is not None and len(heads) - divided > 2:
        return merged_header(heads[: divided + 1], heads[divided + 1 :], width)
    for share in range(2, width // groups + 1) if groups > 0 else ():
        if lower and share * groups != lower:
            continue
        second = heads[len(heads) - groups * share :]
        names = [raw.text for raw in second]
        periodic = groups > 1 and all(n == names[i % share] for i, n in enumerate(names))
        years = groups == 1 and all(_YEAR.search(n) for n in names)
        more = groups == 1 and _YEAR.search(heads[len(heads) - share - 1].text) is not None
        first = heads[: len(heads) - len(second)]
        opening = _opening(first, groups)
        if (periodic and opening is None) or (years and not (more and share + 1 <= width)):
            rows = merged_header(first, second, width)
            return rows if rows[0][0].header else None
        if opening is not None and not _of_other_years(first, opening, second):
            top = [
                raw._replace(column_span=share) if opens else raw._replace(row_span=2)
                for raw, opens in zip(first, opening, strict=True)
            ]
            return [[raw._replace(header=True) for raw in row] for row in (top, second)]
    return None


def _of_other_years(heads: Sequence[Raw], opening: Sequence[bool], second: Sequence[Raw]) -> bool:
    """Whether a head with a year would stand over one with another."""
    groups = [_YEAR.findall(raw.text) for raw, opens in zip(heads, opening, strict=True) if opens]
    share = len(second) // len(groups)
    lower = [_YEAR.findall(raw.text) for raw in second]
    pairs = [(groups[min(at // share, len(groups) - 1)], own) for at, own in enumerate(lower)]
    return any(group and own and group != own for group, own in pairs)


def _opening(heads: Sequence[Raw], groups: int) -> list[bool] | None:
    """Which heads stand over others, or None where as many do not; those with a year, of one word, first."""
    opening = [_opens_group(raw.text) for raw in heads]
    for sign in (_YEAR, _ONE_WORD):
        if sum(opening) > groups:
            opening = [opens and sign.search(raw.text) is not None for opens, raw in zip(opening, heads, strict=True)]
    return opening if sum(opening) == groups else None


def _opens_group(text: str) -> bool:
    """Whether a head says nothing but a year, a comparison or a division: it stands over others."""
    return divides(text) or " ".join(_LETTERS.findall(match_key(text))) in _group_heads()


@functools.cache
def _group_heads() -> frozenset[str]:
    return frozenset(match_key(words) for words in settings("rows")["group_heads"])


def divides(text: str) -> bool:
    """Whether a head only says how those below it divide the one beside it ("of which", "by commune")."""
    key = f"{match_key(text)} "
    return any(key.startswith(f"{words} ") for words in _dividing())


@functools.cache
def _dividing() -> tuple[str, ...]:
    words = (*settings("rows")["parts"], *settings("rows")["dividing"])
    return tuple(match_key(word) for word in words)


def counted_to(texts: Sequence[str]) -> int:
    """How many of the cells given, from the first on, only count columns: "A", "B", "1", "2", "3=2/1"; 0 where none."""
    last = letters = number = 0
    for text in (text.strip("().") for text in texts):
        if not number and text == chr(ord("A") + letters):
            letters += 1
        elif (match := _COLUMN.fullmatch(text)) is not None and int(match.group(1)) == number + 1:
            number += 1
        else:
            break
        last += 1
    return last if number > 2 or (letters > 1 and number > 1) else 0


def counts_columns(line: str) -> bool:
    """Whether a line only counts the columns of a table: "A B C 1 2"."""
    words = line.split() if len(line) < LONGEST_COUNT else []
    return 1 < len(words) == counted_to(words)


LONGEST_COUNT = 80  # characters of a line that counts columns
_COLUMN = re.compile(r"(\d{1,2})(?:\s*=.*)?")
