"""Stage `quantities`: statements -> numbers with bound and unit, and the numbers that are none, with the reason.

words of a statement -> for each number: trap? -> range or N/M? -> unit -> bound words -> Quantity
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Document, Quantity, Trap, Words
from extractor.quantities import bounds, traps
from extractor.quantities.measures import Measure, measure_at, rate_at
from extractor.quantities.numbers import Style, parse, style_of, sums
from extractor.quantities.ranges import connector_at
from extractor.quantities.spelled import said_twice

__all__ = ["Style", "find", "find_in_cell", "quantities", "style_of"]


def quantities(document: Document) -> Document:
    """`document` with the quantities and traps of its statements, in text order; value cells are left to `tables`."""
    style = style_of(document.text)
    found: list[Quantity] = []
    caught: list[Trap] = []
    for statement, words in zip(document.statements, document.words, strict=True):
        if words is None:
            continue
        here, not_values = find(words, statement.index, style)
        found += here
        caught += not_values
    return dataclasses.replace(document, quantities=tuple(found), traps=tuple(caught))


def _goes_on_listing(words: Words, at: int) -> bool:
    """Whether a number goes on a list that a trap caught: right behind the number before, or joined and unitless."""
    if at > 0 and words.norms[at - 1][0].isdecimal():
        return True
    return traps.continues_list(words, at) and measure_at(words, at + 1, guess=False) is None


def _old_levels(words: Words, found: list[Quantity]) -> list[Quantity]:
    """ "From A" in front of "to the new level B" is the plain value A, no bound."""
    result: list[Quantity] = []
    for quantity, following in itertools.zip_longest(found, found[1:]):
        if following is not None and quantity.comparator_rule == "from":
            between = range(words.index_at(quantity.end - 1) + 1, words.index_at(following.start))
            joined = (connector_at(words, at) for at in between)
            if any(c is not None and c.kind == "rise" for c in joined):
                value = quantity.minimum
                quantity = dataclasses.replace(
                    quantity, start=quantity.number_start, comparator="=", maximum=value, comparator_rule=None
                )
        result.append(quantity)
    return result


def find_in_cell(words: Words, statement: int, style: Style) -> Quantity | None:
    """The first quantity among the words of a table cell, where a number needs no unit and no word trap holds."""
    for at in range(len(words)):
        if words.norms[at][0].isdecimal():
            number = _number(words, at, style, [], cell=True)
            return _quantity(words, number, 0, statement, bare=True)
    return None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, range or N/M in words `first` up to `last`, with the unit between the ends of a range, if any."""

    first: int
    last: int
    minimum: Decimal
    maximum: Decimal
    total: Decimal | None
    inner: Measure | None
    rule: str


def find(words: Words, statement: int = 0, style: Style = "vietnamese") -> tuple[list[Quantity], list[Trap]]:
    """Quantities and traps among the words of statement number `statement`."""
    spans = traps.caught_spans(words.text, words.starts[0], words.ends[-1])
    found: list[Quantity] = []
    caught: list[Trap] = []
    at, floor, list_trap = 0, 0, ""
    for position in [i for i, word in enumerate(words.norms) if word[0].isdecimal()]:
        if position < at:
            continue
        at = position
        start, end = words.starts[at], words.ends[at]
        rule = next((r for a, b, r in spans if a <= start and end <= b), None)
        if rule is None and list_trap and _goes_on_listing(words, at):
            rule = list_trap
        number = None
        if rule is None:
            number = _number(words, at, style, spans)
            rule = traps.caught_by_words(words, at, number.last, is_ratio=number.rule == "ratio")
        quantity = _quantity(words, number, floor, statement) if number and not rule else None
        if quantity is None:
            caught.append(Trap(start, end, rule or "no_unit"))
            list_trap = rule if rule and traps.is_list_trap(rule) else ""
            at = max(at + 1, number.last if number and rule else at + 1)
            continue
        list_trap = ""
        found.append(quantity)
        at = floor = words.index_at(quantity.end - 1) + 1
    return _old_levels(words, found), caught


def _number(words: Words, at: int, style: Style, spans: list[tuple[int, int, str]], *, cell: bool = False) -> _Number:
    """The number that begins at word `at`, with what is joined to it by a range, a slash or a second scale."""
    value = parse(words.text[words.starts[at] : words.ends[at]], style)
    ratio = _ratio(words, at, value, style, cell=cell)
    if ratio is not None:
        return ratio
    unit = measure_at(words, at + 1, guess=False)
    after = unit.last if unit else at + 1
    connector = connector_at(words, after)
    opened = connector is not None and at > 0 and words.norms[at - 1] in connector.openers
    if connector is not None and (connector.kind == "range" or opened):
        other = connector.last
        if other < len(words) and words.norms[other][0].isdecimal() and not _covered(words, other, spans):
            upper = parse(words.text[words.starts[other] : words.ends[other]], style)
            if upper > value and not _goes_on(words, other + 1):
                return _Number(at - opened, other + 1, value, upper, None, unit, "range")
    if unit is not None and unit.factor > 1:
        compound = _compound(words, at, value, unit, style)
        if compound is not None:
            return compound
    first, last = said_twice(words, at, at + 1, value)
    return _Number(first, last, value, value, None, None, "number")


