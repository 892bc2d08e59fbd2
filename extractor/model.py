"""The nouns of chitieu: what each stage is given and what it returns.

Everything here is frozen, and what comes by the thousand a named tuple, which is quicker to make; a stage returns a new
object and never changes the one it was given.
`start` and `end` are always character offsets into `Document.text`, so that `text[start:end]` is what was found.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, NamedTuple

Media = Literal["text/html", "text/plain", "text/markdown"]
BlockKind = Literal["heading", "paragraph", "table", "noise"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Change = Literal["level", "increase", "decrease", "maintain"]
Kind = Literal["target", "result", "estimate"]
Level = Literal["national", "province", "district", "commune"]
Flag = Literal[  # reasons for care
    "contradicts_earlier_value",  # than the same subject has earlier in the document
    "converted_per_month",
    "from_index",  # growth, out of an index with the period before as 100
    "implausible",
    "names_a_place",  # which is not known
    "other_currency",  # than the indicator's
    "per_year",  # an amount a year, taken as that of the year
    "points_assumed",  # where the text says per cent
    "share_of_units",  # N of M, as per cent
    "thousandfold",  # a factor of 1,000 would make it plausible
    "unit_from_subject",  # its denominator
    "unit_not_convertible",
    "unknown_unit",
]
Basis = Literal["year-end", "annual average", "cumulative", "part-year"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read, decoded but not interpreted (stage `read`)."""

    name: str  # file name, the `doc` of every record
    text: str  # decoded text: HTML source, or the file's own characters
    media: Media
    sha256: str  # of the bytes as they came
    url: str | None = None
    fetched: str | None = None  # ISO 8601
    encoding: str = "utf-8"
    repairs: tuple[str, ...] = ()  # what decoding had to mend


class Cell(NamedTuple):
    """One cell of a table; spans are counted in grid positions."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: every position is covered by at most one cell."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


class Block(NamedTuple):
    """A stretch of the page: heading, paragraph (or list item), table, or noise with its reason.

    Blocks are in text order and do not overlap; together they cover every visible character of the page.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None  # of a heading that the page marks as such: 1 (top) to 6
    emphasis: bool = False  # the whole block is bold or underlined
    reason: str | None = None  # of noise: id of the rule in patterns/noise.toml
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact about a document with the place it was read from; `start` is None where it is not in the text."""

    value: str
    start: int | None
    end: int | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A dated administrative unit (see patterns/places.csv)."""

    place_id: str
    code: str
    name: str
    name_short: str
    type: str
    level: Level
    parent_id: str | None
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is (stage `identify`); a fact that was not found is None."""

    title: Evidence | None = None
    kind: Evidence | None = None  # plan resolution decision report news page ... (patterns/documents.toml)
    number: Evidence | None = None
    issuer: Evidence | None = None
    published: Evidence | None = None  # ISO date
    place: Evidence | None = None  # name as written, with its type
    place_parent: Evidence | None = None
    level: Evidence | None = None  # a `Level`
    year: Evidence | None = None  # "2021" or "2021-2025"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `parent` is an index into `Document.sections`."""

    index: int
    parent: int | None
    depth: int  # 1 for a top heading
    marker: str | None  # as written, without closing punctuation: "II", "2", "a"
    title: str  # heading without its marker and closing punctuation
    start: int  # of the heading line
    end: int
    body_end: int  # where the section ends


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a paragraph or item, or one table cell: where a value's words are sought first."""

    index: int
    start: int
    end: int
    block: int  # index into Document.blocks
    section: int | None  # index into Document.sections
    marker: str | None  # path of markers down to the item: "II.2.a"
    leads: tuple[
        int, ...
    ] = ()  # statements that head this one (a lead-in ending in ":", a parent item), outermost first
    row: int | None = None  # of a table cell
    column: int | None = None


