"""Cells that hold a value, and the value in them: a number with its bound, bare or with a unit."""

from __future__ import annotations

import re

from extractor.model import Quantity, Statement, Words
from extractor.quantities import Style, find_in_cell
from extractor.tables.labels import period_named, without_index
from extractor.units import is_unit

# A cell that holds a value: a number with little else ("7,5 - 8,0", "> 95 %", "0,7% (4,33%)", "over 4").
NUMBER = re.compile(r"\d")
LETTERS = re.compile(r"[^\W\d_]+")
YEAR_ONLY = re.compile(r"\D*\b(?:19|20)\d{2}\b(?:\s*[-–]\s*(?:19|20)\d{2})?\D*")
_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{1,3}){0,9}")  # a number that can be no year
_REMARK = re.compile(r"(?<=[\d%])\s*\([^()]*\)$")  # behind a value, in brackets
_UNIT = re.compile(r"(?<=[^\W\d])\s*\((\d[^()]*)\)$")  # so many of it, behind a label in brackets
_NUMBERED = re.compile(r"\d{1,2}\s?[.)]\s+[^\W\d_]")  # "1. Population"
_YEAR = re.compile(r"\D*\b(?:19|20)\d\d\D*")


def is_value(text: str) -> bool:
    """Whether a text is a value: it has a digit, few words, no row number and is no period; a remark may follow."""
    if _PLAIN.fullmatch(text) is not None:  # most cells
        return True
    remark = _REMARK.search(text)
    text = text[: remark.start()] if remark is not None else text
    unit = _UNIT.search(text)
    text = text[: unit.start()] if unit is not None and is_unit(unit.group(1)) else text  # "Capital (1000 tons)"
    return (
        NUMBER.search(text) is not None
        and len(LETTERS.findall(text)) <= 6
        and len(text) <= 60
        and not YEAR_ONLY.fullmatch(text)
        and not without_index(text)[1]
        and _NUMBERED.match(text) is None
        and period_named(text) is None  # "Q1/2031"
    )


def cell_quantity(statement: Statement, words: Words | None, style: Style) -> Quantity | None:
    """The first quantity of a cell, a bare number included; None where the cell holds none, or no words of a value."""
    if words is None:
        return None
    text = words.text
    quantity = find_in_cell(words, statement.index, style)
    if quantity is not None and not quantity.unit and _YEAR.fullmatch(text, statement.start, statement.end):
        worded = any(map(str.isalpha, text[statement.start : statement.end]))  # "by the end of 2031"
        return None if worded else quantity
    return quantity
