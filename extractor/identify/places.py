"""The place a document is about, as it is written there, its level and the unit above it.

Evidence is weighed in steps: a place of the title or the issuing body decides; then the host name; then what the text
mentions most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from extractor.identify.gazetteer import (
    LEVELS,
    Unit,
    bare_names,
    by_name,
    communes_in,
    host_unit,
    longest_name,
    name_key,
    parent_of,
    province_of,
)
from extractor.identify.heads import Head
from extractor.identify.reading import BODY, Line, Reading
from extractor.identify.words import Word, by_surface, listed, pattern, surface_of, table
from extractor.model import Evidence, Level

_UPPER = "A-Z\u00c0-\u00dd\u0102\u0110\u0128\u0168\u01a0\u01af" + "".join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))
_NAME_WORD = re.compile(r"[^\s,;:.()\[\]\"“”/|–]+")
_CAPITALS = re.compile(rf"[{_UPPER}][\w'’]*(?:[ \-–]{{1,3}}[{_UPPER}][\w'’]*)*")
_NUMBER = re.compile(r"0*(\d{1,2})(?![\d.,%/])")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at text[start:end] of a line; `units` are all it can be, of one level."""

    name: str  # as written, with its type word where it has one
    start: int
    end: int
    level: Level
    units: tuple[Unit, ...]
    rule: str
    typed: bool

    @property
    def identity(self) -> tuple[str, str]:
        """Level and key of the name, by which mentions are counted."""
        return self.level, name_key(self.units[0].name) if self.units else name_key(self.name)


@dataclass(frozen=True, slots=True)
class Where:
    """What was found out about the place."""

    place: Evidence | None
    parent: Evidence | None
    level: Evidence | None


def mentions(line: Line) -> list[Mention]:
    """Places named in a line, in text order: with the word for the unit, and provinces and districts without."""
    found: list[Mention] = []
    for match in pattern("unit").finditer(line.key):
        mention = _typed(line, match)
        if mention and not any(f.end > mention.start for f in found):
            found.append(mention)
    for match in listed("place", "abbreviations").finditer(line.key):
        known = by_name()[name_key(match.group())]
        upper = tuple(unit for unit in known if unit.level == "province")
        name = line.text[match.start() : match.end()]
        found.append(Mention(name, match.start(), match.end(), "province", upper, "city", True))
    covered = [(f.start, f.end) for f in found]
    for match in _CAPITALS.finditer(line.text):
        found.extend(_bare(line, match, covered))
    return sorted(found, key=lambda f: f.start)


def _typed(line: Line, match: re.Match[str]) -> Mention | None:
    """The place behind a word for units: the longest name of the gazetteer, else a run of capitals."""
    word = by_surface("unit")[surface_of(match)]
    gap = re.match(r"[\s.]*", line.text[match.end() :])
    start = match.end() + (gap.end() if gap else 0)
    number = _NUMBER.match(line.text, start)
    if number:
        known = _fitting(by_name().get(number.group(1), ()), word)
        return _mention(line, match.start(), number.end(), known, word) if known else None
    if not line.text[start : start + 1].isupper():
        return None
    ends = [m.end() for m in _NAME_WORD.finditer(line.text, start, start + 60)][: longest_name()]
    run = _CAPITALS.match(line.text, start)
    for end in reversed(ends):
        known = _fitting(by_name().get(name_key(line.text[start:end]), ()), word)
        if known:
            return _mention(line, match.start(), end, known, word)
    if run and word.level and not line.capitals and " " in run.group():
        name = line.text[match.start() : run.end()]
        return Mention(name, match.start(), run.end(), word.level, (), word.id, True)  # type: ignore[arg-type]
    return None


def _fitting(known: Iterable[Unit], word: Word) -> tuple[Unit, ...]:
    """Units that the word can stand before: of its type, else of its level, as types change with time."""
    levels = (word.level,) if word.level else ("province", "district")
    same = tuple(unit for unit in known if unit.level in levels)
    return tuple(unit for unit in same if unit.type.startswith(word.type)) or same


def _mention(line: Line, start: int, end: int, known: tuple[Unit, ...], word: Word) -> Mention:
    upper = [unit for unit in known if unit.level == "province"] or list(known)
    name = " ".join(line.text[start:end].split())
    return Mention(name, start, end, upper[0].level, tuple(upper), word.id, True)


def _bare(line: Line, match: re.Match[str], covered: list[tuple[int, int]]) -> Iterator[Mention]:
    """Provinces and districts at the start of a run of capitals, or anywhere in a line of capitals."""
    shouted = line.capitals
    words = [(match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"[^\s\-–]+", match.group())]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + longest_name()), i, -1):
            start, end = words[i][0], words[j - 1][1]
            if any(start < e and s < end for s, e in covered):
                continue
            known = bare_names().get(name_key(line.text[start:end]))
            before = line.text[words[i - 1][0] : words[i - 1][1]] if i else ""
            alone = i == 0 or shouted or before.isupper()
            if known and alone and (i == 0 or j == len(words) or shouted or before.isupper()):
                level = known[0].level
                same = tuple(unit for unit in known if unit.level == level)
                name = " ".join(line.text[start:end].split())
                yield Mention(name, start, end, level, same, "gazetteer", False)
                i = j - 1
                break
        i += 1


