"""The crop a sentence opens with, of which all is told that grows on fields: "In the spring crop, the yield is 9"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases

MOST_ACTOR = 6  # words of who or where between the crop and what is told of it


def in_season(subject: str, ground: Ground) -> str:
    """`subject` with the crop behind it, where it is told of a field and names none."""
    text, start = ground.words.text, ground.scene.statement.start
    found = _opening().match(text, start)
    if found is None:
        return subject
    season = " ".join(found["season"].split())
    said = _without(subject, " ".join(found.group().rstrip(" ,").split()))
    words = words_of(said)
    told = max(phrases(name).at_start(words.norms, 0, len(words)) for name in ("crop_measures", "grown"))
    if not told or f" {key_of(season)} " in f" {key_of(said)} ":
        return subject
    return f"{said} {season[:1].lower()}{season[1:]}"


def under_season(subject: str, headings: Iterable[str]) -> str:
    """`subject` with the crop that a heading over it names and nothing else, where it is told of a field."""
    season = next((text for text in headings if text and is_season(text)), "")
    measured = any(_measured(part) for part in (subject, subject.rpartition(": ")[2]))
    if not season or not measured or f" {key_of(season)} " in f" {key_of(subject)} ":
        return subject
    return f"{subject} {season[:1].lower()}{season[1:]}"


def is_season(text: str) -> bool:
    """Whether a text is the name of a crop by its season and nothing else: "the spring crop"."""
    return _name().fullmatch(" ".join(text.split())) is not None


def _measured(text: str) -> bool:
    """Whether a text begins or ends with what is measured of a crop ("area | of rice", "rice | yield")."""
    norms, measures = words_of(text).norms, phrases("crop_measures")
    return measures.at_start(norms, 0, len(norms)) > 0 or measures.at_end(norms, 0, len(norms)) > 0


def _without(subject: str, opening: str) -> str:
    """A subject without the crop that it opens with, and who works on it: "the spring crop, all communes | sow"."""
    front, comma, rest = subject.partition(",")
    if not comma or not key_of(opening).startswith(key_of(front)):
        return subject
    words = words_of(rest)
    if phrases("grown").at_start(words.norms, 0, len(words)):
        return rest.lstrip(" ,")  # what is grown: "the spring crop, | the maize sown"
    at = next((at for at in range(MOST_ACTOR) if phrases("crop_measures").at_start(words.norms, at, len(words))), 0)
    return words.span(at, len(words)).lstrip(" ,")


@functools.cache
def _opening() -> re.Pattern[str]:
    words = settings("dates")["years"]
    return re.compile(words["season"].replace("{crops}", words["crops"]), re.IGNORECASE)


@functools.cache
def _name() -> re.Pattern[str]:
    words = settings("dates")["years"]
    return re.compile(words["season_name"].replace("{crops}", words["crops"]), re.IGNORECASE)
