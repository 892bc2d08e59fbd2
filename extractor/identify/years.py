"""The year or period a document is for."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.identify.reading import BODY, Line, Reading
from extractor.identify.words import any_of
from extractor.lexicon import settings
from extractor.model import Evidence

# Weight of one mention in the text, by how it is written.
_WEIGHT = {"period": 1.0, "until": 1.0, "single": 1.0, "bare": 0.3}
_YEAR = re.compile(r"(?:19|20)\d")  # begins every year that is looked for
_PLANS = ("plan", "resolution", "decision", "directive", "programme")


@dataclass(frozen=True, slots=True)
class Mention:
    """A year or period at text[start:end] of one line."""

    value: str
    start: int
    end: int
    form: str


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = settings("dates")["years"]
    return tuple((form, re.compile(table[form])) for form in _WEIGHT)


@functools.cache
def _ignored() -> re.Pattern[str]:
    return re.compile(settings("dates")["years"]["ignored"])


@functools.cache
def _compared() -> re.Pattern[str]:
    return re.compile(settings("dates")["years"]["compared"])


@functools.cache
def _crop() -> re.Pattern[str]:
    words = settings("dates")["years"]
    return re.compile(words["crop"].replace("{crops}", words["crops"]))


@functools.cache
def listed_years(part: str) -> re.Pattern[str]:
    """The list `part` of the table `years` of `patterns/dates.toml`, as one pattern."""
    return any_of(settings("dates")["years"][part])


def mentions(key: str, *, ignore: bool = True) -> list[Mention]:
    """Years and periods in `key` (lower case), in text order; never those that it only compares with."""
    if _YEAR.search(key) is None:
        return []
    key = _compared().sub(lambda m: " " * len(m.group()), key)
    if ignore:
        key = _ignored().sub(lambda m: " " * len(m.group()), key)
    found: list[Mention] = []
    for form, pattern in _patterns():
        for match in pattern.finditer(key):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            group = match.groupdict()
            value = group["a"] if "b" not in group else f"{group['a']}-{group['b']}"
            if "b" in group and int(group["b"]) <= int(group["a"]):
                continue
            found.append(Mention(value, match.start(), match.end(), form))
    return sorted(found, key=lambda f: f.start)


def year(reading: Reading, titles: tuple[Line, ...], kind: str | None, published: Evidence | None) -> Evidence | None:
    """The year ("2021") or period ("2021-2025") of the document: by its title, else by what its text is about."""
    for line in titles:
        found = _of_title(line, kind)
        if found is not None:
            start, end = line.start + found.start, line.start + found.end
            return reading.evidence(found.value, start, end, f"title:{found.form}", 0.95)
    return _term_of_congress(reading, titles) or _of_text(reading, published)


def day_in(year: Evidence | None) -> str | None:
    """A day (ISO) in the time of a document of this year or period; None in the year when units were redrawn."""
    first = year.value[:4] if year else ""
    redrawn: str = settings("dates")["years"]["redrawn"]
    return None if not first or first == redrawn else f"{first}-{'12-31' if first < redrawn else '01-01'}"


def _of_title(line: Line, kind: str | None) -> Mention | None:
    found = mentions(line.key) or _terms(line.key) or (_days(line.key) if kind not in _PLANS else [])
    last_beside = _last_beside(line.key, found) if kind not in _PLANS else None
    found = [m for m in found if m.form != "bare"] or found
    if last_beside is not None or not found:
        return last_beside
    if kind not in _PLANS and len(found) == 2 and {m.form for m in found} == {"single"}:
        first, last = found
        if int(last.value) > int(first.value) + 1:  # the ends of a comparison
            return last
    years = [m for m in found if m.form == "single"]
    if kind in _PLANS and len({m.value for m in years}) > 1:
        about = line.key[: years[0].start]
        if any(word in about for word in settings("documents")["header"]["results"]):
            return years[-1]
    return found[0]


def _last_beside(key: str, found: list[Mention]) -> Mention | None:
    """The last of the years that stand beside each other ("in 2030 and 2031"), where a title names no others."""
    beside = re.compile(settings("dates")["years"]["beside"])
    pairs = list(itertools.pairwise(found))
    runs = all(a.value.isdigit() and b.value > a.value for a, b in pairs)
    joined = runs and all(beside.fullmatch(key, a.end, b.start) for a, b in pairs)
    return found[-1] if pairs and joined else None


def _terms(key: str) -> list[Mention]:
    """The terms that `key` names, but in the name of a council or of one of its sessions."""
    if listed_years("council").search(key):
        return []
    term = re.compile(settings("dates")["years"]["term"])
    return [Mention(f"{m['a']}-{m['b']}", m.start(), m.end(), "term") for m in term.finditer(key)]


def _days(key: str) -> list[Mention]:
    day = re.compile(settings("dates")["years"]["reported"])
    return [Mention(m["a"], m.start("a"), m.end("a"), "day") for m in day.finditer(key)]


def _term_of_congress(reading: Reading, titles: tuple[Line, ...]) -> Evidence | None:
    """The term that the text below a title about a congress names first; the congress sets its aims."""
    if not any(listed_years("congress").search(line.key) for line in titles):
        return None
    for line, _ in _body(reading):
        for found in _terms(line.key)[:1]:
            start, end = line.start + found.start, line.start + found.end
            return reading.evidence(found.value, start, end, "text:term", 0.7)
    return None


def _after_compared(reading: Reading) -> Evidence | None:
    """The year after the one that figures are compared with, where the text names no year of its own."""
    before = re.compile(settings("dates")["years"]["year_before"])
    for line, _ in _body(reading):
        match = before.search(line.key)
        if match:
            year = str(int(match["a"]) + 1)
            return reading.evidence(year, line.start + match.start(), line.start + match.end(), "text:compared", 0.4)
    return None


def _of_text(reading: Reading, published: Evidence | None) -> Evidence | None:
    """The year most of the text speaks of; early ones, those in headings and near the day of publication count more."""
    score: dict[str, float] = {}
    first: dict[str, tuple[int, int, str]] = {}
    seen: set[str] = set()
    aims = listed_years("aims")
    day = int(published.value[:4]) if published else None
    for line, place in _body(reading):
        for found in mentions(line.key):
            said = line.key[max(0, found.start - 60) : found.end]
            if said in seen or _crop().search(line.key, 0, found.start):  # a teaser and its text are one statement
                continue
            seen.add(said)
            weight = _WEIGHT[found.form] * (2.0 if place < 1_000 else 1.0)
            weight *= 1.5 if line.emphasis else 1.0
            if found.form in ("period", "until"):
                aimed = aims.search(line.key, max(0, found.start - 90), found.end)
                weight *= 1.5 if aimed else 1.0
            weight *= _timely(found.value, day)
            score[found.value] = score.get(found.value, 0.0) + weight
            first.setdefault(found.value, (line.start + found.start, line.start + found.end, found.form))
    if not score:
        if published is None:
            return _after_compared(reading)
        return dataclasses.replace(published, value=published.value[:4], rule="published", confidence=0.4)
    best = max(score, key=lambda value: (score[value], _end_of_period(value), -first[value][0]))
    start, end, form = first[best]
    share = score[best] / sum(score.values())
    return reading.evidence(best, start, end, f"text:{form}", round(0.4 + 0.4 * share, 2))


def _timely(value: str, day: int | None) -> float:
    """More for a year that the page's own year is in or next to."""
    return 2.0 if day is not None and "-" not in value and abs(int(value) - day) <= 1 else 1.0


def _end_of_period(value: str) -> int:
    """Last year of a period; 0 for one year, of which the one named first is taken."""
    return int(value[-4:]) if "-" in value else 0


def _body(reading: Reading) -> Iterator[tuple[Line, int]]:
    """Lines of content with the number of characters before them, up to BODY characters."""
    place = 0
    for line in reading.content:
        yield line, place
        place += line.end - line.start
        if place > BODY:
            return
