"""Text and Markdown as a document: blocks are stretches of the file's own characters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.clean import pipes
from extractor.clean.front_matter import front_matter
from extractor.clean.joining import Row, Shape, bare, goes_on, is_marked, shape
from extractor.clean.noise import reasons
from extractor.clean.rules import rule_of
from extractor.clean.tables import is_layout
from extractor.clean.unruled import Unruled
from extractor.model import Block, Document, Page, PageError, Problem

# A text of more lines is only cut at its blank lines; nothing in it is called noise.
MOST_ROWS = 100_000
# Lines with "|" that are no table from the first to the last; in more of them none is looked for.
MOST_TRIED = 200
# A heading marked by a line below it is a paragraph if it is longer than this.
LONGEST_HEADING = 250
_LINE = re.compile(r"[^\r\n\x0c\u2028]+")
# The tag that breaks a line, left in a text whose other tags are gone.
_BREAK = re.compile(r"(?i)</?br\s{0,3}/?>")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SETEXT = re.compile(r"(=|-){3,}")
_ATX = re.compile(r"(#{1,6})\s+\S")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_BOLD = re.compile(r"(\*\*|__)(?=\S|\s*\w)(.+?)\1", re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-+*•]|\\?\(?\w{1,4}\\?[.)])\s+")
_LONE_NUMBER = re.compile(r"\d{1,3}")


class _Part(NamedTuple):
    """A line to be joined to a paragraph, or what is known to be a block: noise, a table."""

    row: Row
    block: Block | None = None


def from_text(page: Page) -> Document:
    """`page` (text or Markdown) with its blocks; `document.text` is `page.text`, unchanged.

    Raises PageError where there is nothing but blanks.
    """
    text = page.text
    markdown = page.media == "text/markdown"
    rows = list(itertools.islice(_rows(text, markdown), MOST_ROWS))
    if len(rows) == MOST_ROWS:
        return Document(page, text, tuple(_coarse(text)))
    if not rows:
        reason, remedy = "The file holds nothing but blanks.", "Give a file that holds text."
        raise PageError(Problem(page.name, "clean", "empty", reason, remedy))
    front = front_matter(text)
    head = front.blocks(text) if front else ()
    parts = _with_noise(list(_with_tables(text, [row for row in rows if not front or row.start >= front.end])))
    form = shape([part.row for part in parts if part.block is None])
    return Document(page, text, (*head, *_blocks(parts, form)))


def _coarse(text: str) -> Iterator[Block]:
    start = len(text) - len(text.lstrip())
    for blank in _BLANK_LINE.finditer(text, start):
        yield Block("paragraph", start, blank.start())
        start = blank.end()
    if start < len(text.rstrip()):
        yield Block("paragraph", start, len(text.rstrip()))


def _rows(text: str, markdown: bool) -> Iterator[Row]:
    """The lines of a text that are not blank; two blanks before a line break mean something in Markdown only."""
    last_end = 0
    for first, raw in _lines(text):
        stripped = raw.strip()
        if not stripped:
            continue
        start = first + raw.find(stripped)
        between = text[last_end:start]
        gap = last_end == 0 or (between != "\n" and _parts(between))
        hard = markdown and not gap and between.startswith("  ")
        last_end = start + len(stripped)
        yield Row(start, last_end, stripped, bare(stripped), gap, hard)


def _parts(between: str) -> bool:
    """Whether what stands between two lines is more than the end of the first."""
    tags = len(_BREAK.findall(between)) if "<" in between else 0
    return max(between.count("\n"), between.count("\r"), tags) > 1 or "\x0c" in between


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Start and text of every line; a tag that breaks one ends it too, but in the cell of a table."""
    for match in _LINE.finditer(text):
        line, start = match.group(), match.start()
        if "<" in line and "|" not in line:
            at = 0
            for tag in _BREAK.finditer(line):
                yield start + at, line[at : tag.start()]
                at = tag.end()
            yield start + at, line[at:]
        else:
            yield start, line


