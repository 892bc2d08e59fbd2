"""What stands around a statement: lead-ins, captions, headings, the title, the text before; their periods and kinds."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.context import bases, kinds, periods
from extractor.context.cues import lexica
from extractor.context.kinds import KindRule
from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Cue, Document, Statement, Words

Span = tuple[int, int]
RUNNING = frozenset({"news", "page"})  # kinds of documents whose text runs on: a year holds until another is named
LONGEST = 40  # words of a heading
OPENING = 8  # words in which a statement says that it goes on
KEPT = 16  # periods of a paragraph that are remembered
ASIDE = 8  # words between brackets that a period alone can have
CLOSING = (".", ";", "!", "?", "…")  # signs that end a sentence, and no heading


@dataclass(frozen=True, slots=True)
class Said:
    """A period that a stretch of text names, with the kind of the word that governs it ("results of 2020")."""

    mention: Mention
    kind: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The order of a document's statements, looked up once."""

    first: dict[int, Statement]  # the first statement of each block
    values: dict[int, int]  # where the first quantity of a statement stands
    captions: dict[int, Statement]  # the caption that stands over a block


class Around:
    """Looks up each lead-in, heading and paragraph once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._layout = layout(document)
        self._kinds: dict[Span, KindRule | None] = {}
        self._said: dict[Span, tuple[Said, ...]] = {}
        self._carried: dict[int, tuple[Said, ...]] = {}
        self._sofar: dict[int, tuple[Said, ...]] = {}  # periods of a paragraph up to a statement
        kind = document.identity.kind
        self._runs_on = kind is None or kind.value in RUNNING
        self._title = _title(document)

    def heading_kind(self, statement: Statement, *, title: bool = True) -> KindRule | None:
        """What the lead-ins and headings say of plan or report, from the nearest up."""
        for span in (*self._lead(statement), *self._heads(statement), *(self._title if title else ())):
            if (rule := self._kind(span)) is not None:
                return rule
        return None

    def period(self, statement: Statement, kind: str | None) -> Mention | None:
        """The period that holds for a value of `kind` in a statement that names none."""
        said = [self._main(span) for span in self._lead(statement)]
        if statement.row is None:
            said.append(self._earlier(statement))
        before = self._before(statement)
        if _goes_on(self.document, statement):
            said.append(before)
        said += [self._main(span) for span in self._heads(statement)]
        title = [self._main(span) for span in self._title]
        if self._runs_on:
            title.insert(1 if _unsettled(fitting(before, kind)) else 0, before)
        return next((found for named in (*said, *title) if (found := _last(named, kind))), None)

    @functools.cached_property
    def present(self) -> int | None:
        """The year the page speaks in: that of publication, else the last of which it names a part, else its own."""
        identity = self.document.identity
        if identity.published is not None:
            return int(identity.published.value[:4])
        parts = [
            int(m.value)
            for words in self.document.words
            if words is not None and len(words)
            for m in periods.mentions(words.text, words.starts[0], words.ends[-1])
            if m.basis == "part-year"
        ]
        if parts:
            return max(parts)
        return int(identity.year.value) if identity.year is not None and identity.year.value.isdigit() else None

    def _kind(self, span: Span) -> KindRule | None:
        if span not in self._kinds:
            words = words_of(self.document.text, *span)
            self._kinds[span] = kinds.said_in_heading(words, lexica().cues(words))
        return self._kinds[span]

    def _main(self, span: Span) -> tuple[Said, ...]:
        if span not in self._said:
            self._said[span] = _named(self.document, span)
        return self._said[span]

    def _lead(self, statement: Statement) -> list[Span]:
        """What an earlier sentence of the same paragraph opens with: "We pledge by 2030: (1) ... (2) ..."."""
        first = self._layout.first.get(statement.block)
        if first is None or first.start >= statement.start or statement.row is not None:
            return []
        end = self.document.text.find(":", first.start, self._layout.values.get(first.index, first.end))
        return [(first.start, end)] if end >= 0 and self._kind((first.start, end)) is not None else []

    def _earlier(self, statement: Statement) -> tuple[Said, ...]:
        """The last periods named earlier in the same paragraph; each of its sentences is read once."""
        first = self._layout.first[statement.block].index
        number = statement.index
        while number > first and number not in self._sofar:
            number -= 1
        found = self._sofar.get(number, ())
        for before in self.document.statements[number : statement.index]:
            found = (*found, *self._main((before.start, before.end)))[-KEPT:]
            self._sofar[before.index + 1] = found
        return found

    def _heads(self, statement: Statement) -> list[Span]:
        """Lead-ins, the caption and headings, from the nearest up."""
        heads = [self.document.statements[lead] for lead in statement.leads]
        sections = self.document.section_path(statement.section)
        spans = {(h.start, h.end) for h in heads} | {(s.start, s.end) for s in sections if s.start != statement.start}
        caption = self._layout.captions.get(statement.block)
        if caption is not None and _holder(self.document, caption) in (None, *(s.index for s in sections)):
            spans.add((caption.start, caption.end))
        return sorted(spans, reverse=True)

    def _before(self, statement: Statement) -> tuple[Said, ...]:
        """In a text that runs on, the periods of the nearest paragraph before that names any, in the same section."""
        passed: list[int] = []
        found: tuple[Said, ...] = ()
        number = statement.block - 1
        while number >= 0:
            if number in self._carried:
                found = self._carried[number]
                break
            block, first = self.document.blocks[number], self._layout.first.get(number)
            if block.kind not in ("paragraph", "noise") or (first and first.section != statement.section):
                break
            if first is not None and (found := _flowing(self._main((block.start, block.end)))):
                self._carried[number] = found
                break
            passed.append(number)
            number -= 1
        self._carried.update(dict.fromkeys(passed, found))
        return found


def _last(said: tuple[Said, ...], kind: str | None) -> Mention | None:
    suited = fitting(said, kind)
    near = [s for s in suited if s.mention.rule != "vision"] or suited  # a vision is no period in force beside another
    return near[-1].mention if near else None


def fitting(said: Sequence[Said], kind: str | None) -> list[Said]:
    """Where some periods are governed by a word of `kind`, those governed by a word of the other kind are left out."""
    wanted = "result" if kind == "estimate" else kind
    if not any(s.kind == wanted for s in said) or wanted is None:
        return list(said)
    return [s for s in said if s.kind in (wanted, None)]


def _flowing(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """The periods that go on to the next paragraph: not those of labels."""
    return tuple(s for s in said if s.mention.rule != "label")


def _unsettled(said: Sequence[Said]) -> bool:
    """Whether a paragraph speaks of several years alike, so that none of them goes on to the next."""
    return len({s.mention.value for s in said if "-" not in s.mention.value}) > 1


def _goes_on(document: Document, statement: Statement) -> bool:
    """Whether a statement opens with a word by which it is part of the one before ("of which")."""
    words = document.words[statement.index]
    return words is not None and " ".join(words.norms[:OPENING]).startswith(_continuing())


@functools.cache
def _continuing() -> tuple[str, ...]:
    return tuple(key_of(phrase) for phrase in settings("adverbs")["continuing"])


def governed(words: Words, cues: Sequence[Cue], named: Sequence[Mention]) -> list[Said]:
    """Each mention with the kind of the nearest word of plan or report in front of it."""
    rules = kinds.rules()
    heads = [(words.ends[c.last - 1], rules[c.id].kind) for c in cues if c.table == "headings"]
    return [Said(m, next((kind for end, kind in reversed(heads) if end <= m.start), None)) for m in named]


def _named(document: Document, span: Span) -> tuple[Said, ...]:
    """The periods that a stretch is about: not what it compares with, nor those of an aside in brackets."""
    named = periods.mentions(document.text, *span)
    if not named:
        return ()
    words = words_of(document.text, *span)
    cues = lexica().cues(words)
    here = Scene(document.statements[0], words, tuple(cues), ())
    apart = [(words.starts[b.first], words.ends[b.last - 1]) for b in bases.phrases(here) if not b.rule.plan]
    apart += [*periods.compared(document.text, *span), *periods.started(document.text, *span), *_asides(words)]
    named = [m for m in named if not any(start <= m.start < end for start, end in apart)]
    return tuple(governed(words, cues, named))


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


def layout(document: Document) -> Layout:
    """The statements of `document` by block, and the captions over its blocks."""
    first: dict[int, Statement] = {}
    last: dict[int, int] = {}
    for statement in document.statements:
        first.setdefault(statement.block, statement)
        last[statement.block] = statement.index
    values: dict[int, int] = {}
    for quantity in document.quantities:
        values.setdefault(quantity.statement, quantity.start)
    alone = {b: s for b, s in first.items() if last[b] == s.index and s.index not in values}
    return Layout(first, values, dict(_captions(document, first, alone)))


def _captions(
    document: Document, first: dict[int, Statement], alone: dict[int, Statement]
) -> Iterator[tuple[int, Statement]]:
    """For each block the caption over it: a line that is no sentence, no item, and holds no value."""
    caption: Statement | None = None
    for number in sorted(first):
        if caption is not None:
            yield number, caption
        statement = alone.get(number)
        if statement is not None and not statement.leads and _is_heading(document, statement.start, statement.end):
            words = words_of(document.text, statement.start, statement.end)
            if kinds.said_in_heading(words, lexica().cues(words)) is not None:
                caption = statement


def _holder(document: Document, caption: Statement) -> int | None:
    """The section that a caption holds in; where it is a heading with nothing below, that around it."""
    if caption.section is None:
        return None
    section = document.sections[caption.section]
    empty = section.start <= caption.start and section.body_end <= caption.end
    return section.parent if empty else section.index


def _is_heading(document: Document, start: int, end: int) -> bool:
    text = document.text[start:end].rstrip()
    return not text.endswith(CLOSING) and 0 < len(text.split()) <= LONGEST


def _title(document: Document) -> list[Span]:
    """The title, where it is one: a first paragraph that stands in its place decides nothing."""
    title = document.identity.title
    if title is None or title.start is None or title.end is None:
        return []
    return [(title.start, title.end)] if _is_heading(document, title.start, title.end) else []
