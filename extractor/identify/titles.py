"""The lines that are the title of a document."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from extractor.identify.reading import Line, Reading, key
from extractor.identify.words import Word, by_surface, listed, number_patterns, pattern, surface_of, table
from extractor.lexicon import fold
from extractor.model import Evidence
from extractor.units import tells_amount

LONGEST_TITLE = 420  # characters
_LETTERS = re.compile(r"[^\W\d_]")
OUTLINE = re.compile(r"(?:[IVX]{1,5}|[A-H]\d?|\d{1,2})\s?[.)]\s|[IVX]{1,5}\s?[-–]\s")
_FIRST_ITEM = re.compile(r"(?<=\s)(?:[IVX]{1,4}|[A-H]|1)\s?[.)]\s")
_SENTENCE_END = re.compile(r"[^\W_]{3}\.(?=\s)")  # not the full stop of an abbreviation
_ITEM = re.compile(r"(?:\d+|[ivx]+)[.)]\s|[^\W\d_]\)|[-+*•–]\s", re.IGNORECASE)
_NAME = 10  # words of the name of a body, at most
_MOST_WORDS = 40  # of a line that goes on with a title
_SHORTEST_CUT = 12  # characters before a cut; less is no title
_RUNS_ON = 160  # characters of a line that may be a title and the list behind it
LEADING = re.compile(
    r"^[\W_]*(?:(?:\d{1,2}[.)])+(?!\d)\s*|(?:[ivx]{1,5}|[a-h]\d?)\s?(?:[.)]|[-–](?=\s))\s*)?", re.IGNORECASE
)


def formal_title(content: tuple[Line, ...], within: int) -> tuple[Line, ...]:
    """Lines of the title in the national form: a line that is the kind alone (`within` so many), and those below it.

    Where the document puts another into force (a decision that issues a plan), the title of that one.
    """
    found: list[tuple[Word, tuple[Line, ...]]] = []
    for i, line in enumerate(content[:400]):
        word = _kind_alone(line)
        if word is None or (found and word.kind == found[0][0].kind):
            continue
        title = _below(content, i)
        if not title or (len(title) == 1 and found):
            continue
        if not found:
            if i > within:
                return ()
            found.append((word, title))
            if not _puts_into_force(title):
                break
        elif line.capitals:
            return title
    return found[0][1] if found else ()


def _puts_into_force(title: tuple[Line, ...]) -> bool:
    """True where the title says that another document is issued by this one."""
    words_of_title = " ".join(line.key for line in title)
    enacts = listed("header", "enacts").search(words_of_title)
    return bool(enacts and pattern("kind").search(words_of_title, enacts.end()))


def _kind_alone(line: Line) -> Word | None:
    """The kind, where a line is nothing but its name in capitals or bold."""
    name = " ".join(line.key.split()).strip(" .*")
    if line.key.rstrip().endswith(":") or not (line.capitals or line.emphasis):
        return None
    return by_surface("kind").get(name) or (_kinds_unmarked().get(fold(name)) if line.capitals else None)


@functools.cache
def _kinds_unmarked() -> Mapping[str, Word]:
    """Kinds without marks, as old programs and readers of scans write their capitals."""
    return {fold(surface): word for surface, word in by_surface("kind").items() if " " in surface}


def _below(content: tuple[Line, ...], i: int) -> tuple[Line, ...]:
    """The kind's own line and those below it that are still title."""
    lines = [content[i]]
    for line in content[i + 1 : i + 7]:
        text = line.key.strip()
        length = sum(x.end - x.start for x in lines)
        if not text or line.table or _stops(line, below_kind=len(lines) == 1) or length + len(text) > LONGEST_TITLE:
            break
        if text.endswith((";", ":")) or _ITEM.match(text) or (len(lines) > 1 and tells_amount(line.text)):
            break
        lines.append(line)
        if text.endswith("."):
            break
    return tuple(lines)


def is_body(line: Line) -> bool:
    """Whether a line is nothing but the name of a body of the state."""
    return line.key.strip() in table("header")["bodies"]


