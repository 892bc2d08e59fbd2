"""The pattern tables of this stage, each with the function that runs the stage on an example."""

from __future__ import annotations

from collections.abc import Callable

from extractor.clean.boxes import parse, survey
from extractor.clean.lines import from_text
from extractor.clean.portals import Family, recognise
from extractor.clean.render import render
from extractor.clean.rules import Mark, Noise, marks_of
from extractor.clean.tables import Column, head_word
from extractor.clean.webpage import from_html
from extractor.lexicon import Entry
from extractor.model import Document, Page

Probe = Callable[[str], list[dict[str, object]]]


def _document(text: str) -> Document:
    html = text.lstrip().startswith("<") and ">" in text
    page = Page("example", text, "text/html" if html else "text/plain", sha256="")
    return from_html(page) if html else from_text(page)


def _noise(text: str) -> list[dict[str, object]]:
    document = _document(text)
    found: list[dict[str, object]] = [
        {"id": block.reason, "text": document.text[block.start : block.end]}
        for block in document.blocks
        if block.reason is not None
    ]
    tree = parse(text)
    if tree.body is not None and survey(tree.body).unseen:  # what a page hides is no block
        found.append({"id": "hidden", "text": ""})
    return found


def _family(text: str) -> list[dict[str, object]]:
    content = render(_document(text)).strip()
    signed = [f for f in recognise(text) if any(sign in text.lower() for sign in f.surfaces)]
    return [{"id": family.id, "content": content} for family in signed]


def _marks(text: str) -> list[dict[str, object]]:
    return [{"id": mark.id} for mark in marks_of(text)]


def _column(text: str) -> list[dict[str, object]]:
    name = head_word(text)
    return [] if name is None else [{"id": name}]


PROBES: dict[str, tuple[type[Entry], Probe]] = {
    "columns": (Column, _column),
    "marks": (Mark, _marks),
    "noise": (Noise, _noise),
    "portals": (Family, _family),
}
