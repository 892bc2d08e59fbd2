"""The year of a value and the basis of its period: by its statement, else by what stands around."""

from __future__ import annotations

import bisect
import functools
from itertools import pairwise

from extractor.context import bases, periods, respective, years
from extractor.context.around import Around
from extractor.context.periods import Mention
from extractor.context.phrases import length_at
from extractor.context.said import fitting, governed, speaks_in
from extractor.context.scene import SIGNS, Scene
from extractor.context.told import Told
from extractor.lexicon import settings
from extractor.model import Modifier, Quantity


def own_periods(statement: Told) -> list[Mention]:
    """The periods a statement names, but for those that say what a value is compared with or normed by."""
    here, named, phrases = statement.scene, statement.periods, statement.bases
    start, end = here.statement.start, here.statement.end
    if not named:
        return []
    asides = [b for b in phrases if bases.opens_aside(here, b)]
    taken = [(here.words.starts[b.first], here.words.ends[b.last - 1]) for b in phrases if not b.rule.plan]
    taken += [(m.start, m.end) for _, m in statement.norms if m.start is not None and m.end is not None]
    taken += periods.stretches(here.words.text, start, end, "compared", "acted", "body", "standard")
    taken += periods.quoted(here.words.text, start, end)
    told = [(here.words.starts[b.first], here.words.ends[b.last - 1]) for b in asides]
    kept = [m for m in named if not _within(m, taken) or _within(m, told)]
    behind = {item.last for item in here.items}
    plans = [
        (here.words.starts[b.first], here.words.ends[b.last - 1]) for b in phrases if b.rule.plan and b.first in behind
    ]
    return [m for m in kept if not (_within(m, plans) and _later_in_front(m, kept))]


def of_base(statement: Told, number: int) -> Mention | None:
    """The year of a base, where item `number` alone in a bracket behind it says what was reached then; or None.

    "Revenue 35 bn, up 6 % on 2031 (33 bn)": that is told as revenue is and not much less or more, so no difference.
    So it is where the base opens the statement: "Against 2031 (33 bn), revenue rose by 6 %".
    """
    here, norms = statement.scene, statement.scene.words.norms
    item, opened = here.items[number], here.items[number].first - 1
    if norms[opened : opened + 1] != ["("] or norms[item.last : item.last + 1] != [")"]:
        return None
    mention = next((m for m in statement.periods if here.words.index_at(m.end - 1) + 1 == opened), None)
    told = [(b.first, b.last) for b in statement.bases if not b.rule.plan] + statement.against
    behind = [first for first, last in told if last == opened]
    if mention is None or not any(first < here.words.index_at(mention.start) for first in behind):
        return None
    if not number:
        return mention if 0 in behind else None
    return mention if any(_like(other.quantity, item.quantity) for other in here.items[:number]) else None


def of_compared(statement: Told, named: list[Mention]) -> dict[int, Mention]:
    """By number, the years of values that the one before is compared with, which hold for these alone.

    "Farming rose by 2 %, less than the 5 % of 2031, and ...". Of those not in `named`, as they stand in a base, only
    that of which the value is said to be: "less than the 5 % of the same months of 2031".
    """
    found: dict[int, Mention] = {}
    here = statement.scene
    norms, items = here.words.norms, here.items
    for mention in statement.periods:
        number = bisect.bisect_right(items, here.words.index_at(mention.start), key=lambda item: item.last) - 1
        if number < 0:
            continue
        first = items[number - 1].last if number else 0
        first += norms[first : first + 1] in ([","], ["("])
        between = norms[items[number].last : here.words.index_at(mention.start)]
        of = between[:1] == settings("adverbs")["of"][:1]
        if not of and (mention not in named or not number):
            continue
        places = range(first, max(items[number].first, first + 1) if of else first + 1)
        beside = any(
            length_at(norms, at, _lies_beside()) and not SIGNS.intersection(norms[at : items[number].first])
            for at in places
        )
        joined = number - 1 in found and [norms[items[number].first - 1]] == settings("adverbs")["both"]
        if (beside or joined) and SIGNS.union(settings("adverbs")["both"]).isdisjoint(between):
            found.setdefault(number, mention)
    return found


@functools.cache
def _lies_beside() -> tuple[str, ...]:
    return tuple(settings("adverbs")["lies_beside"])


_MUCH = 3  # times


def _like(one: Quantity, other: Quantity) -> bool:
    """Whether two values are in one unit and neither is many times the other."""
    levels = one.minimum or one.maximum, other.minimum or other.maximum
    if one.unit != other.unit or levels[0] is None or levels[1] is None:
        return False
    return levels[0] < _MUCH * levels[1] and levels[1] < _MUCH * levels[0]


def suited(here: Scene, named: list[Mention], base: Modifier | None, kind: str | None) -> list[Mention]:
    """Without those in front of all values that go with the other kind: "on results of 2020 and tasks of 2021".

    One between the last comma and the first value is that value's. A vision right behind a nearer end is no year of
    what is told: "the scheme until 2030, with a vision to 2050, aims at".
    """
    text = here.words.text
    visions = {b for a, b in pairwise(named) if b.rule == "vision" and not text[a.end : b.start].strip(" ,;")}
    named = [m for m in named if m not in visions and not _in_multiple(m, base)]
    first = here.words.starts[here.items[0].first]
    own = here.words.starts[years.stretch_start(here, 0)]
    opening = [m for m in named if m.end <= first]
    if len(opening) < 2:
        return named
    kept = [s.mention for s in fitting(governed(here.words, here.cues, opening), kind)]
    return [m for m in named if m.end > first or m.start >= own or m in kept]


