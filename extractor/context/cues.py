"""The cue phrases of all context tables, compiled once."""

from __future__ import annotations

import functools

from extractor.context.bases import BaseRule
from extractor.context.changes import ChangeRule
from extractor.context.kinds import KindRule
from extractor.language import Lexica
from extractor.lexicon import entries


@functools.cache
def lexica() -> Lexica:
    """Lexica of changes, bases, kinds, and of the words by which a heading says a kind."""
    return Lexica(
        {
            "changes": [(r.id, s) for r in entries("changes", ChangeRule) for s in r.surfaces],
            "bases": [(r.id, s) for r in entries("bases", BaseRule) for s in r.surfaces],
            "kinds": [(r.id, s) for r in entries("kinds", KindRule) for s in r.surfaces if r.where != "heading"],
            "headings": [(r.id, s) for r in entries("kinds", KindRule) for s in r.surfaces if r.where == "heading"],
        }
    )
