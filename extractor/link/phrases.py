"""The words of a phrase as match keys, and which of them are written as names or stand in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.lexicon import match_key

_DIGIT = re.compile(r"\d")
BRACKETS = frozenset("()[]")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[/%‰<&()\[\]]")


def a_mark(word: str) -> bool:
    """Whether a word nobody knows is the letter of an item or of a quarter, and says nothing."""
    return len(word) == 1 and word.isascii()


def spelled_out(phrase: str, abbreviations: Mapping[str, str]) -> str:
    """`phrase` with every abbreviation written out."""
    return _WORD.sub(lambda found: abbreviations.get(found.group().lower(), found.group()), phrase)


def tokens(phrase: str) -> list[str]:
    """The words of `phrase` as match keys, with numbers, "/", "%" and brackets, without other punctuation."""
    return _TOKEN.findall(match_key(phrase))


def bracketed(signs: list[str]) -> frozenset[int]:
    """Indexes of the words that stand in brackets, counted without the brackets."""
    inside: list[int] = []
    depth = count = 0
    for sign in signs:
        if sign in BRACKETS:
            depth = max(0, depth + (1 if sign in "([" else -1))
        else:
            if depth:
                inside.append(count)
            count += 1
    return frozenset(inside)


def names_in(phrase: str, count: int) -> Mapping[int, tuple[int, str]]:
    """Index of the first word of every run of capitalised words or short numbers -> the index behind it, the run.

    Empty for a phrase in capitals, and for one whose `count` of words is not that of its written form.
    """
    tail = phrase[1:]
    if phrase.isupper() or (tail == tail.lower() and not _DIGIT.search(tail)):
        return {}
    written = [match for match in _TOKEN.finditer(phrase) if match.group() not in BRACKETS]
    if len(written) != count:
        return {}
    runs: dict[int, tuple[int, str]] = {}
    for first, match in enumerate(written):
        last = first
        while last < count and _part_of_name(written[last].group()) and _joined(phrase, written, last, first):
            last += 1
        if last > first:
            runs[first] = (last, phrase[match.start() : written[last - 1].end()])
    return runs


def _part_of_name(word: str) -> bool:
    return word[0].isupper() or (word.isdigit() and len(word) < 3)


def _joined(phrase: str, written: list[re.Match[str]], at: int, first: int) -> bool:
    """Whether a word follows the one before it over a blank or a hyphen."""
    if at == 0:
        return False
    between = phrase[written[at - 1].end() : written[at].start()]
    return between.strip() in ("", "-", ".", "'") if at > first else not between.strip(" .")
