"""chitieu as a spaCy pipeline: our lossless tokenizer and the stages as components under registered names.

nlp = extractor.load()            # or: nlp = spacy.blank("vi", ...); nlp.add_pipe("chitieu_targets")
doc = nlp(text)
doc.spans["chitieu_targets"]      # one span a target, label = kind, kb_id = indicator; drawn by displaCy style "span"
doc._.chitieu                     # the Document with records, sections, identity
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from extractor.clean import clean
from extractor.context import context
from extractor.identify import identify
from extractor.language import LOSSLESS, language, norm
from extractor.link import link
from extractor.model import Document, Modifier
from extractor.quantities import quantities
from extractor.read import read
from extractor.segment import segment
from extractor.tables import tables
from extractor.targets import targets

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "chitieu.lossless.v1"}}}
STAGES = ("chitieu_quantities", "chitieu_context", "chitieu_targets")

if not Doc.has_extension("chitieu"):
    Doc.set_extension("chitieu", default=None)


class LosslessTokenizer(DummyTokenizer):
    """Splits text by one regular expression; `doc.text` is always the text given, every value has its own tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of `text`; NORM of each token is its match key."""
        words: list[str] = []
        spaces: list[bool] = []
        for match in re.finditer(LOSSLESS, text):
            word = match.group()
            if word == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                continue
            words.append(word)
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token in doc:
            token.norm_ = norm(token.text)
        return doc


@registry.tokenizers("chitieu.lossless.v1")
def create_tokenizer():  # type: ignore[no-untyped-def]
    """The tokenizer under its registered name."""
    return lambda nlp: LosslessTokenizer(nlp.vocab)


def load() -> Language:
    """The whole pipeline as a spaCy Language; nothing is downloaded."""
    nlp = spacy.blank("vi", config=CONFIG)
    for name in STAGES:
        nlp.add_pipe(name)
    return nlp


@Language.component("chitieu_quantities")
def chitieu_quantities(doc: Doc) -> Doc:
    """Adds doc.spans["chitieu_quantities"]: every number with its bound and unit, label = unit id."""
    document = quantities(tables(language(segment(identify(clean(read(doc.text, name="text")))))))
    doc._.chitieu = document
    _set(doc, "chitieu_quantities", ((q.start, q.end, q.unit_id or "QUANTITY", "") for q in document.quantities))
    return doc


@Language.component("chitieu_context")
def chitieu_context(doc: Doc) -> Doc:
    """Adds doc.spans["chitieu_context"]: the words that gave change, kind, year and base, label = field."""
    document = context(_before(doc, chitieu_quantities))
    doc._.chitieu = document
    fields = ("change", "kind", "year", "base")
    found = {
        (modifier.start, modifier.end, name)
        for given in document.contexts
        for name in fields
        if isinstance(modifier := getattr(given, name), Modifier) and modifier.start is not None
    }
    _set(doc, "chitieu_context", ((a, b or a, name, "") for a, b, name in sorted(found, key=str)))
    return doc


@Language.component("chitieu_targets")
def chitieu_targets(doc: Doc) -> Doc:
    """Adds doc.spans["chitieu_targets"]: one span a target, label = kind, kb_id = indicator id where linked."""
    before = _before(doc, chitieu_context)
    if len(before.contexts) != len(before.quantities):
        before = context(before)
    document = link(targets(before))
    doc._.chitieu = document
    _set(doc, "chitieu_targets", ((t.start, t.end, t.kind, t.indicator_id or "") for t in document.targets))
    return doc


def _before(doc: Doc, stage) -> Document:  # type: ignore[no-untyped-def]
    """The Document so far; the stage in front is run where the pipeline left it out."""
    if doc._.chitieu is None:
        stage(doc)
    document: Document = doc._.chitieu
    return document


def _set(doc: Doc, key: str, found: Iterable[tuple[int, int, str, str]]) -> None:
    spans: list[Span] = []
    for start, end, label, kb_id in found:
        span = doc.char_span(start, end, label=label, kb_id=kb_id, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[key] = spans


__all__ = ["CONFIG", "STAGES", "LosslessTokenizer", "load"]
