"""Labels of rows and heads of columns: the name of what is measured, apart from its unit, mark, year and kind."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from extractor.context import periods
from extractor.context.bases import BaseRule
from extractor.context.changes import ChangeRule
from extractor.language import key_of, words_of
from extractor.lexicon import entries, settings
from extractor.model import Block, Change, Document, Kind
from extractor.subjects.phrases import phrases
from extractor.tables.row_kinds import kind_of_label
from extractor.twins import without_twin
from extractor.units import unit_named

_MARK = re.compile(r"^\s*(?:[-+*•–.]|(?:\d+|[IVX]+|[a-z\u0111])(?:\.\d+)*\s*[.)]|\d+(?:\.\d+)+)\s+")
_DOTTED = re.compile(r"\d+(?:\.\d+)+\.?")
_LETTER = re.compile(r"[a-z\u0111][.)]?")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the unit it states, "" where it states none."""

    text: str
    unit: str = ""
    only_opens_parts: bool = False
    is_part: bool = False  # "of which: ..."
    kind: Kind | None = None  # that the label begins with ("plan of sowing")


@functools.lru_cache(maxsize=4096)
def label_of(cell: str) -> Label:
    """The label in a cell: its mark and unit taken off; rows that only say "of which" are marked as such."""
    text = _MARK.sub("", " ".join(cell.split())).strip(" :;,")
    parts = _part_words()
    key = key_of(text)
    if key in parts:
        return Label(text, "", True)
    for part in parts:
        if key.startswith((part + " :", part + " -")):
            text = text[re.search(r"[:\-]", text).end() :].strip()  # type: ignore[union-attr]
            return dataclasses.replace(without_unit(text), is_part=True)
    return dataclasses.replace(without_unit(text), kind=kind_of_label(text))


@functools.cache
def _part_words() -> tuple[str, ...]:
    """Words that say that parts follow, as match keys."""
    return tuple(key_of(part) for part in settings("rows")["parts"])


def without_unit(text: str) -> Label:
    """A text and the unit that it ends with, in brackets or behind a comma."""
    bracket = _BRACKET.search(text)
    if bracket is not None and unit_named(bracket.group(1)) is not None:
        return Label(text[: bracket.start()].rstrip(), " ".join(bracket.group(1).lower().split()))
    head, comma, tail = text.rpartition(",")
    unit = unit_named(tail.strip()) if comma and len(tail.split()) <= 4 else None
    if unit is not None and not unit.dimension.startswith("count"):
        return Label(head.rstrip(), tail.strip().lower())
    return Label(text)


def is_counted(cell: str) -> bool:
    """Whether a label begins with the number of its row ("1. Population")."""
    mark = _MARK.match(cell)
    return mark is not None and mark.group().strip()[0].isdecimal()


@functools.lru_cache(maxsize=4096)
def divides(label: str) -> bool:
    """Whether a label only says how the rows below it divide the one above ("by sex")."""
    return any(f"{key_of(label)} ".startswith(f"{key_of(words)} ") for words in settings("rows")["dividing"])


@functools.lru_cache(maxsize=4096)
def is_field(label: str) -> bool:
    """Whether a label names a field of a plan ("Economy"), of which nothing is a part."""
    return key_of(label) in _fields()


@functools.cache
def _fields() -> frozenset[str]:
    return frozenset(key_of(words) for words in settings("rows")["fields"])


def part_depth(order: str, label: str, *, numbered: bool) -> int:
    """How deep a row stands under the row it is part of: 0 for a row of its own, 1 for "-" and "2.1", 2 for "+".

    `numbered`: the table numbers its rows, so that a row without a number is part of the numbered one above it.
    """
    mark = order.strip() or label.strip()[:1]
    if mark in {"+", "*"}:
        return 2
    if mark in set(settings("rows")["part_marks"]):
        return 1
    if _DOTTED.fullmatch(order.strip()):
        return order.strip(" .").count(".")
    if _LETTER.fullmatch(order.strip()):
        return 1
    return 1 if numbered and not order.strip() and not _MARK.match(label) else 0


@functools.lru_cache(maxsize=4096)
def is_total(label: str) -> bool:
    """Whether a row adds up the rows around it: no part of the one above."""
    return key_of(label) in _totals()


@functools.cache
def _totals() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("rows")["totals"])


@functools.lru_cache(maxsize=4096)
def period_named(label: str) -> str | None:
    """The year or period that a label is and nothing else ("Year 2031"), or None."""
    named = periods.mentions(label, 0, len(label)) or periods.bare_years(label)
    if len(named) != 1:
        return None
    rest = words_of(label[: named[0].start] + " " + label[named[0].end :]).norms
    return named[0].value if all(word in _period_words() or not word.isalnum() for word in rest) else None


@functools.cache
def _period_words() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("rows")["period_words"])


@functools.lru_cache(maxsize=4096)
def stands_alone(label: str) -> bool:
    """Whether a label names its measure itself and needs no row above it: it opens with a head and goes on."""
    words = words_of(label)
    length = phrases("heads").at_start(words.norms, 0, len(words))
    return length > 0 and len(words) >= length + 2


def names(label: str, parent: str) -> bool:
    """Whether a label begins with the words of the row that it is part of, three or more."""
    return parent.count(" ") > 1 and f"{key_of(label)} ".startswith(f"{key_of(parent)} ")


