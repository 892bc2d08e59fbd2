"""The kind of a document: plan, resolution, decision, report, news, page ..."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping

from extractor.identify.mentions import mentions
from extractor.identify.numbers import codes
from extractor.identify.reading import HEAD, Line, Reading, key
from extractor.identify.titles import LEADING, is_numbered, kind_at_start
from extractor.identify.words import (
    Word,
    address,
    any_of,
    by_code,
    by_surface,
    listed,
    number_patterns,
    pattern,
    surface_of,
    table,
    words,
)
from extractor.model import Evidence

_ITEM = re.compile(r"\s*(?:[-–+•·*]|\(?\d{1,2}\)|[a-z\u0111]\))\s*\S")


def first_lines(content: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of the first HEAD characters of content."""
    if not content:
        return ()
    limit = content[0].start + HEAD
    return tuple(line for line in content[:60] if line.start <= limit)


def kind_of(
    reading: Reading,
    titles: tuple[Line, ...],
    number: Evidence | None,
    official: bool,
    lead: Line | None,
    url: str | None = None,
) -> Evidence | None:
    """The kind of the document by its title, number, first sentence, outline, and address."""
    if not titles:
        return None
    line = titles[0]
    start, end = line.start, line.end
    joined = " ".join(x.key for x in titles)
    asks = bool(listed("header", "question").search(joined)) or joined.rstrip().endswith("?")
    full = bool(listed("header", "prefixes").match(LEADING.sub("", line.key)))
    word = kind_at_start(line) or _kind_cited(line)
    standing = _address_kind(url) or ("news" if _is_of_the_press(reading) else None)
    if standing == "page" and not official:
        return reading.evidence("page", start, end, "address", 0.7)
    if word and (official or ((full or not asks) and not _is_report_of_event(reading, line))):
        return reading.evidence(word.kind, start, end, word.id, 0.95 if official else 0.85)
    if official and number is not None and not asks:
        coded = next((by_code("kind")[c] for c in codes(number.value) if c in by_code("kind")), None)
        if coded:
            return dataclasses.replace(number, value=coded.kind, rule=coded.id, confidence=0.8)
    page = pattern("page").search(joined)
    if page:
        rule = by_surface("page")[surface_of(page)].id
        return reading.evidence("page", start, end, rule, 0.7)
    found = None if asks or standing == "news" else _kind_of_outline(reading, line, joined, lead)
    if found:
        return reading.evidence(found.kind, start, end, found.id, 0.6)
    if standing is None and not asks and _is_list_of_facts(reading, line):
        return reading.evidence("page", start, end, "outline", 0.4)
    return reading.evidence("news", start, end, words("news")[0].id, 0.6)


def _kind_cited(line: Line) -> Word | None:
    """The kind of the document that a title names as its source ("targets - Resolution No 01")."""
    for match in pattern("kind").finditer(line.key):
        before, behind = line.key[: match.start()].rstrip(), line.key[match.end() :].lstrip()
        number = listed("number", "words").match(behind)
        if before.endswith(("-", "–", "—", "(")) and number and behind[number.end() :].lstrip()[:1].isdigit():
            return by_surface("kind")[surface_of(match)]
    return None


def _address_kind(url: str | None) -> str | None:
    """What the address of a page says: "page" for a standing page of a portal, "news" for the press."""
    parts = address(url)
    if parts is None:
        return None
    host, path = parts
    known: Mapping[str, list[str]] = table("address")
    if any(word in known["standing"] for word in path):
        return "page"
    if "gov" in host:
        return None
    return "news" if any(label in known["press"] or label.startswith("bao") for label in host) else None


def _is_of_the_press(reading: Reading) -> bool:
    """True where a line beside the text is one of a newspaper's pages."""
    return any(line.words < 30 and listed("address", "press_lines").search(line.key) for line in reading.lines[:20])


def _is_list_of_facts(reading: Reading, title: Line) -> bool:
    """True where most lines are items or rows, none tells of people, and no place leads the title as in a headline."""
    if any(len(title.text[: mention.start].split()) < 2 for mention in mentions(title)):
        return False
    content = [line for line in reading.content[:80] if line.start >= title.end]
    items = [line for line in content if line.table or is_numbered(line) or _ITEM.match(line.text)]
    text = " ".join(line.key for line in first_lines(reading.content))
    told = len({surface_of(m) for m in pattern("news").finditer(text)})
    return len(items) >= 3 and 2 * len(items) >= len(content) and told < 2


def _kind_of_outline(reading: Reading, line: Line, joined: str, lead: Line | None) -> Word | None:
    """The kind of a text that is an outline or a table, by the first words of its title or first sentence."""
    if not _has_outline(reading, line):
        return None
    about = re.sub(r"^[^:]{0,40}:\s*", "", LEADING.sub("", joined))
    about = re.sub(r"^\d+(?:/\d+)?\s+", "", about)
    led = kind_at_start(lead) if lead else None
    topic = listed_topics().match(about)
    if led or topic is None:
        return led
    rule = table("topics")[surface_of(topic)]
    return next(word for word in words("kind") if word.id == rule)


@functools.cache
def listed_topics() -> re.Pattern[str]:
    """Words of a title that say what kind of text an outline below it is."""
    return any_of([key(topic) for topic in table("topics")])


def _has_outline(reading: Reading, title: Line) -> bool:
    """True where the text is an outline of numbered headings or a table, not a report of an event."""
    content = reading.content[:150]
    numbered = sum(1 for line in content if line.words <= 40 and is_numbered(line))
    rows = sum(1 for line in content if line.table)
    return (numbered >= 2 or rows >= 4) and not _is_report_of_event(reading, title)


def _is_report_of_event(reading: Reading, title: Line) -> bool:
    """True where the title is a sentence and the text speaks of people at a meeting."""
    if title.capitals or number_patterns()[1].search(title.text):
        return False
    text = " ".join(line.key for line in first_lines(reading.content))
    return len({surface_of(m) for m in pattern("news").finditer(text)}) >= 4
