"""Labels of rows and heads of columns: the name of what is measured, apart from its unit, mark, year and kind."""

from __future__ import annotations

import dataclasses
import functools
import re
from dataclasses import dataclass

from extractor.context import periods
from extractor.context.bases import BaseRule
from extractor.language import key_of, places_of, words_of
from extractor.lexicon import entries, settings
from extractor.model import Kind
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.tables.row_kinds import kind_of_label
from extractor.twins import in_small_letters
from extractor.units import is_unit, unit_named

MARK = re.compile(
    r"^\s*(?:(?:[-+*•–—.]|(?:\d+|[IVX]+|[a-z\u0111])(?:\.\d+)*\s*[.)/]|\d+(?:\.\d+)+)\s+"
    r"|\d{1,2}[.)](?=[^\W\d_a-z][^\W\d_]))"  # "7.Share" lacks its blank
)
_DASHED = re.compile(r"\s+[-–—]\s+([^-–—]{1,20})$")
_PERCENT = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s*%\s")  # "Share % of ..."
_MANY = re.compile(r"\s*1[.,]?000\b")
_INDEX = re.compile(r"\(?\s*([^\W\d_][^()=:;,]{2,40}?)\s*=\s*100\s*%?\s*\)?")
_PARTED = re.compile(r"^([^:]{2,80}?)\s*:\s*[-–—+•*]\s+(?=[^\W\d])")
_SUM = re.compile(r"\s*\(\s*[A-Z\d]{1,4}(?:\s*[-+=]\s*[A-Z\d]{1,4}){1,9}\s*\)\s*:?$")  # "Total (A+B)": what it adds up
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the unit it states, "" where it states none."""

    text: str
    unit: str = ""
    only_opens_parts: bool = False
    is_part: bool = False  # "of which: ..."
    kind: Kind | None = None  # that the label begins with ("plan of sowing")
    over: str = ""  # what the label is the first part of ("Rice: - Area"), whose other parts stand below


@functools.lru_cache(maxsize=4096)
def label_of(cell: str) -> Label:
    """The label in a cell: its mark and unit taken off; rows that only say "of which" are marked as such."""
    text = _SUM.sub("", MARK.sub("", " ".join(cell.split()))).strip(" :;,").removesuffix(" .")
    text = in_small_letters(text)
    parts = _part_words()
    key = key_of(text)
    if key in parts:
        return Label(text, "", True)
    for part in parts:
        if key.startswith((part + " :", part + " -")):
            text = text[re.search(r"[:\-]", text).end() :].strip()  # type: ignore[union-attr]
            return dataclasses.replace(without_unit(text), is_part=True)
        if key.startswith(f"{part} ") and part.replace(" ", "").isalpha():
            rest = text.split(" ", part.count(" ") + 1)[-1]
            return dataclasses.replace(without_unit(rest), is_part=True)
    parted = _PARTED.match(text)
    over = parted.group(1) if parted is not None else ""
    text = f"{over}: {text[parted.end() :]}" if parted is not None else text
    return dataclasses.replace(without_unit(text), kind=kind_of_label(text), over=over)


@functools.cache
def _part_words() -> tuple[str, ...]:
    """Words that say that parts follow, as match keys."""
    return tuple(key_of(part) for part in settings("rows")["parts"])


def without_unit(text: str) -> Label:
    """A text and the unit that it ends with, in brackets or behind a comma or, with a measure before it, a dash."""
    bracket = _BRACKET.search(text)
    if bracket is not None and (unit_named(bracket.group(1)) is not None or _is_many(bracket.group(1))):
        return Label(text[: bracket.start()].rstrip(), " ".join(bracket.group(1).lower().split()))
    dashed = _DASHED.search(text)
    if dashed is not None and unit_named(dashed.group(1).lower()) is not None and names_measure(text[: dashed.start()]):
        return Label(text[: dashed.start()], dashed.group(1).lower())
    head, comma, tail = text.rpartition(",")
    unit = unit_named(tail.strip()) if comma and len(tail.split()) <= 4 else None
    if unit is not None and not unit.dimension.startswith("count"):
        return Label(head.rstrip(), tail.strip().lower())
    return Label(text, "%" if _PERCENT.match(text) or text.startswith("%") else "")


def _is_many(words: str) -> bool:
    """Whether words are a thousand of a unit or more: "1000 tons"."""
    return _MANY.match(words) is not None and is_unit(words)


def without_index(text: str) -> tuple[str, str]:
    """A text without what stands for 100 in it ("index (last year = 100)"), and that, "" where it has none."""
    found = _INDEX.search(text)
    if found is None:
        return text, ""
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip()
    return rest, found.group(1).strip().lower() if found.group(1).isupper() else found.group(1).strip()


def is_counted(cell: str) -> bool:
    """Whether a label begins with the number of its row ("1. Population")."""
    mark = MARK.match(cell)
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


@functools.lru_cache(maxsize=4096)
def announces_periods(text: str) -> bool:
    """Whether words only say that years follow ("School year")."""
    return all(word in _period_words() or not word.isalnum() for word in words_of(text).norms)


@functools.cache
def _period_words() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("rows")["period_words"])


@functools.lru_cache(maxsize=4096)
def stands_alone(label: str) -> bool:
    """Whether a label names its measure itself and needs no row above it: it opens with a head and goes on."""
    words = words_of(label)
    length = phrases("heads").at_start(words.norms, 0, len(words))
    return length > 0 and len(words) >= length + 2


@functools.lru_cache(maxsize=4096)
def names_measure(label: str) -> bool:
    """Whether a label begins with the name of a measure."""
    words = words_of(label)
    return phrases("heads").at_start(words.norms, 0, len(words)) > 0


@functools.lru_cache(maxsize=4096)
def is_part_of_total(label: str, total: str) -> bool:
    """Whether a label begins with the measure that another adds up ("output farmed", "total output")."""
    whole, part = words_of(total).norms, words_of(label).norms
    first = next((len(words) for words in map(str.split, _totals()) if whole[: len(words)] == words), 0)
    length = phrases("heads").at_start(whole, first, len(whole)) if first else 0
    return length > 0 and part[:length] == whole[first : first + length]


def without_count(label: str) -> str:
    """The name of a count without the words that say that it is one ("number of | homes"), else the label as it is."""
    words = words_of(label)
    length = phrases("counting_words").at_start(words.norms, 0, len(words))
    return words.span(length, len(words)) if length < len(words) else label


def names(label: str, parent: str) -> bool:
    """Whether a label begins with the words of the row that it is part of, three or more."""
    return parent.count(" ") > 1 and f"{key_of(label)} ".startswith(f"{key_of(parent)} ")


@functools.lru_cache(maxsize=4096)
def comparing(label: str) -> str:
    """What a label that only compares the row above it with something says ("against the plan"); else "".

    The word for a share in front of it goes without saying: "% of | that of the province".
    """
    words = words_of(label)
    first = phrases("shares_compared").at_start(words.norms, 0, len(words))
    found = any(" ".join(words.norms[first : first + n]) in _comparing() for n in range(1, 4))
    return lower_first(words.span(first, len(words))) if found else ""


def only_rates(label: str) -> bool:
    """Whether a label is a rate of change and does not say of what ("rate of growth")."""
    return key_of(label) in _only_rates()


@functools.cache
def _only_rates() -> frozenset[str]:
    return frozenset(key_of(words) for words in settings("rows")["only_rates"])


@functools.cache
def _comparing() -> frozenset[str]:
    """Words that open a base, as match keys."""
    return frozenset(key_of(s) for rule in entries("bases", BaseRule) if rule.position == "both" for s in rule.surfaces)


@functools.cache
def _comparing_firsts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _comparing())


def base_start(head: str) -> int | None:
    """Where the words begin that say what the values under a head are compared with."""
    words = words_of(head)
    for at in places_of(words.norms, _comparing_firsts()):
        if any(" ".join(words.norms[at : at + length]) in _comparing() for length in range(1, 4)):
            return words.starts[at]
    return None
