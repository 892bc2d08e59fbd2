"""Which place each paragraph tells of, on a page about several: "Hill Commune: ..." above "Lake Commune: ..."."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Block, Document, Evidence, Words
from extractor.subjects.phrases import Phrases, of_keys, phrases

OPENING = 24  # words of a paragraph in which its place is named
HEAD = 240  # characters of a paragraph that are read for its place
READ = 1_500  # characters of a paragraph in which others are looked for
NAMES = 8  # words of a title in which names stand in a row
OFFICE = 8  # words in front of a place in which the office of a person is looked for
LABEL = 80  # characters of a line that is nothing but the name of a place
_SIGNS = frozenset("*-–+•#:.)")

Known = dict[str, list[tuple[list[str], "Locality"]]]  # by the first word of its name, as match keys


class Locality(NamedTuple):
    """A place as it is written: the word for its unit and its name."""

    unit: str
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells two of them apart."""
        return key_of(self.unit), key_of(self.name)

    @property
    def levels(self) -> frozenset[str]:
        """The levels of units that its word stands for."""
        return _levels(key_of(self.unit))


@functools.lru_cache(maxsize=256)
def _levels(unit: str) -> frozenset[str]:
    """The levels of units that a word stands for."""
    table = settings("subjects")["administrative_levels"]
    return frozenset(level for level, words in table.items() if unit in map(key_of, words))


class Localities:
    """The place of each paragraph with values, where the page tells of several places of one level."""

    def __init__(self, document: Document) -> None:
        told = _told(document) if _may_tell(document) else {}
        places = {place.key: place for place in told.values()}
        several = {key for key, place in places.items() if _alike(place, places)}
        self._of = {block: place for block, place in told.items() if place.key in several}

    def named(self, subject: str, block: int) -> str:
        """`subject` with the place that its paragraph tells of, where it names none."""
        place = self._of.get(block)
        if place is None or key_of(place.name) in key_of(subject):
            return subject
        unit = f" {place.unit.lower()}"
        return f"{subject.removesuffix(unit)}{unit} {place.name}"


def _may_tell(document: Document) -> bool:
    """A quick look at whether a page names places of a level more than once."""
    text = document.text.lower()
    units = {word for words in settings("subjects")["administrative_levels"].values() for word in words}
    return sum(text.count(f"{unit} ") for unit in units) > 1


def _alike(place: Locality, others: dict[tuple[str, str], Locality]) -> bool:
    """Whether another place of the same level is among `others`."""
    return any(other.key != place.key and other.levels & place.levels for other in others.values())


def _told(document: Document) -> dict[int, Locality]:
    """The place of each block with values, as far as one is told."""
    title, own = document.identity.title, document.identity.place
    if own is not None and (own.rule.startswith("text:") or names_several(title)):
        own = None  # the first of those told of
    begins = title.end if title is not None and title.end is not None else 0
    valued = {told.scene.statement.block for told in document.told if told.scene.statement.row is None}
    found: dict[int, Locality] = {}
    known: Known = {}
    current: Locality | None = None
    section, labelled = None, False
    sections = {statement.block: statement.section for statement in document.statements}
    for number, block in enumerate(document.blocks):
        if block.kind in ("table", "noise") or block.start < begins:
            continue
        opens, several = _opening(document.text, block, known)
        if opens is not None:
            name = key_of(opens.name).split(" ")
            if all(each != opens for _, each in known.setdefault(name[0], [])):
                known[name[0]].append((name, opens))
            label = number not in valued and _is_label(document.text, block, opens)
            keeps = label or own is None or key_of(opens.name) not in key_of(own.value)
            current, labelled, section = (opens if keeps and not several else None), label, sections.get(number)
        elif sections.get(number) != section:
            current = None
        if current is not None and number in valued and (opens or labelled or _goes_on(document.text, block, current)):
            found[number] = current
    return found


def names_several(title: Evidence | None) -> bool:
    """Whether a title opens with names in a row: "Hill, Lake: ..."; in capitals, with a colon behind them."""
    words = words_of(title.value) if title is not None else words_of("")
    end = min(len(words), NAMES)
    if words.text.isupper():
        end = next((at for at in range(end) if words.norms[at] == ":"), 0)
    starts = [words.text[start].isupper() for start in words.starts]
    signs = [at for at in range(1, end - 1) if words.norms[at] in settings("adverbs")["list_joiners"]]
    return any(starts[at - 1] and starts[at + 1] and all(starts[: at - 1]) for at in signs)


def _opening(text: str, block: Block, known: Known) -> tuple[Locality | None, bool]:
    """The place that a block opens with, or None; and whether it names another one with the same word for its unit."""
    words = words_of(text, block.start, min(block.end, block.start + HEAD))
    units = phrases("administrative")
    begins, place = next(_named_in(words, units.begins(words.norms, 0, min(OPENING, len(words)))), (OPENING, None))
    if place is None or phrases("heads").begins(words.norms, 0, begins):
        first = next((at for at, norm in enumerate(words.norms) if norm not in _SIGNS), 0)
        alike = known.get(words.norms[first], ()) if first < len(words) else ()
        place = next((each for name, each in alike if words.norms[first : first + len(name)] == name), None)
    if place is None:
        return None, False
    words = words_of(text, block.start, min(block.end, block.start + READ))
    others = _named_in(words, units.begins(words.norms, 0, len(words)))
    return place, any(other.key != place.key and other.key[0] == place.key[0] for _, other in others)


def _named_in(words: Words, units: Iterable[int]) -> Iterator[tuple[int, Locality]]:
    """The places named at the words for their units."""
    return ((at, place) for at in units if (place := _named(words, at)) is not None)


def _named(words: Words, first: int) -> Locality | None:
    """The place named at a word for its unit; None where no name stands behind it."""
    end = unit = first + phrases("administrative").at_start(words.norms, first, len(words))
    loud = words.span(first, unit).isupper()
    if words.norms[end : end + 1] and _is_holder(words.norms, first, words.norms[end]):
        return None
    while end < len(words) and words.text[words.starts[end]].isupper():
        if not loud and words.span(end, end + 1).isupper() and words.ends[end] - words.starts[end] > 1:
            break  # an abbreviation
        end += 1
    place = Locality(words.span(first, unit), words.span(unit, end)) if end > unit else None
    return place if place is not None and place.levels else None


def _is_holder(norms: list[str], unit: int, name: str) -> bool:
    """Whether the name behind a word for units is that of who holds an office: "chair of the commune X Y"."""
    surnames, offices = _persons()
    return name in surnames and bool(offices.begins(norms, max(0, unit - OFFICE), unit))


@functools.cache
def _persons() -> tuple[frozenset[str], Phrases]:
    """First words of the names of persons, and the offices that they hold."""
    listed = settings("documents")["place"]
    return frozenset(map(key_of, listed["surnames"])), of_keys(frozenset(map(key_of, listed["offices"])))


def _is_label(text: str, block: Block, place: Locality) -> bool:
    """Whether a block is nothing but the name of a place, behind its marker."""
    line = key_of(text[block.start : min(block.end, block.start + LABEL)])
    return " ".join(word for word in line.split() if word not in _SIGNS and not word.isdecimal()) == " ".join(place.key)


def _goes_on(text: str, block: Block, place: Locality) -> bool:
    """Whether a paragraph goes on with a place by the word for its unit alone: "the commune has ..."."""
    told = f" {key_of(text[block.start : min(block.end, block.start + READ)])} "
    return any(f" {key_of(word)} " in told for word in (place.unit, *settings("subjects")["here"]))
