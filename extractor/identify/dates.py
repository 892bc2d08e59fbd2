"""Written dates, and which of them is the day a page was published."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.identify.reading import Line, Reading
from extractor.identify.words import listed
from extractor.lexicon import Entry, entries, settings
from extractor.model import Evidence

NEAR = 6  # lines around the title in which a date of the page stands
_YEAR = re.compile(r"(?:19|20)\d\d")  # stands in every date
_TIME = re.compile(r"\d{1,2}\s*[:hg]\s*\d{1,2}")
_META = re.compile(r"(?is)<(?:meta|time)\b[^>]{1,600}>")
_ATTRIBUTE = re.compile(r"""(?is)\b(name|property|itemprop|content|datetime)\s*=\s*["']([^"']*)["']""")
_JSON = re.compile(r"""(?i)"datePublished"\s*:\s*"([^"]{8,40})\"""")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm(Entry):
    """One way to write a date; groups d, m or n, y of `regex` on text in lower case."""

    regex: str


@dataclass(frozen=True, slots=True)
class Found:
    """A date at text[start:end]; `value` is ISO 8601."""

    value: str
    start: int
    end: int
    rule: str


@functools.cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form.id, re.compile(form.regex)) for form in entries("dates", DateForm))


@functools.lru_cache(maxsize=1024)
def dates(key: str) -> tuple[Found, ...]:
    """Every date in `key` (lower case), in text order; days that do not exist are left out."""
    found: list[Found] = []
    if not _YEAR.search(key):
        return ()
    for rule, pattern in _forms():
        others = found.copy()  # dates of one form do not overlap
        for match in pattern.finditer(key):
            value = _value(match)
            if value and not any(f.start < match.end() and match.start() < f.end for f in others):
                found.append(Found(value, match.start(), match.end(), rule))
    return tuple(sorted(found, key=lambda f: f.start))


def _value(match: re.Match[str]) -> str | None:
    group = match.groupdict()
    month = group.get("m") or group["n"]
    if not month.isdecimal():
        month = settings("dates")["months"][month]
    try:
        return datetime.date(int(group["y"]), int(month), int(group["d"])).isoformat()
    except ValueError:
        return None


def published(reading: Reading, title: Line | None, number: Evidence | None, source: str | None) -> Evidence | None:
    """The day the page was published or the document signed; None where it shows none.

    `title` is the line of the title, `number` the document's number, `source` the HTML source where there is one.
    """
    for candidates in (
        _datelines(reading),
        _annexed(reading),
        _at_the_start(reading),
        _of_meta(reading, source),
        _near_title(reading, title),
        _of_number(reading, number),
        _adopted(reading),
        _of_event(reading, title),
    ):
        for evidence in candidates:
            return evidence
    return None


def _datelines(reading: Reading) -> Iterator[Evidence]:
    """A line "<place>, <date>" at the head of a document or above its signature."""
    for line in (*reading.content[:25], *reading.content[-12:]):
        if line.words > 40:
            continue
        for found in dates(line.key):
            before = line.text[: found.start].rstrip()
            name = re.search(r"(?:^|\s\s|\t)\W*([^\W\d_][^,.;:()]{1,40}),$", before)
            alone = not line.text[found.end :].strip(" ./)*") or "  " in line.text[found.end :]
            if name and name.group(1)[0].isupper() and found.rule == "words" and alone:
                start, end = line.start + found.start, line.start + found.end
                yield reading.evidence(found.value, start, end, "dateline", 0.95)


def _annexed(reading: Reading) -> Iterator[Evidence]:
    """The day of the decision that a plan is an annex of, in a line of its own below the title."""
    for line in reading.content[:6]:
        if line.words > 40 or not listed("header", "annexed").match(
            line.key, len(line.key) - len(line.key.lstrip(" (*"))
        ):
            continue
        for found in dates(line.key)[:1]:
            yield reading.evidence(found.value, line.start + found.start, line.start + found.end, "annexed", 0.8)


def _at_the_start(reading: Reading) -> Iterator[Evidence]:
    """A date that the text begins with, behind a word for putting up."""
    for line in reading.lines[:1]:
        for found in dates(line.key[:60])[:1]:
            if line.key[: found.start].strip(" :") in settings("dates")["published"]["posted"]:
                yield reading.evidence(found.value, line.start + found.start, line.start + found.end, "start", 0.7)


def _of_meta(reading: Reading, source: str | None) -> Iterator[Evidence]:
    """A date in the head of an HTML page."""
    if not source:
        return
    wanted: list[str] = settings("dates")["published"]["attributes"]
    found: dict[str, str] = {}
    for tag in _META.findall(source[:200_000]):
        attributes = {name.lower(): value for name, value in _ATTRIBUTE.findall(tag)}
        label = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = attributes.get("content") or attributes.get("datetime")
        if label and value:
            found.setdefault(label.lower(), value)
    for match in _JSON.finditer(source[:400_000]):
        found.setdefault("datepublished", match.group(1))
    for label in wanted:
        for date in dates(found.get(label, "").lower())[:1]:
            yield reading.evidence(date.value, None, None, f"meta:{label}", 0.9)


def _near_title(reading: Reading, title: Line | None) -> Iterator[Evidence]:
    """A date beside the title: a line of little else, or with a time of day or a word for putting up."""
    lines = reading.lines
    at = next((i for i, line in enumerate(lines) if title and line.start == title.start), 0)
    below = sorted(range(max(0, at - NEAR), min(len(lines), at + NEAR + 1)), key=lambda i: abs(i - at))
    for i in below:
        line = lines[i]
        if line.words > 30 and i != at:
            continue
        for found in dates(line.key):
            rest = line.key[: found.start] + " " + line.key[found.end :]
            if i == 0 and _is_clock(reading, int(found.value[:4])):
                continue
            if _is_posting(rest, line.key[found.end : found.end + 14]):
                start, end = line.start + found.start, line.start + found.end
                yield reading.evidence(found.value, start, end, f"posted:{found.rule}", 0.85)


def _is_clock(reading: Reading, year: int) -> bool:
    """Whether a date that opens a page is that of the day it was looked at: all years in its text are long gone by."""
    named = [int(said) for line in reading.lines[1:] for said in _YEAR.findall(line.key)]
    return bool(named) and max(named) < year - 1


def _is_posting(rest: str, after: str) -> bool:
    table = settings("dates")["published"]
    if any(word in rest for word in table["other"]):
        return False
    if _TIME.search(after):
        return True
    said = any(rest.strip(" (|-–:•").startswith(word) for word in table["posted"])
    return len(_TIME.sub("", rest).split()) <= (6 if said else 3)


def _of_number(reading: Reading, number: Evidence | None) -> Iterator[Evidence]:
    """A date that stands in brackets or after its word directly behind the document's own number."""
    if number is None:
        return
    wanted = number.value.lower()
    for line in reading.content[:12]:
        at = line.key.find(wanted)
        while at >= 0:
            tail = line.key[at + len(wanted) : at + len(wanted) + 40]
            for found in dates(tail)[:1]:
                if len(tail[: found.start].strip(" (,").split()) <= 1:
                    start = line.start + at + len(wanted) + found.start
                    end = start + found.end - found.start
                    yield reading.evidence(found.value, start, end, "after-number", 0.7)
            at = line.key.find(wanted, at + 1)


