"""Whether a value is planned, reported or estimated: the first witness that says decides.

Its own sentence is asked first, then what it is a part of, the headings above it, and its period against that of the
document.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable

from extractor.context import bases, kinds, periods, retold, starts
from extractor.context.case import Case
from extractor.context.phrases import length_at
from extractor.context.told import Told
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Document, Kind, Modifier

FEWEST, SHARE = 2, 4  # statements that must name a kind, and one of so many, for the others to be like them


def kind_of(case: Case, default: Callable[[], Modifier]) -> Modifier:
    """The kind of a value, `default` where no witness says."""
    for witness in WITNESSES:
        if (kind := witness(case)) is not None:
            return kind
    return default()


def _as_recalled(case: Case) -> Modifier | None:
    """A result, where an aim is told with the level of a year before it."""
    told = starts.recalled(case.here, case.number, case.year, case.said, case.before, case.around.present)
    return Modifier("result", None, None, "old_value") if told or _of_year_before(case) else None


def _as_done_of_planned(case: Case) -> Modifier | None:
    """A result, where what was done stands in front of what was planned, both as shares: "83 %/50 %"."""
    here, quantity = case.here, case.here.items[case.number].quantity
    if quantity.total is None or not quantity.unit.startswith("%"):
        return None
    both = here.words.text.count("%", quantity.number_start, quantity.end) > 1
    return Modifier("result", None, None, "done_of_planned") if both else None


def _of_year_before(case: Case) -> bool:
    """Whether a value is of a year before that of what is reported in front: "up 5 % in 2031 (in 2030: | 4 %)"."""
    before, year = case.before, case.last_year
    if before is None or before.year is None or year is None or before.kind.value == "target":
        return False
    return case.said is None and year < int(before.year.value[-4:])


def _as_its_whole(case: Case) -> Modifier | None:
    """A part is planned or reported as its whole is, of the same year, unless its sentence says otherwise."""
    year, near, before = case.year, case.whole, case.course.whole
    if case.said is not None:
        return None
    if near is not None and (near.year and near.year.value) == (year and year.value):
        return near.kind
    if before is None or before.year is None or year is None:
        return None
    return before.kind if before.year.value == year.value else None


def _as_said(case: Case) -> Modifier | None:
    """What the sentence says, if its period does not speak louder; a forecast for the year under way is a result."""
    said = case.said
    if said is None or _overruled(case, said):
        return None
    return said._replace(value="result") if case.course.pledge is None and _under_way(case, said) else said


def _as_added_up(case: Case) -> Modifier | None:
    """A target, where a paragraph that plans for the end of a year tells what will have been added up by then."""
    until, adds = case.course.until, case.said is not None and case.said.rule == kinds.ADDED_UP
    planned = adds and case.set_goal and until is not None and (case.last_year or 0) >= until
    return Modifier("target", None, None, "goal_before") if planned else None


def _part_of_year(case: Case) -> Modifier | None:
    """A part of the year that the text reports, though a heading or the title sets an aim."""
    heading = case.heading
    aimed = heading is not None and heading.kind == "target" and case.course.pledge is None
    if not aimed or case.time is not None or case.planned:
        return None
    reported = case.around.reports_part(case.here.statement, case.basis)
    return Modifier("result", None, None, "part_of_year") if reported else None


def _as_part_of_plan(case: Case) -> Modifier | None:
    """A result, where a sentence that pledges nothing tells of a part of the year what share of a plan it is.

    Or how it rose on the same months: "it aims at 14 %. | In the first 6 months output was 9 bn, 51 % of the plan".
    """
    basis, here = case.basis, case.here
    if basis is None or basis.value != "part-year" or basis.start is None:
        return None
    later = _names(here.words.text[basis.start : basis.end], "later_parts")
    told = any(cue.id in kinds.COMPARING | {kinds.OF_PLAN} for cue in here.of("kinds"))
    told = told or any(bases.rules()[cue.id].plan for cue in here.of("bases"))
    return Modifier("result", None, None, "part_of_plan") if told and not later else None


def _as_later_part(case: Case) -> Modifier | None:
    """A target for a part of the year behind the one that the title reports: "In the last 6 months, ..."."""
    title, here = case.around.document.identity.title, case.here
    if case.said is not None or title is None or not _names(title.value, "early_parts"):
        return None
    end = here.words.starts[here.items[0].first]
    parts = periods.stretches(here.words.text, here.statement.start, end, "part")
    later = any(_names(here.words.text[start:end], "later_parts") for start, end in parts)
    return Modifier("target", None, None, "later_part") if later else None


def _names(text: str, listed: str) -> bool:
    """Whether a text holds a phrase of a list of patterns/adverbs.toml, word by word."""
    key = f" {key_of(text)} "
    return any(phrase in key for phrase in _keys(listed))


@functools.cache
def _keys(listed: str) -> tuple[str, ...]:
    return tuple(f" {key_of(phrase)} " for phrase in settings("adverbs")[listed])


def _as_told_before(case: Case) -> Modifier | None:
    """What the values before in the paragraph are, for one of their year below a title that pledges for another."""
    told, year = case.course.told, case.year
    if case.said is not None or told is None or year is None or told.year is None:
        return None
    alike = told.kind.value != "target" and told.year.value == year.value
    own = case.around.told_under(case.here.statement)
    return Modifier("result", None, None, "told_before") if alike and own is None else None


def _by_heading(case: Case) -> Modifier | None:
    """What the headings say, but that a year gone by is no plan where no end is set."""
    heading = case.heading
    if heading is None or (case.time == "result" and heading.kind == "target" and not case.set_goal):
        return None
    return Modifier(heading.kind, None, None, heading.id)


def _by_period(case: Case) -> Modifier | None:
    """What the period of the value says against that of its document."""
    return Modifier(case.time, None, None, "period_against_document") if case.time else None


def _by_goal(case: Case) -> Modifier | None:
    """A target by the end of a year, where one was named for it before or the paragraph plans no further.

    Or it told how things are now: "there are 5 ha now; by 2037 it is to be 7 ha".
    """
    year, until = case.year.start if case.year else None, case.course.until
    if not case.set_goal:
        return None
    further = until is not None and (case.last_year or 0) >= until
    further = further or (case.last_year in case.course.ends and not _dated(case))
    ahead = case.said is None and (further or (case.course.now and not _dated(case)))
    return Modifier("target", None, None, "goal_before") if ahead or year in case.course.goals else None


def _as_bidden(case: Case) -> Modifier | None:
    """A target by the end of a year that opens a sentence: in front of a verb that bids, or behind a plan's name.

    "By 2035, | raise the share to 52 %", "Under the resolution, by 2035 ..."; so is what follows for a later year.
    """
    mention, words = case.year, case.here.words
    if not case.set_goal or case.said is not None or mention is None or mention.start is None or mention.end is None:
        return None
    if _dated(case) or not case.here.statement.start <= mention.start < words.starts[case.here.items[0].first]:
        return None
    first, behind = words.index_at(mention.start), words.index_at(mention.end - 1) + 1
    bids = not first and length_at(words.norms, behind, tuple(settings("adverbs")["bidding"])) > 0
    named = length_at(words.norms, 0, tuple(settings("adverbs")["under_plans"])) > 0
    further = not first and case.course.until is not None and (case.last_year or 0) >= case.course.until
    return Modifier("target", None, None, "bidden") if bids or named or further else None


def _dated(case: Case) -> bool:
    """Whether the end of a year is a day: "by 31/8/2031"."""
    basis, text = case.basis, case.around.document.text
    return basis is not None and basis.start is not None and "/" in text[basis.start : basis.end]


def _as_reported_before(case: Case) -> Modifier | None:
    """A result behind a report that opens the paragraph, whatever stands over it, of no year still ahead."""
    told = case.said is None and case.course.reports and case.course.pledge is None
    return Modifier("result", None, None, "reported_before") if told and case.time != "target" else None


WITNESSES: tuple[Callable[[Case], Modifier | None], ...] = (
    _as_recalled, _as_done_of_planned, _as_its_whole, _as_added_up, _as_said, _as_bidden, _as_later_part,
    _as_part_of_plan, _part_of_year, _as_reported_before, _as_told_before, _by_heading, _by_period, _by_goal,
)  # fmt: skip


def _overruled(case: Case, said: Modifier) -> bool:
    """A light word of planning far in front of a value for a year gone by does not make it a plan, nor the reverse."""
    rule = kinds.rules()[said.rule]
    if case.time is None or rule.weight > 1 or rule.kind == case.time or said.end is None:
        return False
    words, item = case.here.words, case.here.items[case.number]
    return not (said.start or 0) >= words.ends[item.last - 1] and item.first - words.index_at(said.end) > 3


def _under_way(case: Case, said: Modifier) -> bool:
    """Whether a forecast is for the year that the page speaks in, and so no plan; or one gone by, of estimates."""
    present, year, before = case.around.present, case.last_year, case.before
    if said.rule != "forecast" or year is None or present is None or case.planned:
        return False
    if before is not None and before.kind.value == "estimate" and year < present:
        return True
    heading = case.around.heading_kind(case.here.statement, title=False)
    return year <= present and not (heading and heading.kind == "target")


def default_of(document: Document) -> Modifier:
    """What a value is where nothing says: by the kind of document, in news by what its plain statements say."""
    kind = document.identity.kind.value if document.identity.kind else "page"
    if kinds.planned(document.identity):
        return Modifier("target", None, None, f"document_{kind}")
    said = map(_said, (statement for statement in document.told if not _ahead(document, statement)))
    if kind != "report" and (most := majority(said)) is not None:
        return Modifier(most, None, None, "most_statements")
    return Modifier("result", None, None, f"document_{kind}")


def _ahead(document: Document, statement: Told) -> bool:
    """Whether a statement only tells of years behind that of the page's publication, and so not what the others are."""
    published = document.identity.published
    named = [period.years[0] for period in statement.periods if period.value]
    return published is not None and bool(named) and min(named) > int(published.value[:4])


def _said(statement: Told) -> list[Modifier | None]:
    """What a statement itself says of each of its values; one told beside its plan is reported."""
    here = statement.scene
    plans = [*bases.planned(here, statement.bases), *statement.against]
    numbers = range(len(here.items))
    return [_REPORTED if retold.planned_beside(here, n) else kinds.said_in_sentence(here, n, plans) for n in numbers]


_REPORTED = Modifier("result", None, None, kinds.REPORTED)


def majority(statements: Iterable[Iterable[Modifier | None]]) -> Kind | None:
    """The kind that most statements of a document name, if enough of them name any; a statement has one vote a kind."""
    counts: Counter[str] = Counter()
    voting = total = 0
    for said in statements:
        named = {"target" if m.value == "target" else "result" for m in said if m is not None}
        counts.update(named)
        voting += bool(named)
        total += 1
    if voting < FEWEST or voting * SHARE < total:
        return None
    value, times = counts.most_common(1)[0]
    if times * 3 < counts.total() * 2:
        return None
    return "result" if value == "result" else "target"
