"""Stage `quantities`: statements -> numbers with bound and unit, and the numbers that are none, with the reason.

words of a statement -> for each number: trap? -> range or N/M? -> unit -> bound words -> Quantity
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from unicodedata import normalize

from extractor.language import key_of, numbers_in
from extractor.lexicon import settings
from extractor.model import Document, Quantity, Trap, Words
from extractor.quantities import bounds, spelled, traps
from extractor.quantities.announced import unit_before
from extractor.quantities.forms import Number, number_at
from extractor.quantities.inner import RULE as INNER
from extractor.quantities.inner import bounds_inside, counts_inside
from extractor.quantities.listed import of_again, unit_listed, unit_of
from extractor.quantities.measures import Measure, measure_at, scale_words
from extractor.quantities.numbers import Style, parse, style_of
from extractor.quantities.ranges import connector_at
from extractor.quantities.unnamed import named_by_words
from extractor.units import unit_named

__all__ = ["Style", "find", "find_in_cell", "quantities", "style_of"]

_SIGNS = frozenset(",;:().")
NOUN = 2  # words of what is counted, at most, that a cell names behind its number


def quantities(document: Document) -> Document:
    """`document` with the quantities and traps of its statements, in text order; value cells are left to `tables`."""
    style = style_of(_prose(document))
    found: list[Quantity] = []
    caught: list[Trap] = []
    for statement, words in zip(document.statements, document.words, strict=True):
        if words is None:
            continue
        here, not_values = find(words, statement.index, style)
        found += here
        caught += not_values
    return dataclasses.replace(document, quantities=tuple(found), traps=tuple(caught))


def _prose(document: Document) -> str:
    """The text outside tables: they are typed in a style of their own now and then."""
    tables = [block for block in document.blocks if block.table is not None]
    starts, ends = [0, *(block.end for block in tables)], [*(block.start for block in tables), len(document.text)]
    return "\n".join(document.text[start:end] for start, end in zip(starts, ends, strict=True))


def _goes_on_listing(words: Words, at: int) -> bool:
    """Whether a number goes on a list that a trap caught: right behind the number before, or joined and unitless.

    No share does: "pupils of class 1 | 100 %".
    """
    if at > 0 and words.norms[at - 1][0].isdecimal():
        return "%" not in words.norms[at + 1 : at + 2]
    return traps.continues_list(words, at) and measure_at(words, at + 1, guess=False) is None


def _old_levels(words: Words, found: list[Quantity]) -> list[Quantity]:
    """ "From A" in front of "to the new level B" is the plain value A, no bound."""
    if len(found) < 2:
        return found
    result: list[Quantity] = []
    for quantity, following in itertools.zip_longest(found, found[1:]):
        if following is not None and quantity.comparator_rule == "from":
            between = range(words.index_at(quantity.end - 1) + 1, words.index_at(following.start))
            joined = (connector_at(words, at) for at in between)
            if any(c is not None and c.kind == "rise" for c in joined):
                value = quantity.minimum
                quantity = quantity._replace(
                    start=quantity.number_start, comparator="=", maximum=value, comparator_rule=None
                )
        result.append(quantity)
    return result


def find_in_cell(words: Words, statement: int, style: Style) -> Quantity | None:
    """The first quantity among the words of a table cell, where a number needs no unit and few traps hold."""
    spans = traps.caught_spans(words.text, words.starts[0], words.ends[-1], cell=True) if len(words) else []
    for at in range(len(words)):
        if words.norms[at][0].isdecimal() and not any(a <= words.starts[at] < b for a, b, _ in spans):
            if len(words.norms) == 1:
                return _alone(words, statement, style)
            number = number_at(words, at, style, [], cell=True)
            risen = _risen_to(words, number.last)
            if risen is not None:
                return _quantity(words, number_at(words, risen, style, [], cell=True), 0, statement, bare=True)
            named = _quantity(words, number, 0, statement) if _names_counted(words, at, number) else None
            return named or _quantity(words, number, 0, statement, bare=True)
    return None


def _risen_to(words: Words, at: int) -> int | None:
    """The number that an old level in front of word `at` rises or falls to: "from 12 to | 15"; None without one."""
    while at < len(words) and words.norms[at] not in _SIGNS and connector_at(words, at) is None:
        at += 1  # the unit of the old level
    connector = connector_at(words, at)
    if connector is None or connector.kind != "rise":
        return None
    behind = range(connector.last, min(connector.last + 1 + _BOUND, len(words)))  # "from 20 % to | under | 10 %"
    return next((later for later in behind if words.norms[later][0].isdecimal()), None)


_BOUND = 2  # words


def _names_counted(words: Words, at: int, number: Number) -> bool:
    """Whether a cell is a number and one or two words in small letters for what it counts ("18 cameras")."""
    behind = range(number.last, len(words))
    spelled_small = (words.text[words.starts[word] : words.ends[word]] for word in behind)
    return at == 0 and 0 < len(behind) <= NOUN and all(word.isalpha() and word.islower() for word in spelled_small)


def _alone(words: Words, statement: int, style: Style) -> Quantity:
    """The quantity of a cell that holds digits and nothing else, as most do."""
    start, end = words.starts[0], words.ends[0]
    value = parse(words.text[start:end], style)
    return Quantity(start, end, start, end, value, value, None, "=", "", None, end, end, statement, "number")


def find(words: Words, statement: int = 0, style: Style = "vietnamese") -> tuple[list[Quantity], list[Trap]]:
    """Quantities and traps among the words of statement number `statement`."""
    spans = traps.caught_spans(words.text, words.starts[0], words.ends[-1])
    found: list[Quantity] = []
    caught: list[Trap] = []
    at, floor, list_trap = 0, 0, ""
    in_words = {number.first: number for number in spelled.in_words(words)}
    positions = numbers_in(words)
    for position in sorted({*positions, *in_words}) if in_words else positions:
        if position < at:
            continue
        at = position
        start, end = words.starts[at], words.ends[at]
        rule = next((r for a, b, r in spans if a <= start and end <= b), None) if spans else None
        if rule is None and list_trap and _goes_on_listing(words, at):
            rule = list_trap
        number = None
        if rule is None:
            number = _worded(in_words[at]) if at in in_words else number_at(words, at, style, spans)
            rule = traps.caught_by_words(words, at, number.last, is_ratio=number.total is not None)
        quantity = _quantity(words, number, floor, statement) if number and not rule else None
        if number and quantity is None and rule is None and (unit := unit_listed(words, at, found)):
            quantity = _quantity(words, number, floor, statement, listed=unit)
        if number and quantity is None and rule is None and (again := of_again(words, number, found)):
            quantity = _quantity(words, again, floor, statement, listed=unit_of(words, found[-1]))
        if number and quantity is None and rule is None and (named := named_by_words(words, number, found)):
            quantity = _quantity(words, named, floor, statement, bare=True)
        if quantity is not None and any(inside(words, found, quantity) for inside in (counts_inside, bounds_inside)):
            quantity, rule = None, INNER
        if quantity is None:
            caught.append(Trap(start, end, rule or "no_unit"))
            list_trap = rule if rule in traps.listing_rules() else ""
            at = max(at + 1, number.last if number and rule else at + 1)
            continue
        list_trap = ""
        found.append(quantity)
        at = floor = words.index_at(quantity.end - 1) + 1
    return _old_levels(words, found), caught


def _worded(number: spelled.Spelled) -> Number:
    rule = "words" if number.total is None else "fraction"
    return Number(number.first, number.last, number.value, number.value, number.total, None, rule)


def _quantity(
    words: Words, number: Number, floor: int, statement: int, *, bare: bool = False, listed: Measure | None = None
) -> Quantity | None:
    """The quantity of a number, or None where it has neither a unit nor a bound that makes it a value."""
    digits = words.norms[number.last - 1]
    integer = digits.isdecimal() or (number.minimum == number.minimum.to_integral_value())
    glued = number.last < len(words) and words.starts[number.last] == words.ends[number.last - 1]
    unit = number.unit
    if glued and not unit and words.norms[number.last].isalpha() and not measure_at(words, number.last, guess=False):
        return None
    guess = integer and not bare and number.rule != "fraction"
    unit = unit or measure_at(words, number.last, guess=guess)
    before = bounds.bound_before(words, number.first, floor)
    unit_last = unit.last if unit else number.last
    if bounds.differs(words, before, unit_last, unit.unit_id if unit else None):
        before = bounds.Bound((), number.first, number.first)
    after = bounds.bound_after(words, unit_last)
    sign, sign_rule = bounds.comparator(before, after, number.minimum < number.maximum)
    if number.rule == "open_ended" and sign == "=":
        sign, sign_rule = ">=", "open_ended"
    announced = listed if unit is None else None
    if unit is None and number.total is None:
        announced = announced or unit_before(words, before.first)
    if not (unit or announced or bare) and not _stands_bare(words, number, before, integer, floor):
        return None
    last = max(unit_last, after.last)
    start, end = words.starts[before.first], words.ends[last - 1]
    unit = unit or announced
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


def _unit_text(words: Words, number: Number, unit: Measure | None) -> tuple[str, str | None]:
    """The unit as written, lower case, single spaces, none around "/"; a compound keeps the larger scale."""
    if number.rule != "compound" or number.inner is None:
        return (_written(words, unit.first, unit.last), unit.unit_id) if unit else ("", None)
    larger = _written(words, number.inner.first, number.inner.last)
    rest = scale_words(words, unit.first)[0] if unit else 0
    noun = _written(words, rest, unit.last) if unit and rest < unit.last else ""
    text = f"{larger} {noun}".strip()
    known = unit_named(text)
    return text, known.id if known else None


def _written(words: Words, first: int, last: int) -> str:
    """Words as the text has them, without marks of markdown and word segmenters, doubled blanks and those at "/"."""
    return _plain(words.span(first, last))


@functools.lru_cache(maxsize=4096)
def _plain(span: str) -> str:
    text = normalize("NFC", span).lower().translate(_MARKS)
    return " ".join(text.split()).replace(" /", "/").replace("/ ", "/")


_MARKS = str.maketrans({"_": " ", "*": "", "\\": "", "`": ""})


def _stands_bare(words: Words, number: Number, before: bounds.Bound, integer: bool, floor: int) -> bool:
    """A number without unit is a value only as a decimal (an index) or as N/M; a bare integer only of an index."""
    if number.total is not None or number.rule == "compound":
        return True
    norms = words.norms[number.last : number.last + 6]
    repeated = norms[:1] == ["("] and "%" in norms and number.rule == "number"
    said = before.first > 0 and words.norms[before.first - 1] in value_verbs()
    if repeated and (words.norms[before.first - 1] in settings("fillers")["moving_verbs"] or _counts(words, before)):
        return True
    bounded = bool(before.rules)
    if _ends(norms) and _measured_bare(words.norms[floor : before.first], said=said or bounded, integer=integer):
        return True
    return (not integer and (bounded or said)) or (number.rule == "range" and bounded)


def _counts(words: Words, before: bounds.Bound) -> bool:
    """Whether the words in front of a value count something: "the number of schools: in towns | 9 (5 %)"."""
    told = f" {' '.join(words.norms[: before.first])} "
    return any(f" {key_of(phrase)} " in told for phrase in settings("fillers")["counting"])


def _ends(norms: list[str]) -> bool:
    """Whether nothing, or a sign that ends a clause, stands behind a number."""
    return not norms or norms[0] in {",", ";", ".", ")"}


def _measured_bare(norms: list[str], *, said: bool, integer: bool) -> bool:
    """Whether the words in front of a value, back to the one before, name what is measured without a unit.

    Without a verb between them a whole number stands right behind what it is counted by ("doctors per 10.000: | 9").
    """
    told = f" {' '.join(norms)} "
    if said:
        return integer and any(f" {phrase} " in told for phrase in _bare_measures())
    behind = told.endswith(tuple(f"/ {phrase} " for phrase in _bare_measures()))
    if integer or behind:
        return behind
    named = [phrase for phrase in _bare_measures() if f" {phrase} " in told]
    return bool(named) and not told.endswith(tuple(f" {phrase} " for phrase in named))


@functools.cache
def _bare_measures() -> frozenset[str]:
    return frozenset(key_of(phrase) for phrase in settings("fillers")["bare_measures"])


@functools.cache
def value_verbs() -> frozenset[str]:
    """Words after which a bare decimal is a value."""
    return frozenset(key_of(word) for word in settings("fillers")["value_verbs"])
