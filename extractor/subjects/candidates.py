"""What the subject of a value could be: about a dozen stretches and compositions of the words around it.

40 % of the subjects of real plans are no one stretch of text: a head said once, a share's whole, the value before it.
So candidates are built from pieces (left of the value, right of it, its counted noun, the subject before, the lead-in)
and a ranker picks one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.context.scene import Scene
from extractor.language import words_of
from extractor.lexicon import settings
from extractor.subjects.pieces import Holes, Stretch, phrases, text_of
from extractor.subjects.stretches import counted_noun, lefts, rights, shared_predicate, verb_in_front

LONG = 200  # characters of a lead-in that is no longer a name of something


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible subject: how it was made, its text, and the stretch of words that is its local part."""

    way: str
    text: str
    stretch: Stretch | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands outside the statement: the subject of the value before (in this paragraph), lead-ins, heading."""

    before: str
    before_in_statement: bool
    lead: str
    heading: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What candidates are made of: stretches beside the value as (way, text, stretch), and the noun counted."""

    lefts: list[tuple[str, str, Stretch]]
    rights: list[tuple[str, str, Stretch]]
    noun: str
    joiner: str  # between a subject and the whole it is a share of

    @property
    def local(self) -> list[tuple[str, str, Stretch]]:
        """The parts that join what was named before: the left side, its last cut, the right side."""
        found = [("left", *self.lefts[0][1:])] if self.lefts else []
        if len(self.lefts) > 1:
            found.append(("left_cut1", *self.lefts[1][1:]))
        if self.rights:
            found.append(("right", *self.rights[0][1:]))
        return found


def candidates(scene: Scene, number: int, holes: Holes, around: Surroundings) -> list[Candidate]:
    """All candidates of item `number`, each text once; never empty (the last resort is the unit or the heading)."""
    parts = Parts(
        [(way, text_of(scene, stretch, holes), stretch) for way, stretch in lefts(scene, number, holes)],
        [(way, text_of(scene, stretch, holes), stretch) for way, stretch in rights(scene, number, holes)],
        counted_noun(scene, number),
        str(settings("subjects")["share_joiner"]),
    )
    found: dict[str, Candidate] = {}
    for made in (_beside(parts), _counted(scene, number, holes, parts), _shares(parts), _inherited(around, parts)):
        for candidate in made:
            if candidate.text:
                found.setdefault(candidate.text, candidate)
    if found:
        return list(found.values())
    quantity = scene.items[number].quantity
    return [Candidate("fallback", around.lead or around.heading or quantity.unit or quantity.rule, None)]


def _beside(parts: Parts) -> Iterator[Candidate]:
    """The stretches themselves."""
    for way, text, stretch in (*parts.lefts, *parts.rights):
        yield Candidate(way, text, stretch)


def _counted(scene: Scene, number: int, holes: Holes, parts: Parts) -> Iterator[Candidate]:
    """The counted noun with what is said of it, and a predicate shared with later values."""
    noun = parts.noun
    shared = shared_predicate(scene, number, holes) if parts.rights else ""
    if shared:
        _, text, stretch = parts.rights[0]
        yield Candidate("right_shared", f"{text} {shared}", stretch)
        if noun:
            yield Candidate("noun_right_shared", f"{noun} {text} {shared}", stretch)
    if not noun:
        return
    yield Candidate("noun", noun, None)
    if verb := verb_in_front(scene, number):
        yield Candidate("noun_verb", f"{noun} {verb}", None)
    for way, text, stretch in parts.rights:
        yield Candidate(f"noun_{way}", f"{noun} {text}", stretch)
    for way, text, stretch in parts.lefts[:2]:
        yield Candidate(f"{way}_noun", f"{text} {noun}", stretch)


def _shares(parts: Parts) -> Iterator[Candidate]:
    """A stretch before the value joined with one behind it: its rest, or the whole it is a share of."""
    for way, text, stretch in parts.lefts:
        for right_way, right_text, _ in parts.rights:
            yield Candidate(f"{way}+{right_way}", f"{text} {right_text}", stretch)
            yield Candidate(f"{way}_of_{right_way}", f"{text} {parts.joiner} {right_text}", stretch)


def _inherited(around: Surroundings, parts: Parts) -> Iterator[Candidate]:
    """Candidates with the subject before, its head, the lead-in or the heading."""
    if around.before:
        yield from _after(around.before, parts)
    if 0 < len(around.lead) < LONG:
        yield Candidate("lead", around.lead, None)
        for way, text, stretch in parts.local:
            yield Candidate(f"lead:{way}", f"{around.lead}: {text}", stretch)
            yield Candidate(f"{way}_lead", f"{text} {around.lead}", stretch)
        if parts.noun:
            yield Candidate("lead:noun", f"{around.lead}: {parts.noun}", None)
    if around.heading and not parts.lefts and not parts.rights:
        yield Candidate("heading", around.heading, None)
    if around.heading and composes(around.heading):
        for way, text, stretch in parts.local:
            yield Candidate(f"heading:{way}", f"{around.heading}: {text}", stretch)


def _after(before: str, parts: Parts) -> Iterator[Candidate]:
    """The subject before: the same again, as a head, as what the local part is said of."""
    yield Candidate("before", before, None)
    head = before.split(":", 1)[0]
    for way, text, stretch in parts.local:
        if head != before:
            yield Candidate(f"before_head:{way}", f"{head}: {text}", stretch)
        yield Candidate(f"before:{way}", f"{before}: {text}", stretch)
        if way.startswith("left"):
            yield Candidate(f"{way}_before", f"{text} {before}", stretch)
        else:
            yield Candidate(f"before_of_{way}", f"{before} {parts.joiner} {text}", stretch)
    if parts.noun:
        yield Candidate("before_noun", f"{before} {parts.noun}", None)


@functools.cache
def composes(heading: str) -> bool:
    """Whether a heading names a whole whose parts stand below it."""
    norms = words_of(heading).norms
    return phrases("composing_heads").at_start(norms, 0, len(norms)) > 0
