"""What a column holds, by the words of its head (patterns/table_heads.toml) and by its cells."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from typing import Final, Literal

from extractor.language import key_of
from extractor.lexicon import Entry, entries, settings
from extractor.units import is_unit

Role = Literal["order", "unit", "note", "compare", "growth", "result", "estimate", "target", "value", "label"]

YEARS = 1900  # numbers from here on are years
_KINDS = re.compile(r"\s*[,/;–-]\s*")  # between kinds of places
GROUP_MARK = re.compile(r"[IVX]+\.?|[A-H]\.?")  # of rows that only group: "I", "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRule(Entry):
    """Words in a column's head that say what the column holds."""

    role: Role
    whole: bool = False


@functools.cache
def _rules() -> tuple[tuple[HeadRule, tuple[str, ...]], ...]:
    return tuple((rule, tuple(key_of(s) for s in rule.surfaces)) for rule in entries("table_heads", HeadRule))


@functools.lru_cache(maxsize=4096)
def role_of(head: str) -> Role:
    """What a column with this head holds; "value" where no rule says. Words inside longer ones that say so do not."""
    key = key_of(head)
    if _is_ratio(head):
        return "compare"
    met = [(rule.role, f" {s} ") for rule, surfaces in _rules() for s in surfaces if _stands(rule, s, key)]
    roles = {role for role, s in met if not any(s in longer for _, longer in met if longer != s)}
    return next((role for role in _ORDER if role in roles), "value")


COUNTED: Final = 3  # cells that count the rows below a head that does not say so, at least
_ORDER: Final[tuple[Role, ...]] = ("order", "unit", "note", "compare", "growth", "estimate", "result", "target")


def _stands(rule: HeadRule, surface: str, key: str) -> bool:
    return key == surface if rule.whole else f" {surface} " in f" {key} "


def _is_ratio(head: str) -> bool:
    """Whether a head sets two kinds of values against each other: "plan 2032/estimate 2031 (%)"."""
    sides = head.split("/")
    return len(sides) == 2 and all(role_of(side) in ("estimate", "result", "target") for side in sides)


def roles_of(heads: list[tuple[str, ...]], rows: list[list[str]]) -> list[Role]:
    """What each column holds, by its head, and by its cells where the head is silent or says what the cells deny."""
    roles: list[Role] = [role_of(" ".join(head)) if head else "value" for head in heads]
    for column, role in enumerate(roles):
        filled = [row[column] for row in rows if row[column]]
        if role == "unit" and not _holds_units(filled):
            roles[column] = "value"
        elif role == "value" and column == 0 and holds_orders(filled):
            silent = not heads[0] or heads[:1] == heads[1:2]
            roles[column] = "order" if silent or len(filled) >= COUNTED else role
    if "unit" not in roles:
        for column, role in enumerate(roles):
            filled = [row[column] for row in rows if row[column]]
            if role == "value" and column > 0 and len(filled) > 1 and _holds_units(filled, share=0.75):
                roles[column] = "unit"
                break
    return roles


def _holds_units(filled: list[str], share: float = 0.3) -> bool:
    ditto = settings("rows")["ditto"]
    units = [text for text in filled if is_unit(text.strip("()")) or text in ditto]
    return len(units) >= max(1, share * len(filled))


def holds_orders(filled: list[str]) -> bool:
    """Whether the cells of a column count the rows; years do not."""
    marks = [t for t in filled if t.strip(" .").isdecimal() or GROUP_MARK.fullmatch(t)]
    numbers = [int(t.strip(" .")) for t in filled if t.strip(" .").isdecimal()]
    rising = all(b == a + 1 or b == 1 for a, b in itertools.pairwise(numbers))
    return len(marks) * 3 >= len(filled) * 2 and 0 < min(numbers, default=0) < YEARS and rising


def names_places(head: tuple[str, ...]) -> bool:
    """Whether the head of the label column says that the rows are places, of one kind or of several."""
    return any(
        key_of(level) in _place_heads() or _place_heads().issuperset(map(key_of, _KINDS.split(level))) for level in head
    )


@functools.cache
def _place_heads() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("rows")["place_heads"])


PROBES = {"table_heads": (HeadRule, lambda text: [{"id": rule.id, "role": rule.role} for rule in _matching(text)])}


def _matching(head: str) -> list[HeadRule]:
    role = role_of(head)
    return [rule for rule, _ in _rules() if rule.role == role]
