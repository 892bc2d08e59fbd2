"""What speaks for a place: the issuing body, the title, the text; and which of it is strongest."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.identify.gazetteer import LEVELS, Unit, by_name, communes_in, name_key, parent_of, province_of
from extractor.identify.heads import Head
from extractor.identify.mentions import CAPITALS, Mention, mentions
from extractor.identify.reading import Line, Reading
from extractor.identify.words import by_surface, listed, pattern, surface_of, table

BESIDE: Final = 5.0  # less weight of a place that another is compared with


@dataclass(frozen=True, slots=True)
class Claim:
    """One place with the weight of its evidence and where it is best seen."""

    mention: Mention
    line: Line | None
    weight: float
    rule: str


def issuer_claims(reading: Reading, head: Head) -> Iterator[Claim]:
    """The place of the issuing body, or the nation where the body has no place of its own."""
    word = head.issuer_word
    if word is not None and word.level == "national":
        yield Claim(nation(), None, 5.0, word.id)
        return
    if head.issuer is None or word is None:
        return
    inside = [claim for line in _letterhead(reading, head) for claim in _places_of(line, word.id)]
    if inside:  # the body above the one that issued the document is named before it
        yield max(inside, key=lambda claim: LEVELS.index(claim.mention.level))
        return
    for line in reading.content[:25]:
        match = re.search(r"(?:^|\s)\W*([^\W\d_][^,;:()]{1,40}),\s", line.text)
        if match and line.words < 20:
            for mention in mentions(line):
                if mention.end <= match.end():
                    yield Claim(mention, line, 10.0, "dateline")
                    return


def _letterhead(reading: Reading, head: Head) -> Iterator[Line]:
    """The lines of the issuing body, and of the body above it."""
    end = head.issuer.end if head.issuer and head.issuer.end is not None else 0
    for line in reading.content[:14]:
        if reading.place(line.start) < end and (line.words <= 16 or line.table):
            yield line


def _places_of(line: Line, rule: str) -> Iterator[Claim]:
    for mention in mentions(line):
        if mention.rule != "gazetteer":
            yield Claim(mention, line, 12.0, rule)


def title_claims(head: Head) -> Iterator[Claim]:
    """Places of the title; what stands first weighs more."""
    rank = 0
    for line in head.titles:
        for mention in mentions(line):
            counted = re.search(r"(?<!\d)\d{1,3}\s*$", line.text[: mention.start])
            if counted and mention.typed:
                continue
            weight = (11.0 if mention.typed else 9.0) - rank
            if _compared().search(line.key[: mention.start]):
                weight -= BESIDE
            yield Claim(mention, line, weight, f"title:{mention.rule}")
            rank += 1


@functools.cache
def _compared() -> re.Pattern[str]:
    """A word right before a place that something is only compared with."""
    return re.compile(rf"(?:{listed('place', 'compared').pattern})\s+$")


def commune_claims(head: Head, portal: Unit, day: str | None) -> Iterator[Claim]:
    """A commune that a title begins with, without the word for it, on the portal or in the paper of its province."""
    inside = communes_in(province_of(portal).id)
    for line in head.titles:
        match = CAPITALS.search(line.text)
        if match is None or line.text[: match.start()].strip() or line.capitals:
            continue
        known = [u for u in inside.get(name_key(match.group()), ()) if u.valid(day)]
        if known and " " in match.group():
            name = " ".join(match.group().split())
            mention = Mention(name, match.start(), match.end(), "commune", tuple(known), "gazetteer", False)
            yield Claim(mention, line, 8.0, "title:gazetteer")


def national_claims(head: Head) -> Iterator[Claim]:
    """The nation, where the title speaks of it or its bodies, or one of these signs it; most where a line starts so."""
    for line in (*head.titles, *([head.signed] if head.signed else ())):
        match = _national(line)
        if match:
            word = by_surface("national")[surface_of(match)]
            start = len(line.key[: match.start()].split()) < 3
            yield Claim(nation(line.text, match), line, 6.0 if start else 3.0, f"title:{word.id}")
            return


def nation_of_text(reading: Reading) -> Claim | None:
    """The nation, where a text without any other place speaks of it or of its bodies."""
    for line in reading.content[:60]:
        match = _national(line)
        if match is None and listed("own", "national").search(line.key):
            return Claim(nation(), None, 0.5, "text:measure")
        if match:
            rule = by_surface("national")[surface_of(match)].id
            return Claim(nation(line.text, match), line, 1.0, f"text:{rule}")
    return None


def _national(line: Line) -> re.Match[str] | None:
    """The first word for the nation or its bodies in a line that is no part of a name which every text can hold."""
    if pattern("national").search(line.key) is None:
        return None
    said = listed("own", "not_national").sub(lambda name: " " * len(name.group()), line.key)
    return pattern("national").search(said)


def nation(text: str = "", match: re.Match[str] | None = None) -> Mention:
    """The nation as a mention: of the words of `match`, where they are its name."""
    name = table("place")["nation"]
    known = by_name().get(name_key(name), ())
    units = tuple(unit for unit in known if unit.level == "national")
    start, end = (match.start(), match.end()) if match else (0, 0)
    if match and name_key(text[start:end]) != name_key(name):
        start = end = 0
    return Mention(name, start, end, "national", units, "whole-country", False)


def strongest(claims: list[Claim], portal: Unit | None) -> Claim | None:
    """The claim of most weight; a unit inside another claimed one goes before it."""
    local = [claim for claim in claims if claim.mention.level != "national"]
    best = max(local or claims, key=lambda claim: claim.weight, default=None)
    for claim in local:
        if best is not None and _lies_in(claim.mention, best.mention):
            best = claim
    weak = best is not None and best.mention.level == "national" and best.weight < 5.0
    return None if weak and portal is not None else best


def _lies_in(inner: Mention, outer: Mention) -> bool:
    if LEVELS.index(inner.level) <= LEVELS.index(outer.level):
        return False
    names = {unit.short_key for unit in outer.units}
    return any(province_of(u).short_key in names or parent_key(u) in names for u in inner.units)


def parent_key(unit: Unit) -> str:
    """Key of the name of the unit above, "" for a province."""
    above = parent_of(unit)
    return above.short_key if above else ""


def most_mentioned(body: list[tuple[Line, Mention, int]], portal: Unit | None) -> Claim | None:
    """The place that the text speaks of most; early mentions and ones with the unit's word count more."""
    weights: dict[tuple[str, str], float] = {}
    first: dict[tuple[str, str], tuple[Line, Mention]] = {}
    for line, mention, place in body:
        weight = (1.0 if mention.typed else 0.6) * (2.0 if place < 1_500 else 1.0)
        weights[mention.identity] = weights.get(mention.identity, 0.0) + weight
        if mention.identity not in first or (mention.typed and not first[mention.identity][1].typed):
            first[mention.identity] = (line, mention)
    if portal is not None:
        inside = {k: w for k, w in weights.items() if _inside_portal(first[k][1], portal)}
        weights = inside or weights
    if not weights:
        return None
    best = max(weights, key=lambda k: weights[k])
    total = sum(weights.values())
    elsewhere = portal is not None and best != (portal.level, portal.short_key)
    if elsewhere and (weights[best] < 4.0 or weights[best] < 0.5 * total):
        return None
    if weights[best] < 1.2 or (best[0] == "commune" and weights[best] < 0.4 * total):
        upper = {k: w for k, w in weights.items() if k[0] != "commune"}
        if not upper:
            return None
        best = max(upper, key=lambda k: upper[k])
    line, mention = first[best]
    return Claim(mention, line, 3.0 * weights[best] / total, f"text:{mention.rule}")


def _inside_portal(mention: Mention, portal: Unit) -> bool:
    names = {portal.short_key}
    return any(
        unit.short_key in names or province_of(unit).short_key in names or parent_key(unit) in names
        for unit in mention.units
    )
