"""The heads above a table read as a stream, one after the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.clean.head_rows import divides
from extractor.clean.parts import Part, cell_of, cells_of
from extractor.clean.rhythm_heads import is_bracketed, is_caption
from extractor.clean.stream_frame import LONGEST, MOST_GROUPS, NAMES, Frame, Heads, is_unit
from extractor.clean.tables import Raw, name_of, repeats
from extractor.twins import is_english, without_twin

LONGEST_UNIT = 20  # characters of a unit in brackets
LONGEST_SHORT = 5  # letters
SPARE = 12  # parts looked at beside four for each head
_SAYING = re.compile(r"\b(?:19|20)\d\d\b|%")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BLANK = re.compile(r"\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Cell:
    raw: Raw
    first: int  # its first part
    line: int
    leads: bool  # it begins its line
    opens: bool  # a blank line stands before it, where none stand between the cells

    @property
    def is_idle(self) -> bool:
        """Whether it heads no column: an English twin, or words on how those below it divide another."""
        return is_english(self.raw.text.partition("\n")[0]) or divides(without_twin(self.raw.text))

    @property
    def is_unit(self) -> bool:
        """Whether it is a unit, or something in brackets that can be one."""
        text = self.raw.text
        return is_unit(text) or (text[0] == "(" and text[-1] == ")" and len(text) < LONGEST_UNIT)

    @property
    def says(self) -> bool:
        """Whether it may head values by its own words: it has a year, or a percent sign."""
        return _SAYING.search(self.raw.text) is not None


def in_turn(frame: Frame) -> Heads | None:
    """The heads in the order of the text: as many as there are columns, up to the first row."""
    lines, at = frame.lines, frame.label
    least = max(frame.floor, frame.label - 4 * frame.columns - SPARE)
    while at > least and lines[at - 1].sort in ("text", "year") and len(lines[at - 1].raw.text) <= LONGEST:
        at -= 1
    above = [(number, lines[number]) for number in range(at, frame.label)]
    cut = [(number, piece) for number, part in above for piece in _capitals(part)]
    cells = _cells(frame, above)
    whole = _of_cells(frame, cells) or _of_cells(frame, _bracketed(frame, cells))
    if whole is not None and whole.sure:
        return whole
    pieces = _of_cells(frame, _cells(frame, cut))
    return pieces if pieces is not None and (whole is None or pieces.sure) else whole


def _cells(frame: Frame, above: Sequence[tuple[int, Part]]) -> list[_Cell]:
    numbers = iter(number for number, _ in above)
    out: list[_Cell] = []
    for cell in cells_of([part for _, part in above], apart=frame.apart):
        first, *_ = [next(numbers) for _ in cell]
        top = cell[0]
        out.append(
            _Cell(cell_of(frame.text, cell), first, top.row, top.opens, top.gap and top.opens and not frame.apart)
        )
    return out


def _bracketed(frame: Frame, cells: Sequence[_Cell]) -> list[_Cell]:
    """The cells with those in brackets as the ends of the ones above; the head of labels goes without its own."""
    out: list[_Cell] = []
    for cell in cells:
        above = out[-1] if out else None
        if above is None or not is_bracketed(cell.raw.text) or is_bracketed(above.raw.text):
            out.append(cell)
        elif name_of(above.raw.text) not in NAMES:
            start, end = above.raw.start, cell.raw.start + len(cell.raw.text)
            out[-1] = replace(above, raw=Raw(frame.text[start:end], start))
    return out


def _capitals(part: Part) -> list[Part]:
    """The heads in a line where one blank parts them: each begins with a capital letter, or all stand in brackets."""
    text = part.raw.text
    bracketed = text[0] == "("
    blanks = [m for m in _BLANK.finditer(text) if text[m.start() - 1] not in "-–/" and not _is_shortened(text, m.end())]
    starts = [m.end() for m in blanks if (text[m.end()] == "(" if bracketed else text[m.end()].isupper())]
    cuts = [0, *starts, len(text)]
    apart = bracketed and len(cuts) > 2
    return [
        part._replace(raw=Raw(text[a:b].rstrip(), part.raw.start + a), opens=part.opens and not (a or apart))
        for a, b in itertools.pairwise(cuts)
    ]


def _is_shortened(text: str, at: int) -> bool:
    """Whether capitals go on with the one word in front of them."""
    before, after = text[:at].split()[-1], text[at:].split(maxsplit=1)[0]
    return before.istitle() and after.isupper() and after.isalpha() and len(after) < LONGEST_SHORT


def _of_cells(frame: Frame, cells: Sequence[_Cell]) -> Heads | None:
    """The lowest cells that can be heads of all columns, groups between them and the first row left out."""
    kept = [cell for cell in cells if not cell.is_idle and not is_caption(cell.raw.text)]
    most = min(MOST_GROUPS, max(len(kept) - frame.columns, 0))
    named = next((at for at, cell in enumerate(reversed(kept)) if name_of(cell.raw.text) in NAMES), most)
    lowest = kept[len(kept) - (min(most, named) or most) :]
    least = 0 if all(cell.is_unit for cell in kept[-frame.columns :]) else sum(cell.is_unit for cell in lowest)
    if frame.lines[frame.label].sort == "year" and (whole := _in_a_line(kept, frame.columns, most)):
        row = [cell.raw._replace(header=True) for cell in kept[whole - frame.columns : whole]]
        return _found(frame, cells, kept[whole - frame.columns], [row], kept[whole:], sure=True)
    for groups in range(least, most + 1):
        below = kept[len(kept) - groups :]
        heads = kept[len(kept) - groups - frame.columns : len(kept) - groups]
        if len(heads) < frame.columns or any(name_of(cell.raw.text) == "order" for cell in heads):
            return None
        above = kept[: len(kept) - groups - frame.columns]
        turns = repeats([cell.raw.text for cell in heads])
        if turns:
            tops = above[-turns:]
            sure = (
                len(tops) == turns
                and not any(cell.opens for cell in tops[1:])
                and (all(cell.says for cell in tops) or _begins(cells, tops[0]))
            )
            return _over(frame, cells, tops, heads, below) if sure else None
        saying = all(cell.says for cell in heads) and not any(cell.says for cell in below)
        parted = any(cell.opens for cell in heads[1:])
        if (parted or len({cell.raw.text for cell in heads}) < len(heads)) and not saying and not heads[0].is_unit:
            return None
        if all(cell.is_unit for cell in heads):
            return _over_units(frame, cells, above, heads, below)
        if saying and above and (rows := _group_in_front(cells, above[-1], heads)):
            return _found(frame, cells, above[-1], rows, below, sure=True)
        if saying or (_begins(cells, heads[0]) and all(cell.is_unit for cell in below)):
            row = [cell.raw._replace(header=True) for cell in heads]
            return _found(frame, cells, heads[0], [row], below, sure=saying)
    return None


def _in_a_line(kept: Sequence[_Cell], columns: int, most: int) -> int:
    """Where cells end that are all of their line and as many as the columns, behind them groups at most; 0 without.

    Rows whose labels are years need no head for these.
    """
    for end in range(len(kept), max(len(kept) - most - 1, columns - 1), -1):
        line = kept[end - columns : end]
        own = [cell for cell in kept if cell.line == line[0].line]
        if own == list(line) and not any(name_of(cell.raw.text) in NAMES or cell.says for cell in line):
            return end
    return 0


def _found(
    frame: Frame,
    cells: Sequence[_Cell],
    first: _Cell,
    rows: list[list[Raw]],
    below: Sequence[_Cell],
    *,
    sure: bool,
) -> Heads:
    """The heads, with those of numbers, labels and units, and with the cells above that head no column."""
    names = _names(cells, first)
    at = next(i for i, cell in enumerate(cells) if cell is (names[0] if names else first))
    while at > 0 and cells[at - 1].is_idle and not cells[at].opens:
        at -= 1
    start = cells[at].first
    groups = [cell.raw for cell in below]
    return Heads(start, rows, tuple(cell.raw for cell in names), groups, sure or bool(names), frame.united)


def _over_units(
    frame: Frame, cells: Sequence[_Cell], above: Sequence[_Cell], units: Sequence[_Cell], below: Sequence[_Cell]
) -> Heads | None:
    """Heads over a line of units: one for each column, or for as many as fit behind the head of the labels."""
    named = next((i for i in range(len(above) - 1, -1, -1) if name_of(above[i].raw.text) in NAMES), None)
    heads = list(above[named + 1 :] if named is not None else above[-frame.columns :])
    if not heads or frame.columns % len(heads) or (named is None and not _begins(cells, heads[0])):
        return None
    return _over(frame, cells, heads, units, below)


def _over(
    frame: Frame, cells: Sequence[_Cell], tops: Sequence[_Cell], heads: Sequence[_Cell], below: Sequence[_Cell]
) -> Heads:
    """Heads under others that share them evenly."""
    share = frame.columns // len(tops)
    top = [cell.raw._replace(header=True, column_span=share) for cell in tops]
    return _found(frame, cells, tops[0], [top, [c.raw._replace(header=True) for c in heads]], below, sure=True)


def _group_in_front(cells: Sequence[_Cell], group: _Cell, heads: Sequence[_Cell]) -> list[list[Raw]] | None:
    """Heads in two rows where years go back: those before stand beside the group of those behind, as in the text."""
    years = [max(_YEAR.findall(cell.raw.text), default="") for cell in heads]
    back = [at for at in range(1, len(years)) if years[at] < years[at - 1]]
    if len(back) != 1 or len(heads) - back[0] < 2 or group.says or not _begins(cells, group):
        return None
    beside, lower = heads[: back[0]], heads[back[0] :]
    top = [group.raw._replace(column_span=len(lower)), *(cell.raw._replace(row_span=2) for cell in beside)]
    return [[raw._replace(header=True) for raw in row] for row in (top, [cell.raw for cell in lower])]


def _begins(cells: Sequence[_Cell], head: _Cell) -> bool:
    """Whether heads begin with a cell: what stands above it is none."""
    at = next(i for i, cell in enumerate(cells) if cell is head)
    if at == 0 or head.opens:
        return True
    above = cells[at - 1]
    return above.is_idle or above.is_unit or is_caption(above.raw.text) or bool(_names(cells, head))


def _names(cells: Sequence[_Cell], head: _Cell) -> list[_Cell]:
    """The heads of numbers, labels and units right in front of those of values: by their words, or by their line."""
    last = next(i for i, cell in enumerate(cells) if cell is head)
    kept = [at for at, cell in enumerate(cells[:last]) if not cell.is_idle]
    own = list(itertools.takewhile(lambda at: name_of(cells[at].raw.text) in NAMES, reversed(kept)))
    ordered = [number for number, at in enumerate(own) if name_of(cells[at].raw.text) == "order"]
    first = min(own[: ordered[-1] + 1] if ordered else own, default=last)  # in front of the first head stands nothing
    line = [cell for cell in cells[:last] if cell.line == head.line and not head.leads]
    known = len(line) == 1 or (1 < len(line) <= len(NAMES) and name_of(line[0].raw.text) in NAMES)
    if known and len(line) > last - first and not any(cell.says for cell in line):
        return line
    return [cell for cell in cells[first:last] if not cell.is_idle]
