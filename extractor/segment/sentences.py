"""Sentences: where one ends and the next begins.

A stop ends a sentence where a capital letter, a digit or a quotation follows, unless the word
before it is an abbreviation (`patterns/sentences.toml`), a single capital letter or the number of
an enumeration. A headline ends in front of the short name of its paper ("(ABC) - On Sunday ..."). A
semicolon never ends one, but where a sentence has no end in sight.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor import lexicon
from extractor.segment.numerals import UPPER

_CLOSERS = r"[)\]\"'”’»*_]*"
_OPEN_LIST = re.compile(r"(?:\.{2,3}|…)\)\s+")  # what it holds is not all there is
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[^\s(\[\"'“‘«,;:]+$")
_NEXT = re.compile(r"\w{1,24}")
_NUMBER = re.compile(r"(?:^|[.;:,]\s*)\(?(?:\d{1,2}|[IVX]{1,4})$")
_BEFORE = 24  # characters before a stop that are looked at
LONGEST = 2000  # characters of a sentence; plans stay below 900, what is longer is a page without stops


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(lexicon.Entry):
    """Words whose full stop does not end a sentence.

    `numbered`: only in front of a number, and not behind a share ("98 % of the plan"); `unless_before`: words in front;
    `behind`: they stand right behind the stop, as the second unit of a product ("persons.km").
    """

    numbered: bool = False
    behind: bool = False
    unless_before: tuple[str, ...] = ()


@functools.cache
def _abbreviations() -> dict[str, Abbreviation]:
    return {surface: entry for entry in lexicon.entries("sentences", Abbreviation) for surface in entry.surfaces}


@functools.cache
def _ends() -> re.Pattern[str]:
    """A stop that can end a sentence, with the blanks behind it, or the blank behind a headline."""
    stories = "|".join(map(re.escape, lexicon.settings("adverbs")["story_openers"]))
    return re.compile(
        rf"[.!?…](?:[.!?…]*{_CLOSERS}\s+(?=[*_\\]*[\"'“‘«(\[]*[{UPPER}0-9])"
        rf"|(?<=[^\W\dA-Z_]{{2}}\.)(?=[{UPPER}][^\W\d{UPPER}_])"  # two sentences without a blank
        rf"|(?<=\w…)(?=[{UPPER}][^\W\d{UPPER}_]))"
        rf"|[ \n](?=\([{UPPER}]{{2,6}}\) ?[-–—] (?:{stories})\b)"
    )


def held(text: str, start: int, stop: int) -> str | None:
    """Id of the rule that keeps the full stop at `text[stop]` from ending a sentence, or None."""
    if (behind := _NEXT.match(text, stop + 1)) is not None:
        rule = _abbreviations().get(behind.group())
        if rule is not None and rule.behind:
            return rule.id
    before = text[max(start, stop - _BEFORE) : stop]
    found = _WORD.search(before)
    if found is None:
        return None
    word = found.group()
    rule = _abbreviations().get(word)
    if rule is not None and not rule.behind:
        return rule.id if _holds(rule, text, stop, before[: found.start()].rstrip()) else None
    if len(word) == 1 and word.isupper():
        return "initial"
    if word[-1].isdigit() or word[-1] in "IVX":
        whole = len(before) == stop - start
        numbered = _NUMBER.search(before)
        if numbered and (whole or numbered.start() > 0):
            return "enumeration"
    return None


def _holds(rule: Abbreviation, text: str, stop: int, front: str) -> bool:
    """Whether an abbreviation with a full stop goes on behind it; `front` is what stands in front of it."""
    if rule.numbered:
        return text[stop + 1 : stop + 3].lstrip()[:1].isdigit() and not front.endswith("%")
    return not front.lower().endswith(rule.unless_before)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]` without the blanks between; linear.

    None is longer than LONGEST by more than one word, so that what is done within a sentence stays cheap on any page.
    """
    for first, last in _ended(text, start, end):
        while last - first > LONGEST:
            cut = _cut(text, first, last)
            yield first, cut
            first = cut
            while first < last and text[first].isspace():
                first += 1
        if first < last:
            yield first, last


def _cut(text: str, start: int, end: int) -> int:
    """Where a sentence without a stop is parted: behind the last semicolon, comma or word that is near enough."""
    limit = start + LONGEST
    for sign in ("; ", ", ", " "):
        cut = text.rfind(sign, start + LONGEST // 2, limit)
        if cut > start:
            return cut + len(sign.rstrip())
    blank = _BLANK.search(text, limit, end)
    return blank.start() if blank else end


def _ended(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of what stands up to each stop that ends a sentence."""
    for match in _ends().finditer(text, start, end):
        stop = match.start()
        if text[stop] == "." and text[stop + 1 : stop + 2] != "." and held(text, start, stop):
            continue
        if _OPEN_LIST.fullmatch(match.group()) and text[match.end()].isdigit():
            continue  # "crops (rice, maize...) 5 ha"
        last = match.end()
        while last > stop and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = match.end()
    if start < end:
        yield start, end


def several(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds more than one sentence."""
    parts = split(text, start, end)
    next(parts, None)
    return next(parts, None) is not None