@dataclass(frozen=True, slots=True)
class _Claim:
    """One place with the weight of its evidence and where it is best seen."""

    mention: Mention
    line: Line | None
    weight: float
    rule: str


def where(reading: Reading, head: Head, url: str | None, source: str | None, day: str | None) -> Where:
    """Place, parent and level of the document; `day` is the date of the document (ISO), if known."""
    host = _host(url, source)
    portal = host_unit(host, day) if host else None
    body = list(_body(reading))
    claims = [*_issuer_claims(reading, head), *_title_claims(head), *_national_claims(head)]
    claim = _strongest(claims, portal)
    if portal is not None and (claim is None or claim.mention.level == "national"):
        claim = next(_commune_claims(head, portal, day), claim)
    if claim is None and portal is not None and (url or portal.level != "province"):
        return _from_portal(reading, portal, body, day)
    if claim is None:
        claim = _most_mentioned(body, portal)
    if claim is None and portal is not None:
        return _from_portal(reading, portal, body, day)
    claim = claim or _nation_of_text(reading)
    if claim is None:
        return Where(None, None, None)
    return _resolved(reading, claim, body, portal, day)


def _issuer_claims(reading: Reading, head: Head) -> Iterator[_Claim]:
    """The place of the issuing body, or the nation where the body has no place of its own."""
    word = head.issuer_word
    if word is not None and word.level == "national":
        yield _Claim(_nation(), None, 5.0, word.id)
        return
    if head.issuer is None or word is None:
        return
    for line in reading.content[:14]:
        for mention in mentions(line):
            if mention.typed and mention.name.lower() in head.issuer.value.lower():
                yield _Claim(mention, line, 12.0, word.id)
                return
    for line in reading.content[:25]:
        match = re.search(r"(?:^|\s)\W*([^\W\d_][^,;:()]{1,40}),\s", line.text)
        if match and line.words < 20:
            for mention in mentions(line):
                if mention.end <= match.end():
                    yield _Claim(mention, line, 10.0, "dateline")
                    return


def _title_claims(head: Head) -> Iterator[_Claim]:
    """Places of the title; what stands first weighs more."""
    rank = 0
    for line in head.titles:
        for mention in mentions(line):
            counted = re.search(r"(?<!\d)\d{1,3}\s*$", line.text[: mention.start])
            if counted and mention.typed:
                continue
            weight = (11.0 if mention.typed else 9.0) - rank
            yield _Claim(mention, line, weight, f"title:{mention.rule}")
            rank += 1


def _commune_claims(head: Head, portal: Unit, day: str | None) -> Iterator[_Claim]:
    """A commune that a title begins with, without the word for it, on the portal or in the paper of its province."""
    inside = communes_in(province_of(portal).id)
    for line in head.titles:
        match = _CAPITALS.search(line.text)
        if match is None or line.text[: match.start()].strip() or line.capitals:
            continue
        known = [u for u in inside.get(name_key(match.group()), ()) if u.valid(day)]
        if known and " " in match.group():
            name = " ".join(match.group().split())
            mention = Mention(name, match.start(), match.end(), "commune", tuple(known), "gazetteer", False)
            yield _Claim(mention, line, 8.0, "title:gazetteer")


def _national_claims(head: Head) -> Iterator[_Claim]:
    for line in head.titles:
        match = pattern("national").search(line.key)
        if match:
            word = by_surface("national")[surface_of(match)]
            start = len(line.key[: match.start()].split()) < 3
            yield _Claim(_nation(line.text, match), line, 6.0 if start else 3.0, f"title:{word.id}")
            return


def _nation_of_text(reading: Reading) -> _Claim | None:
    """The nation, where a text without any other place speaks of it or of its bodies."""
    for line in reading.content[:60]:
        match = pattern("national").search(line.key)
        if match:
            rule = by_surface("national")[surface_of(match)].id
            return _Claim(_nation(line.text, match), line, 1.0, f"text:{rule}")
    return None


def _nation(text: str = "", match: re.Match[str] | None = None) -> Mention:
    name = table("place")["nation"]
    known = by_name().get(name_key(name), ())
    nation = tuple(unit for unit in known if unit.level == "national")
    start, end = (match.start(), match.end()) if match else (0, 0)
    if match and name_key(text[start:end]) != name_key(name):
        start = end = 0
    return Mention(name, start, end, "national", nation, "whole-country", False)


def _strongest(claims: list[_Claim], portal: Unit | None) -> _Claim | None:
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
    return any(province_of(u).short_key in names or _parent_key(u) in names for u in inner.units)


def _parent_key(unit: Unit) -> str:
    above = parent_of(unit)
    return above.short_key if above else ""


