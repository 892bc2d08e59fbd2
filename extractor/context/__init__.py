"""Stage `context`: what the words around a quantity say of it: change, kind, year, base, standard.

Scope goes from the narrow to the wide: the clause, the sentence, the paragraph or item, its lead-in, the headings from
the nearest up, the document. The rules are data (patterns/changes, kinds, periods, bases) in the manner of ConText
(Harkema, Dowling, Thornblade & Chapman 2009): cues with a reach, ended by clause boundaries and by each other.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable

from extractor.context import (
    bases,
    changes,
    compared,
    dated,
    headline,
    judged,
    kinds,
    periods,
    standards,
    starts,
    told,
    years,
)
from extractor.context.around import Around
from extractor.context.beside_plan import against_earlier, told_beside
from extractor.context.case import Case
from extractor.context.course import Course
from extractor.context.said import plan_begins
from extractor.context.scene import Scene
from extractor.context.told import Told
from extractor.model import Context, Document, Modifier

__all__ = ["context"]


def context(document: Document) -> Document:
    """`document` with one Context for each of its quantities."""
    document = dataclasses.replace(document, told=tuple(told.statements(document)))
    around, course = Around(document), Course(begins=plan_begins(document))
    default = functools.cache(functools.partial(judged.default_of, document))  # few documents have to be asked
    found: list[Context] = []
    for statement in document.told:
        course.enter(statement.scene.statement, around)
        own = _of(statement, around, course, default)
        course.leave(own)
        found += own
    return dataclasses.replace(document, contexts=headline.dated(document, found))


def _of(statement: Told, around: Around, course: Course, default: Callable[[], Modifier]) -> list[Context]:
    """The contexts of the quantities of one statement; each may hang on the one before."""
    here, phrases = statement.scene, statement.bases
    named = dated.own_periods(statement)
    times = periods.lasting(here.words.text, here.statement.start, here.statement.end)
    plans = [*bases.planned(here, phrases), *statement.against]
    apart = dated.of_compared(statement, named) | starts.years_of(here, named) if statement.periods else {}
    led, openers = around.set_out(here.statement), bases.part_openers(here)
    change: Modifier | None = None
    base: Modifier | None = None
    said: Modifier | None = None
    found: list[Context] = []
    for number in range(len(here.items)):
        change = changes.change_of(here, number, change)
        base = compared.base_of(here, number, phrases, change, base)
        aimed = course.aimed(here.statement, around)
        said = kinds.said_in_sentence(here, number, plans, aimed=aimed, led=led, before=said)
        said = told_beside(here, number) or (None if against_earlier(here, said, around.stands_in) else said)
        beside = number > 0 and said is not None and said.value == "target" and here.in_bracket(number)
        if not beside:
            course.hear(said, here.statement)  # what was planned, beside what was reached, pledges nothing
        tone = course.tone or around.told_under(here.statement)
        own = [apart[number]] if number in apart else [m for m in named if m not in apart.values()]
        mentions = dated.suited(here, own, base, tone)
        year, basis = dated.year_of(here, number, mentions, around, tone, times)
        before = found[-1] if found else None
        if before is not None and kinds.plan_behind(here, number - 1) and not _said_behind(year, here, number - 1):
            year, basis = before.year, before.basis
        if year is not None and course.is_goal(year, here.statement) and years.is_now(here, number, said):
            year = basis = None
        part = bases.whole_of(here, number, openers) if openers else None
        year, basis = _when_of_another(statement, number, found, part) or (year, basis)
        whole = None if part is None or said is not None else found[part]
        kind = judged.kind_of(Case(here, number, said, year, basis, around, course, whole, before), default)
        if not beside:
            course.aim(kind, year)
        found.append(
            Context(
                change=change,
                kind=kind,
                firmness=kinds.firmness_of(kind),
                year=year,
                basis=periods.yearly(here, number) or basis,
                base=base,
                standard=standards.standard_of(here, number, statement.norms, "standard"),
                price_basis=standards.standard_of(here, number, statement.norms, "price_basis"),
            )
        )
    course.now = course.now or years.tells_now(here)
    return found


def _when_of_another(
    statement: Told, number: int, found: list[Context], whole: int | None
) -> tuple[Modifier | None, Modifier | None] | None:
    """The year and basis that a value has from its base or from item `whole`, of which it is a part; None for none."""
    here = statement.scene
    if whole is not None and _in_bracket(found[whole].year, here, whole):
        between = range(here.items[whole].last, here.items[number].first)
        named = [m for m in statement.periods if here.words.index_at(m.start) in between]
        if len(named) == 1:  # it has none of its own
            return found[whole].year, found[whole].basis
    then = dated.of_base(statement, number)
    return None if then is None else (then.modifier(), Modifier(then.basis, then.start, then.end, then.rule))


def _in_bracket(year: Modifier | None, here: Scene, number: int) -> bool:
    """Whether a year stands in a bracket behind item `number`, and so is of that and of its parts."""
    if year is None or not _said_behind(year, here, number):
        return False
    return "(" in here.words.norms[here.items[number].last : here.words.index_at(year.start or 0)]


def _said_behind(year: Modifier | None, here: Scene, number: int) -> bool:
    """Whether a year is named behind item `number` of a statement."""
    return year is not None and year.start is not None and year.start >= here.items[number].quantity.end
