"""Whether the label of a row says that its values are planned or done (patterns/rows.toml)."""

from __future__ import annotations

import functools

from extractor.context import periods
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Kind


def kind_of_label(label: str) -> Kind | None:
    """The kind that a label is ("Done in 2031"), or, planned or estimated, begins with ("plan of sowing")."""
    key = _without_period(label)
    opening = next((kind for word, kind in _kinds() if kind != "result" and key.startswith(f"{word} ")), None)
    return dict(_kinds()).get(key, opening)


def says_only_kind(label: str) -> bool:
    """Whether a label says whether its values are planned or done, and nothing else."""
    return _without_period(label) in dict(_kinds())


@functools.lru_cache(maxsize=4096)
def _without_period(label: str) -> str:
    """A label without the years that it names, as a match key."""
    named = periods.mentions(label, 0, len(label)) or periods.bare_years(label)
    return key_of(label[: named[0].start] + label[named[-1].end :] if named else label)


@functools.cache
def _kinds() -> tuple[tuple[str, Kind], ...]:
    kinds: dict[Kind, list[str]] = settings("rows")["kinds"]
    return tuple((key_of(word), kind) for kind, words in kinds.items() for word in words)
