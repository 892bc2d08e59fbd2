"""Identifying: what a document is, by its header lines, title, host name and text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.identify import dates
from extractor.identify.dates import DateForm, published
from extractor.identify.heads import head
from extractor.identify.places import where
from extractor.identify.reading import reading
from extractor.identify.words import Word
from extractor.identify.years import day_in, year
from extractor.lexicon import Entry
from extractor.model import Document, Evidence, Identity, Page

__all__ = ["PROBES", "identify"]


def identify(document: Document) -> Document:
    """`document` with its identity: title, kind, number, issuer, day of publication, place, level, parent, year.

    Needs the blocks of `clean`; without blocks each line of the text counts as one. A fact that is not found is None.
    Values: `published` an ISO date; `place` as written with its type; `level` one of `Level`; `year` "2021" or
    "2021-2025"; `kind` one of the kinds of `patterns/documents.toml`.
    """
    lines = reading(document)
    source = document.page.text if document.page.media == "text/html" else None
    found = head(lines, source, document.page.url)
    title = found.titles[0] if found.titles else None
    day = published(lines, title, found.number, source)
    kind = found.kind.value if found.kind else None
    about = year(lines, found.titles, kind, day)
    place = where(lines, found, document.page.url, source, day.value if day else day_in(about))
    identity = Identity(
        title=found.title,
        kind=found.kind,
        number=found.number,
        issuer=found.issuer,
        published=day,
        place=place.place,
        place_parent=place.parent,
        level=place.level,
        year=about,
    )
    return replace(document, identity=identity)


def _probe(text: str) -> list[dict[str, object]]:
    """The identity of an example's text, once for each entry that gave a part of it."""
    page = Page(name="example", text=text, media="text/plain", sha256="")
    identity = identify(Document(page=page, text=text)).identity
    values: dict[str, object] = {"parent": _value(identity.place_parent)}
    for name in ("kind", "number", "issuer", "published", "place", "level", "year"):
        values[name] = _value(getattr(identity, name))
    given = (identity.kind, identity.place, identity.level, identity.published, identity.issuer)
    rules = {evidence.rule.split(":")[-1] for evidence in given if evidence is not None}
    found = head(reading(Document(page=page, text=text)))
    rules |= {found.issuer_word.id} if found.issuer_word else set()
    return [{"id": rule, **values} for rule in sorted(rules)]


def _value(evidence: Evidence | None) -> str | None:
    return evidence.value if evidence is not None else None


PROBES: dict[str, tuple[type[Entry], Callable[[str], list[dict[str, object]]]]] = {
    "dates": (DateForm, dates.probe),
    "documents": (Word, _probe),
}
