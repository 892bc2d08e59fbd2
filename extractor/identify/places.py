"""The place a document is about, as it is written there, its level and the unit above it.

Evidence is weighed in steps: a place of the title or the issuing body decides; then the host name; then what the text
mentions most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.identify.claims import (
    Claim,
    commune_claims,
    issuer_claims,
    most_mentioned,
    nation_of_text,
    national_claims,
    strongest,
    title_claims,
)
from extractor.identify.gazetteer import LEVELS, Unit, host_unit, parent_of, province_of
from extractor.identify.heads import Head
from extractor.identify.mentions import Mention, body_mentions
from extractor.identify.own import above_members, around, own_level
from extractor.identify.reading import Line, Reading
from extractor.identify.words import address, pattern, table
from extractor.model import Evidence, Level

GUESS: Final = 0.3  # confidence in one of several namesakes
_OWN = re.compile(
    r"""(?is)<(?:link[^>]{0,200}rel\s*=\s*["']?canonical[^>]{0,300}|meta[^>]{0,200}og:url[^>]{0,300}|base\b[^>]{0,300})>"""
)
_HOST = re.compile(r"[hH][tT][tT][pP][sS]?://([A-Za-z0-9.-]+\.[A-Za-z]{2,})")  # of both cases, and quick to find


@dataclass(frozen=True, slots=True)
class Where:
    """What was found out about the place."""

    place: Evidence | None
    parent: Evidence | None
    level: Evidence | None


def where(reading: Reading, head: Head, url: str | None, source: str | None, day: str | None) -> Where:
    """Place, parent and level of the document; `day` is a day of its time (ISO), if known."""
    host = _host(url, source)
    portal = host_unit(host, day, _units_of_path(url)) if host else None
    body = list(body_mentions(reading))
    claims = [*issuer_claims(reading, head), *title_claims(head), *national_claims(head)]
    claim = strongest(claims, portal)
    if portal is not None and (claim is None or claim.mention.level == "national"):
        claim = next(commune_claims(head, portal, day), claim)
    if claim is None and portal is not None and (url or portal.level != "province"):
        return _from_portal(reading, portal, body, day)
    if claim is None:
        claim = most_mentioned(body, portal)
        claim = (above_members(body, claim) if claim else None) or claim
    if claim is None and portal is not None:
        return _from_portal(reading, portal, body, day)
    unsure = claim is None or claim.rule.startswith("text:")
    own = own_level(reading, named_alone=claim is None) if unsure else None
    if own is not None and (claim is None or _is_inside(claim.mention.level, own.value)):
        claim = around(body, own.value)  # type: ignore[arg-type]
        if claim is None:
            return Where(None, None, own)
    claim = claim or nation_of_text(reading)
    if claim is None:
        return Where(None, None, None)
    claim = _as_the_text_types(claim, body)
    return _resolved(reading, claim, body, portal, day)


def _is_inside(level: Level, own: str) -> bool:
    """True where a unit of `level` can only be a part of the one that the text is about."""
    return [*LEVELS].index(level) > [str(x) for x in LEVELS].index(own)


def _as_the_text_types(claim: Claim, body: list[tuple[Line, Mention, int]]) -> Claim:
    """A name without a word for its unit is of the unit that the text gives this name with one, where it gives one."""
    written = claim.mention.start < claim.mention.end  # not inferred from others
    if claim.mention.typed or not written or not claim.mention.units:
        return claim
    name = claim.mention.units[0].short_key
    typed = [(line, m) for line, m, _ in body if m.typed and m.units and m.units[0].short_key == name]
    if not typed or any(m.level == claim.mention.level for _, m in typed):
        return claim
    line, mention = typed[0]
    return Claim(mention, line, claim.weight, f"{claim.rule}+{mention.rule}")


def _resolved(
    reading: Reading,
    claim: Claim,
    body: list[tuple[Line, Mention, int]],
    portal: Unit | None,
    day: str | None,
) -> Where:
    mention, line = claim.mention, claim.line
    seen = line is not None and mention.end > mention.start
    start = line.start + mention.start if line and seen else None
    end = line.start + mention.end if line and seen else None
    confidence = round(min(0.98, 0.55 + 0.035 * claim.weight), 2)
    unit, sure = _best_unit(mention, body, portal, day)
    name = _as_written(mention, unit)
    place = reading.evidence(name, start, end, claim.rule, confidence)
    level = reading.evidence(mention.level, start, end, claim.rule, confidence)
    return Where(place, _parent(reading, unit, body, mention, sure=sure), level)


def _as_written(mention: Mention, unit: Unit | None) -> str:
    """The name with its type: as written where it has one, else from the gazetteer."""
    if mention.level == "national":
        return mention.name
    if mention.typed and not mention.name.isupper():
        word = pattern("unit").match(mention.name.lower())
        kept = mention.name[:2].isupper() or mention.name[-1].isdigit()  # a short form, a number
        return mention.name if kept or word is None else word.group() + mention.name[word.end() :]
    return _written(unit) if unit else mention.name


def _written(unit: Unit) -> str:
    if unit.name[0].isdigit():
        return f"{unit.type} {unit.name}"
    form = table("place")["written"].get(unit.type, unit.type.lower() + " {}")
    return str(form).format(unit.name)


def _best_unit(
    mention: Mention, body: list[tuple[Line, Mention, int]], portal: Unit | None, day: str | None
) -> tuple[Unit | None, bool]:
    """Of the units with this name, the one that best fits the day, the portal and the places named beside it.

    Also whether it is the only one that fits so well.
    """
    named = {m.identity for _, m, _ in body if m.level in ("province", "district")}

    def fit(unit: Unit) -> tuple[int, int, int]:
        province, above = province_of(unit).short_key, parent_of(unit)
        same_portal = int(portal is not None and province_of(portal).short_key == province)
        beside = int(("province", province) in named)
        beside += int(above is not None and (above.level, above.short_key) in named)
        return same_portal + beside, int(unit.valid(day)), int(not unit.first)

    best = max(mention.units, key=fit, default=None)
    alike = {unit.parent for unit in mention.units if best is not None and fit(unit) == fit(best)}
    return best, len(alike) <= 1


def _parent(
    reading: Reading,
    unit: Unit | None,
    body: list[tuple[Line, Mention, int]],
    mention: Mention | None = None,
    *,
    sure: bool = True,
) -> Evidence | None:
    """The unit above, at its first mention in the text where it has one; a guess where its namesakes fit as well."""
    above = parent_of(unit) if unit else None
    if unit is None:
        return _named_parent(reading, mention, body)
    if above is None:
        return None
    for line, mention, _ in body:
        if mention.typed and mention.identity == (above.level, above.short_key):
            start, end = line.start + mention.start, line.start + mention.end
            return reading.evidence(_written(above), start, end, f"text:{mention.rule}", 0.9)
    return reading.evidence(_written(above), None, None, "gazetteer", 0.8 if sure else GUESS)


def _named_parent(reading: Reading, inner: Mention | None, body: list[tuple[Line, Mention, int]]) -> Evidence | None:
    """The first unit of the level above that the text names, for a place that the gazetteer does not know."""
    if inner is None or inner.level in ("national", "province"):
        return None
    for line, mention, _ in body:
        if mention.typed and mention.units and LEVELS.index(mention.level) < LEVELS.index(inner.level):
            start, end = line.start + mention.start, line.start + mention.end
            return reading.evidence(_written(mention.units[0]), start, end, f"beside:{mention.rule}", 0.6)
    return None


def _from_portal(reading: Reading, portal: Unit, body: list[tuple[Line, Mention, int]], day: str | None) -> Where:
    """The unit whose portal the page stands on, or one inside it that the text speaks of most."""
    for line, mention, _ in body:
        if mention.identity == (portal.level, portal.short_key):
            claim = Claim(mention, line, 8.0, f"host+{mention.rule}")
            return _resolved(reading, claim, body, portal, day)
    place = reading.evidence(_written(portal), None, None, "host", 0.75)
    level = reading.evidence(portal.level, None, None, "host", 0.75)
    return Where(place, _parent(reading, portal, body), level)


def _units_of_path(url: str | None) -> list[str]:
    """Words of an address's path that name a unit with the word for it ("xa-son-lang"), innermost first."""
    parts = address(url)
    begins = tuple(f"{word}-" for word in table("address")["units"])
    return [word for word in reversed(parts[1]) if word.startswith(begins)] if parts else []


def _host(url: str | None, source: str | None) -> str | None:
    """Host of the page: of its URL, of the address the page names for itself, or the one most linked to."""
    if url:
        parts = address(url)
        return ".".join(parts[0]) if parts else None
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
