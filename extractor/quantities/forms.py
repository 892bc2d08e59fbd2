"""The forms of a number: digits in groups, range, N of M, fraction, number with a rest ("1 billion 200 million").

Each form is looked for at the word where its digits begin and says how many words it takes; what stands behind it (the
unit) is the business of `measures`, what stands in front (the bound) that of `bounds`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Words
from extractor.quantities.bounds import bound_before
from extractor.quantities.measures import Measure, measure_at, rate_at, scale_words
from extractor.quantities.numbers import Style, parse, sums
from extractor.quantities.ranges import connector_at
from extractor.quantities.spelled import said_twice

MOST_GROUPS = 6  # of three digits each
SHARE_WITHIN = 5  # words behind N/M
Spans = Sequence[tuple[int, int, str]]


class Number(NamedTuple):
    """A number in words `first` up to `last`; `inner`: the unit of its lower end, or of its larger scale.

    `unit`: the one right behind it, where it has been looked for and a table knows it.
    """

    first: int
    last: int
    minimum: Decimal
    maximum: Decimal
    total: Decimal | None
    inner: Measure | None
    rule: str
    unit: Measure | None = None


def number_at(words: Words, at: int, style: Style, spans: Spans, *, cell: bool = False) -> Number:
    """The number that begins at word `at`, with what is joined to it by a range, a slash or a second scale."""
    after, value = _digits(words, at, style, cell=cell)
    if after == len(words.norms):  # nothing is joined to it
        return Number(at, after, value, value, None, None, "number")
    unit = measure_at(words, after, guess=False)
    joined = _of_total(words, at, after, unit, value, style, cell=cell)
    joined = joined or _range(words, at, after, unit, value, style, spans)
    if joined is not None:
        return joined
    if unit is not None and (more := _with_rest(words, at, value, unit, style)):
        return more
    if words.norms[after : after + 1] == ["+"] and words.starts[after] == words.ends[after - 1]:
        return Number(at, after + 1, value, value, None, None, "open_ended")
    first, last = said_twice(words, at, after, value)
    known = unit if last == after and unit is not None and unit.unit_id is not None else None
    return Number(first, last, value, value, None, None, "number", known)


def _digits(words: Words, at: int, style: Style, *, cell: bool = False) -> tuple[int, Decimal]:
    """Where the digits of a number end, and their value; groups of three may stand apart ("1 234 567")."""
    last = at + 1
    if words.norms[at].isdecimal() and len(words.norms[at]) < 4 and words.norms[at][0] != "0":
        while last - at < MOST_GROUPS and _goes_on_grouping(words, last):
            last += 1
        if last > at + 1 and _stands_alone(words, at, last, cell=cell):
            groups = "".join(words.norms[at:last])
            return last, Decimal(groups.replace(",", "."))
    return at + 1, parse(words.text[words.starts[at] : words.ends[at]], style)


def _stands_alone(words: Words, at: int, last: int, *, cell: bool) -> bool:
    """Whether groups of digits are one number: a unit stands behind them, and no other number beside them.

    Shares seldom go to thousands: "pupils of class 1 100 %".
    """
    beside = [*words.norms[max(at - 1, 0) : at], *words.norms[last : last + 1]]
    if any(word[0].isdecimal() or word == "%" for word in beside):
        return False
    return measure_at(words, last, guess=False) is not None or (cell and at == 0 and last == len(words))


def _goes_on_grouping(words: Words, at: int) -> bool:
    """Whether word `at` is a group of three digits, one blank behind the group before it."""
    if at >= len(words):
        return False
    whole, comma, decimals = words.norms[at].partition(",")
    plain = len(whole) == 3 and whole.isdecimal() and (not comma or decimals.isdecimal())
    gap = words.text[words.ends[at - 1] : words.starts[at]]
    whole_before = words.norms[at - 1].isdecimal()
    return plain and whole_before and len(gap) == 1 and gap.isspace() and gap != "\n"


def _range(
    words: Words, at: int, after: int, unit: Measure | None, value: Decimal, style: Style, spans: Spans
) -> Number | None:
    """From A to B, with the unit behind both ends or behind the last alone; `unit`: that behind A."""
    behind = unit.last if unit else after
    connector = connector_at(words, behind)
    opened = connector is not None and at > 0 and words.norms[at - 1] in connector.openers
    if connector is None or (connector.kind != "range" and not opened):
        return None
    other = _past_bound(words, connector.last)
    if other >= len(words) or not words.norms[other][0].isdecimal() or covered(words, other, spans):
        return None
    last, upper = _digits(words, other, style)
    if upper <= value or _lists_on(words, last) or _listed(words, at):
        return None
    of = _of_total(words, other, last, None, upper, style, cell=False)
    if of is not None and of.rule == "ratio" and of.total is not None and upper <= of.total:
        return of._replace(first=at - opened, minimum=value)  # "12-13/18 aims"
    return Number(at - opened, last, value, upper, None, unit, "range")


def _past_bound(words: Words, at: int) -> int:
    """Word `at`, or the number behind bound words that stand there ("from 3 to under 5")."""
    for number in range(at + 1, min(at + 3, len(words))):
        if words.norms[number][0].isdecimal() and bound_before(words, number, at).first == at:
            return number
    return at


def _lists_on(words: Words, after: int) -> bool:
    """Whether another number is joined behind a range: "9,3 % - 62,2 % - 28,5 %" lists shares, it is no range."""
    unit = measure_at(words, after, guess=False)
    connector = connector_at(words, unit.last if unit else after)
    return (
        connector is not None
        and connector.id == "dash"
        and connector.last < len(words)
        and words.norms[connector.last][0].isdecimal()
    )


def _listed(words: Words, at: int) -> bool:
    """Whether number `at` goes on such a list: a dash and another number stand right in front of it."""
    if at < 2 or (connector := connector_at(words, at - 1)) is None or connector.id != "dash":
        return False
    return words.norms[at - 2] == "%" or words.norms[at - 2][0].isdecimal()


def _of_total(
    words: Words, at: int, after: int, unit: Measure | None, value: Decimal, style: Style, *, cell: bool
) -> Number | None:
    """N/M with a unit behind M or behind both ("83,2%/50%"), a share in brackets, or alone in a table's cell."""
    if (told := _among(words, at, after, unit, value, style)) is not None:
        return told
    if unit is not None and (again := _unit_again(words, at, unit, value, style)) is not None:
        return again
    slash = after
    if unit is not None and unit.last - unit.first == 1 and words.norms[after] == "%":
        slash = after + 1
    if slash + 1 >= len(words) or words.norms[slash] != "/" or words.starts[slash] - words.ends[slash - 1] > 1:
        return None
    other = _past_total(words, slash + 1)
    if other >= len(words) or not words.norms[other][0].isdecimal():
        return None
    last, total = _digits(words, other, style)
    if rate_at(words, slash) is not None and value * 10 <= total:
        return None
    if _part_of(words, last, value, total):
        return Number(at, last, value, value, total, None, "fraction")
    behind = measure_at(words, last, guess=True)
    alone = cell and at == 0 and last == len(words) and value <= total
    shared = words.norms[last : last + 1] == ["("] and "%" in words.norms[last + 2 : last + 4] and value <= total
    shared = shared or _share_behind(words, last, value, total, style)
    if behind is None and slash == after and not alone and not shared and not (value == total and value > 5):
        return None
    return Number(at, last, value, value, total, None, "ratio")


