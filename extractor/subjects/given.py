"""Facts about what a value can inherit: its form, its unit, how far it is, what of it is said again."""

from __future__ import annotations

import functools

from extractor.subjects.candidates import Pieces
from extractor.subjects.classes import class_of
from extractor.subjects.facts import Facts, Group, Look, names_noun, size_of
from extractor.subjects.inherited import holds_for, measure_of, nature_of, norms_of, opens_with_head
from extractor.subjects.names import naming
from extractor.subjects.phrases import phrases
from extractor.subjects.shapes import TOPIC


def given_facts(pieces: Pieces, seen: Look) -> dict[str, list[Group]]:
    """By source, what is inherited beside the value's own words: its form, its unit, whether its head is said again."""
    left, joint, verb, own, opening, likeness = seen
    around, unit = pieces.around, pieces.ground.scene.items[pieces.number].quantity.unit
    opens, part, told = opening[:1], "whole" in around.inherited, _told(pieces)
    member = around.member.rpartition(" ")[2]
    found: dict[str, list[Group]] = {}
    for source, text in around.inherited.items():
        first, size, known = _look(text)
        same = str(unit in around.units[source]) if source in around.units else "none"
        again = [first] == opens
        kept = "" if not member else str(member == source)  # whether the last of the list took it too
        found[source] = [
            (_given_facts, nature_of(text), size, left, joint, same, again, part),
            (_given_name, known, own, joint),
            (_shared_facts, _shared(told, text), left, joint, own),
            (_kept_facts, kept, likeness, left, joint, same),
            (_told_facts, verb, left, same),
            (_parted_facts, around.parted and source == "whole", left, same),
            (_counts_facts, names_noun(pieces.noun, norms_of(text)), left, joint),
            (_edge_facts, *_edges(text), left, ":" in text, _both(text, left)),
            (_measure_facts, measure_of(text), pieces.dimension, left, holds_for(text, pieces.dimension or None)),
        ]
        if source == TOPIC:
            found[source].append((_reach_facts, around.reach, left, joint, pieces.kind))
    return found


def _reach_facts(reach: str, left: str, joint: str, kind: str) -> Facts:
    return (f"reach={reach}/{left}", f"reach={reach}/{joint}", f"reach={reach}/{kind}/{left}")


def _given_facts(nature: str, size: str, left: str, joint: str, same: str, again: bool, part: bool) -> Facts:
    return (
        f"form={nature}/{left}",
        f"form={nature}/{left}/{joint}",
        f"form={size}/{left}",
        f"unit={same}/{left}",
        f"again={again}/{left}/{same}/{part}",
    )


def _parted_facts(parted: bool, left: str, same: str) -> Facts:
    return (f"parted/{left}", f"parted/{left}/{same}") if parted else ()


def _measure_facts(measure: str, dimension: str, left: str, holds: bool) -> Facts:
    return (f"measure={measure}/{dimension}", f"measure={measure}/{dimension}/{left}", f"holds={holds}/{left}")


def _counts_facts(counts: str, left: str, joint: str) -> Facts:
    return (f"counts={counts}/{left}", f"counts={counts}/{left}/{joint}")


def _edges(text: str) -> tuple[str, str]:
    """The classes of the first and the last word of a text."""
    norms = norms_of(text)
    return (class_of(norms[0]), class_of(norms[-1])) if norms else ("", "")


def _both(text: str, left: str) -> str:
    """Whether a text and the value's own words, by their state, both open with a measure; "-" without own words."""
    return "-" if left == "none" else f"{opens_with_head(text)}/{left in ('head', 'bare')}"


def _edge_facts(first: str, end: str, left: str, parts: bool, both: str) -> Facts:
    return (f"class={first}/{left}", f"ends={end}/{left}", f"parts={parts}/{left}", f"both={both}/{parts}")


def _shared_facts(shared: str, left: str, joint: str, own: str) -> Facts:
    return (f"shared={shared}/{left}", f"shared={shared}/{left}/{joint}", f"shared={shared}/{own}")


def _told(pieces: Pieces) -> frozenset[str]:
    """The words of the left side behind the head of its measure."""
    if not pieces.lefts:
        return frozenset()
    first, last = pieces.lefts[0].stretch
    norms = pieces.ground.norms
    return frozenset(norms[first + phrases("heads").at_start(norms, first, last) : last])


def _shared(told: frozenset[str], text: str) -> str:
    """How many words of the left side are said by what it would stand under: all, many, few or none of them."""
    if not told:
        return "-"
    said = len(told.intersection(norms_of(text)))
    return "all" if said == len(told) else "many" if 2 * said >= len(told) else "few" if said else "none"


def _given_name(known: str, own: str, joint: str) -> Facts:
    return (f"given={known}/{own}", f"given={known}/{own}/{joint}")


def _kept_facts(kept: str, likeness: str, left: str, joint: str, same: str) -> Facts:
    return (f"kept={kept}/{left}/{joint}", f"kept={kept}/{likeness}/{left}", f"kept={kept}/{same}/{left}")


def _told_facts(verb: str, left: str, same: str) -> Facts:
    return (f"told={verb}/{left}", f"told={verb}/{left}/{same}")


@functools.lru_cache(maxsize=4096)
def _look(text: str) -> tuple[str, str, str]:
    """The first word of a text, its size, and whether it is the name of an indicator."""
    norms = norms_of(text)
    return norms[0] if norms else "", size_of(len(norms)), naming(norms, 0, len(norms))
