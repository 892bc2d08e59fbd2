"""What the statements so far have said: the ones of the same paragraph, and all of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.context import kinds
from extractor.context.adopted import adopted, adopted_here, reported_here
from extractor.context.around import ADOPTED, Around
from extractor.context.kinds import KindRule
from extractor.model import Context, Modifier, Statement


@dataclass(slots=True)
class Course:
    """Of the paragraph what was said last, pledged and begun, of the document what was aimed at; goes with the text."""

    begins: int = 0  # the first year that the document plans for, where it is named
    tone: str | None = None  # the kind that the paragraph said last
    pledge: KindRule | None = None  # what makes the paragraph tell targets
    reports: bool = False  # whether the paragraph opened with a report, and nothing was pledged since
    whole: Context | None = None  # what the sentence before is about, where this one tells its parts ("of which ...")
    told: Context | None = None  # of the last value of the paragraph
    ahead: int | None = None  # the first year for which the paragraph pledges
    until: int | None = None  # the last year for which the paragraph plans, while it reports nothing
    now: bool = False  # whether the paragraph told how things are now
    aims: set[int] = field(default_factory=set)  # the years for which the document pledged
    ends: set[int] = field(default_factory=set)  # the last ones for which something is to be reached
    goals: set[int] = field(default_factory=set)  # where the ends of years stand by which something is to be reached
    _goal: int | None = None  # where the sentence begins that pledged, while nothing was reported since
    _block: int = -1
    _at: int = -1  # the last statement with values
    _turned: bool = False  # whether it pledges behind results: "9 bn were raised; for 2032 we aim at 10 bn"
    _last: Context | None = None  # of what the sentence before is about

    def enter(self, statement: Statement, around: Around) -> None:
        """Go on to a statement, in a new paragraph or in the same one."""
        if statement.block != self._block:
            adopted_above = adopted(around.document, around.layout, statement)  # the paragraph before pledged
            carried = None if self._turned else self.pledge
            self.pledge = around.pledged(statement, self._block, carried, adopted_above)
            self.tone = self.ahead = self.until = self._last = self.told = None
            self.reports = self.now = False
            self._goal = -1 if adopted_above else None
            self._block = statement.block
        if self._at < statement.index - 1 and adopted_here(around.document, statement):
            self.pledge, self._goal = kinds.rules()[ADOPTED], -1
        elif self.tone is None and self._at < statement.index - 1 and reported_here(around.document, statement):
            self.reports, self.pledge = True, None
        self._at = statement.index
        self.whole = self._last if around.continues(statement) else None

    def leave(self, found: Sequence[Context]) -> None:
        """Keep what the values of the statement that is left are about."""
        self._last = found[0] if self.whole is None and found else self.whole
        self.told = found[-1] if found else self.told
        self._turned = len(found) > 1 and found[0].kind.value != "target" and found[-1].kind.value == "target"

    def aimed(self, statement: Statement, around: Around) -> bool:
        """Whether the sentences before tell aims."""
        return (self._goal is not None and self._goal < statement.start) or around.led(statement)

    def hear(self, said: Modifier | None, statement: Statement) -> None:
        """Take in what a statement says of a value, before the value's year is looked for."""
        if said is None:
            return
        opened = self.tone is None and said.rule in kinds.REPORTING
        self.reports = (self.reports or opened) and said.rule not in kinds.PLEDGES
        self.tone = said.value
        if said.value != "target" or said.rule in kinds.PLEDGES:
            self.pledge = kinds.pledge_of(said)
            self._goal = statement.start if said.value == "target" else None

    def is_goal(self, year: Modifier, statement: Statement) -> bool:
        """Whether a year was named before a statement for what is to be reached."""
        return year.start is not None and year.start < statement.start and year.start in self.goals

    def aim(self, kind: Modifier, year: Modifier | None) -> None:
        """Take in for which year a value was pledged."""
        if kind.value == "target" and year is not None:
            self.ends.add(int(year.value[-4:]))
        if kind.value != "target":
            self.until = None
        if kind.value == "target" and year is not None and year.start is not None:
            self.goals.add(year.start)
            self.until = max(self.until or 0, int(year.value[-4:]))
        if kind.rule in kinds.PLEDGES and year is not None and year.rule != "document":
            named = int(year.value[-4:])
            self.ahead = named if self.ahead is None else min(self.ahead, named)
            self.aims.add(named)