def _goes_on(words: Words, after: int) -> bool:
    """Whether another number is joined behind a range: "9,3 % - 62,2 % - 28,5 %" lists shares, it is no range."""
    unit = measure_at(words, after, guess=False)
    connector = connector_at(words, unit.last if unit else after)
    return (
        connector is not None
        and connector.id == "dash"
        and connector.last < len(words)
        and words.norms[connector.last][0].isdecimal()
    )


def _ratio(words: Words, at: int, value: Decimal, style: Style, *, cell: bool) -> _Number | None:
    """N/M with a unit behind M or behind both ("83,2%/50%"), or alone in a table's cell ("12/15")."""
    unit = measure_at(words, at + 1, guess=False) if at + 1 < len(words) else None
    slash = at + 1
    if unit is not None and unit.last - unit.first == 1 and words.norms[at + 1] == "%":
        slash = at + 2
    if slash + 1 >= len(words) or words.norms[slash] != "/" or not words.norms[slash + 1][0].isdecimal():
        return None
    if words.starts[slash] - words.ends[slash - 1] > 1:
        return None
    total = parse(words.text[words.starts[slash + 1] : words.ends[slash + 1]], style)
    if rate_at(words, slash) is not None and value * 10 <= total:
        return None
    behind = measure_at(words, slash + 2, guess=True)
    alone = cell and at == 0 and slash + 2 == len(words) and value <= total
    if behind is None and slash == at + 1 and not alone and not (value == total and value > 5):
        return None
    return _Number(at, slash + 2, value, value, total, None, "ratio")


def _compound(words: Words, at: int, value: Decimal, unit: Measure, style: Style) -> _Number | None:
    """A second number in a smaller scale: 825 billion 776 million dong is 825.776 billion dong."""
    second = unit.last
    if second >= len(words) or not words.norms[second][0].isdecimal():
        return None
    rest = measure_at(words, second + 1, guess=False)
    if rest is None or not 1 < rest.factor < unit.factor:
        return None
    more = parse(words.text[words.starts[second] : words.ends[second]], style)
    total = sums([(value, unit.factor), (more, rest.factor)])
    return _Number(at, second + 1, total, total, None, unit, "compound")


def _quantity(words: Words, number: _Number, floor: int, statement: int, *, bare: bool = False) -> Quantity | None:
    """The quantity of a number, or None where it has neither a unit nor a bound that makes it a value."""
    digits = words.norms[number.last - 1]
    integer = digits.isdecimal() or (number.minimum == number.minimum.to_integral_value())
    glued = number.last < len(words) and words.starts[number.last] == words.ends[number.last - 1]
    if glued and words.norms[number.last].isalpha() and measure_at(words, number.last, guess=False) is None:
        return None
    unit = measure_at(words, number.last, guess=integer and not bare)
    before = bounds.bound_before(words, number.first, floor)
    unit_last = unit.last if unit else number.last
    after = bounds.bound_after(words, unit_last, _next_number(words, unit_last))
    sign, sign_rule = bounds.comparator(before, after, number.rule == "range")
    if unit is None and not bare and not _stands_bare(words, number, before, integer):
        return None
    last = max(unit_last, after.last)
    start, end = words.starts[before.first], words.ends[last - 1]
    unit_text, unit_id = _unit_text(words, number, unit)
    return Quantity(
        start=start,
        end=end,
        number_start=words.starts[number.first],
        number_end=words.ends[number.last - 1],
        minimum=None if sign in ("<", "<=") else number.minimum,
        maximum=None if sign in (">", ">=") else number.maximum,
        total=number.total,
        comparator=sign,
        unit=unit_text,
        unit_id=unit_id,
        unit_start=words.starts[unit.first] if unit else end,
        unit_end=words.ends[unit.last - 1] if unit else end,
        statement=statement,
        rule=number.rule if unit is None else f"{number.rule}:{unit.rule}",
        comparator_rule=sign_rule,
    )


def _unit_text(words: Words, number: _Number, unit: Measure | None) -> tuple[str, str | None]:
    """The unit as written, lower case, single spaces, none around "/"; a compound keeps the larger scale."""
    if unit is None:
        return "", None
    first, last = unit.first, unit.last
    written = [words.text[words.starts[i] : words.ends[i]].lower() for i in range(first, last)]
    unit_id = unit.unit_id
    if number.rule == "compound" and number.inner is not None:
        written = [words.text[words.starts[number.inner.first] : words.ends[number.inner.first]].lower(), *written[1:]]
        unit_id = None
    elif number.inner is not None and number.inner.last - number.inner.first > last - first:
        unit_id = unit.unit_id
    return normalize("NFC", " ".join(written).replace(" /", "/").replace("/ ", "/")), unit_id


def _stands_bare(words: Words, number: _Number, before: bounds.Bound, integer: bool) -> bool:
    """A number without unit is a value only as a decimal (an index) or as N/M; a bare integer is not."""
    if number.rule == "ratio":
        return True
    said = before.first > 0 and words.norms[before.first - 1] in value_verbs()
    return (not integer and (bool(before.rules) or said)) or (number.rule == "range" and bool(before.rules))


@functools.cache
def value_verbs() -> frozenset[str]:
    """Words after which a bare decimal is a value."""
    return frozenset(key_of(word) for word in settings("fillers")["value_verbs"])


def _next_number(words: Words, at: int) -> int:
    while at < len(words) and not words.norms[at][0].isdecimal():
        at += 1
    return at


def _covered(words: Words, at: int, spans: list[tuple[int, int, str]]) -> bool:
    return any(a <= words.starts[at] and words.ends[at] <= b for a, b, _ in spans)