def _stops(line: Line, *, below_kind: bool) -> bool:
    """Whether the title ends above a line; `below_kind`: it stands right below the line of the kind."""
    text = line.key.strip()
    if is_body(line):
        return True
    goes_on = line.capitals or (_goes_on(line) and below_kind)
    stops: list[str] = [*table("header")["stops"], *([] if goes_on else table("header")["stops_small"])]
    return any(text.startswith(stop) and not _LETTERS.match(text[len(stop) : len(stop) + 1] or " ") for stop in stops)


def _goes_on(line: Line) -> bool:
    """Whether a line below one in capitals can go on with it: no sentence and no item."""
    text = line.text.strip()
    return line.words <= _MOST_WORDS and not text.endswith((".", ";", ":")) and not _ITEM.match(text)


def with_rest(content: tuple[Line, ...], line: Line) -> tuple[Line, ...]:
    """A title in capitals, and the line below it where that goes on in small letters."""
    below = next((other for other in content if other.start >= line.end and other.text.strip()), None)
    if below is None or not line.capitals or not below.text.strip()[0].islower() or not _goes_on(below):
        return (line,)
    return (line, below)


def is_header(line: Line) -> bool:
    """True for a line of the national form above the title: motto, number, issuing body in capitals."""
    lead = LEADING.match(line.key)
    issuer = pattern("issuer").match(line.key, lead.end() if lead else 0)
    return bool(
        listed("header", "motto").search(line.key)
        or listed("header", "fields").match(line.key.lstrip())
        or number_patterns()[0].match(line.text)
        or (issuer and line.capitals and line.words < 12 and not listed("header", "meets").search(line.key))
    )


def is_issuer_alone(line: Line) -> bool:
    """Whether a line is nothing but the name of a body, its place behind it: "People's Committee of Province A"."""
    lead = LEADING.match(line.key)
    start = lead.end() if lead else 0
    found = pattern("issuer").match(line.key, start) or pattern("department").match(line.key, start)
    if found is None or line.words > _NAME or any(map(str.isdigit, line.text)):
        return False
    joined = listed("header", "joins_bodies").match(line.key[found.end() :].lstrip())
    rest = line.text[found.end() :].lstrip()[joined.end() if joined else 0 :].lstrip()
    unit = pattern("unit").match(key(rest))
    named = rest[unit.end() if unit else 0 :].split()
    return bool(named) and all(word[:1].isupper() or not word[:1].isalpha() for word in named)


def is_numbered(line: Line) -> bool:
    """True for a line that begins with a number or letter of an outline."""
    return OUTLINE.match(line.text.strip()) is not None


def kind_at_start(line: Line) -> Word | None:
    """The kind that a title begins with, behind words like the ones for "draft" or "full text of"."""
    text = LEADING.sub("", line.key)
    prefix = listed("header", "prefixes").match(text)
    if prefix:
        text = text[prefix.end() :].lstrip(" :-")
    match = pattern("kind").match(text)
    return by_surface("kind")[surface_of(match)] if match else _kind_alone(line)


def shortened(titles: tuple[Line, ...]) -> tuple[Line, ...]:
    """`titles` without the text that a line runs on to: from a list's first item, or behind the first sentence.

    Pages that lost their lines have title and text in one.
    """
    return tuple(_cut(line) for line in titles)


def _cut(line: Line) -> Line:
    length = len(line.text.rstrip())
    if length <= _RUNS_ON:
        return line
    item = _FIRST_ITEM.search(line.text, _SHORTEST_CUT)
    sentence = _SENTENCE_END.search(line.text, _SHORTEST_CUT)
    end = min(item.start() if item else length, sentence.end() - 1 if sentence else length)
    if end > LONGEST_TITLE:
        end = max(line.text.rfind(" ", 0, LONGEST_TITLE), _SHORTEST_CUT)
    end = len(line.text[:end].rstrip())
    return line._replace(end=line.start + end, text=line.text[:end], key=line.key[:end])


def title_evidence(reading: Reading, titles: tuple[Line, ...]) -> Evidence | None:
    """The title in one line, with the span of its lines."""
    if not titles:
        return None
    value = " ".join(" ".join(line.text for line in titles).split())
    lead = LEADING.match(value)
    value = value[lead.end() if lead else 0 :].strip() or value
    start = titles[0].start + len(titles[0].text) - len(titles[0].text.lstrip())
    end = titles[-1].start + len(titles[-1].text.rstrip())
    return reading.evidence(value, start, end, "title-lines", 0.9)