def _adopted(reading: Reading) -> Iterator[Evidence]:
    """A short line under the title that says when the document was adopted."""
    words: list[str] = settings("dates")["published"]["adopted"]
    for line in reading.content[:4]:
        for found in dates(line.key):
            before = line.key[max(0, found.start - 24) : found.start]
            if line.words <= 30 and any(before.rstrip().endswith(word) for word in words):
                start, end = line.start + found.start, line.start + found.end
                yield reading.evidence(found.value, start, end, "adopted", 0.6)


def _of_event(reading: Reading, title: Line | None) -> Iterator[Evidence]:
    """The day of the event that a report begins with; its year is the page's month's, or the title's in mid-year."""
    event, month = (re.compile(settings("dates")["published"][form]) for form in ("event", "month"))
    for line in [x for x in reading.content if title is None or x.start >= title.start][:3]:
        dated = month.match(line.key.lstrip())
        text = line.key.lstrip() if dated is None else line.key.lstrip()[dated.end() :].lstrip()
        parts = re.split(r"\s[-–]\s", text[:300]) if dated else [text]
        found = next((match for part in parts if (match := event.search(part))), None)
        if found is None:
            continue
        years = re.findall(r"(?<!\d)20\d\d(?!\d)", title.key) if title is not None and dated is None else []
        if dated is not None and int(dated["m"]) == int(found["m"]):
            years = [dated["y"]]
        elif len(set(years)) != 1 or not 3 <= int(found["m"]) <= 10:
            continue
        for day in dates(f"{found['d']}/{found['m']}/{years[0]}"):
            yield reading.evidence(day.value, None, None, "event", 0.4)


def probe(text: str) -> list[dict[str, object]]:
    """Dates of an example's text."""
    return [{"id": found.rule, "date": found.value} for found in dates(text.lower())]
