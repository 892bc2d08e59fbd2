"""All that the kind of one value hangs on, as the witnesses of `extractor.context.judged` ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.context import kinds, periods
from extractor.context.around import Around
from extractor.context.course import Course
from extractor.context.kinds import KindRule
from extractor.context.scene import Scene
from extractor.kept import Once
from extractor.model import Context, Kind, Modifier


@dataclass(frozen=True)
class Case:
    """All that the kind of one value hangs on; no slots, so that what several witnesses ask is found once."""

    here: Scene
    number: int  # of the value in its statement
    said: Modifier | None  # what the statement itself says
    year: Modifier | None
    basis: Modifier | None
    around: Around
    course: Course
    whole: Context | None = None  # the value of its statement that it is a part of
    before: Context | None = None  # the value in front of it in its statement

    @Once
    def heading(self) -> KindRule | None:
        """What the lead-ins and headings say, or what was pledged before."""
        year = self.year.value if self.year else None
        return self.around.heading_kind(self.here.statement, self.course.pledge, year=year)

    @Once
    def time(self) -> Kind | None:
        """What the period of the value says against that of its document."""
        kinds_said = (self.heading and self.heading.kind, self.said and self.said.value)
        if self.year is not None and self.year.rule == periods.PAST_TERM and "target" not in kinds_said[1:]:
            return "result"
        aimed = self.around.aims and "target" in kinds_said
        before = self.said is None and not self.set_goal and (self.last_year or 9999) < self.course.begins
        if before and not (aimed and self._several_below_aims):
            return "result"  # the years that the document plans for are not there yet
        if aimed and not (self.said is None and self.gone_by):
            return None  # a year before the one aimed at is on the way to it
        return _time(self) or (None if self.said else _last_year(self))

    @property
    def gone_by(self) -> bool:
        """Whether the year is before that which the page speaks in."""
        present, year = self.around.present, self.last_year
        return present is not None and year is not None and year < present

    @property
    def _several_below_aims(self) -> bool:
        """Whether the period is of several years where no title says for which the document plans, only its text."""
        own = self.around.document.identity.year
        text = own is not None and own.rule.startswith("text:")
        return text and self.year is not None and not self.year.value.isdigit()

    @property
    def planned(self) -> bool:
        """Whether the document is a plan."""
        return kinds.planned(self.around.document.identity)

    @property
    def set_goal(self) -> bool:
        """Whether the period is the end of a year, by which something is to be reached."""
        return self.basis is not None and self.basis.value == "year-end"

    @property
    def last_year(self) -> int | None:
        """The year, or the last of several; None where there is none."""
        return int(self.year.value[-4:]) if self.year is not None else None


def _time(case: Case) -> Kind | None:
    """What the period says against that of the document: none is past for which something was pledged."""
    identity, year, ahead = case.around.document.identity, case.last_year, case.course.ahead
    own = case.year.value if case.year and case.year.rule != "document" else None
    time = kinds.by_year(
        own[:4] if own and case.year and case.year.rule == periods.SCHOOL_YEAR else own,  # the year in which it begins
        identity.published.value if identity.published else None,
        case.around.stands_in,
        plans=case.planned,
        named=case.set_goal or identity.year is None or not identity.year.rule.startswith("text:"),
    )
    pledged = year is None or (ahead is not None and year >= ahead)
    return None if time == "result" and pledged else time


def _last_year(case: Case) -> Kind | None:
    """A result, where a statement of news names the year they speak in and they pledged for a later one only.

    Or a year before that they speak in.
    """
    year, start, aims = case.last_year, case.year.start if case.year else None, case.course.aims
    if year is None or start is None or start < case.here.statement.start or case.planned:
        return None
    if case.gone_by and year not in aims:
        return "result"
    return "result" if year == case.around.present and year not in aims and year < max(aims, default=year) else None
