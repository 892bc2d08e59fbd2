"""What "this" stands for in a subject: "this market" for the market that was named before."""

from __future__ import annotations

import functools
from unicodedata import normalize

import regex

from extractor.lexicon import settings
from extractor.subjects.pieces import tidy
from extractor.subjects.ranker import Choice

REACH = 600  # characters in front of a value in which what it refers to is looked for


def named_again(choice: Choice, text: str, stretch: tuple[int, int], subject: str) -> Choice:
    """`choice` with the name of what "this" stands for.

    `stretch`: what the paragraph says in front of the value, in `text`; `subject`: that of the value before. The name
    is the last one of that kind that is written with capitals, else what that subject says of it.
    """
    own = choice.text
    if not any(word in own for word in _this()) or (found := _referring().search(own)) is None:
        return choice
    kind, (start, end) = found["kind"].lower(), stretch
    before = normalize("NFC", text[max(start, end - REACH) : end])
    name = _last_named(kind, before) or _said(kind, subject)
    return choice._replace(text=tidy(f"{own[: found.start()]}{name}{own[found.end() :]}")) if name else choice


def _last_named(kind: str, before: str) -> str:
    """The last thing of a kind that is named with capitals, with its kind."""
    fronts = settings("references")["fronts"].get(kind, ())
    found = [*_names(kind, *fronts).finditer(before), *_equated(kind).finditer(before)]
    return f"{kind} {max(found, key=_place)['name']}" if found else ""


def _place(name: regex.Match[str]) -> int:
    return name.start("name")


def _said(kind: str, subject: str) -> str:
    """What a subject says from the word for a kind on, up to its colon."""
    lower = f" {subject.lower()} "
    at = lower.rfind(f" {kind} ")
    name = subject[at:].partition(":")[0].strip() if at >= 0 else ""
    return name if name.lower() != kind and not _referring().search(name) else ""


@functools.cache
def _this() -> tuple[str, ...]:
    return tuple(settings("references")["this"])


@functools.cache
def _referring() -> regex.Pattern[str]:
    kinds, this = settings("references")["kinds"], _this()
    return regex.compile(rf"\b(?P<kind>{'|'.join(kinds)}) (?:{'|'.join(this)})\b", regex.IGNORECASE)


@functools.cache
def _names(*fronts: str) -> regex.Pattern[str]:
    """Names with capitals behind the word for a kind, or behind one that leads to it."""
    return regex.compile(rf"\b(?i:{'|'.join(fronts)}) (?P<name>\p{{Lu}}[\w-]*(?: \p{{Lu}}[\w-]*)*)")


@functools.cache
def _equated(kind: str) -> regex.Pattern[str]:
    """Names with capitals that are said to be of a kind: "A is the largest market"."""
    copulas = "|".join(settings("references")["equates"])
    return regex.compile(rf"\b(?P<name>\p{{Lu}}[\w-]*(?: \p{{Lu}}[\w-]*)*) (?i:{copulas}) {kind}\b")