def _with_tables(text: str, rows: Sequence[Row]) -> Iterator[_Part]:
    """The rows, those of a table as one; a table that only sets text side by side gives lines."""
    index = 0
    unruled, barred = Unruled(text, rows), "|" in text
    tried = closed = 0  # up to which rows no open table and no closed one was found; all of these have the same end
    while index < len(rows):
        row = rows[index]
        if not (barred and "|" in row.text) or index in unruled.rhythms:
            pass
        elif row.text[0] == "|":
            if index >= closed:
                closed = _run_end(rows, index)
                found = pipes.read(text, row.start, rows[closed - 1].end)
                if found is not None:
                    yield from _table_parts(text, found, row)
                    index = closed
                    continue
        elif index >= tried:
            last = index + 1
            while last < len(rows) and not rows[last].gap and "|" in rows[last].text:
                last += 1
            found = pipes.read_open(text, [(line.start, line.end) for line in rows[index:last]])
            if found is not None:
                yield from _table_parts(text, found, row)
                index = last
                continue
            tried = last if last - index > MOST_TRIED else index
        loose = unruled.read(index)
        yield _Part(row, Block("table", row.start, rows[loose.last - 1].end, table=loose.table) if loose else None)
        index = loose.last if loose else index + 1


def _run_end(rows: Sequence[Row], first: int) -> int:
    """The row at which those below row `first` without a gap between them end."""
    return next((at for at in range(first + 1, len(rows)) if rows[at].gap), len(rows))


def _table_parts(text: str, found: pipes.PipeTable, row: Row) -> Iterator[_Part]:
    marked = any(raw.header for line in found.rows for raw in line)
    if is_layout(found.texts(), marked and pipes.is_data(found.rows)):
        for line in found.rows:
            for raw in line:
                for number, inner in enumerate(_rows(raw.text, markdown=True)):
                    start = raw.start + inner.start
                    gap, hard = number == 0, inner.hard
                    yield _Part(
                        inner._replace(
                            start=start,
                            end=start + len(inner.text),
                            gap=gap,
                            hard=hard or gap,
                        )
                    )
        return
    yield _Part(row, Block("table", found.start, found.end, table=found.table(text)))


def _with_noise(parts: Sequence[_Part]) -> list[_Part]:
    """The parts with noise made blocks of their own.

    A link at the head of a line that is noise is parted from it.
    """
    split = [piece for part in parts for piece in (_split_head_link(part) if part.row.text[0] in "[!" else (part,))]
    shown = [_shown(part.row.text) if part.block is None else "" for part in split]
    linked = [bool(part.block is None and _is_links(part.row.text)) for part in split]
    gaps = [part.row.gap for part in split]
    why = reasons(shown, linked if any(linked) else None, gaps=gaps)
    _link_runs(split, linked, shown, why)
    _page_numbers(split, why)
    _bare_marks(split, why)
    return [
        part
        if part.block is not None or reason is None
        else _Part(part.row, Block("noise", part.row.start, part.row.end, reason=reason))
        for part, reason in zip(split, why, strict=True)
    ]


def _split_head_link(part: _Part) -> Iterator[_Part]:
    row = part.row
    match = _LINK.match(row.text)
    head = part.block is None and match is not None and match.end() < len(row.text)
    if head and match and rule_of(match.group(1)) and not rule_of(_shown(row.text)):
        rest = row.text[match.end() :].lstrip()
        middle = row.end - len(rest)
        link = match.group()
        yield _Part(row._replace(end=row.start + len(link), text=link, bare=bare(link)))
        yield _Part(Row(middle, row.end, rest, bare(rest), False, True))
    else:
        yield part


def _shown(text: str) -> str:
    """A line as the reader of the rendered page sees it; an image stays as it is written."""
    if text.startswith("!["):
        return text
    text = _LINK.sub(lambda link: link.group(1), text) if "](" in text else text
    return _ITEM.sub("", text) if text[:1] in "*+" else text


