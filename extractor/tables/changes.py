"""The change that the label of a row or the cell of a value says, by the words of patterns/changes.toml."""

from __future__ import annotations

import functools

from extractor.context.changes import ChangeRule
from extractor.context.cues import in_name
from extractor.language import key_of, words_of
from extractor.lexicon import entries, settings
from extractor.model import Change


@functools.lru_cache(maxsize=4096)
def change_of_label(label: str) -> Change:
    """The change that a label ends with ("communes added") or begins with ("to reduce", "to keep"), else a level."""
    key, own = f" {key_of(label)}", words_of(label)
    if key.endswith((*_rates(), *_named_after_change())) or (len(own) > 0 and in_name(own, len(own) - 1)):
        return "level"
    ending = next((change for words, change in _changing() if key.endswith(words)), None)
    if ending is not None:
        return ending
    opening = (*_changing(), *_keeping())
    starting = [(len(words), change) for words, change in opening if f"{key} ".startswith(f"{words} ")]
    named = max(
        (len(name) for name in (*_rates(), *_growths(), *_amounts()) if f"{key} ".startswith(f"{name} ")), default=0
    )
    length, change = max(starting, default=(0, "level"))
    return change if length > named and key.split()[:1] not in _nouns_of_change() else "level"


@functools.cache
def _nouns_of_change() -> tuple[list[str], ...]:
    """The nouns that open a rate of change ("rate", "speed"), apart from verbs that do so too."""
    verbs = {words.split()[0] for words, _ in _changing() if words.count(" ") == 1}
    verbs |= {words.split()[0] for words, _ in _keeping()}
    return tuple([noun] for noun in sorted({name.split()[0] for name in _rates()} - verbs))


@functools.cache
def _rates() -> tuple[str, ...]:
    """Nouns of change ("rate of growth"), as match keys behind a blank: their values are levels."""
    return tuple(f" {key_of(s)}" for rule in entries("changes", ChangeRule) if rule.noun for s in rule.surfaces)


@functools.cache
def _named_after_change() -> tuple[str, ...]:
    """Names of amounts that end with a word of change ("additional funds"), as match keys behind a blank."""
    changing = tuple(words for words, _ in _changing())
    return tuple(name for name in _amounts() if name.endswith(changing))


@functools.cache
def _amounts() -> tuple[str, ...]:
    """Names of amounts with a word of change in them, as match keys behind a blank: their values are levels."""
    rules = (rule for rule in entries("changes", ChangeRule) if not rule.noun and rule.change == "level")
    return tuple(f" {key_of(surface)}" for rule in rules for surface in rule.surfaces)


@functools.cache
def _growths() -> tuple[str, ...]:
    """Names of growth, which open a label as a noun does ("growth of exports")."""
    return tuple(f" {key_of(name)}" for name in settings("subjects")["growths"])


@functools.cache
def _changing() -> tuple[tuple[str, Change], ...]:
    """Words of increase and decrease, as match keys behind a blank, in the order of the rules."""
    return tuple(
        (f" {key_of(surface)}", rule.change)
        for rule in entries("changes", ChangeRule)
        if not rule.noun and rule.change in ("increase", "decrease")
        for surface in rule.surfaces
    )


@functools.cache
def _keeping() -> tuple[tuple[str, Change], ...]:
    """Words that keep a level, as match keys behind a blank."""
    rules = (rule for rule in entries("changes", ChangeRule) if not rule.noun and rule.change == "maintain")
    return tuple((f" {key_of(surface)}", rule.change) for rule in rules for surface in rule.surfaces)


def change_of_cell(before: str, after: str) -> Change | None:
    """The change that stands in a value's cell: a sign ("-2,5"), brackets around all of it ("(500)"), or a word."""
    if not before or before.isspace():
        return None
    norms = words_of(before).norms
    if norms == ["("] and words_of(after).norms == [")"]:
        return "decrease"
    if norms in (["-"], ["(", "-"]):
        return "decrease"
    if norms in (["+"], ["(", "+"]):
        return "increase"
    key = f" {' '.join(norms)}"
    return next((change for words, change in _changing() if key.endswith(words)), None)
