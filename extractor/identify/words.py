"""The words by which a document is recognised, compiled from `patterns/documents.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from extractor.identify.reading import key
from extractor.lexicon import Entry, entries, settings

Role = Literal["kind", "issuer", "department", "unit", "page", "news", "national"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Entry):
    """One entry of `patterns/documents.toml`; the roles are explained at its head."""

    role: Role
    kind: str = ""
    level: str = ""
    type: str = ""
    codes: tuple[str, ...] = ()
    body: bool = False  # of a unit: the name of its party committee, not of the unit itself


@functools.cache
def words(role: Role) -> tuple[Word, ...]:
    """Entries of one role."""
    return tuple(word for word in entries("documents", Word) if word.role == role)


@functools.cache
def by_surface(role: Role) -> Mapping[str, Word]:
    """Surface in match form -> its entry."""
    return {key(surface): word for word in words(role) for surface in word.surfaces}


@functools.cache
def by_code(role: Role) -> Mapping[str, Word]:
    """Code of a document number, upper case -> its entry."""
    return {code: word for word in words(role) for code in word.codes}


@functools.cache
def pattern(role: Role) -> re.Pattern[str]:
    """Any surface of `role` as whole words, longest first, with any blanks between its words."""
    return any_of(by_surface(role))


def any_of(surfaces: Mapping[str, Any] | list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """Any of `surfaces` (match form) as whole words, longest first; group 0 is the surface."""
    longest_first = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    parts = (r"\s+".join(map(re.escape, surface.split())) for surface in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])")


def surface_of(match: re.Match[str]) -> str:
    """The surface a match of `pattern` stands for, with single blanks."""
    return " ".join(match.group().split())


def table(name: str) -> Mapping[str, Any]:
    """One table of `patterns/documents.toml` that is no list of entries."""
    found: Mapping[str, Any] = settings("documents")[name]
    return found


@functools.cache
def listed(name: str, part: str) -> re.Pattern[str]:
    """The list `part` of table `name`, as one pattern."""
    return any_of([key(word) for word in table(name)[part]])


@functools.cache
def number_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number in a line that begins with the word for it, and a number anywhere; group 1 is the number."""
    number, before = table("number")["regex"], table("number")["before"]
    return re.compile(rf"(?i:{before})({number})"), re.compile(rf"(?<![\w/.-])({number})")


def address(url: str | None) -> tuple[list[str], list[str]] | None:
    """The labels of an address's host, and the words of its path in lower case; None where it is none."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    return (host.lower().split("."), [word for word in parts.path.lower().split("/") if word]) if host else None
