"""A web page as a document.

Main text as structured blocks, everything around it as noise with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from extractor.clean import boxes, content, limits, lines, portals
from extractor.clean.boxes import Survey
from extractor.clean.content import HEADINGS, Main
from extractor.clean.front_matter import as_html
from extractor.clean.html import Piece, clean_text, pieces
from extractor.clean.noise import reasons
from extractor.clean.paragraph_tables import with_tables
from extractor.clean.rules import rule_of
from extractor.clean.soup import FRAME, MOST_ELEMENTS, soup_of, structures
from extractor.clean.tables import Raw, grid, with_headers
from extractor.model import Block, Document, Page, PageError, Problem, Table

# Below this many visible characters, a page that hides ten times more is read with what it hides.
BARE = 200
_OUTSIDE = "surroundings"


def from_html(page: Page) -> Document:
    """`page` (HTML) with text and blocks; `page.repairs` tells what had to be mended.

    Raises PageError where a page has no text at all, or is too large to be read.
    """
    page = as_html(page)
    source, tree_fit, repairs = limits.guard(page.text, page.name)
    if repairs:
        page = replace(page, repairs=(*page.repairs, *repairs))
    if not tree_fit:
        text = limits.plain_text(source)
        return replace(lines.from_text(replace(page, text=text)), page=page)
    tree = boxes.parse(source)
    root = tree.body or tree.root
    survey, unseen = Survey(), False
    if root is not None:
        survey = boxes.survey(root)
        if sum(len(line.text) for line in survey.lines) < min(BARE, survey.unseen // 10):
            survey, unseen = boxes.survey(root, unseen=True), True
    if not survey.lines:
        return _without_tree(page, source)
    hints, drops = portals.hints(tree, survey, portals.recognise(source))
    main = content.find(survey, hints, drops, _name(tree))
    inside = structures(box.tag for box in survey.boxes[main.box : survey.boxes[main.box].end])
    if inside > MOST_ELEMENTS:
        told = f"{inside} elements: those after the first {MOST_ELEMENTS} read without structure"
        page = replace(page, repairs=(*page.repairs, told))
    return _assembled(page, _all_pieces(survey, main, unseen))


def _name(tree: LexborHTMLParser) -> str:
    """What the page calls itself, in its head."""
    title = tree.css_first("head title")
    shared = tree.css_first("meta[property='og:title']")
    names = (
        title.text() if title else "",
        (shared.attributes.get("content") or "") if shared else "",
    )
    return " | ".join(names)


def _without_tree(page: Page, source: str) -> Document:
    text = limits.plain_text(source)
    if not text:
        raise PageError(
            Problem(
                page.name,
                "clean",
                "empty",
                "The page holds no text that a reader would see.",
                "Save the page after its script has run, or give the attached document itself.",
            )
        )
    return replace(lines.from_text(replace(page, text=text)), page=page)


def _all_pieces(survey: Survey, main: Main, unseen: bool) -> list[Piece]:
    """Pieces in page order: lines before the main text, the main text, lines after it."""
    inside = _main_pieces(survey, main, unseen)
    if not any(piece.reason is None for piece in inside):
        return _fallback(survey, main)
    box = survey.boxes[main.box]
    before = _outside(survey, main, 0, box.first)
    after = _outside(survey, main, box.last, len(survey.lines))
    return [*before, *inside, *after]


def _outside(survey: Survey, main: Main, first: int, last: int) -> list[Piece]:
    around = survey.lines[first:last]
    texts, linked = [line.text for line in around], [line.is_link for line in around]
    found = reasons(texts, linked)
    out: list[Piece] = []
    title = survey.lines[main.title].box if main.title is not None else -1
    of_title = title >= 0 and survey.boxes[title].tag in HEADINGS
    for index, line in enumerate(around, first):
        if index == main.title:
            box = survey.boxes[title]
            text = " ".join(each.text for each in survey.lines[index : box.last]) if of_title else line.text
            out.append(Piece("heading", clean_text(text), int(box.tag[1]) if of_title else 1))
            continue
        if of_title and index in range(main.title or 0, survey.boxes[title].last):
            continue
        own = rule_of(line.text)
        reason = own.id if own is not None else None
        reason = reason or main.regions[line.box] or found[index - first] or _OUTSIDE
        out.append(Piece("noise", clean_text(line.text), reason=reason))
    return out


def _main_pieces(survey: Survey, main: Main, unseen: bool) -> list[Piece]:
    box = survey.boxes[main.box]
    frames = {survey.boxes[i].node.mem_id: FRAME for i in boxes.frames(survey, main.box, box.end)}
    regions = frames | {
        survey.boxes[index].node.mem_id: reason
        for index in range(main.box + 1, box.end)
        if (reason := main.regions[index]) is not None and main.regions[survey.boxes[index].parent] is None
    }
    found = pieces(soup_of(box.node, regions, unseen=unseen))
    return _labelled(found, feed=main.feed)


def _labelled(found: Sequence[Piece], *, feed: bool) -> list[Piece]:
    """The pieces with the noise among them marked; tables are left as they are."""
    texts = [piece.text if piece.kind != "table" else "" for piece in found]
    why = reasons(texts, [piece.linked for piece in found], feed=feed)
    out: list[Piece] = []
    for piece, reason in zip(found, why, strict=True):
        reason = piece.reason or (reason if piece.kind != "table" else _table_reason(piece))
        if reason is None:
            out.append(piece)
        else:
            out.append(Piece("noise", piece.text.replace("\t", " ").replace("\n", " "), reason=reason))
    return out


def _table_reason(piece: Piece) -> str | None:
    """The rule that most rows of a table match by their first cell: a counter's periods, a menu."""
    found = [rule_of(row[0].text) for row in piece.rows if row[0].text]
    sure = [rule.id for rule in found if rule is not None and not rule.weak]
    return sure[0] if sure and 2 * sum(rule is not None for rule in found) > len(piece.rows) else None


def _fallback(survey: Survey, main: Main) -> list[Piece]:
    """All lines of a page without a main text.

    What no rule takes out is content, or else what only its place does.
    """
    found = reasons([line.text for line in survey.lines], [line.is_link for line in survey.lines], feed=True)
    why = [reason or main.regions[line.box] for reason, line in zip(found, survey.lines, strict=True)]
    if all(why):
        why = found if not all(found) else [None] * len(found)
    return [
        Piece("noise" if reason else "paragraph", clean_text(line.text), reason=reason)
        for line, reason in zip(survey.lines, why, strict=True)
    ]


def _assembled(page: Page, found: Sequence[Piece]) -> Document:
    """The document's text, pieces joined by line breaks, and its blocks."""
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in found:
        text = piece.text
        if not text:
            continue
        end = position + len(text)
        table = _placed(piece, position) if piece.kind == "table" else None
        blocks.append(
            Block(
                piece.kind,
                position,
                end,
                piece.level,
                piece.emphasis and piece.kind != "noise",
                piece.reason,
                table,
            )
        )
        texts.append(text)
        position = end + 1
    text = "\n".join(texts)
    final = [block._replace(table=with_headers(block.table, text)) if block.table else block for block in blocks]
    return Document(page, text, tuple(with_tables(text, final)))


def _placed(piece: Piece, position: int) -> Table:
    rows = []
    for row in piece.rows:
        placed = []
        for raw in row:
            placed.append(Raw(raw.text, position, raw.row_span, raw.column_span, raw.header))
            position += len(raw.text) + 1
        rows.append(placed)
    return grid(rows)
