"""Stage `context`: what the words around a quantity say of it: change, kind, year, base, standard.

Scope goes from the narrow to the wide: the clause, the sentence, the paragraph or item, its lead-in, the headings from
the nearest up, the document. The rules are data (patterns/changes, kinds, periods, bases) in the manner of ConText
(Harkema, Dowling, Thornblade & Chapman 2009): cues with a reach, ended by clause boundaries and by each other.
"""

from __future__ import annotations

import dataclasses

from extractor.context import bases, changes, compared, headline, kinds, periods, respective, standards, told, years
from extractor.context.around import Around
from extractor.context.kinds import KindRule
from extractor.context.periods import Mention
from extractor.context.said import fitting, governed
from extractor.context.scene import Scene
from extractor.context.told import Told
from extractor.model import Context, Document, Kind, Modifier

__all__ = ["context"]

END = 9999  # later than every year


def context(document: Document) -> Document:
    """`document` with one Context for each of its quantities."""
    document = dataclasses.replace(document, told=tuple(told.statements(document)))
    around = Around(document)
    default = _default(document)
    found: list[Context] = []
    tone, pledge, block = None, None, -1  # the kind said last in this paragraph; what makes it tell targets
    last: Context | None = None  # of what the sentence before in this paragraph is about
    goal: int | None = None  # the sentence of this paragraph that pledged, while nothing was reported since
    ahead: int | None = None  # the first year for which this paragraph pledges
    aims: set[int] = set()  # the years for which the document pledged so far
    for statement in document.told:
        here, phrases = statement.scene, statement.bases
        if here.statement.block != block:
            pledge = around.pledged(here.statement, block, pledge)
            tone, goal, ahead, block, last = None, None, None, here.statement.block, None
        whole, begun = last if around.continues(here.statement) else None, len(found)
        norms = standards.named(here.words.text, here.statement.start, here.statement.end)
        named = _own_periods(statement, norms)
        times = periods.lasting(here.words.text, here.statement.start, here.statement.end)
        plans = [*bases.planned(here, phrases), *compared.below(here)]
        change: Modifier | None = None
        for number in range(len(here.items)):
            change = changes.change_of(here, number, change)
            base = compared.base_of(here, number, phrases, change)
            aimed = (goal is not None and goal < here.statement.start) or around.led(here.statement)
            said = kinds.said_in_sentence(here, number, plans, aimed=aimed)
            tone = said.value if said else tone
            year, basis = _year(here, number, _suited(here, named, base, tone), around, tone, times)
            if said is not None and (said.value != "target" or said.rule in kinds.PLEDGES):
                pledge, goal = kinds.pledge_of(said), here.statement.start if said.value == "target" else None
            time = _time(year, basis, around, ahead) or (None if said else _running_out(here, year, around, aims))
            kind = _kind(here, number, said, (year, basis), around, pledge, time, whole) or default
            if kind.rule in kinds.PLEDGES and year is not None and year.rule != "document":
                ahead = min(ahead or END, int(year.value[-4:]))
                aims.add(int(year.value[-4:]))
            found.append(
                Context(
                    change=change,
                    kind=kind,
                    firmness=kinds.firmness_of(kind),
                    year=year,
                    basis=periods.yearly(here, number) or basis,
                    base=base,
                    standard=standards.standard_of(here, number, norms, "standard"),
                    price_basis=standards.standard_of(here, number, norms, "price_basis"),
                )
            )
        last = found[begun] if whole is None and begun < len(found) else whole
    return dataclasses.replace(document, contexts=headline.dated(document, found))


def _own_periods(statement: Told, norms: list[standards.Named]) -> list[Mention]:
    """The periods a statement names, but for those that say what a value is compared with or normed by."""
    here, named, phrases = statement.scene, statement.periods, statement.bases
    start, end = here.statement.start, here.statement.end
    if not named:
        return []
    taken = [(here.words.starts[b.first], here.words.ends[b.last - 1]) for b in phrases if not b.rule.plan]
    taken += [(m.start, m.end) for _, m in norms if m.start is not None and m.end is not None]
    for aside in (periods.compared, periods.acted, periods.bodies, periods.quoted):
        taken += aside(here.words.text, start, end)
    kept = [m for m in named if not _within(m, taken)]
    behind = {item.last for item in here.items}
    plans = [
        (here.words.starts[b.first], here.words.ends[b.last - 1]) for b in phrases if b.rule.plan and b.first in behind
    ]
    return [m for m in kept if not (_within(m, plans) and _later_in_front(m, kept))]


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


def _suited(here: Scene, named: list[Mention], base: Modifier | None, kind: str | None) -> list[Mention]:
    """Without those in front of all values that go with the other kind: "on results of 2020 and tasks of 2021".

    One between the last comma and the first value is that value's.
    """
    named = [m for m in named if not _in_multiple(m, base)]
    first = here.words.starts[here.items[0].first]
    own = here.words.starts[years.stretch_start(here, 0)]
    opening = [m for m in named if m.end <= first]
    if len(opening) < 2:
        return named
    kept = [s.mention for s in fitting(governed(here.words, here.cues, opening), kind)]
    return [m for m in named if m.end > first or m.start >= own or m in kept]


