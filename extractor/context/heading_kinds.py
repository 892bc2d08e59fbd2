"""What a heading, lead-in or headline says of plan or report (patterns/kinds.toml, `where = "heading"`)."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from extractor.context.kinds import NAMES, KindRule, rules
from extractor.context.phrases import length_at
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Cue, Words


def said_in_heading(words: Words, cues: Sequence[Cue]) -> KindRule | None:
    """What a heading says: its first cue ("results on the targets"), None where it joins both kinds or names none.

    Counted targets are told of by what became of them; "of the plan" behind a share, what a value is compared with, or
    a word in the name of a programme or an office says nothing of what stands below.
    """
    names = [range(c.first, c.last) for c in cues if c.id in NAMES]
    told = (c for c in cues if c.table == "headings" and not _against(words.norms, c.first))
    named = [c for c in told if not any(c.first in name for name in names)]
    if not named:
        return None
    if shows_report(words.norms, named[0].last):
        return heading_rule("result")
    other = next((c for c in named if rules()[c.id].kind != rules()[named[0].id].kind), None)
    if other is None and _met(words.norms, named[0]):
        return heading_rule("result")
    if other is not None and _counts(words, named[0]) and rules()[other.id].kind == "result":
        return rules()[other.id]
    if other is not None and any(w in joiners() for w in words.norms[named[0].last : other.first]):
        return None
    return rules()[named[0].id]


def _against(norms: Sequence[str], first: int) -> bool:
    """Whether the words at `first` are what a value is a share of or is compared with."""
    before = tuple(norms[max(0, first - 2) : first])
    return before[-1:] == ("%",) or any(before[-len(words) :] == words for words in _comparing())


@functools.cache
def _comparing() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key_of(words).split()) for words in settings("adverbs")["comparing"])


def heading_rule(kind: str | None) -> KindRule | None:
    """The rule by which a heading tells a kind."""
    return next((rule for rule in rules().values() if rule.where == "heading" and rule.kind == kind), None)


def _counts(words: Words, cue: Cue) -> bool:
    """Whether a cue is the noun of what a heading counts ("8/9 targets reached"), of which it tells what became."""
    return cue.first > 0 and words.norms[cue.first - 1][-1:].isdecimal()


def _met(norms: Sequence[str], cue: Cue) -> bool:
    """Whether a heading tells which part of the counted aims was met ("meets 8/9 targets")."""
    counted = norms[max(0, cue.first - 3) : cue.first]
    return len(counted) == 3 and counted[1] == "/" and counted[0].isdecimal() and counted[2].isdecimal()


def shows_report(norms: list[str], behind: int = 0) -> bool:
    """Whether a report shows something behind word `behind`: "the report on the plan of 2031 shows that ..."."""
    reports, shows = (tuple(settings("adverbs")[name]) for name in ("reports", "shows"))
    return length_at(norms, 0, reports) > 0 and any(length_at(norms, at, shows) for at in range(behind, len(norms)))


@functools.cache
def joiners() -> frozenset[str]:
    """Signs and words that join two subjects of one heading."""
    return frozenset(settings("adverbs")["heading_joiners"])