class Cue(NamedTuple):
    """A phrase of a lexicon found in words `first` up to, not including, `last`."""

    table: str  # name of the pattern table
    id: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one stretch of text: parallel lists of match keys and of offsets into the whole text."""

    text: str
    norms: list[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.norms)

    def span(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def index_at(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        return bisect.bisect_right(self.ends, offset)


class Quantity(NamedTuple):
    """A number with its bound and unit (stage `quantities`), not yet known to be a target."""

    start: int
    end: int
    number_start: int
    number_end: int
    minimum: Decimal | None
    maximum: Decimal | None
    total: Decimal | None  # M of "N/M"
    comparator: Comparator
    unit: str  # as written, lower case, without the number; "" where the text gives none
    unit_id: str | None  # id in patterns/units.toml
    unit_start: int
    unit_end: int
    statement: int
    rule: str
    comparator_rule: str | None = None


class Trap(NamedTuple):
    """A number that is not a value (date, document number, name ...), with the rule that says so."""

    start: int
    end: int
    rule: str


class Modifier(NamedTuple):
    """One fact that context gives to a quantity; spans are None where a heading's or the document's default decided."""

    value: str
    start: int | None
    end: int | None
    rule: str


class Context(NamedTuple):
    """Everything that the words around a quantity say about it (stage `context`)."""

    change: Modifier
    kind: Modifier
    firmness: Modifier | None = None
    year: Modifier | None = None
    basis: Modifier | None = None
    base: Modifier | None = None
    standard: Modifier | None = None
    price_basis: Modifier | None = None


class Target(NamedTuple):
    """One numeric statement about a measurable subject: the record that chitieu publishes."""

    start: int
    end: int
    quote: str
    minimum: Decimal | None
    maximum: Decimal | None
    total: Decimal | None
    comparator: Comparator
    unit: str
    unit_id: str | None
    subject: str
    change: Change
    kind: Kind
    year: str | None  # "2021" or "2021-2025"
    base: str | None
    section: tuple[str, ...]
    marker: str | None
    statement: str
    statement_start: int
    statement_end: int
    value_minimum: Decimal | None = None  # in the canonical unit
    value_maximum: Decimal | None = None
    indicator_id: str | None = None
    indicator_score: float | None = None
    place_id: str | None = None
    period_start: str | None = None  # ISO dates
    period_end: str | None = None
    period_basis: Basis | None = None
    standard: str | None = None
    price_basis: str | None = None
    firmness: str | None = None
    confidence: float = 0.0
    rules: tuple[tuple[str, str], ...] = ()  # field -> id of the rule that gave it
    flags: tuple[Flag, ...] = ()
    same_as: int | None = None  # start of the first quote of the same target in this document
    row: int | None = None  # of a table cell
    column: int | None = None
    subject_start: int | None = None  # of the local part of the subject, where it is one stretch of text
    subject_end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page on its way through the stages; each stage fills its own field."""

    page: Page
    text: str
    blocks: tuple[Block, ...] = ()
    identity: Identity = field(default_factory=Identity)
    place: Place | None = None
    sections: tuple[Section, ...] = ()
    statements: tuple[Statement, ...] = ()
    words: tuple[Words | None, ...] = ()  # one for each statement, None where it holds no digit
    quantities: tuple[Quantity, ...] = ()
    traps: tuple[Trap, ...] = ()
    contexts: tuple[Context, ...] = ()  # one for each quantity, in the same order
    told: tuple[Any, ...] = ()  # each statement with quantities as a context.told.Told, for the stages that follow
    targets: tuple[Target, ...] = ()

    def section_path(self, section: int | None) -> tuple[Section, ...]:
        """Sections from the top down to `section`; empty for None."""
        path: list[Section] = []
        while section is not None:
            path.append(self.sections[section])
            section = self.sections[section].parent
        return tuple(reversed(path))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was skipped or is doubtful, and why: what `problems` in the database holds."""

    name: str  # file, URL or archive member
    stage: str  # the stage that met it
    code: str  # short stable id: "empty", "binary", "not-a-plan", "too-large" ...
    reason: str  # one sentence: what was found, where
    remedy: str  # one sentence: what the user can do


class PageError(Exception):
    """Raised by a stage that cannot go on with one page; carries the Problem to record."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.name}: {problem.reason} {problem.remedy}")
        self.problem = problem

    def __reduce__(self) -> tuple[type[PageError], tuple[Problem]]:
        """Travels between processes with its Problem; an exception's default takes the message alone."""
        return type(self), (self.problem,)
