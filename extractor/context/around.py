"""What stands around a statement: lead-ins, captions, headings, the title, the text before; their periods and kinds."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.context import heading_kinds, kinds
from extractor.context.agenda import Agenda
from extractor.context.carried import Carried
from extractor.context.kinds import KindRule
from extractor.context.layout import item_sign, layout, title_spans
from extractor.context.overhead import Overhead
from extractor.context.own_year import is_aimed_at, opened_in, said_at
from extractor.context.periods import Mention, stretches
from extractor.context.said import (
    Naming,
    Said,
    Span,
    announcing,
    near,
    plans_years,
    told_first,
    year_spoken_in,
)
from extractor.context.under_way import UnderWay
from extractor.kept import Once
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Document, Evidence, Modifier, Statement

RUNNING = frozenset({"news", "page"})  # kinds of documents whose text runs on: a year holds until another is named
ADOPTED = "pledged"  # the rule by which what a meeting adopted tells targets
BOTH = 2  # kinds
NAME = 120  # characters of the name of a congress, at most
REPORTED = ("result", "estimate")


class Around:
    """Looks up each lead-in, heading and paragraph once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.layout = layout(document)
        self._kinds: dict[Span, KindRule | None] = {}
        self._headings: dict[Span, tuple[Said, ...]] = {}
        self._of_years: dict[tuple[Span, str | None], KindRule | None] = {}
        self._naming = Naming(document, self.layout.words)
        self._named = self._naming.of
        self._carried = Carried(document, self.layout, self._named)
        kind = document.identity.kind
        self._runs_on = kind is None or kind.value in RUNNING
        self._title = title_spans(document)
        self._overhead = Overhead(document, self.layout, self._kind, self._carried.begins_item)
        self._under_way = UnderWay(document)
        self._agenda = Agenda(document, self.layout, self._named)

    def heading_kind(
        self, statement: Statement, carried: KindRule | None = None, *, title: bool = True, year: str | None = None
    ) -> KindRule | None:
        """What the lead-ins and headings say of plan or report, from the nearest up; `carried`: from text before.

        A heading that looks back on one year and ahead to another says of `year` what stands before that.
        """
        for span in self._overhead.leads(statement):
            if (rule := self._kind(span)) is not None:
                return rule
        if carried is not None:
            return (self._agenda.kind_of(year) if self._runs_on else None) or carried
        for span in (*self._overhead.heads(statement), *(self._title if title else ())):
            if span in self._title and self._runs_on and (rule := self._agenda.kind_of(year)) is not None:
                return rule
            if (span, year) not in self._of_years:
                self._of_years[span, year] = self._kind_of_year(span, year) or self._kind(span)
            if (rule := self._of_years[span, year]) is not None:
                return self._overhead.settled(rule, span, statement)
        return None

    def _kind_of_year(self, span: Span, year: str | None) -> KindRule | None:
        """What a heading that tells years of both kinds ("results of 2031, tasks of 2032") says of one of them."""
        said = self._heading(span) if year is not None else ()
        if len({s.kind for s in said}) < BOTH:
            return None
        own = {s.kind for s in said if s.mention.value == year}
        return heading_kinds.heading_rule(own.pop()) if len(own) == 1 else None

    def told_under(self, statement: Statement) -> str | None:
        """The kind that the headings of a statement say, but for its title; None where they say none."""
        rule = self.heading_kind(statement, title=False)
        return rule.kind if rule is not None else None

    def reports_part(self, statement: Statement, basis: Modifier | None) -> bool:
        """Whether the period of a value is a part of the year that the text reports, whatever its title pledges."""
        if basis is None or basis.value != "part-year" or basis.start is None or basis.end is None:
            return False
        said = key_of(self.document.text[basis.start : basis.end])
        if any(key_of(word) in said for word in settings("adverbs")["later_parts"]):
            return False
        spans = (*self._overhead.leads(statement), *self._overhead.heads(statement))
        titled = any(start <= basis.start < end for start, end in self._title)
        return not titled and all(span in self._title or self._kind(span) is None for span in spans)

    def continues(self, statement: Statement) -> bool:
        """Whether a statement opens as part of the one before: "of which"."""
        return self._carried.continues(statement)

    def set_out(self, statement: Statement) -> bool:
        """Whether a statement stands below words that set targets: its paragraph's, or in a plan those of a heading.

        Elsewhere a heading does that names the years which its targets are for.
        """
        if self.led(statement):
            return True
        planned = kinds.planned(self.document.identity)
        heads = [] if planned else [span for span in self._overhead.heads(statement) if span not in self._title]
        if not planned and not any(map(self._heading, heads)):
            return False
        above = self.heading_kind(statement)
        return above is not None and above.kind == "target"

    def led(self, statement: Statement) -> bool:
        """Whether the paragraph of a statement opens with words in front of a colon that set targets."""
        return any((rule := self._kind(span)) and rule.kind == "target" for span in self._overhead.leads(statement))

    def pledged(self, statement: Statement, before: int, carried: KindRule | None, adopted: bool) -> KindRule | None:
        """The rule by which a paragraph that `statement` begins tells targets, or goes on from block `before` to."""
        first = self.layout.first[statement.block]
        for span in () if item_sign(self.document, first) else self._overhead.opening(first):
            rule = self._kind(span)
            if rule is not None and key_of(self.document.text[slice(*span)]).endswith(announcing()):
                return rule if rule.kind == "target" else None
        blocks = self.document.blocks[before + 1 : statement.block + 1]
        joined = before >= 0 and self.layout.first[before].section == first.section
        runs_on = joined and all(block.kind == "noise" for block in blocks[:-1])
        if adopted:
            return kinds.rules()[ADOPTED]
        return carried if runs_on and blocks[-1].kind == "paragraph" and not item_sign(self.document, first) else None

    def period(self, statement: Statement, kind: str | None, vague: Mention | None = None) -> Mention | None:
        """The period that holds for a value of `kind` in a statement that names none.

        `vague`: a time of years without their numbers that the statement says; then only a period of as many years
        holds. The mention given back has no value where such a time holds and nothing says which years it means.
        """
        for named, runs_on in self._scopes(statement, kind):
            said = tuple(s for s in named if not self._ahead_of(s, kind))
            said = tuple(s for s in said if not self._of_tasks(s, kind, statement)) if runs_on else said
            for mention in reversed(near(said, kind or told_first(self.document))) if said else ():
                if not mention.value:
                    vague = vague or mention
                elif self._holds(mention, kind, vague, runs_on=runs_on):
                    return mention
                elif vague is None:
                    break
        return vague

    def term(self, statement: Statement, kind: str | None, goal: Mention) -> Mention | None:
        """The years over a statement that end with a goal told before it: what holds each year is of all of them."""
        over = [said.mention for named, runs_on in self._scopes(statement, kind) for said in named if not runs_on]
        terms = [each for each in over if each.value and each.years[0] < each.years[1] == goal.years[1]]
        return terms[0] if terms and goal not in over else None

    def _scopes(self, statement: Statement, kind: str | None) -> Iterator[tuple[tuple[Said, ...], bool]]:
        """What can name the period of a statement, from the nearest on, and whether it is a text that runs on."""
        yield from ((self._heading(span), False) for span in self._overhead.leads(statement))
        if statement.row is None:
            yield self._carried.earlier(statement), True
            yield self._carried.label(statement), False
        continues = self._carried.continues(statement)
        before = self._own_last(self._carried.before(statement, kind)) if continues or self._runs_on else ()
        if continues:
            yield before, True
        yield from ((self._heading(span), False) for span in self._overhead.heads(statement) if span not in self._title)
        if self._runs_on:
            yield before, True
        elif kind in REPORTED and plans_years(self.document):
            yield self._carried.before(statement, kind), True
            return
        yield from ((self._heading(span), False) for span in self._title)

    def _own_last(self, said: tuple[Said, ...]) -> tuple[Said, ...]:
        """Periods with the title's year, where it is one of them, behind one of several years that ends them."""
        year = self.document.identity.year
        if year is None or not (year.rule.startswith("title:") and year.value.isdigit() and said):
            return said
        own = [each for each in said if each.mention.value == year.value]
        return said if said[-1].mention.value.isdigit() else (*said, *own)

    def _holds(self, mention: Mention, kind: str | None, vague: Mention | None, *, runs_on: bool) -> bool:
        """Whether a period can be that of a value: none that is still ahead is that of a result."""
        first, final = mention.years
        if vague is not None and vague.rule == "same":
            return first < final
        if self._ahead(first, final) and (kind in REPORTED or (vague is not None and kind != "target")):
            return False
        if vague is None or (vague.rule == "after" and not runs_on and first == final):
            return True
        if vague.part:
            return final - first in (int(vague.part) - 1, int(vague.part))
        return not runs_on and first < final

    def _ahead(self, first: int, final: int) -> bool:
        return self.dated is not None and first >= self.dated and final > self.dated

    def _of_tasks(self, said: Said, kind: str | None, statement: Statement) -> bool:
        """Whether a period is of tasks ahead only; without a date, an end of a year where a part of one is told."""
        if kind == "target" or said.kind != "target" or not said.mention.value:
            return False
        span = self.document.blocks[statement.block].start, statement.end
        told = self.dated is None and said.mention.basis == "year-end" and stretches(self.document.text, *span, "part")
        return bool(told) or self._ahead(*said.mention.years)

    def _ahead_of(self, said: Said, kind: str | None) -> bool:
        """Whether a period has only begun where the page stands, so that nothing reported is of it.

        It is one that the title of a page that is no plan pledges for, or the term that a congress opens.
        """
        start, end = said.mention.start, said.mention.end
        if kind in REPORTED or (kind is None and self._runs_on):
            text = self.document.text
            line = text.rfind("\n", 0, start) + 1
            opened = stretches(text, max(line, start - NAME), end, "opened_term")
            if said.kind != "result" and any(until == end for _, until in opened):
                return True
        if kind not in REPORTED or said.kind != "target" or kinds.planned(self.document.identity):
            return False
        over = (self._kind(span) for span in self._title if span[0] <= start < span[1])
        pledged = any(rule is not None and rule.kind == "target" for rule in over)
        return pledged and not self._under_way.opens

    @property
    def stands_in(self) -> str | None:
        """The document's year or period as far as it tells past from future: not one that news tell as a goal."""
        year = self.document.identity.year
        return None if year is None or (self.aims and not kinds.planned(self.document.identity)) else year.value

    @Once
    def aims(self) -> bool:
        """Whether the document's year is one that it aims at: "until 2030", "in the year 2030" where first named.

        Or it is a period that stands in the text below a heading that sets aims: the one before it is planned as well.
        """
        year, statement = self.document.identity.year, said_at(self.document)
        if year is None or statement is None:
            return is_aimed_at(self.document)
        return is_aimed_at(self.document) or self.told_under(statement) == "target"

    def own_year(self, kind: str | None, *, titled: bool) -> Evidence | None:
        """The year a page names as its own: in its title, or but where `titled`, its opening; a result's is begun."""
        year = self.document.identity.year
        if self._reported if kind == "target" else kind in REPORTED and plans_years(self.document):
            return None
        if year is not None and year.rule == "text:single" and (kind in REPORTED or (kind is None and self._runs_on)):
            year = None if self._ahead(int(year.value), int(year.value)) else year
        if year is None or year.rule.startswith("title:"):
            told = [said for span in self._title for said in self._heading(span)]
            return None if told and all(self._ahead_of(said, kind) for said in told) else year
        own = self.document.identity.kind
        reports = own is not None and own.value == "report" and year.rule == "text:single"
        return year if not titled and (reports or self._opened) else None

    def year_under_way(self, statement: Statement, kind: str | None, *, now: bool) -> Modifier | None:
        """The year of what a dated page tells of a part of it without its number; `now`: a value is told of "now"."""
        heads, runs_on = self._overhead.heads(statement), self._runs_on and not now
        return self._under_way.year(statement, heads, planned=kind == "target", runs_on=runs_on)

    @Once
    def _reported(self) -> bool:
        """Whether the document's year stands in the text, below a heading that tells results."""
        statement = said_at(self.document)
        return statement is not None and self.told_under(statement) == "result"

    @Once
    def _opened(self) -> bool:
        """Whether the text says the document's year before it tells values: a goal only in what sets goals."""
        block = opened_in(self.document) if self.stands_in is not None else None
        return block is not None and not item_sign(self.document, self.layout.first.get(block))

    @Once
    def present(self) -> int | None:
        """The year the page speaks in: that of publication, else the last of which it names a part, else its own."""
        if self.dated is not None:
            return self.dated
        year = self.document.identity.year
        return int(year.value) if year is not None and year.value.isdigit() and not self.aims else None

    @Once
    def dated(self) -> int | None:
        """The year of the page's date, else the last one of which it names a part."""
        return year_spoken_in(self.document)

    def _kind(self, span: Span) -> KindRule | None:
        if span not in self._kinds:
            self._kinds[span] = heading_kinds.said_in_heading(*self._naming.read(span))
        return self._kinds[span]

    def _heading(self, span: Span) -> tuple[Said, ...]:
        """The periods of a lead-in, heading or title: what it says without a year is said again below."""
        if (found := self._headings.get(span)) is None:
            found = self._headings[span] = tuple([said for said in self._named(span) if said.mention.value])
        return found
