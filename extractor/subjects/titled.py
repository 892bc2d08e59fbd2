"""What a title names: the thing that measures alone under it are of ("Plan of growing tea": "- Area: 9 ha")."""

from __future__ import annotations

from extractor.context import periods
from extractor.language import words_of
from extractor.model import Document
from extractor.subjects.inherited import norms_of, without_average
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import SIGNS, lower_first
from extractor.subjects.ranker import Choice

MOST = 6  # words of the name of a thing


def thing_of(document: Document) -> str:
    """The thing that the title of a document says is to be grown, bred or made; "" where it names none."""
    title = document.identity.title
    if title is None or any(quantity.start < (title.end or 0) for quantity in document.quantities[:1]):
        return ""  # the first line of a text that tells values is no name of a plan
    text = title.value
    words, deeds, ends = words_of(text), phrases("title_deeds"), phrases("title_ends")
    norms = words.norms
    for at in deeds.begins(norms, 0, len(norms)):
        first = at + deeds.at_start(norms, at, len(norms))
        stops = ends.begins(norms, first, len(norms))
        stops += [words.index_at(mention.start or 0) for mention in periods.mentions(text, 0, len(text))]
        stops += [sign for sign in range(first, len(norms)) if norms[sign] in SIGNS]
        last = min((stop for stop in stops if stop >= first), default=len(norms))
        named = words.span(first, last) if first < last <= first + MOST else ""
        if named and not phrases("wide_things").at_start(norms, first, last):
            return named.lower() if text.isupper() else lower_first(named)
    return ""


def of_title(choice: Choice, thing: str) -> Choice:
    """`choice`, of the thing that the title names where it is a measure alone, or one under another of that thing."""
    if not thing:
        return choice
    over, _, measure = choice.text.rpartition(": ")
    alone = _is_alone(measure) and (not over or (over.endswith(f" {thing}") and _is_alone(over.removesuffix(thing))))
    return choice._replace(text=f"{measure} {thing}") if alone else choice


def _is_alone(measure: str) -> bool:
    return " ".join(norms_of(without_average(measure.rstrip()))) in phrases("titled_measures").keys
