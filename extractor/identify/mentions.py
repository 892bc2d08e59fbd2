"""Places named in a text, with or without the word for the unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.identify.gazetteer import Unit, bare_names, by_name, longest_name, name_key
from extractor.identify.reading import Line, Reading
from extractor.identify.words import Word, by_surface, listed, pattern, surface_of
from extractor.model import Level

OFFICE = 40  # characters in front of a unit in which an office is looked for
NAMED = 9_000  # characters of content in which places are counted
_UPPER = "A-Z\u00c0-\u00dd\u0102\u0110\u0128\u0168\u01a0\u01af" + "".join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))
_NAME_WORD = re.compile(r"[^\W_][^\s,;:.()\[\]\"“”/|–]*")
CAPITALS = re.compile(rf"[{_UPPER}][\w'’]*(?:[ \-–]{{1,3}}[{_UPPER}][\w'’]*)*")
_PART = re.compile(r"[^\s\-–]+")
_NUMBER = re.compile(r"0*(\d{1,2})(?![\d%/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at text[start:end] of a line; `units` are all it can be, of one level."""

    name: str  # as written, with its type word where it has one
    start: int
    end: int
    level: Level
    units: tuple[Unit, ...]
    rule: str
    typed: bool

    @property
    def identity(self) -> tuple[str, str]:
        """Level and key of the name, by which mentions are counted."""
        return self.level, name_key(self.units[0].name) if self.units else name_key(self.name)


def mentions(line: Line) -> list[Mention]:
    """Places named in a line, in text order: with the word for the unit, and provinces and districts without."""
    found: list[Mention] = []
    shouted = line.capitals
    for match in pattern("unit").finditer(line.key):
        mention = _typed(line, match, shouted)
        if mention and not any(f.end > mention.start for f in found):
            found.append(mention)
    for match in listed("place", "abbreviations").finditer(line.key):
        known = by_name()[name_key(match.group())]
        upper = tuple(unit for unit in known if unit.level == "province")
        name = line.text[match.start() : match.end()]
        found.append(Mention(name, match.start(), match.end(), "province", upper, "city", True))
    covered = [(f.start, f.end) for f in found]
    for match in CAPITALS.finditer(line.text):
        found.extend(_bare(line, match, covered, shouted))
    return sorted(found, key=lambda f: f.start)


def _typed(line: Line, match: re.Match[str], shouted: bool) -> Mention | None:
    """The place behind a word for units: the longest name of the gazetteer, else a run of capitals.

    `shouted`: the whole line is in capitals, which say nothing of where a name ends.
    """
    word = by_surface("unit")[surface_of(match)]
    gap = re.match(r"[\s.]*", line.text[match.end() :])
    start = match.end() + (gap.end() if gap else 0)
    number = _NUMBER.match(line.text, start)
    if number:
        known = tuple(unit for unit in by_name().get(number.group(1), ()) if unit.type == word.type)
        return _mention(line, match.start(), number.end(), known, word) if known else None
    if not line.text[start : start + 1].isupper():
        return None
    ends = [m.end() for m in _NAME_WORD.finditer(line.text, start, start + 60)][: longest_name()]
    for end in reversed(ends):
        known = _fitting(by_name().get(name_key(line.text[start:end]), ()), word)
        if known:
            return _mention(line, match.start(), end, known, word)
    unknown = word.level and word.level != "province" and not (shouted or word.body)  # every province is known
    run = CAPITALS.match(line.text, start) if unknown else None
    counted = listed("own", "in_capitals").match(line.key, start) is not None  # "the council of the commune, Term XI"
    if run and " " in run.group() and not counted and not _is_holder(line, match.start(), start):
        name = line.text[match.start() : run.end()]
        return Mention(name, match.start(), run.end(), word.level, (), word.id, True)  # type: ignore[arg-type]
    return None


def _is_holder(line: Line, unit: int, name: int) -> bool:
    """Whether the name behind a word for units is that of who holds an office: "chair of the district Nguyen ..."."""
    surname = listed("place", "surnames").match(line.key, name)
    return surname is not None and listed("place", "offices").search(line.key, max(0, unit - OFFICE), unit) is not None


def _fitting(known: Iterable[Unit], word: Word) -> tuple[Unit, ...]:
    """Units that the word can stand before: of its type, else of its level, as types change with time."""
    levels = (word.level,) if word.level else ("province", "district")
    same = tuple(unit for unit in known if unit.level in levels)
    return tuple(unit for unit in same if unit.type.startswith(word.type)) or same


def _mention(line: Line, start: int, end: int, known: tuple[Unit, ...], word: Word) -> Mention:
    upper = [unit for unit in known if unit.level == "province"] or list(known)
    name = " ".join(line.text[start:end].split())
    return Mention(name, start, end, upper[0].level, tuple(upper), word.id, not word.body)


def _bare(line: Line, match: re.Match[str], covered: list[tuple[int, int]], shouted: bool) -> Iterator[Mention]:
    """Provinces and districts at the start of a run of capitals, or anywhere in a line of capitals."""
    if not _holds_a_name(match.group()):
        return
    words = [(match.start() + m.start(), match.start() + m.end()) for m in _PART.finditer(match.group())]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + longest_name()), i, -1):
            start, end = words[i][0], words[j - 1][1]
            if any(start < e and s < end for s, e in covered):
                continue
            known = bare_names().get(name_key(line.text[start:end]))
            before = line.text[words[i - 1][0] : words[i - 1][1]] if i else ""
            alone = i == 0 or shouted or before.isupper()
            if known and alone and (i == 0 or j == len(words) or shouted or before.isupper()):
                level = known[0].level
                same = tuple(unit for unit in known if unit.level == level)
                name = " ".join(line.text[start:end].split())
                yield Mention(name, start, end, level, same, "gazetteer", False)
                i = j - 1
                break
        i += 1


@functools.lru_cache(maxsize=8192)
def _holds_a_name(run: str) -> bool:
    """Whether any words of a run of capitals are the name of a province or district: of few runs that come again."""
    ends, names = [(m.start(), m.end()) for m in _PART.finditer(run)], bare_names()
    stretches = (ends[i : i + longest_name()] for i in range(len(ends)))
    return any(name_key(run[words[0][0] : end]) in names for words in stretches for _, end in words)


def body_mentions(reading: Reading) -> Iterator[tuple[Line, Mention, int]]:
    """Mentions of the first NAMED characters of content, with the number of characters before their line."""
    place = 0
    for line in reading.content:
        for mention in mentions(line):
            yield line, mention, place
        place += line.end - line.start
        if place > NAMED:
            return