def _year(
    here: Scene, number: int, named: list[Mention], around: Around, kind: str | None, times: list[Mention]
) -> tuple[Modifier | None, Modifier | None]:
    """The year of item `number`, and the basis of its period; `times`: what is said of years without their numbers."""
    mention = respective.year_of(here, number, named) or years.year_of(here, number, named)
    vague = years.unnamed(here, number)
    if vague is not None and vague.time == "past" and not (mention and years.since(here, number, vague, mention)):
        return None, None
    lasting = periods.lasting_before(times, here.items[number].quantity.start)
    if mention is not None and lasting is not None and mention.end <= lasting.start:
        meant = around.period(here.statement, kind, lasting)
        mention = meant if meant is not None and meant.value else mention
    if mention is None:
        mention = around.period(here.statement, kind, lasting)
        if mention is not None and not mention.value:
            return None, None
    if mention is not None:
        if mention.rule == "since" and around.present is not None and around.present > int(mention.value):
            mention = mention._replace(value=f"{mention.value}-{around.present}")
        return mention.modifier(), Modifier(mention.basis, mention.start, mention.end, mention.rule)
    year = around.own_year(titled=vague is not None)
    return (Modifier(year.value, year.start, year.end, "document") if year else None), None


def _kind(
    here: Scene,
    number: int,
    said: Modifier | None,
    period: tuple[Modifier | None, Modifier | None],
    around: Around,
    pledge: KindRule | None,
    time: Kind | None,
    whole: Context | None,
) -> Modifier | None:
    """Planned, reported or estimated: by the sentence, else what it is part of, the headings, its period.

    `whole`: what the sentence before is about, where this one tells its parts ("of which ...").
    """
    year, basis = period
    if said is None and whole is not None and year is not None and whole.year and whole.year.value == year.value:
        return whole.kind
    heading = around.heading_kind(here.statement, pledge, year=year.value if year else None)
    if around.aims and "target" in (heading and heading.kind, said and said.value):
        time = None  # a year before the one aimed at is on the way to it
    if said is not None and not _overruled(here, number, said, time):
        return said._replace(value="result") if pledge is None and _running(here, said, year, around) else said
    open_aim = heading is not None and heading.kind == "target" and pledge is None and time is None
    if open_aim and not kinds.planned(around.document.identity) and around.reports_part(here.statement, basis):
        return Modifier("result", None, None, "part_of_year")
    if heading is not None and (_set_goal(basis) or not (time == "result" and heading.kind == "target")):
        return Modifier(heading.kind, None, None, heading.id)
    return Modifier(time, None, None, "period_against_document") if time else None


def _time(year: Modifier | None, basis: Modifier | None, around: Around, ahead: int | None) -> Kind | None:
    """What the period of a value says against that of its document: none is past for which something was pledged."""
    identity = around.document.identity
    time = kinds.by_year(
        year.value if year and year.rule != "document" else None,
        identity.published.value if identity.published else None,
        around.stands_in,
        plans=kinds.planned(identity),
        named=_set_goal(basis) or identity.year is None or not identity.year.rule.startswith("text:"),
    )
    past = time == "result" and year is not None and (ahead is None or int(year.value[-4:]) < ahead)
    return time if past or time != "result" else None


def _running_out(here: Scene, year: Modifier | None, around: Around, aims: set[int]) -> Kind | None:
    """A result, where a statement of news names the year they speak in and they pledged for a later one only."""
    named = year is not None and year.start is not None and year.start >= here.statement.start
    if not named or year is None or kinds.planned(around.document.identity):
        return None
    now = int(year.value[-4:])
    return "result" if now == around.present and now not in aims and now < max(aims, default=now) else None


def _set_goal(basis: Modifier | None) -> bool:
    return basis is not None and basis.value == "year-end"


def _running(here: Scene, said: Modifier, year: Modifier | None, around: Around) -> bool:
    """Whether a forecast is for the year that the page speaks in, and so no plan."""
    if said.rule != "forecast" or year is None or around.present is None or kinds.planned(around.document.identity):
        return False
    heading = around.heading_kind(here.statement, title=False)
    return int(year.value[-4:]) <= around.present and not (heading and heading.kind == "target")


def _default(document: Document) -> Modifier:
    """What a value is where nothing says: by the kind of document, in news by what its plain statements say."""
    kind = document.identity.kind.value if document.identity.kind else "page"
    if kinds.planned(document.identity):
        return Modifier("target", None, None, f"document_{kind}")
    said = map(_said, document.told)
    if kind != "report" and (most := kinds.majority(said)) is not None:
        return Modifier(most, None, None, "most_statements")
    return Modifier("result", None, None, f"document_{kind}")


def _said(statement: Told) -> list[Modifier | None]:
    """What a statement itself says of each of its values."""
    here = statement.scene
    plans = [*bases.planned(here, statement.bases), *compared.below(here)]
    return [kinds.said_in_sentence(here, number, plans) for number in range(len(here.items))]


def _overruled(here: Scene, number: int, said: Modifier, time: str | None) -> bool:
    """A light word of planning far in front of a value for a year gone by does not make it a plan, nor the reverse."""
    rule = kinds.rules()[said.rule]
    if time is None or rule.weight > 1 or rule.kind == time or said.end is None:
        return False
    item = here.items[number]
    return not (said.start or 0) >= here.words.ends[item.last - 1] and item.first - here.words.index_at(said.end) > 3