def _body(reading: Reading) -> Iterator[tuple[Line, Mention, int]]:
    """Mentions of the first BODY characters of content, with the number of characters before their line."""
    place = 0
    for line in reading.content:
        for mention in mentions(line):
            yield line, mention, place
        place += line.end - line.start
        if place > BODY:
            return


def _most_mentioned(body: list[tuple[Line, Mention, int]], portal: Unit | None) -> _Claim | None:
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
    return _Claim(mention, line, 3.0 * weights[best] / total, f"text:{mention.rule}")


def _inside_portal(mention: Mention, portal: Unit) -> bool:
    names = {portal.short_key}
    return any(
        unit.short_key in names or province_of(unit).short_key in names or _parent_key(unit) in names
        for unit in mention.units
    )


def _resolved(
    reading: Reading,
    claim: _Claim,
    body: list[tuple[Line, Mention, int]],
    portal: Unit | None,
    day: str | None,
) -> Where:
    mention, line = claim.mention, claim.line
    seen = line is not None and mention.end > mention.start
    start = line.start + mention.start if line and seen else None
    end = line.start + mention.end if line and seen else None
    confidence = round(min(0.98, 0.55 + 0.035 * claim.weight), 2)
    unit = _best_unit(mention, body, portal, day)
    name = _as_written(mention, unit)
    place = reading.evidence(name, start, end, claim.rule, confidence)
    level = reading.evidence(mention.level, start, end, claim.rule, confidence)
    return Where(place, _parent(reading, unit, body), level)


def _as_written(mention: Mention, unit: Unit | None) -> str:
    """The name with its type: as written where it has one, else from the gazetteer."""
    if mention.level == "national":
        return mention.name
    if mention.typed and not mention.name.isupper():
        numbered = mention.name[-1].isdigit()
        return mention.name if numbered else mention.name[0].lower() + mention.name[1:]
    return _written(unit) if unit else mention.name


def _written(unit: Unit) -> str:
    if unit.name[0].isdigit():
        return f"{unit.type} {unit.name}"
    form = table("place")["written"].get(unit.type, unit.type.lower() + " {}")
    return str(form).format(unit.name)


def _best_unit(
    mention: Mention, body: list[tuple[Line, Mention, int]], portal: Unit | None, day: str | None
) -> Unit | None:
    """Of the units with this name, the one that fits the day, the portal and the places named beside it."""
    named = {m.identity[1] for _, m, _ in body if m.level in ("province", "district")}

    def fit(unit: Unit) -> tuple[int, int, int]:
        province = province_of(unit).short_key
        same_portal = int(portal is not None and province_of(portal).short_key == province)
        beside = int(province in named) + int(_parent_key(unit) in named)
        return same_portal + beside, int(unit.valid(day)), int(not unit.first)

    return max(mention.units, key=fit, default=None)


def _parent(reading: Reading, unit: Unit | None, body: list[tuple[Line, Mention, int]]) -> Evidence | None:
    """The unit above, at its first mention in the text where it has one."""
    above = parent_of(unit) if unit else None
    if above is None:
        return None
    for line, mention, _ in body:
        if mention.typed and mention.identity == (above.level, above.short_key):
            start, end = line.start + mention.start, line.start + mention.end
            return reading.evidence(_written(above), start, end, f"text:{mention.rule}", 0.9)
    return reading.evidence(_written(above), None, None, "gazetteer", 0.8)


def _from_portal(reading: Reading, portal: Unit, body: list[tuple[Line, Mention, int]], day: str | None) -> Where:
    """The unit whose portal the page stands on, or one inside it that the text speaks of most."""
    for line, mention, _ in body:
        if mention.identity == (portal.level, portal.short_key):
            claim = _Claim(mention, line, 8.0, f"host+{mention.rule}")
            return _resolved(reading, claim, body, portal, day)
    place = reading.evidence(_written(portal), None, None, "host", 0.75)
    level = reading.evidence(portal.level, None, None, "host", 0.75)
    return Where(place, _parent(reading, portal, body), level)


_OWN = re.compile(
    r"""(?is)<(?:link[^>]{0,200}rel\s*=\s*["']?canonical[^>]{0,300}|meta[^>]{0,200}og:url[^>]{0,300}|base\b[^>]{0,300})>"""
)
_HOST = re.compile(r"(?i)https?://([a-z0-9.-]+\.[a-z]{2,})")


def _host(url: str | None, source: str | None) -> str | None:
    """Host of the page: of its URL, of the address the page names for itself, or the one most linked to."""
    if url:
        return urlsplit(url).hostname
    if not source:
        return None
    for tag in _OWN.findall(source[:100_000]):
        match = _HOST.search(tag)
        if match:
            return match.group(1).lower()
    counts: dict[str, int] = {}
    for host in _HOST.findall(source[:600_000]):
        if host.lower().endswith(".gov.vn"):
            counts[host.lower()] = counts.get(host.lower(), 0) + 1
    return max(counts, key=lambda h: counts[h]) if counts else None
