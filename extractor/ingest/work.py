"""What a worker does with one file or one page of an archive: the whole flow, up to plain rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from extractor.flow import analyse
from extractor.ingest.sources import Item, Packed, Record, Source
from extractor.model import Document, Page, PageError, Problem
from extractor.read import pages, record_at
from extractor.record import Value, records
from extractor.store import Outcome, document_rows, extractor_version

PRELOAD = ("extractor.ingest.warm",)  # see `extractor.engines.processes`
Records = list[dict[str, Value]]


def outcomes(item: Item) -> list[Outcome]:
    """What came of every page in a file, or of one page of an archive: rows to store."""
    return [
        Outcome(found.name, problems=(found,)) if isinstance(found, Problem) else _outcome(found)
        for found in documents(item)
    ]


def records_of(item: Source | bytes) -> list[tuple[Records, Problem | None, bool]]:
    """Of every page in a file: its records, what there is to say about it, whether it was read."""
    return [
        ([], found, False)
        if isinstance(found, Problem)
        else (records(found), None if found.targets else no_targets(found.page.name), True)
        for found in documents(item)
    ]


def documents(item: Item | bytes) -> Iterator[Document | Problem]:
    """The whole flow over every page in a file, archive or run of bytes."""
    for page in _pages(item):
        if isinstance(page, Problem):
            yield page
            continue
        try:
            yield analyse(page)
        except PageError as error:
            yield error.problem


def _pages(item: Item | bytes) -> Iterable[Page | Problem]:
    if isinstance(item, bytes):
        return pages(item, name="-")
    if isinstance(item, Packed):
        found = (item.member.page(),)
    elif isinstance(item, Record):
        member = record_at(item.source.path, item.at, item.source.name)
        found = (member if isinstance(member, Problem) else member.page(),)
    else:
        return (each if isinstance(each, Problem) else _known(each, item) for each in pages(item.path, name=item.name))
    return found


def _known(page: Page, source: Source) -> Page:
    url, fetched = page.url or source.url, page.fetched or source.fetched
    return dataclasses.replace(page, url=url, fetched=fetched)


def _outcome(document: Document) -> Outcome:
    name = document.page.name
    problems = () if document.targets else (no_targets(name),)
    return Outcome(name, document_rows(document, extractor_version()), problems=problems)


def no_targets(name: str) -> Problem:
    """What is said of a page that was read and holds nothing to publish."""
    return Problem(
        name=name,
        stage="targets",
        code="not-a-plan",
        reason="No target, result or estimate was found in it.",
        remedy="If it is a plan, `chitieu explain` shows what each stage made of it.",
    )
