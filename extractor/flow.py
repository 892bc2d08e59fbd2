"""The flow: a page goes in, a document with targets comes out. Each line is a stage and a module of the same name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from extractor.clean import clean
from extractor.context import context
from extractor.identify import identify
from extractor.language import language
from extractor.link import link
from extractor.model import Document, Page
from extractor.quantities import quantities
from extractor.read import read
from extractor.segment import segment
from extractor.tables import tables
from extractor.targets import targets

Source = str | bytes | Path


def extract(source: Source, *, name: str | None = None, url: str | None = None) -> Document:
    """What a page says: `.text`, `.sections`, `.targets`, `.identity`, `.place`.

    `source` is a path, bytes, text, or a URL that was fetched before. Raises PageError where the page cannot be read.
    """
    return analyse(read(source, name=name, url=url))


def analyse(page: Page) -> Document:
    """All stages after `read`, in order."""
    document = described(page)
    document = targets(document)
    return link(document)


def described(page: Page) -> Document:
    """The stages before `targets`: everything that is known before subjects are chosen."""
    document = clean(page)
    document = identify(document)
    document = segment(document)
    document = language(document)
    document = tables(document)
    document = quantities(document)
    return context(document)


def before_targets(path: Path) -> Document:
    """`described` for one file, for those who fit the ranker of subjects."""
    return described(read(path))


def settled(document: Document) -> Document:
    """`document` without what only the stages need, small enough to hand to another process."""
    return dataclasses.replace(document, words=(), quantities=(), contexts=())
