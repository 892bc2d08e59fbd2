"""What a text without the name of a place says of it: "the whole province", "on the territory of the commune"."""

from __future__ import annotations

import functools
import re
from typing import Final

from extractor.identify.claims import Claim, nation
from extractor.identify.gazetteer import LEVELS, Unit, parent_of
from extractor.identify.mentions import Mention
from extractor.identify.reading import BODY, Line, Reading, key
from extractor.identify.words import any_of, listed, surface_of, table
from extractor.model import Evidence, Level

FEWEST, SOME, MANY = 2, 3, 6  # places side by side that make the unit above them what a text is about; provinces: MANY
LEADING: Final = 0.4  # of all mentions of such places: one that has more is what the text is about
_RULE, _MEMBERS = "own", "members"


@functools.cache
def _pattern(*, named_alone: bool) -> re.Pattern[str]:
    """A word of patterns/documents.toml, [own], with the word for the unit and no name behind it.

    `named_alone`: a body of it counts whatever it does.
    """
    named = table("own")
    words = [
        f"{key(before)} {key(unit)}" for before in named["before"] for level in LEVELS[1:] for unit in named[level]
    ]
    other = "|".join(key(word) for word in named["not_before"])
    bodies = [f"{key(body)} {key(unit)}" for body in named["bodies"] for level in LEVELS[1:] for unit in named[level]]
    acting = rf"{any_of(bodies).pattern}(?=\s+{any_of([key(act) for act in named['acts']]).pattern})"
    unit = rf"{any_of(words).pattern}(?!\s+(?:{other})(?![^\W_]))"
    return re.compile(rf"{acting}|{unit}" + (rf"|{any_of(bodies).pattern}(?!\s*,)" if named_alone else ""))


@functools.cache
def _levels() -> dict[str, Level]:
    return {key(unit): level for level in LEVELS[1:] for unit in table("own")[level]}


def own_level(reading: Reading, *, named_alone: bool) -> Evidence | None:
    """The level of the unit that the text means without naming it; the one said most often, of two the lower one.

    `named_alone`: no other place is named, so that its bodies count too.
    """
    counts: dict[Level, int] = {}
    first: dict[Level, tuple[int, int]] = {}
    seen = 0
    for line in reading.content:
        for match in _pattern(named_alone=named_alone).finditer(line.key):
            if _a_name_follows(line, match.end()):
                continue
            level = next(level for unit, level in _levels().items() if surface_of(match).endswith(f" {unit}"))
            counts[level] = counts.get(level, 0) + 1
            first.setdefault(level, (line.start + match.start(), line.start + match.end()))
        seen += line.end - line.start
        if seen > BODY:
            break
    if not counts:
        return None
    best = max(counts, key=lambda level: (counts[level], LEVELS.index(level)))
    return reading.evidence(best, *first[best], _RULE, round(min(0.8, 0.4 + 0.1 * counts[best]), 2))


def _a_name_follows(line: Line, end: int) -> bool:
    rest = line.key[end:].lstrip()
    if not line.text[end:].lstrip()[:1].isupper() or listed("own", "acts").match(rest):
        return False
    return not (line.capitals and listed("own", "in_capitals").match(rest))


def around(body: list[tuple[Line, Mention, int]], level: Level) -> Claim | None:
    """The unit of `level` that the units named in the text lie in, where all of them lie in one."""
    found: dict[str, tuple[Line, Mention]] = {}
    for line, mention, _ in body:
        if mention.typed and mention.level == level and mention.units:
            found.setdefault(mention.identity[1], (line, mention))
        elif LEVELS.index(mention.level) > LEVELS.index(level) and len({u.short_key for u in mention.units}) == 1:
            above = {up.short_key: up for unit in mention.units if (up := _ancestor(unit, level)) is not None}
            if len(above) == 1:
                (up,) = above.values()
                inferred = Mention(up.name, 0, 0, level, (up,), _RULE, False)
                found.setdefault(up.short_key, (line, inferred))
    if len(found) != 1:
        return None
    ((line, mention),) = found.values()
    return Claim(mention, line, 2.0, f"{_RULE}:{mention.rule}")


def above_members(body: list[tuple[Line, Mention, int]], claim: Claim) -> Claim | None:
    """The unit that `claim` and its like lie in, where they stand side by side and none is spoken of more.

    Side by side: as rows or columns of a table, opening a line each, or some of them in a text that is about none.
    """
    level, beside, told = claim.mention.level, dict[str, Mention](), list[Mention]()
    for line, mention, _ in body:
        if mention.level == level and mention.units:
            told.append(mention)
            if line.table or _opens(line, mention):
                beside.setdefault(mention.identity[1], mention)
    own = sum(mention.identity == claim.mention.identity for mention in told)
    if claim.mention.identity[1] not in beside or len(beside) < FEWEST:
        beside = {mention.identity[1]: mention for mention in told if mention.typed}
        if len(beside) < SOME or own > LEADING * len(told):
            return None
    if level == "province":
        above = nation() if len(beside) >= MANY else None
    else:
        up = _common(list(beside.values()))
        above = Mention(up.name, 0, 0, up.level, (up,), _MEMBERS, False) if up else None
    return Claim(above, claim.line, claim.weight, f"{claim.rule}+{_MEMBERS}") if above else None


def _common(members: list[Mention]) -> Unit | None:
    """The one unit right above all of them."""
    uppers = [{up.id: up for unit in m.units if (up := parent_of(unit)) is not None} for m in members]
    common = set.intersection(*map(set, uppers))
    if len({uppers[0][ident].short_key for ident in common}) != 1:
        return None
    return max((uppers[0][ident] for ident in common), key=lambda unit: unit.id)


def _opens(line: Line, mention: Mention) -> bool:
    """Whether a place opens its line, behind a number or a sign at most."""
    return not any(sign.isalpha() for sign in line.text[: mention.start])


def _ancestor(unit: Unit, level: Level) -> Unit | None:
    above = parent_of(unit)
    while above is not None and above.level != level:
        above = parent_of(above)
    return above
