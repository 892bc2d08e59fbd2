"""The only reader of `patterns/`: TOML and CSV in, checked and typed entries out, each file read once.

A stage declares the shape of its entries as a frozen dataclass (`id`, what it needs, `examples`, `counter`) and asks
for them by name: `entries("comparators", Comparator)`. Unknown keys, missing keys and wrong types are refused with the
file, the entry and the remedy.
"""

from __future__ import annotations

import csv
import functools
import operator
import re
import types
import typing
import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from importlib import resources
from typing import Any, TypeVar, Union, get_args, get_origin

import tomli

Example = Mapping[str, Any]  # {text = "...", and the values that the stage must give for it}


class PatternError(ValueError):
    """A file of `patterns/` that cannot be used; the message names file, entry and remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry of a pattern table has.

    `examples`: each must make the stage give this entry's id and exactly the values it names.
    `counter`: texts in which the stage must not give this id.
    A string "{surface}" in an example's text stands for each surface in turn.
    """

    id: str
    surfaces: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counter: tuple[str, ...] = ()
    ambiguous: bool = False
    note: str = ""


EntryType = TypeVar("EntryType", bound=Entry)

_ENTRIES: dict[tuple[str, type[Entry]], tuple[Any, ...]] = {}  # read once, never changed


_SYLLABLE = re.compile(r"[^\W\d_]+")


def match_key(text: str) -> str:
    """`text` in the form that surfaces are compared in: NFC, lower case, one tone placement, one i/y spelling.

    Same number of space-separated syllables as the input; never used for quotes.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    lower, spelling = text.lower(), _spelling()
    if spelling.keys().isdisjoint(_SYLLABLE.findall(lower)):
        return lower
    return _SYLLABLE.sub(lambda m: spelling.get(m.group(), m.group()), lower)


def fold(text: str) -> str:
    """`text` lower case without tone and vowel marks, for tolerant look-ups."""
    table = {0x111: "d", 0x110: "d", 0xD0: "d", 0xF0: "d"}
    plain = unicodedata.normalize("NFD", text.lower().translate(table))
    return "".join(c for c in plain if not unicodedata.combining(c))


@functools.cache
def _spelling() -> Mapping[str, str]:
    """Syllables with more than one accepted spelling -> the one used in match keys (patterns/spelling.toml)."""
    table = settings("spelling")
    pairs: dict[str, str] = dict(table["syllables"])
    for old, new in table["tone_placement"].items():  # the tone mark moves at the end of a syllable
        for onset in table["onsets"]:
            pairs[onset + old] = onset + new
    return pairs


@functools.cache
def settings(name: str) -> Mapping[str, Any]:
    """The whole of `patterns/{name}.toml` as plain values, for tables that are not lists of entries."""
    path = resources.files("extractor.patterns").joinpath(f"{name}.toml")
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PatternError(f"patterns/{name}.toml: no such table; reinstall the package") from None
    except tomli.TOMLDecodeError as error:
        raise PatternError(f"patterns/{name}.toml: not valid TOML ({error}); mend that line") from error


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of `patterns/{name}.csv`, one dict a row, all values strings."""
    head, lines = _csv(name)
    for row in lines:  # csv.DictReader takes three times as long, which is felt at every start
        if row:
            yield dict(zip(head, row, strict=False))


def columns(name: str, *wanted: str) -> Iterator[tuple[str, ...]]:
    """Some columns of the rows of `patterns/{name}.csv`, for tables of thousands of rows."""
    head, lines = _csv(name)
    missing = [column for column in wanted if column not in head]
    if missing:
        raise PatternError(f"patterns/{name}.csv: no column {', '.join(missing)}; its first line names the columns")
    pick = operator.itemgetter(*map(head.index, wanted))
    return (pick(row) for row in lines if row)


def _csv(name: str) -> tuple[list[str], Iterator[list[str]]]:
    """The head of `patterns/{name}.csv`, and the rows below it."""
    path = resources.files("extractor.patterns").joinpath(f"{name}.csv")
    lines = csv.reader(path.read_text(encoding="utf-8").splitlines())
    return next(lines), lines


def entries(name: str, kind: type[EntryType]) -> tuple[EntryType, ...]:
    """All entries of `patterns/{name}.toml`, checked against the fields of `kind`.

    The file holds one array of tables, named as the file's singular or anything else: the one array is taken.
    """
    key = (name, kind)
    if key not in _ENTRIES:
        _ENTRIES[key] = _entries(name, kind)
    return _ENTRIES[key]


def _entries(name: str, kind: type[EntryType]) -> tuple[EntryType, ...]:
    table = settings(name)
    arrays = [value for value in table.values() if isinstance(value, list)]
    if len(arrays) != 1:
        raise PatternError(f"patterns/{name}.toml: needs exactly one [[array]] of entries, has {len(arrays)}")
    found = tuple(_entry(name, number, raw, kind) for number, raw in enumerate(arrays[0], 1))
    seen: set[str] = set()
    for entry in found:
        if entry.id in seen:
            raise PatternError(f"patterns/{name}.toml: id {entry.id!r} stands twice; rename one")
        seen.add(entry.id)
    return found


def _entry(name: str, number: int, raw: Mapping[str, Any], kind: type[EntryType]) -> EntryType:
    where = f"patterns/{name}.toml: entry {number} ({raw.get('id', 'without id')})"
    known = {f.name: f for f in fields(kind)}
    hints = _hints(typing.cast(Hashable, kind))
    for key in raw:
        if key not in known:
            raise PatternError(f"{where}: unknown key {key!r}; known: {', '.join(known)}")
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in raw:
            values[key] = _typed(raw[key], hints[key], f"{where}: {key}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise PatternError(f"{where}: {key} is missing")
    return kind(**values)


@functools.cache
def _hints(kind: Hashable) -> Mapping[str, Any]:
    """The types of the fields of a class of entries, resolved once and not for every entry."""
    return typing.get_type_hints(kind)


def _typed(value: Any, hint: Any, where: str) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        options = [a for a in args if a is not type(None)]
        return _typed(value, options[0], where) if len(options) == 1 else value
    if origin is tuple:
        if not isinstance(value, list):
            raise PatternError(f"{where} must be a list, is {value!r}")
        return tuple(_typed(item, args[0], where) for item in value)
    if origin is typing.Literal:
        if value not in args:
            raise PatternError(f"{where} must be one of {', '.join(map(str, args))}, is {value!r}")
        return value
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and not isinstance(value, hint):
        raise PatternError(f"{where} must be {hint.__name__}, is {value!r}")
    return value
