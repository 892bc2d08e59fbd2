"""The year or period that a value is for (patterns/periods.toml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.composed import composed
from extractor.context.scene import Item, Scene
from extractor.language import key_of
from extractor.lexicon import Entry, entries, settings
from extractor.model import Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule(Entry):
    """One way to name a period; see the head of patterns/periods.toml."""

    regex: str
    basis: Literal["year-end", "annual average", "cumulative", "part-year", "unstated"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A period named in the text: "2021" or "2021-2025", with its basis and rule."""

    value: str
    start: int
    end: int
    basis: str
    rule: str

    def modifier(self) -> Modifier:
        """The mention as what context gives to a quantity."""
        return Modifier(self.value, self.start, self.end, self.rule)


@functools.cache
def _patterns() -> tuple[tuple[PeriodRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.regex)) for rule in entries("periods", PeriodRule))


_YEAR = re.compile(r"(?:19|20)\d{2}")


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """All periods named in `text[start:end]`, by position; of overlapping ones the longest."""
    if _YEAR.search(text, start, end) is None:
        return []
    found: list[Mention] = []
    view = composed(text, start, end)
    for rule, pattern in _patterns():
        for match in pattern.finditer(view.text, view.start, view.end):
            first, last = match.group("a"), match.groupdict().get("b")
            value = f"{first}-{last}" if last and last != first else first
            if last and int(last) < int(first):
                continue
            found.append(Mention(value, view.place(match.start()), view.place(match.end()), rule.basis, rule.id))
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def bare_years(text: str) -> list[Mention]:
    """Years that stand in a table's head without a word of time: "TH 2020"."""
    return [Mention(m.group(), m.start(), m.end(), "unstated", "bare_year") for m in _YEAR.finditer(text)]


def year_of(scene: Scene, number: int, named: Sequence[Mention]) -> Mention | None:
    """The mention that holds for item `number` within its statement, or None.

    First one in front of it in its own stretch between commas, then one behind it before the next comma or value, then
    the nearest further in front; "by the end of X" said in the middle of another clause does not reach over a ";".
    """
    item = scene.items[number]
    words = scene.words
    usable = [m for m in named if not _in_other_bracket(scene, m, item)]
    front = [m for m in usable if m.end <= words.starts[item.first]]
    near = words.starts[_stretch_start(scene, number)]
    if front and front[-1].start >= near:
        return front[-1]
    behind = words.ends[item.last - 1]
    limit = _stretch_end(scene, number)
    tail = [m for m in usable if behind <= m.start < limit]
    if tail:
        return tail[0]
    clause = words.starts[scene.clause_start(number)]
    for mention in reversed(front):
        if mention.start >= clause or mention.basis != "year-end" or _opens(scene, mention):
            return mention
    return None


def yearly(scene: Scene, number: int) -> Modifier | None:
    """The basis of item `number` where words beside it make it an annual average ("7 % a year"), else None."""
    words, item = scene.words, scene.items[number]
    first, last = max(scene.left(number), item.first - _REACH), min(scene.right(number), item.last + _REACH)
    for at in range(first, last):
        for phrase in _yearly().get(words.norms[at], ()):
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


def _stretch_start(scene: Scene, number: int) -> int:
    at = scene.items[number].first
    floor = scene.left(number)
    while at > floor and scene.words.norms[at - 1] not in {",", ";", ":"}:
        at -= 1
    return at


def _stretch_end(scene: Scene, number: int) -> int:
    words = scene.words
    at = scene.items[number].last
    limit = scene.right(number)
    while at < limit and words.norms[at] not in {",", ";", "(", ")", ":", "."}:
        at += 1
    return words.starts[at] if at < len(words) else scene.statement.end


def _opens(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands before all values of the sentence and is set off: "By 2030, ..."."""
    if mention.end > scene.words.starts[scene.items[0].first]:
        return False
    first = scene.words.index_at(mention.start)
    after = scene.words.index_at(mention.end)
    set_off = after < len(scene.words) and scene.words.norms[after] in settings("adverbs")["sets_off"]
    return first <= 3 or set_off


def _in_other_bracket(scene: Scene, mention: Mention, item: Item) -> bool:
    """Whether a mention stands in brackets that are closed before the value and hold more than the period."""
    words = scene.words
    depth, after = 0, words.index_at(mention.end)
    for at in range(after, item.first):
        depth += (words.norms[at] == "(") - (words.norms[at] == ")")
        if depth < 0:
            before = words.index_at(mention.start) - 1
            return at != after or before < 0 or words.norms[before] != "("
    return False
