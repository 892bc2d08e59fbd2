"""The year or period that a value is for (patterns/periods.toml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

from extractor.composed import Composed, composed
from extractor.context.scene import Scene
from extractor.language import Needs, key_of
from extractor.lexicon import Entry, entries, settings
from extractor.model import Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule(Entry):
    """One way to name a period; see the head of patterns/periods.toml."""

    regex: str
    needs: tuple[str, ...]
    basis: Literal["year-end", "annual average", "cumulative", "part-year", "unstated"]
    of_part: bool = False


class Mention(NamedTuple):
    """A period named in the text: "2021" or "2021-2025", with its basis and rule; "" for years without numbers."""

    value: str
    start: int
    end: int
    basis: str
    rule: str
    part: str = ""  # the part of the year that is meant: "the first 6 months"; of years without numbers, how many

    @property
    def years(self) -> tuple[int, int]:
        """Its first and its last year."""
        return int(self.value[:4]), int(self.value[-4:])

    def modifier(self) -> Modifier:
        """The mention as what context gives to a quantity."""
        return Modifier(self.value, self.start, self.end, self.rule)


class _Pattern(NamedTuple):
    """A rule of patterns/periods.toml with its expression, and which groups that has beside the first year."""

    rule: PeriodRule
    compiled: regex.Pattern[str]
    spans: bool  # it has a last year
    parts: bool

    def mention(self, match: regex.Match[str], view: Composed) -> Mention | None:
        """The period that was found, None where it would end before it begins."""
        first, last = match["a"], match["b"] if self.spans else None
        if last and int(last) < int(first):
            return None
        value = f"{first}-{last}" if last and last != first else first
        part = " ".join((match["part"] or "").split()) if self.parts else ""
        start, end = match.span()
        return Mention(value, view.place(start), view.place(end), self.rule.basis, self.rule.id, part)


class _Table(NamedTuple):
    patterns: tuple[_Pattern, ...]
    needs: Needs


@functools.cache
def _table() -> _Table:
    rules = entries("periods", PeriodRule)
    compiled = [(rule, regex.compile(rule.regex)) for rule in rules]
    patterns = tuple(_Pattern(rule, one, "b" in one.groupindex, "part" in one.groupindex) for rule, one in compiled)
    return _Table(patterns, Needs([rule.needs for rule in rules]))


@functools.cache
def of_parts() -> frozenset[str]:
    """Ids of the rules for years that hold for a part alone: those of a crop."""
    return frozenset(rule.id for rule in entries("periods", PeriodRule) if rule.of_part)


NEXT_YEAR = "next_year"
PAST_TERM, FAR = "past_term", 3_000  # the rule, and characters in which the years of a term are named
SCHOOL_YEAR = "school_year"  # the rule
_YEAR = re.compile(r"(?:19|20)\d{2}")


def mentions(text: str, start: int, end: int, basis: str | None = None) -> list[Mention]:
    """All periods named in `text[start:end]`, by position, or those of one basis; of overlapping ones the longest."""
    if _YEAR.search(text, start, end) is None:
        return []
    view, table = composed(text, start, end), _table()
    patterns = list(map(table.patterns.__getitem__, table.needs.met(view.text[view.start : view.end])))
    if basis is not None and all(pattern.rule.basis != basis for pattern in patterns):
        return []
    found = [
        mention
        for pattern in patterns
        for match in pattern.compiled.finditer(view.text, view.start, view.end)
        if (mention := pattern.mention(match, view)) is not None
    ]
    kept = _apart(found) if len(found) > 1 else found
    return kept if basis is None else [mention for mention in kept if mention.basis == basis]


def _apart(found: list[Mention]) -> list[Mention]:
    """Periods by position; of overlapping ones the longest."""
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


class _Stretches(NamedTuple):
    """A sort of stretches ([years] in patterns/dates.toml), and words in lower case: one of each list is in all."""

    pattern: regex.Pattern[str]
    needs: tuple[tuple[str, ...], ...]

    def matches(self, view: Composed, lower: str) -> Iterable[regex.Match[str]]:
        """Where they stand; `lower` is the text in lower case."""
        for words in self.needs:
            for word in words:
                if word in lower:
                    break
            else:
                return ()
        return self.pattern.finditer(view.text, view.start, view.end)


@functools.cache
def _stretches(name: str) -> _Stretches:
    table = settings("dates")["years"]
    return _Stretches(regex.compile(table[name], regex.IGNORECASE), tuple(map(tuple, table["needs"].get(name, ()))))


def stretches(text: str, start: int, end: int, *names: str) -> list[tuple[int, int]]:
    """Stretches of `text[start:end]` of some sorts: each sort is told of at its name in patterns/dates.toml."""
    view = composed(text, start, end)
    lower = view.text[view.start : view.end].lower()
    found = (match for name in names for match in _stretches(name).matches(view, lower))
    return [(view.place(match.start()), view.place(match.end())) for match in found]


def days_of(year: str | None) -> tuple[str | None, str | None]:
    """First and last day (ISO 8601) of a year or a period "a-b"; two None for None."""
    return (f"{year[:4]}-01-01", f"{year[-4:]}-12-31") if year else (None, None)


def quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches in quotation marks with some years: these are of the name of a plan or programme."""
    return [match.span() for match in _QUOTED.finditer(text, start, end)]