def _among(words: Words, at: int, after: int, unit: Measure | None, value: Decimal, style: Style) -> Number | None:
    """N of M in words, with one unit behind M or the same behind both: "12 of 15 wards", "12 wards of 15 wards"."""
    behind = unit.last if unit else after
    joined = _phrase_at(words, behind, "among") or (0 if unit else _phrase_at(words, behind, "over"))
    other = behind + joined
    if not joined or other >= len(words) or not words.norms[other][0].isdecimal():
        return None
    last, total = _digits(words, other, style)
    noun = measure_at(words, last, guess=unit is None)
    same = noun is not None and (unit is None or words.norms[slice(*noun[:2])] == words.norms[slice(*unit[:2])])
    whole = value == value.to_integral_value() and total == total.to_integral_value()
    return Number(at, last, value, value, total, None, "ratio") if same and whole and value <= total else None


def _unit_again(words: Words, at: int, unit: Measure, value: Decimal, style: Style) -> Number | None:
    """N/M with the same unit behind both, or short behind N: "1.200 tonnes/2.300 tonnes", "7 bn/6 bn dong"."""
    slash, other = words.norms[unit.last : unit.last + 1], unit.last + 1
    if slash != ["/"] or other >= len(words) or not words.norms[other][0].isdecimal():
        return None
    last, total = _digits(words, other, style)
    behind = measure_at(words, last, guess=False)
    written = words.norms[unit.first : unit.last]
    if behind is None or words.norms[behind.first : behind.last][: len(written)] != written:
        return None
    return Number(at, last, value, value, total, None, "ratio")


