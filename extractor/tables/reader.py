"""One table with a layout: a target for each of its value cells."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping

from extractor.context import kinds, periods
from extractor.context.own_year import is_aimed_at
from extractor.model import Cell, Change, Document, Kind, Quantity, Statement, Target
from extractor.quantities import style_of
from extractor.subjects.pieces import lower_first
from extractor.tables.captions import unit_caption
from extractor.tables.changes import change_of_cell, change_of_label
from extractor.tables.defaults import defaults
from extractor.tables.depths import Depths
from extractor.tables.heads import Head, heads_of
from extractor.tables.labels import (
    Label,
    comparing,
    divides,
    is_counted,
    is_field,
    is_total,
    label_of,
    names,
    names_measure,
    only_rates,
    period_named,
    stands_alone,
    without_index,
)
from extractor.tables.layout import Column, Layout, Sheet
from extractor.tables.measures import part_of_year
from extractor.tables.naming import Naming
from extractor.tables.places import is_place
from extractor.tables.remarks import with_remarks, years_beside
from extractor.tables.roles import GROUP_MARK
from extractor.tables.row_kinds import kind_of_label, says_only_kind
from extractor.tables.titles import announced, title_of
from extractor.tables.unit_sources import Units
from extractor.tables.values import cell_quantity, is_value
from extractor.twins import without_twin
from extractor.units import is_unit

MILESTONE = 5  # years from one that plans aim at to the next
Place = tuple[int, int]  # row and column


class Reader:
    """One table: reads its rows from the top, remembering the row that parts belong to."""

    def __init__(
        self, document: Document, number: int, sheet: Sheet, layout: Layout, statements: Mapping[Place, Statement]
    ) -> None:
        block = document.blocks[number]
        self.document, self.block, self.layout, self.statements = document, block, layout, statements
        self.text = document.text
        self.grid, self.texts = sheet
        own = style_of(self.text[block.start : block.end])
        self.style = own if own == "english" else style_of(self.text)
        self.depths = Depths(layout, self.texts)
        self.counted = False  # the last row of its own has values, and its number in front of its name
        self.seen: set[str] = set()  # labels of the rows above
        self.group = ""  # the last row that is no measure: over rows of which there are several alike
        self.over = Label("", "")  # what the last rows are of
        self.period: str | None = None  # that a row without values names for those below it
        labels = (row[layout.label] for row in self.grid[layout.first_row :])
        self.bilingual = any(cell and without_twin(said := self._said(cell)) != said for cell in labels)
        self.title = title_of(document, number, layout.titles)
        self.units = Units(layout, self.texts, unit_caption(document, block, layout.titles), self.title.unit)
        self.heads = heads_of(layout.values)
        self.naming = Naming(layout, self.title, self.units.caption, self.heads)
        named = sorted({head.year for head in self.heads.values() if head.year is not None})
        section = next(iter(statements.values())).section
        path = document.section_path(section)
        self.above = tuple(" ".join(self.text[each.start : each.end].split()) for each in path)
        titles = announced(document, number, layout.titles)
        self.default_year, self.default_kind, told = defaults(document, block, section, titles, named)
        milestones = all(int(head.year[-4:]) % MILESTONE == 0 for head in self.heads.values() if head.year)
        planned = milestones or not kinds.planned(document.identity) or is_aimed_at(document)
        self.aims = told and self.default_kind == "target" and planned and not self.bilingual  # as yearbooks are
        years = [head.year for head in self.heads.values() if head.kind is None and head.year is not None]
        self.is_series = len(set(years)) > 1 and len(years) == len(self.heads)
        names = [label_of(self._cell(row, layout.label)).text for row in self._rows()]
        self.repeated = {name for name, times in Counter(names).items() if times > 1}
        self.naming.totalled = any(map(is_total, names[:1])) and not any(map(names_measure, names[1:]))
        rows = {period_named(name) for name in names} - {None}
        self.is_series = self.is_series or (len(rows) > 1 and all(head.kind is None for head in self.heads.values()))

    def targets(self) -> list[Target]:
        """Targets of all value cells, row by row."""
        found: list[Target] = []
        parents: dict[int, str] = {}
        numbered, last, over = self.depths.numbers_rows(), "", ""
        for row in self._rows():
            label = label_of(self._cell(row, self.layout.label) or self._sole_text(row))
            order = self._cell(row, self.layout.order) if self.layout.order is not None else ""
            if not label.text or label.only_opens_parts:
                continue
            below = bool(parents.get(0)) and (numbered or self.counted)
            depth = 0 if is_total(label.text) else self.depths.of(row, order, label, numbered=below)
            bare = not depth and not label.unit and not names_measure(label.text)
            if self.bilingual and bare and self.units.labels.get(0):
                depth = 1  # yearbooks show parts by their place in the line alone
            parent = next((parents[d] for d in range(depth - 1, -1, -1) if parents.get(d)), "") if depth else ""
            label, parent = self._under(label, parent, last, over)
            if not label.unit and depth and not self.units.has(row):
                label = dataclasses.replace(label, unit=self.units.labels.get(depth - 1, ""))
            label = self.units.with_that_of_total(label)
            here = self._row(row, *self._parted(row, label, parent))
            if not here and (divides(label.text) or self._opens_part(row, label)):
                self.naming.divided = self.naming.divided or divides(label.text)
                continue
            found += here
            self.seen.add(label.text)
            last, over = (last if says_only_kind(label.text) else label.text), parent
            if depth == 0:
                own = self._cell(row, self.layout.label)
                self.counted = bool(here) and is_counted(own) and not is_place(label.text)
            whole = label.over or label.text
            parents[depth] = "" if GROUP_MARK.fullmatch(order.strip()) or is_field(whole) else whole
            if not here and (named := period_named(label.text)) is not None:
                self.period = named
            if not depth and label.text not in self.repeated:
                alone = period_named(whole) is not None or names_measure(whole) or (here and order[:1].isdecimal())
                self.group = "" if alone else parents[depth]
            self.units.labels[depth] = label.unit or self.units.of_row(row)
            for deeper in [d for d in parents if d > depth]:
                del parents[deeper]
        return found

    def _under(self, label: Label, parent: str, last: str, over: str) -> tuple[Label, str]:
        """A label and what it is a part of; `last`: the label above, `over`: what that is a part of.

        One that names its measure says enough without the row above, unless another row has its words.
        """
        if last and (compared := comparing(label.text)):
            return dataclasses.replace(label, text=f"{last} {compared}"), over
        if last and only_rates(label.text):
            return dataclasses.replace(label, text=f"{last}: {lower_first(label.text)}"), over
        if last and says_only_kind(label.text):  # "Plan" and "Done" below what both are of
            return dataclasses.replace(label, text=last), ""
        if not parent and (label.text in self.repeated or period_named(label.text) is not None):
            return label, self.group
        again = label.text in self.repeated and period_named(parent) is None
        alone = stands_alone(label.text) and not label.is_part and not again
        return label, "" if alone or names(label.text, parent) else parent

    def _parted(self, row: int, label: Label, parent: str) -> tuple[Label, str]:
        """The label of a row and what it is a part of: one in the column behind the labels is a part of the label.

        What stands in the column in front of them, in this row or above it, gives them its unit; a measure there is
        what a label without one is a part of.
        """
        if self.layout.over is not None:
            above = self._cell(row, self.layout.over)
            self.over = label_of(above) if above else self.over
            label = dataclasses.replace(label, unit=label.unit or self.over.unit)
            measured = self.over.unit or names_measure(self.over.text)
            parent = self.over.text if measured and not names_measure(label.text) else parent
        named = self._cell(row, self.layout.sub) if self.layout.sub is not None else ""
        if not named or named == self._cell(row, self.layout.label):
            return label, parent
        if says_only_kind(named):
            return dataclasses.replace(label, kind=kind_of_label(named)), parent
        part = label_of(named)
        return dataclasses.replace(part, unit=part.unit or label.unit), label.text

    def _rows(self) -> range:
        return range(self.layout.first_row, len(self.grid))

    def _sole_text(self, row: int) -> str:
        """What a row without a label says over several columns, and nothing else."""
        said = [(cell, text) for cell, text in zip(self.grid[row], self.texts[row], strict=True) if cell and text]
        sole, text = said[0] if said else (None, "")
        return text if sole and sole.column_span > 1 and all(cell is sole for cell, _ in said) else ""

    def _opens_part(self, row: int, label: Label) -> bool:
        """Whether a row without values gives the unit of those below it, which begin anew, and what they are."""
        alone = is_unit(label.text.lower())
        below = self._cell(row + 1, self.layout.label) if row + 1 < len(self.grid) else ""
        following = label_of(below).text
        again = following in self.seen or period_named(following) is not None
        if not (label.unit or alone) or not (again or (alone and not self.seen)):
            return False
        named, self.naming.base = without_index(label.text)
        self.naming.part = Label("", label.text.lower()) if alone else dataclasses.replace(label, text=named)
        return True

    def _row(self, row: int, label: Label, parent: str) -> list[Target]:
        found: list[Target] = []
        said = self._sole_text(row)
        if said and not is_value(said):
            return found
        for column in self.layout.values:
            cell = self.grid[row][column.number]
            if cell is None or cell.row != row or cell.column != column.number:
                continue
            statement = self.statements.get((cell.row, cell.column))
            if statement is None:
                continue
            quantity = cell_quantity(statement, self.document.words[statement.index], self.style)
            if quantity is not None:
                target = self._target(statement, quantity, row, column, label, parent)
                found += with_remarks(self.text, target, statement, quantity, self.style)
        return found

    def _target(
        self, statement: Statement, quantity: Quantity, row: int, column: Column, label: Label, parent: str
    ) -> Target:
        head = self.heads[column.number]
        unit, unit_rule = self.units.of_value(quantity, row, label, head, self.naming.part.unit)
        period = period_named(label.text)
        subject = self.naming.subject(
            parent, "" if period else label.text, head, part_of_year(label.text) if period else ""
        )
        year, year_rule = self._year(period, head, years_beside(self.text, statement, quantity))
        kind, kind_rule = self._kind(head, label, year)
        first_day, last_day = periods.days_of(year)
        return Target(
            start=statement.start,
            end=statement.end,
            quote=self.text[statement.start : statement.end],
            minimum=quantity.minimum,
            maximum=quantity.maximum,
            total=quantity.total,
            comparator=quantity.comparator,
            unit=unit,
            unit_id=quantity.unit_id,
            subject=subject,
            change=self._change(statement, quantity, label, head),
            kind=kind,
            year=year,
            base=head.base or lower_first(self.naming.base) or self.title.base or None,
            period_start=first_day,
            period_end=last_day,
            section=self.above,
            marker=statement.marker,
            statement=self.text[statement.start : statement.end],
            statement_start=statement.start,
            statement_end=statement.end,
            confidence=0.9 if head.kind and unit else 0.7,
            rules=(
                ("value", quantity.rule),
                ("unit", unit_rule),
                ("subject", "table_row" if not parent else "table_part"),
                ("kind", kind_rule),
                ("year", year_rule),
            ),
            row=row,
            column=column.number,
        )

    def _year(self, period: str | None, head: Head, beside: str | None) -> tuple[str | None, str]:
        """The year of a value, and by what: said `beside` it, by its row (`period`), column, a row above, the table."""
        named = (beside, "cell"), (period, "row_label"), (head.year, "column_head"), (self.period, "row_above")
        return next(((year, rule) for year, rule in named if year), (self.default_year, "table_default"))

    def _change(self, statement: Statement, quantity: Quantity, label: Label, head: Head) -> Change:
        before = self.text[statement.start : quantity.number_start]
        after = self.text[quantity.number_end : statement.end]
        in_front = self.text[statement.start : quantity.start]  # of the words of a bound
        said = change_of_cell(before, after) or change_of_cell(in_front, after)
        if said is None and head.is_difference:
            return "increase" if quantity.minimum else "maintain"
        named = self.layout.places or is_place(label.text)
        return said or change_of_label((head.measure.text or head.said) if named else label.text)

    def _kind(self, head: Head, label: Label, year: str | None) -> tuple[Kind, str]:
        identity, block = self.document.identity, self.block
        published = identity.published.value if identity.published else None
        plan = identity.year
        inside = plan is not None and plan.start is not None and block.start <= plan.start < block.end
        plans = self.default_kind == "target"
        by_time = kinds.by_year(year, published, plan.value if plan and not inside else None, plans=plans)
        ahead = by_time == "target" and head.year is None and year == self.period
        if head.kind is not None and not ahead:  # "results" below "by 2035" are still to be reached
            return head.kind, "column_head"
        if label.kind is not None:
            return label.kind, "row_label"
        own = plan is not None and not inside  # a year that the document has beside those of the table
        if self.is_series and published is None and not self.aims and not (own and kinds.planned(identity)):
            return "result", "series_of_years"
        parted = sum(bool(each.part_year) for each in self.heads.values())
        if self.is_series and head.part_year and parted == 1:  # "... 2033, 2034, 6 months of 2035": so far
            return "result", "year_so_far"
        if by_time and not (by_time == "result" and published is None and self.is_series and self.aims):
            return by_time, "period_against_document"
        return self.default_kind, "table_default"

    def _said(self, cell: Cell) -> str:
        return self.text[cell.start : cell.end].strip()

    def _cell(self, row: int, column: int) -> str:
        return self.texts[row][column]
