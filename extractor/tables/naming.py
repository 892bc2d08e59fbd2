"""What is measured in a cell: the words of its row, its column and, where these name only a part, of the title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.language import key_of, words_of
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.tables.heads import Head
from extractor.tables.labels import Label, is_total, label_of, names_measure, stands_alone, without_count
from extractor.tables.layout import Layout
from extractor.tables.places import is_place
from extractor.tables.titles import LONGEST_LISTED, Title


@dataclass(slots=True)
class Naming:
    """Names of what the cells of one table measure."""

    layout: Layout
    title: Title
    caption: str  # the unit announced for all of it
    heads: Mapping[int, Head]
    part: Label = field(default_factory=lambda: Label(""))  # what a row without values says of those below it
    base: str = ""  # what is 100 in them
    totalled: bool = False  # the first row adds up those below it, parts of what the title measures
    divided: bool = False  # a row above says how those below it divide what the title measures

    def subject(self, parent: str, label: str, head: Head, part_year: str = "") -> str:
        """Row and column together; what is measured stands before a place, the table's title before a bare part.

        `part_year`: the part of a year that the row is for.
        """
        measure, part_year = head.measure.text, head.part_year or part_year
        if not label and f"{key_of(self.title.measure)} ".startswith(f"{key_of(measure)} "):
            measure = self.title.measure  # the head says it in short
        if measure and self.title.whole and len(measure.split()) <= LONGEST_LISTED:
            measure = f"{measure} {self.title.whole}"
        title, said = self.title.measure or self.title.named, "" if is_total(head.said) else lower_first(head.said)
        total, _, part = measure.partition(": ") if title else ("", "", "")
        if is_total(total):  # the column, or the one that it is a part of, adds up what the title measures
            measure = f"{title}: {part}" if part else ""
        bare = not (parent or measure) and self._is_bare(label)
        about = self.title.measure or said or self.title.named if bare else ""
        label = label.lower() if is_total(label) and label.isupper() else label
        if self.layout.places or about:
            text = ": ".join(part for part in (lower_first(measure) or about, label) if part)
        else:
            whole = self.title.measure if self._needs_title(parent, label, head) else ""
            first, *rest = [part for part in (whole, parent, label, measure) if part] or [""]
            text = ": ".join([lower_first(first), *rest])
        between = " " if self.base else ": "  # an index is of what it is told of
        text = between.join(part for part in (lower_first(self.part.text), text) if part)
        return f"{text} {part_year}".strip() if part_year.lower() not in text.lower() else text

    def _needs_title(self, parent: str, label: str, head: Head) -> bool:
        """Whether a name is a part of what the title measures: that of a column of years, of a row that divides it."""
        measure = head.measure.text
        if parent or (label and measure) or not self.title.measure or self.title.whole:
            return False
        if label:
            share = (self.divided or bool(self.part.text)) and "%" in (self.part.unit, self.caption, self.title.unit)
            parts = share or self.totalled or bool(self.title.base) or self._counts_kinds(label) or self._is_structure
            return parts and not names_measure(label)
        about = key_of(self.title.measure)
        if self.title.divided or head.is_part:
            return not (names_measure(measure) or f"{key_of(measure)} ".startswith(f"{about} "))
        if not any(names_measure(other.measure.text) or other.unit for other in self.heads.values()):
            return names_measure(self.title.measure)  # the columns are kinds of what it counts
        others = (key_of(other.measure.text) for other in self.heads.values())
        return names_measure(measure) and (head.own_unit or not stands_alone(measure)) and about in others

    @property
    def _is_structure(self) -> bool:
        """Whether the rows are parts of a structure that the title names."""
        words = words_of(self.title.measure).norms
        shares = "%" in (self.caption, self.title.unit)
        return shares and phrases("structures").at_start(words, 0, len(words)) > 0

    def _counts_kinds(self, label: str) -> bool:
        """Whether the rows of a table are kinds of what its title counts: none has a unit of its own."""
        united = self.layout.unit is not None or bool(label_of(label).unit)
        return not united and without_count(self.title.measure) != self.title.measure

    def _is_bare(self, label: str) -> bool:
        """Whether a label is nothing but a total, a place or, in a table divided into parts, the name of one."""
        part = self.title.divided and not stands_alone(label)
        return not label or self.layout.places or is_total(label) or is_place(label) or part