def _share_behind(words: Words, at: int, value: Decimal, total: Decimal, style: Style) -> bool:
    """Whether the share that N is of M stands right behind: "971/876 = 110,8 %"."""
    for number in range(at, min(at + SHARE_WITHIN, len(words) - 1)):
        if words.norms[number][0].isdecimal():
            share = parse(words.text[words.starts[number] : words.ends[number]], style)
            return words.norms[number + 1] == "%" and total > 0 and abs(value * 100 / total - share) < 1
    return False


def _past_total(words: Words, at: int) -> int:
    """Word `at`, or the number behind the words "in all" that stand there ("12/in all 15")."""
    return at + _phrase_at(words, at, "totals")


def _part_of(words: Words, after: int, value: Decimal, total: Decimal) -> bool:
    """Whether "N/M" is a fraction of what follows ("2/3 of the households") and no count of N among M."""
    return value < total <= 10 and _phrase_at(words, after, "parts_of") > 0


def _phrase_at(words: Words, at: int, name: str) -> int:
    """How many words from `at` on are a phrase of a list of patterns/numbers.toml, 0 where none is."""
    norms = words.norms
    for phrase in _phrases(name).get(norms[at], ()) if at < len(norms) else ():
        if norms[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0


@functools.cache
def _phrases(name: str) -> dict[str, list[list[str]]]:
    """The phrases of a list by their first word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in settings("numbers")[name]:
        words = key_of(phrase).split()
        found.setdefault(words[0], []).append(words)
    return found


def _with_rest(words: Words, at: int, value: Decimal, unit: Measure, style: Style) -> Number | None:
    """A number with a half or a rest behind its unit: "1 million and a half", "1 billion 200 million"."""
    if unit.last < len(words) and words.norms[unit.last] in settings("numbers")["halves"]:
        half = value + Decimal("0.5")
        return Number(at, unit.last + 1, half, half, None, unit, "compound")
    rest = _rest(words, unit, style)
    if rest is None:
        return None
    if not 1 < rest.unit.factor < unit.factor:
        return _same_scale(words, at, value, unit, rest)
    parts = [(value, unit.factor)]
    last, scale = rest.first, unit.factor
    while rest is not None and 1 < rest.unit.factor < scale and rest.value * rest.unit.factor < scale:
        parts.append((rest.value, rest.unit.factor))
        last, scale = rest.unit.first, rest.unit.factor
        rest = _rest(words, rest.unit, style)
    total = sums(parts)
    return Number(at, last, total, total, None, unit, "compound") if len(parts) > 1 else None


class _Rest(NamedTuple):
    """A number right behind a unit, with a unit of its own."""

    first: int
    value: Decimal
    unit: Measure


def _rest(words: Words, unit: Measure, style: Style) -> _Rest | None:
    second = unit.last
    if unit.factor <= 1 or second >= len(words) or not words.norms[second][0].isdecimal():
        return None
    last, value = _digits(words, second, style)
    behind = measure_at(words, last, guess=False)
    return _Rest(second, value, behind) if behind else None


def _same_scale(words: Words, at: int, value: Decimal, unit: Measure, rest: _Rest) -> Number | None:
    """A rest of what the scale multiplies: 5 thousand 200 billion dong is 5200 billion dong."""
    bare = unit.unit_id is None and scale_words(words, unit.first)[0] == unit.last
    if not bare or rest.value >= unit.factor:
        return None
    total = value * unit.factor + rest.value
    return Number(at, rest.unit.first, total, total, None, None, "number")


def covered(words: Words, at: int, spans: Spans) -> bool:
    """Whether word `at` lies in one of the spans of traps."""
    return any(a <= words.starts[at] and words.ends[at] <= b for a, b, _ in spans)
