"""The names that the catalogue of indicators has: a stretch that is one is likely a whole subject."""

from __future__ import annotations

import functools
from typing import Literal

from extractor import compiled
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.subjects.phrases import Phrases, of_keys

Naming = Literal["all", "start", "end", "no", "-"]


def _plain() -> list[str]:
    """The names in patterns/indicators.toml, as keys."""
    return sorted({key_of(name) for entry in settings("indicators")["indicator"] for name in entry["surfaces"]})


COMPILED = ("indicator_names", ("spelling", "indicators"), _plain)


@functools.cache
def names() -> Phrases:
    """The names, compiled once."""
    return of_keys(frozenset(compiled.table(*COMPILED)))


def naming(norms: list[str], first: int, last: int) -> Naming:
    """Whether a stretch is a name, or begins or ends with one of two words or more; "-" for an empty stretch."""
    if first >= last:
        return "-"
    known = names()
    if " ".join(norms[first:last]) in known.keys:
        return "all"
    if known.at_start(norms, first, last) > 1:
        return "start"
    return "end" if known.at_end(norms, first, last) > 1 else "no"
