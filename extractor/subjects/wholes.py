"""The whole of a place behind what it has: "the whole district has 26 firms" tells of "firms of the whole district"."""

from __future__ import annotations

from extractor.language import words_of
from extractor.subjects.phrases import phrases


def place_behind(subject: str) -> str:
    """`subject` with the whole place that it opens with behind what it has, where no name of the place follows."""
    places = phrases("whole_places")
    if not places.may_open(subject):
        return subject
    words = words_of(subject)
    last = len(words)
    end = places.at_start(words.norms, 0, last)
    had = end + phrases("having").at_start(words.norms, end, last)
    if not end or had == last or words.norms[end] == ":" or words.text[words.starts[had]].isupper():
        return subject
    colon = words.norms.index(":") if ":" in words.norms else last
    return f"{words.span(had, colon)} {words.span(0, end)}{subject[words.ends[colon - 1] :]}"