_YEARS = r"(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}"
_QUOTED = re.compile(rf"“[^“”]*{_YEARS}[^“”]*”|\"[^\"\n]*{_YEARS}[^\"\n]*\"")


def lasting(text: str, start: int, end: int) -> list[Mention]:
    """Times of some years that are said without their numbers: "in the past 5 years", "after 10 years".

    "The past term" has the years of the last one that the text in front names.
    """
    view = composed(text, start, end)
    lower = view.text[view.start : view.end].lower()
    found: list[Mention] = []
    for name in ("during", PAST_TERM, "after", "same"):
        for match in _stretches(name).matches(view, lower):
            count = next(filter(None, match.groupdict().values()), "")
            first, last = view.place(match.start()), view.place(match.end())
            value = _term_before(text, first) if name == PAST_TERM else ""
            found.append(Mention(value, first, last, "cumulative", name, count))
    return found


def _term_before(text: str, place: int) -> str:
    """The years of the last term named in front of a place that is none which a congress opens; "" without one."""
    first = max(0, place - FAR)
    new = {end for _, end in stretches(text, first, place, "opened_term", "body")}
    view = composed(text, first, place)
    terms = _stretches("term").pattern.finditer(view.text, view.start, view.end)
    named = [f"{match['a']}-{match['b']}" for match in terms if view.place(match.end()) not in new]
    return named[-1] if named else ""


def lasting_before(times: Sequence[Mention], place: int) -> Mention | None:
    """The nearest of `times` in front of a place."""
    return next((m for m in reversed(times) if m.end <= place), None)


def coming(text: str, start: int, end: int, present: int | None) -> list[Mention]:
    """Where a text that speaks in the year `present` names the next one without its number; none where it is None."""
    found = stretches(text, start, end, NEXT_YEAR) if present is not None else []
    return [Mention(str((present or 0) + 1), first, last, "unstated", NEXT_YEAR) for first, last in found]


def bare_years(text: str) -> list[Mention]:
    """Years that stand in a table's head without a word of time: "TH 2020"."""
    return [Mention(m.group(), m.start(), m.end(), "unstated", "bare_year") for m in _YEAR.finditer(text)]


def yearly(scene: Scene, number: int) -> Modifier | None:
    """The basis of item `number` where words beside it make it an annual average ("7 % a year"), else None."""
    words, item, phrases = scene.words, scene.items[number], _yearly()
    first, last = max(scene.left(number), item.first - _REACH), min(scene.right(number), item.last + _REACH)
    if phrases.keys().isdisjoint(words.norms[first:last]):
        return None
    for at in range(first, last):
        for phrase in phrases.get(words.norms[at], ()):
            if at + len(phrase) <= last and words.norms[at : at + len(phrase)] == phrase:
                start, end = words.starts[at], words.ends[at + len(phrase) - 1]
                return Modifier("annual average", start, end, "yearly")
    return None


_REACH = 8  # words


@functools.cache
def _yearly() -> dict[str, list[list[str]]]:
    """The phrases by their first word."""
    table: dict[str, list[list[str]]] = {}
    for phrase in settings("adverbs")["yearly"]:
        words = key_of(phrase).split()
        table.setdefault(words[0], []).append(words)
    return table
