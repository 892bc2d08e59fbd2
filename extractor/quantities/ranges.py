"""What joins two numbers: a range, or a rise from an old level to a new one (patterns/connectors.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from extractor.language import key_of
from extractor.lexicon import Entry, entries
from extractor.model import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorRule(Entry):
    """A word or sign that joins two numbers."""

    kind: Literal["range", "between", "rise"]
    openers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connector:
    """A connector found: `last` is the word after it; "between" joins only behind one of its `openers`."""

    id: str
    kind: Literal["range", "between", "rise"]
    last: int
    openers: tuple[str, ...] = ()


@functools.cache
def _connectors() -> tuple[dict[str, ConnectorRule], int, frozenset[str]]:
    table = {key_of(s): rule for rule in entries("connectors", ConnectorRule) for s in rule.surfaces}
    return table, max(key.count(" ") + 1 for key in table), frozenset(key.split()[0] for key in table)


def connector_at(words: Words, at: int) -> Connector | None:
    """The connector that begins at word `at`, or None."""
    table, longest, firsts = _connectors()
    if at >= len(words.norms) or words.norms[at] not in firsts:
        return None
    for length in range(min(longest, len(words) - at), 0, -1):
        rule = table.get(" ".join(words.norms[at : at + length]))
        if rule is not None:
            return Connector(rule.id, rule.kind, at + length, rule.openers)
    return None
