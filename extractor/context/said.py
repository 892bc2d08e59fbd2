"""The periods that a stretch of text names, each with the word of plan or report that governs it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.context import bases, heading_kinds, kinds, periods, standards
from extractor.context.cues import lexica
from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Cue, Document, Words

Span = tuple[int, int]
ASIDE = 8  # words between brackets that a period alone can have


class Said(NamedTuple):
    """A period that a stretch of text names, with the kind of the word that governs it ("results of 2020")."""

    mention: Mention
    kind: str | None


def near(said: Sequence[Said], kind: str | None) -> list[Mention]:
    """The periods that suit a value of `kind`: a vision is none in force beside another."""
    suited = [s.mention for s in fitting(said, kind)]
    return [mention for mention in suited if mention.rule != "vision"] or suited


def told_first(document: Document) -> str | None:
    """The kind of what no word governs below "results of 2031 and tasks of 2032": a result but in a plan."""
    return None if kinds.planned(document.identity) else "result"


def fitting(said: Sequence[Said], kind: str | None) -> list[Said]:
    """Where some periods are governed by a word of `kind`, those governed by a word of the other kind are left out."""
    wanted = "result" if kind == "estimate" else kind
    if not any(s.kind == wanted for s in said) or wanted is None:
        return list(said)
    return [s for s in said if s.kind in (wanted, None)]


def governed(words: Words, cues: Sequence[Cue], named: Sequence[Mention]) -> list[Said]:
    """Each mention with the kind of the first word of plan or report between the mention or ";" before and it.

    A joiner begins anew where another kind follows it; a mention without such a word has that of the one before.
    """
    heads = [c for c in cues if c.table == "headings"]
    found: list[Said] = []
    kind, passed = None, 0
    for mention in named:
        last: Cue | None = None
        for cue in heads:
            if passed <= words.starts[cue.first] < mention.start:
                anew = last is None or _parted(words, last, cue) or _turns(words, cue)
                kind = kinds.rules()[cue.id].kind if anew else kind
                last = cue
        behind = words.index_at(passed) if passed else 0
        aimed = _for_purpose(words, last.last if last is not None else behind, words.index_at(mention.start))
        found.append(Said(mention, None if aimed else kind))
        passed = max(passed, mention.end)
    return found


def _for_purpose(words: Words, first: int, last: int) -> bool:
    """Whether words say what something is done for: "sums up its term | so that by the end of | 2035 ..."."""
    return not frozenset(settings("adverbs")["purposes"]).isdisjoint(words.norms[first:last])


def _parted(words: Words, last: Cue, cue: Cue) -> bool:
    """Whether what stands between two words of plan or report parts them."""
    between = words.norms[last.last : cue.first]
    if kinds.rules()[last.id].kind == kinds.rules()[cue.id].kind:
        return ";" in between
    return bool(between) and (";" in between or between[-1] in heading_kinds.joiners())


def _turns(words: Words, cue: Cue) -> bool:
    """Whether a verb behind a joiner turns to a word of plan or report: "... and | setting out the tasks of 2031"."""
    at, turning = cue.first, settings("adverbs")["turning"]
    while at > 0 and words.norms[at - 1] in turning:
        at -= 1
    return 0 < at < cue.first and words.norms[at - 1] in heading_kinds.joiners()


def named(document: Document, span: Span, read: Callable[[Span], tuple[Words, list[Cue]]]) -> tuple[Said, ...]:
    """The periods that a stretch is about: not what it compares with, nor those of an aside in brackets.

    `read`: gives the words of the stretch and the cues among them.
    """
    times = [m for m in periods.lasting(document.text, *span) if m.rule != "same" and not _ends(document.text, m)]
    present = year_looked_ahead_from(document)
    found = [*periods.mentions(document.text, *span), *periods.coming(document.text, *span, present), *times]
    if not found:
        return ()
    found.sort(key=lambda mention: mention.start)
    words, cues = read(span)
    here = Scene(document.statements[0], words, tuple(cues), ())
    apart = [(words.starts[b.first], words.ends[b.last - 1]) for b in bases.phrases(here) if not b.rule.plan]
    apart += periods.stretches(document.text, *span, "compared", "acted", "started", "body", "standard")
    apart += periods.quoted(document.text, *span)
    apart += [
        (m.start, m.end) for _, m in standards.named(document.text, *span) if m.start is not None and m.end is not None
    ]
    apart += _asides(words)
    found = [m for m in found if not any(start <= m.start < end for start, end in apart)]
    return tuple(governed(words, cues, found))


def _ends(text: str, mention: Mention) -> bool:
    """Whether a time of some years ends a sentence without a value of its own: "9 % in 2031, after 2 years of loss"."""
    return mention.rule == "after" and _TAIL.match(text, mention.end) is not None and text[mention.start].islower()


SURE = 0.8  # confidence of a date by which years can be told
EARLY = 2  # the last month in which "the next year" may be the one just begun
_TAIL = re.compile(r"(?:[^\d.;:\n]|(?<=\w-)\d+)*(?:[.;]|\n|\Z)")


class Naming:
    """Looks up the periods of each stretch of a document once; `words`: those of stretches, where they are known."""

    def __init__(self, document: Document, words: Mapping[Span, Words]) -> None:
        self._document, self._words = document, words
        self._found: dict[Span, tuple[Said, ...]] = {}
        self._read: dict[Span, tuple[Words, list[Cue]]] = {}

    def of(self, span: Span) -> tuple[Said, ...]:
        """The periods of a stretch."""
        if span not in self._found:
            self._found[span] = named(self._document, span, self.read)
        return self._found[span]

    def read(self, span: Span) -> tuple[Words, list[Cue]]:
        """The words of a stretch and the cues among them."""
        if span not in self._read:
            words = self._words.get(span) or words_of(self._document.text, *span)
            self._read[span] = words, lexica().cues(words)
        return self._read[span]


def _asides(words: Words) -> Iterator[Span]:
    """Stretches in brackets that are longer than a period."""
    opened: list[int] = []
    for at, sign in enumerate(words.norms):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            first = opened.pop()
            if not opened and at - first > ASIDE:
                yield words.starts[first], words.ends[at]


def year_spoken_in(document: Document) -> int | None:
    """The year of publication, else the last one of which the page names a part."""
    published = document.identity.published
    if published is not None:
        return int(published.value[:4])
    parts = [
        int(m.value)
        for words in document.words
        if words is not None and len(words)
        for m in periods.mentions(words.text, words.starts[0], words.ends[-1], "part-year")
    ]
    return max(parts, default=None)


def speaks_in(document: Document, dated: int | None, year: str) -> bool:
    """Whether a page speaks in a year, that of its date; without one in its own, or the one before that it aims at."""
    own = document.identity.year
    if dated is not None or own is None or not year.isdigit():
        return year == str(dated)
    return int(own.value[:4]) - 1 <= int(year) <= int(own.value[-4:])


def year_looked_ahead_from(document: Document) -> int | None:
    """The year before the one that a page calls the next: that of publication, but early in a year none is sure."""
    published = document.identity.published
    if published is None or published.confidence < SURE or int(published.value[5:7]) <= EARLY:
        return None
    return int(published.value[:4])


def plan_begins(document: Document) -> int:
    """The first of the years that a plan for one year names it the last of ("2031-2035" in one until 2035), or 0."""
    year = document.identity.year
    if year is None or not year.value.isdigit() or not kinds.planned(document.identity):
        return 0
    spans = re.findall(rf"\b((?:19|20)\d{{2}})\s?[-–]\s?{year.value}\b", document.text)
    return min(map(int, spans), default=0)


def plans_years(document: Document) -> bool:
    """Whether a document plans several years, which so are those of none of its results."""
    year = document.identity.year
    several = year is not None and not year.value.isdigit() and year.rule.startswith("title:")
    return several and kinds.planned(document.identity)


@functools.cache
def announcing() -> tuple[str, ...]:
    """Words in front of a colon behind which a whole list is told."""
    return tuple(f" {key_of(word)}" for word in settings("adverbs")["announcing"])
