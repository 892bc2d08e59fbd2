"""Tables of text whose columns are parted by blanks, a row on each line, as they come out of PDF files.

Two forms: columns parted by tabs or several blanks, and rows of numbers behind a label under a head of years, where one
blank parts everything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.clean.head_rows import counts_columns
from extractor.clean.joining import Row
from extractor.clean.plain_heads import starts_of
from extractor.clean.rhythm_heads import is_mark
from extractor.clean.strips import SENTENCE, holds_value
from extractor.clean.tables import Raw, grid, head_word
from extractor.lexicon import match_key, settings
from extractor.model import Table
from extractor.units import is_amount, is_unit, unit_named

LONGEST = 300  # characters of a row
_WIDE = re.compile(r"\t[\t ]*| {2,}")
_TAB = re.compile(r"\t")
_WORD = re.compile(r"\S+")
_NAMED_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_IN_YEARS = re.compile(r"(?:19|20)\d\d(?:\s+(?:[^\W\d]+|[-–])){0,3}\s+(?:19|20)\d\d$")
_VALUE = re.compile(r"[<>≤≥~+-]?\d[\d.,]*%?(?:[-–]\d[\d.,]*%?)?|[-–x]")
_DIGIT = re.compile(r"\d")
_DASHES = frozenset("-–")
FEWEST = 3  # years of a head that names nothing else
MOST_GROUPS = 3  # heads of groups that follow each other
MOST_OPENING = 4  # words in front of the first year that belong to its head
NEAR = 2  # lines above a head in which the unit of all values is announced
UNIT_WORDS = 4  # words of a unit between a label and its values, at most


@dataclass(frozen=True, slots=True)
class Spaced:
    """A table in the rows up to, not including, `last`."""

    last: int
    table: Table


def read(rows: Sequence[Row], first: int) -> Spaced | None:
    """The table whose head is `rows[first]`, or None where there is none."""
    text = rows[first].text
    if len(text) > LONGEST:
        return None
    if (found := under_years(rows, first)) is not None:
        return found
    return _of_columns(rows, first) if "  " in text or "\t" in text else None


def under_years(rows: Sequence[Row], first: int) -> Spaced | None:
    """The table under a head `rows[first]` that ends in years, or None where there is none."""
    text = rows[first].text[: LONGEST + 1]
    named = len(text) <= LONGEST and text[-4:].isdecimal() and _ENDS_IN_YEARS.search(text) is not None
    return _of_years(rows, first) if named else None


def _of_columns(rows: Sequence[Row], first: int) -> Spaced | None:
    """Rows parted by tabs or several blanks into as many cells as the head has, or one less (no number, no remark).

    A head of years alone has no cell for the labels; rows of one or two cells without a value head a group.
    """
    form = _TAB if _is_tabbed(rows, first) else _WIDE
    head = _split(rows[first], form)
    if len(head) < 2 or any(_looks_like_value(raw.text) for raw in head):
        return None
    if len(head) < 3 or not _names_columns(head):
        if not all(_NAMED_YEAR.search(raw.text) for raw in head):
            return None
        head = [Raw("", rows[first].start), *head]
    ordered = head_word(head[0].text) == "order"
    body: list[list[Raw]] = []
    groups: list[list[Raw]] = []
    last = first + 1
    for number, row in enumerate(rows[first + 1 :], first + 1):
        cells = _split(row, form) if len(row.text) <= LONGEST else []
        if ordered and cells and not is_mark(cells[0].text):
            cells = [Raw("", row.start), *cells]
        valued = any(_looks_like_value(raw.text) for raw in cells[1:])
        if len(cells) == len(head) - 1 and valued and head[0].text and head_word(head[-1].text) != "note":
            cells = _placed(cells, head, row.start - rows[first].start)
        if len(cells) in (len(head), len(head) - 1) and (valued or head[0].text):
            body += [*groups, cells]
            groups, last = [], number + 1
        elif cells and len(cells) <= 2 and not valued and len(groups) < MOST_GROUPS and not row.text.endswith("."):
            groups.append(cells)
        else:
            break
    if sum(any(_looks_like_value(raw.text) for raw in cells[1:]) for cells in body) < 2:
        return None
    return Spaced(last, grid([[raw._replace(header=True) for raw in head], *body]))


def _placed(cells: Sequence[Raw], head: Sequence[Raw], below: int) -> list[Raw]:
    """The cells of a row that lacks one under the heads that they stand below; its name alone where that is not sure.

    `below`: how far the row stands behind the head in the text.
    """
    names = next(at for at, raw in enumerate(cells) if at and _looks_like_value(raw.text))
    places = [raw.start - below for raw in cells]
    ends = [*(raw.start for raw in head[1:]), head[-1].start + len(head[-1].text) + LONGEST]
    columns = [bisect_right(ends, place) for place in places]
    sure = all(
        head[column].start < place + len(raw.text) and place < head[column].start + len(head[column].text)
        for column, place, raw in zip(columns, places, cells, strict=True)
    )
    if not sure or len(set(columns)) < len(columns):
        return [*cells[:names], *[Raw("", cells[names].start)] * (len(head) - names)]
    row = [Raw("", cells[0].start)] * len(head)
    for column, raw in zip(columns, cells, strict=True):
        row[column] = raw
    return row


def _names_columns(head: Sequence[Raw]) -> bool:
    return any(head_word(raw.text) in {"order", "label", "unit"} for raw in head)


def _looks_like_value(text: str) -> bool:
    """Whether a cell is a number and no year, with its bound or unit or in brackets, or not."""
    if _YEAR.fullmatch(text) or _DIGIT.search(text) is None:
        return False
    return _VALUE.fullmatch(text) is not None or (len(text) <= SENTENCE and (holds_value(text) or is_amount(text)))


def _is_tabbed(rows: Sequence[Row], first: int) -> bool:
    """Whether one tab stands between cells, of which some are empty: all lines have as many as the head, or one less.

    The first cell of a line may be an empty one.
    """
    tabs = rows[first].text.count("\t")
    near = [row.text.count("\t") for row in rows[first + 1 : first + 1 + FEWEST]]
    return tabs > 1 and bool(near) and all(tabs - 1 <= number <= tabs for number in near)


def _split(row: Row, form: re.Pattern[str]) -> list[Raw]:
    cells: list[Raw] = []
    at = 0
    for gap in [*form.finditer(row.text), None]:
        end = gap.start() if gap else len(row.text)
        cells.append(Raw(row.text[at:end], row.start + at))
        at = gap.end() if gap else end
    return cells


def _of_years(rows: Sequence[Row], first: int) -> Spaced | None:
    """A head that ends in years, or is nothing else, and rows that end in as many values, or all in fewer."""
    head = _words(rows[first])
    years, others = _year_heads(rows[first], head)
    exact = not others or any(" " in year.text for year in years)
    if len(years) < (2 if others else FEWEST) or (exact and _WIDE.search(rows[first].text)):
        return None
    announced = any(_announces_unit(row.text) for row in rows[max(0, first - NEAR) : first])
    said = {head_word(_text(rows[first], head[at:end])) for at in (0, 1) for end in range(at + 1, others + 1)}
    has_units = any(head_word(raw.text) == "unit" for raw in head[:others])
    announced = not has_units and (announced or "label" in said)
    top = first + 1 + (first + 1 < len(rows) and counts_columns(rows[first + 1].text))
    body = list(_value_rows(rows, top, len(years), exact=exact, counting=not announced))
    if not announced and any(unit is not None and unit.text[0] == "(" for _, unit, _ in body):
        body = list(_value_rows(rows, top, len(years), exact=exact, counting=False))  # units stand in brackets
    if len(body) < 2:
        return None
    with_unit = any(unit is not None for _, unit, _ in body)
    named = head[:others] or [Raw("", rows[first].start)]
    ordered = len(named) > 1 and head_word(named[0].text) == "order"
    label = Raw(_text(rows[first], named[ordered:]), named[ordered].start)
    names = [label, Raw("", label.start)] if with_unit else [label]
    lines = [[raw._replace(header=True) for raw in (*names, *years)]]
    for name, unit, values in body:
        cells = [_numbered(name)[1] if ordered else name, *([unit or Raw("", values[0].start)] if with_unit else [])]
        lines.append([*cells, *values])
    lines = _under_unit(lines) if with_unit else lines
    if ordered:
        orders = [named[0]._replace(header=True), *(_numbered(name)[0] for name, _, _ in body)]
        lines = [[order, *line] for order, line in zip(orders, lines, strict=True)]
    return Spaced(top + len(body), grid(lines))


def _year_heads(row: Row, words: Sequence[Raw]) -> tuple[list[Raw], int]:
    """The heads at the end of a line that are years ("2030 preliminary 2031"), and how many words stand before."""
    years: list[Raw] = []
    end = len(words)
    while end and _YEAR.fullmatch(words[end - 1].text):
        first = end - 1
        while first and (words[first - 1].text in _DASHES or _tells_period(words[first - 1])):
            first -= 1
        if not first or not _YEAR.fullmatch(words[first - 1].text):
            first = end - 1  # what stands in front of the first year is the head of the labels
        years.insert(0, Raw(_text(row, words[first:end]), words[first].start))
        end = first
    opening = next((at for at in reversed(list(starts_of(words[: end + 1]))) if 0 < at < end), end)
    if end - opening <= MOST_OPENING and words[opening].text[0].isupper():
        years[0] = Raw(_text(row, words[opening : end + 1]), words[opening].start)
        end = opening
    return years, end


def _tells_period(word: Raw) -> bool:
    return match_key(word.text) in settings("rows")["period_words"]


def _numbered(name: Raw) -> tuple[Raw, Raw]:
    """The number or mark of a row, "" where it has none, and its label."""
    mark, _, label = name.text.partition(" ")
    if not label or not is_mark(mark):
        return Raw("", name.start), name
    label = label.lstrip()
    return Raw(mark, name.start), Raw(label, name.start + len(name.text) - len(label))


def _under_unit(lines: list[list[Raw]]) -> list[list[Raw]]:
    """The head with its last words as the head of the unit column, where they name one."""
    label, _, *years = lines[0]
    for match in _WORD.finditer(label.text):
        if head_word(label.text[match.start() :]) == "unit":
            unit = label._replace(text=label.text[match.start() :], start=label.start + match.start())
            name = label._replace(text=label.text[: match.start()].rstrip())
            return [[name, unit, *years], *lines[1:]]
    return lines


def _announces_unit(line: str) -> bool:
    """Whether a line says the unit of all values below: "Unit: persons"."""
    return any(match_key(line).startswith(words) for words in map(match_key, settings("rows")["unit_captions"]))


def _value_rows(
    rows: Sequence[Row], at: int, most: int, *, exact: bool, counting: bool
) -> Iterator[tuple[Raw, Raw | None, list[Raw]]]:
    """Label, unit and values of the rows that follow, as long as they have values of the same number.

    `exact`: as many as there are years; else more numbers in front of those belong to the label. `counting`: a label
    can end with what is counted as its unit.
    """
    width = 0
    short: list[tuple[Raw, Raw | None, list[Raw]]] = []  # rows that lack values: nothing says of which columns
    for row in rows[at:]:
        words = _words(row) if len(row.text) <= LONGEST else []
        values = _tail(words, _VALUE)
        lacks = 0 < len(values) < width and len(short) < MOST_GROUPS
        if exact and len(values) != most and not lacks:
            return
        values = values[-most:]
        if not values or len(values) == len(words) or (width and len(values) != width and not lacks):
            return
        if len(values) < 2 and not lacks:
            return
        name, unit = _parted(row, words[: -len(values)])
        if unit is not None and not counting and (known := unit_named(unit.text)) is not None and known.names_counted:
            name, unit = Raw(_text(row, words[: -len(values)]), words[0].start), None
        if lacks:
            if unit is None:
                return
            short.append((name, unit, []))
            continue
        yield from short
        yield name, unit, values
        width, short = len(values), []


def _parted(row: Row, words: Sequence[Raw]) -> tuple[Raw, Raw | None]:
    """The words in front of a row's values as label and unit."""
    for size in range(min(UNIT_WORDS, len(words) - 1), 0, -1):
        text = _text(row, words[-size:])
        if is_unit(text.strip("()")):
            if words[-size - 1].text.isdecimal():
                break  # "doctors for 10 thousand people"
            return Raw(_text(row, words[:-size]), words[0].start), Raw(text, words[-size].start)
    return Raw(_text(row, words), words[0].start), None


def _words(row: Row) -> list[Raw]:
    return [Raw(match.group(), row.start + match.start()) for match in _WORD.finditer(row.text)]


def _tail(words: Sequence[Raw], form: re.Pattern[str]) -> list[Raw]:
    """The words at the end that all have a form."""
    first = len(words)
    while first > 0 and form.fullmatch(words[first - 1].text):
        first -= 1
    return list(words[first:])


def _text(row: Row, words: Sequence[Raw]) -> str:
    start, end = words[0].start - row.start, words[-1].start + len(words[-1].text) - row.start
    return row.text[start:end]