def _is_links(text: str) -> bool:
    if "](" not in text:
        return False
    rest = _ITEM.sub("", _LINK.sub("", text))
    return not any(map(str.isalnum, rest))


def _link_runs(parts: Sequence[_Part], linked: Sequence[bool], shown: Sequence[str], why: list[str | None]) -> None:
    """Three lines or more of nothing but links are a menu, or a list of other pages."""
    first = 0
    for index in range(len(parts) + 1):
        if index < len(parts) and linked[index]:
            continue
        if index - first >= 3:
            size = sum(map(len, shown[first:index])) / (index - first)
            for position in range(first, index):
                why[position] = why[position] or ("navigation" if size < 30 else "related-news")
        first = index + 1


def _page_numbers(parts: Sequence[_Part], why: list[str | None]) -> None:
    """A number alone between blank lines counts pages, or stands inside a sentence."""
    lone = [
        index
        for index, part in enumerate(parts)
        if part.block is None and why[index] is None and _LONE_NUMBER.fullmatch(part.row.bare)
        and part.row.gap and (index + 1 == len(parts) or parts[index + 1].row.gap)
    ]  # fmt: skip
    values = [int(parts[index].row.bare) for index in lone]
    counting = len(lone) >= 3 and all(b - a == 1 for a, b in itertools.pairwise(values))
    for index in lone:
        inside = 0 < index < len(parts) - 1 and (
            parts[index - 1].row.bare[-1:].isalnum() and parts[index + 1].row.bare[:1].islower()
        )
        if counting or inside:
            why[index] = "page-number"


def _bare_marks(parts: Sequence[_Part], why: list[str | None]) -> None:
    """Emphasis marks alone on a line belong to the paragraph above; without one they are noise.

    So is a lone star below a line of capitals, as it stands under the name of a party committee.
    """
    for index, part in enumerate(parts):
        if part.block is None and not part.row.bare:
            alone = part.row.gap or part.row.hard or index == 0
            alone = alone or (part.row.text == "*" and parts[index - 1].row.text.isupper())
            why[index] = "rule" if alone else None


def _blocks(parts: Sequence[_Part], form: Shape) -> Iterator[Block]:
    group: list[Row] = []
    for part in parts:
        if part.block is not None:
            if group:
                below = part.row if part.row.start > group[-1].end and not part.row.gap else None
                yield _block(group, below)
                group = []
            yield part.block
            continue
        row = part.row
        if group and (_ATX.match(row.text) or _ATX.match(group[0].text) or not goes_on(group[-1], row, form)):
            yield _block(group, None)
            group = []
        group.append(row)
    if group:
        yield _block(group, None)


def _block(rows: Sequence[Row], below: Row | None) -> Block:
    """The block of a paragraph's lines.

    `below` is the line of noise that follows without a blank line.
    """
    start, end = rows[0].start, rows[-1].end
    text = "\n".join(row.text for row in rows)
    match = _ATX.match(text)
    if match is not None:
        return Block("heading", start, end, level=len(match.group(1)), emphasis=_is_bold(text))
    rule = _SETEXT.fullmatch(below.text) if below is not None else None
    underlined = rule is not None and 5 * len(rule.group()) >= 4 * min(len(text), 80)
    if rule is not None and underlined and len(text) <= LONGEST_HEADING and not is_marked(text):
        level = 1 if rule.group(1) == "=" else 2
        return Block("heading", start, end, level=level, emphasis=_is_bold(text))
    return Block("paragraph", start, end, emphasis=_is_bold(text))


def _is_bold(text: str) -> bool:
    """Whether nothing of a paragraph but its marker and punctuation stands outside bold."""
    if "**" not in text and "__" not in text:
        return False
    return not any(map(str.isalnum, _BOLD.sub("", _ITEM.sub("", text, count=1))))
