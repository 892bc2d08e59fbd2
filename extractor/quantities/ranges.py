"""What joins two numbers: a range, or a rise from an old level to a new one (patterns/connectors.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.language import key_of, lengths_by_first
from extractor.lexicon import Entry, entries
from extractor.model import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorRule(Entry):
    """A word or sign that joins two numbers."""

    kind: Literal["range", "between", "rise"]
    openers: tuple[str, ...] = ()


class Connector(NamedTuple):
    """A connector found: `last` is the word after it; "between" joins only behind one of its `openers`."""

    id: str
    kind: Literal["range", "between", "rise"]
    last: int
    openers: tuple[str, ...] = ()


@functools.cache
def _connectors() -> tuple[dict[str, ConnectorRule], dict[str, tuple[int, ...]]]:
    table = {key_of(s): rule for rule in entries("connectors", ConnectorRule) for s in rule.surfaces}
    return table, lengths_by_first(table)


def connector_at(words: Words, at: int) -> Connector | None:
    """The connector that begins at word `at`, or None."""
    table, lengths = _connectors()
    norms = words.norms
    if at >= len(norms):
        return None
    for length in lengths.get(norms[at], ()):
        last = at + length
        rule = table.get(" ".join(norms[at:last])) if last <= len(norms) else None
        if rule is not None:
            return Connector(rule.id, rule.kind, last, rule.openers)
    return None