@functools.lru_cache(maxsize=4096)
def change_of_label(label: str) -> Change:
    """The change that a label ends with ("communes added") or begins with ("to reduce", "to keep"), else a level."""
    key = f" {key_of(label)}"
    if key.endswith(_rates()):
        return "level"
    ending = next((change for words, change in _changing() if key.endswith(words)), None)
    if ending is not None:
        return ending
    opening = (*_changing(), *_keeping())
    starting = [(len(words), change) for words, change in opening if f"{key} ".startswith(f"{words} ")]
    named = max((len(name) for name in _rates() if f"{key} ".startswith(f"{name} ")), default=0)
    length, change = max(starting, default=(0, "level"))
    return change if length > named and key.split()[:1] not in _nouns_of_change() else "level"


@functools.cache
def _nouns_of_change() -> tuple[list[str], ...]:
    """The nouns that open a rate of change ("rate", "speed"), apart from verbs that do so too."""
    verbs = {words.split()[0] for words, _ in _changing() if words.count(" ") == 1}
    return tuple([noun] for noun in sorted({name.split()[0] for name in _rates()} - verbs))


@functools.cache
def _rates() -> tuple[str, ...]:
    """Nouns of change ("rate of growth"), as match keys behind a blank: their values are levels."""
    return tuple(f" {key_of(s)}" for rule in entries("changes", ChangeRule) if rule.noun for s in rule.surfaces)


@functools.cache
def _changing() -> tuple[tuple[str, Change], ...]:
    """Words of increase and decrease, as match keys behind a blank, in the order of the rules."""
    return tuple(
        (f" {key_of(surface)}", rule.change)
        for rule in entries("changes", ChangeRule)
        if not rule.noun and rule.change in ("increase", "decrease")
        for surface in rule.surfaces
    )


@functools.cache
def _keeping() -> tuple[tuple[str, Change], ...]:
    """Words that keep a level, as match keys behind a blank."""
    rules = (rule for rule in entries("changes", ChangeRule) if not rule.noun and rule.change == "maintain")
    return tuple((f" {key_of(surface)}", rule.change) for rule in rules for surface in rule.surfaces)


def change_of_cell(before: str, after: str) -> Change | None:
    """The change that stands in a value's cell: a sign ("-2,5"), brackets around all of it ("(500)"), or a word."""
    if not before or before.isspace():
        return None
    norms = words_of(before).norms
    if norms == ["("] and words_of(after).norms == [")"]:
        return "decrease"
    if norms in (["-"], ["(", "-"]):
        return "decrease"
    if norms in (["+"], ["(", "+"]):
        return "increase"
    key = f" {' '.join(norms)}"
    return next((change for words, change in _changing() if key.endswith(words)), None)


@functools.lru_cache(maxsize=4096)
def compares(label: str) -> bool:
    """Whether a label only compares the row above it with something ("against the plan")."""
    norms = words_of(label).norms
    return any(" ".join(norms[:n]) in _comparing() for n in range(1, 4))


@functools.cache
def _comparing() -> frozenset[str]:
    """Words that open a base, as match keys."""
    return frozenset(key_of(s) for rule in entries("bases", BaseRule) if rule.position == "both" for s in rule.surfaces)


def unit_caption(document: Document, block: Block, titles: Iterable[str]) -> str:
    """The unit announced right in front of a table or in its first rows, or standing there alone, or ""."""
    before = normalize("NFC", document.text[max(0, block.start - 120) : block.start])
    for text in (before, *titles):
        found = _captions().search(text)
        if found is not None and (unit := _unit_written(found.group(1))):
            return unit
    return _unit_written(before.rstrip().rpartition("\n")[2])


@functools.cache
def _captions() -> re.Pattern[str]:
    """Words that announce a unit, an English twin of them behind, and the unit up to the end of the text."""
    words = "|".join(map(re.escape, settings("rows")["unit_captions"]))
    return re.compile(rf"(?:{words})(?:\s*[-–/]\s*[a-z]+)?\s*:?\s*([^\n)]+?)[).]*\s*$", re.IGNORECASE)


def _unit_written(text: str) -> str:
    """The unit that a text is, an English twin left out, or ""."""
    written = " ".join(without_twin(text.strip(" *_()")).lower().split())
    return written if written and unit_named(written) is not None else ""


def base_start(head: str) -> int | None:
    """Where the words begin that say what the values under a head are compared with."""
    words = words_of(head)
    for at in range(len(words)):
        if any(" ".join(words.norms[at : at + length]) in _comparing() for length in range(1, 4)):
            return words.starts[at]
    return None


def is_place(label: str) -> bool:
    """Whether a label is the name of a place behind the word for what it is."""
    kind = next((word for word in _place_types() if label.lower().startswith(f"{word} ")), "")
    name = label[len(kind) + 1 :].lstrip() if kind else ""
    return name[:1].isupper() or name[:1].isdigit()


def _is_proper(label: str) -> bool:
    """Whether every word of a label has a capital letter, and it alone, as the names of places have."""
    words = label.replace("-", " ").split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() and word[1:].islower() for word in words)


def are_places(labels: Sequence[str]) -> bool:
    """Whether labels are names of places: nearly all behind the word for what they are, or in capitals word by word."""
    names = [text for text in (_MARK.sub("", label).strip() for label in labels) if text and not is_total(text)]
    named = sum(is_place(name) or _is_proper(name) for name in names)
    return len(names) >= 3 and 5 * named >= 4 * len(names)


@functools.cache
def _place_types() -> tuple[str, ...]:
    return tuple(sorted(settings("rows")["place_types"], key=len, reverse=True))