def year_of(
    here: Scene, number: int, named: list[Mention], around: Around, kind: str | None, times: list[Mention]
) -> tuple[Modifier | None, Modifier | None]:
    """The year of item `number`, and the basis of its period; `times`: what is said of years without their numbers."""
    mention = (respective.year_of(here, number, named) or years.year_of(here, number, named)) if named else None
    vague = years.unnamed(here, number)
    if vague is not None and vague.time == "past" and not (mention and years.since(here, number, vague, mention)):
        return None, None
    if vague is not None and vague.time == "now" and mention is not None:
        document, past = around.document, years.gone_by(here, mention, vague)
        past = past and document.identity.year is not None and not speaks_in(document, around.dated, mention.value)
        mention = None if past or years.over(here, mention, vague) else mention
    lasting = periods.lasting_before(times, here.items[number].quantity.start)
    several = mention is not None and not mention.value.isdigit()
    if mention is not None and several:
        mention = _reached_at_end(here, number, named, mention)
    if mention is not None and lasting is not None and mention.end <= lasting.start and not several:
        own = next((m for m in reversed(named) if m.end <= lasting.start and _is_as_long(m, lasting)), None)
        meant = own or around.period(here.statement, kind, lasting)
        mention = meant if meant is not None and meant.value else mention
    if mention is None:
        term = lasting is not None and lasting.value  # the past one, whose years are known
        mention = lasting if term else around.period(here.statement, kind, lasting)
        if mention is not None and (not mention.value or _over_now(vague, mention, here, around)):
            return None, None
        if mention is not None and mention.basis == "year-end" and periods.yearly(here, number) is not None:
            mention = around.term(here.statement, kind, mention) or mention
        if mention is not None and vague is None:
            mention = _end_of_term(here, number, named, mention)
    if mention is not None:
        if mention.rule == "since" and around.present is not None and around.present > int(mention.value):
            mention = mention._replace(value=f"{mention.value}-{around.present}")
        return mention.modifier(), Modifier(mention.basis, mention.start, mention.end, mention.rule)
    year = around.own_year(kind, titled=vague is not None)
    if year is None:
        return around.year_under_way(here.statement, kind, now=vague is not None), None
    return Modifier(year.value, year.start, year.end, "document"), None


def _is_as_long(mention: Mention, lasting: Mention) -> bool:
    """Whether a period has as many years as one said without their numbers: "in 2031-2035 ...; | in 5 years"."""
    first, last = mention.years if mention.value else (0, 0)
    return lasting.part.isdecimal() and first < last and last - first in (int(lasting.part) - 1, int(lasting.part))


def _end_of_term(here: Scene, number: int, named: list[Mention], term: Mention) -> Mention:
    """The end of the years around that the sentence names in front of a value as a goal, for what is of no average.

    "(for 2031-2035) by 2035 income is to be 70 million; | 20 % of the fields are turned over".
    """
    start, norms = here.words.starts[here.items[number].first], here.words.norms
    goal = next((m for m in reversed(named) if m.end <= start and m.basis == "year-end"), None)
    if goal is None or not term.value or not term.years[0] < term.years[1] == goal.years[1]:
        return term
    clause = range(here.clause_start(number), here.clause_end(number))
    averages, heads = tuple(settings("subjects")["averages"]), tuple(settings("subjects")["per_head"])
    rate = here.items[number].quantity.unit.partition("/")[2] in settings("subjects")["time_denominators"]
    over_years = (length_at(norms, at, averages) and not length_at(norms, at, heads) for at in clause)
    return term if rate or any(over_years) else goal


def _reached_at_end(here: Scene, number: int, named: list[Mention], term: Mention) -> Mention:
    """The goal that opens a sentence, for what is reached behind a yearly rate in the years that end with it.

    "By 2035 ...; it grows in 2031-2035 by 8 % a year, reaching | 6 million".
    """
    words, yearly = here.words, settings("subjects")["time_denominators"]
    between = [item for item in here.items[:number] if term.end <= words.starts[item.first]]
    units = [item.quantity.unit.partition("/")[2] for item in (*between[:1], here.items[number])]
    if len(units) == 1 or units[0] not in yearly or units[1] in yearly:
        return term
    goal = next((m for m in named if m.basis == "year-end" and m.end <= term.start), None)
    return term if goal is None or goal.years[1] != term.years[1] else goal


def _over_now(vague: years.Unnamed | None, mention: Mention, here: Scene, around: Around) -> bool:
    """Whether a year that an earlier sentence tells of is over for what is told now: "3 in 2031. | Now 9"."""
    if vague is None or vague.time != "now" or mention.basis != "unstated" or mention.start is None:
        return False
    earlier = around.document.blocks[here.statement.block].start <= mention.start < here.statement.start
    return earlier and not speaks_in(around.document, around.dated, mention.value)


def _within(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(first <= mention.start < last for first, last in spans)


def _later_in_front(mention: Mention, named: list[Mention]) -> bool:
    """Whether a later period is named in front of one, which so is only compared with: "110 % of the plan of 2030"."""
    return any(other.end <= mention.start and other.years[1] > mention.years[1] for other in named)


def _in_multiple(mention: Mention, base: Modifier | None) -> bool:
    """Whether a period only says what a multiple is of, or a share above: "2,4 times the year 2031"."""
    if base is None or base.start is None or base.end is None:
        return False
    rule = bases.rules().get(base.rule)
    return (rule is None or rule.position == "multiple") and base.start <= mention.start < base.end
