"""Lists of names with a number behind each: "girls 150, boys 160", "nursery schools 10/15; others 14/17"."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import NamedTuple

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Words

LABEL = 8  # words of the name of a part, at most
MOST = 200  # parts looked at


class Part(NamedTuple):
    """A name and its number, which is word `number`."""

    label: str
    number: int
    value: Decimal
    total: Decimal | None  # of as many: "nursery schools 10/15"
    named: bool  # with a capital, as the name of one school is
    bare: bool  # without a unit


def parts(words: Words, first: int, most: int = MOST) -> list[Part]:
    """The parts of a list from word `first` on, up to the sign that ends it or to anything else."""
    found: list[Part] = []
    norms, at, joined_by = words.norms, first, ""  # a clause ends at the semicolon behind parts with commas
    while at < len(norms) and len(found) < most:
        end = at
        while end < len(norms) and norms[end].isalpha() and end - at <= LABEL:
            end += 1
        label = " ".join(norms[at:end])
        end += norms[end : end + 1] == [":"]
        digits = norms[end].replace(".", "") if end < len(norms) else ""
        if not label or not digits.isdecimal():
            break
        named = words.text[words.starts[at] : words.ends[at]].istitle()
        total = total_behind(words, end + 1)
        behind = at = end + (1 if total is None else 3)
        while at < len(norms) and norms[at].isalpha() and norms[at] not in joiners():
            at += 1  # its unit
        found.append(Part(label, end, Decimal(digits), total, named, at == behind))
        if at >= len(norms) or norms[at] not in joiners() or (norms[at] == ";" and joined_by not in ("", ";")):
            break
        joined_by = joined_by or norms[at]
        at += 1
    return found


def total_behind(words: Words, at: int) -> Decimal | None:
    """The M behind the N of "N/M", whose slash is word `at`."""
    slash, *behind = [*words.norms[at : at + 2], ""]
    return Decimal(behind[0]) if slash == "/" and behind[0].isdecimal() else None


@functools.cache
def joiners() -> frozenset[str]:
    """The words and signs between the items of a list."""
    return frozenset(key_of(word) for word in settings("adverbs")["list_joiners"])
