"""Tree: the way down from the top of a document to each of its lines, and the sections on it."""

from __future__ import annotations

from typing import NamedTuple

from extractor.segment import markers, nesting, sentences, wording
from extractor.segment.lines import Line, Role
from extractor.segment.nesting import FREE, FREE_RANK, LEAD, LEAD_RANK, TITLE, TITLE_RANK, Node
from extractor.segment.numbered import label_end
from extractor.segment.sections import Draft, title_text
from extractor.segment.unnumbered import weight

_LEADS = 3  # lead-ins that can stand below each other


class Place(NamedTuple):
    """Where a line stands."""

    section: int | None  # number of the draft
    path: str  # marks from the top down to it
    leads: tuple[int, ...]  # numbers of the lines that head it, outermost first
    heading_end: int  # end of the heading in it, 0 where it has none


class Tree:
    """Reads lines one after the other and keeps the nodes that are open."""

    def __init__(self, text: str, lines: list[Line], roles: list[Role]) -> None:
        """Start at the top of a document with these lines."""
        self.text = text
        self.lines = lines
        self.roles = roles
        self.stack: list[Node] = []
        self.drafts: list[Draft] = []
        self._ahead = _next_numbered(lines, roles)
        self._in_title = False  # a title was read and no other heading since
        self._last_end = 0  # of the line before

    def places(self) -> list[Place]:
        """Where each line stands."""
        found = [self._enter(number) for number in range(len(self.lines))]
        self._keep(0)
        return found

    def _enter(self, number: int) -> Place:
        line, role = self.lines[number], self.roles[number]
        heading = 0
        if role in (Role.PARAGRAPH, Role.TABLE):
            self._text(number)
        elif role is Role.TAIL:
            self._keep(0)
        elif role is Role.TITLE:
            heading = self._title(number)
        elif role is Role.FREE:
            heading = self._free(number)
        else:
            heading = self._marked(number)
        self._last_end = line.tail
        top = self.stack[-1] if self.stack else None
        above = self.stack[:-1] if top is not None and top.line == number else self.stack
        marked = line.marker is not None
        leads = tuple([n.line for n in above if n.section is None and (n.colon or marked)])
        return Place(self._section(), top.path if top else "", leads, heading)

    def _keep(self, count: int) -> None:
        """Close all open nodes but the first `count`."""
        for node in self.stack[count:]:
            if node.section is not None:
                self.drafts[node.section].body_end = self._last_end
        del self.stack[count:]

    def _section(self) -> int | None:
        for node in reversed(self.stack):
            if node.section is not None:
                return node.section
        return None

    def _push(self, node: Node) -> None:
        above = self.stack[-1] if self.stack else None
        node.path = nesting.path_of(above, node.marker)
        line = self.lines[node.line]
        node.colon = line.tail > line.body and self.text[line.tail - 1] == ":"
        if above is not None and above.style == LEAD and not above.below:
            above.below = "lead" if node.style == LEAD else "mark"
        self.stack.append(node)

    def _open(self, node: Node, end: int) -> int:
        """Open a section whose heading ends at `end`."""
        line = self.lines[node.line]
        title = title_text(self.text, line.body, end, sentence=node.style == "article")
        marker = line.marker.text if line.marker else None
        draft = Draft(self._section(), marker, title, line.start, end, line.tail, node.style == TITLE)
        node.section = len(self.drafts)
        self.drafts.append(draft)
        self._push(node)
        return end

    def _title(self, number: int) -> int:
        """Open a document's title, or add a line to the one that is open."""
        line = self.lines[number]
        if not self._in_title:
            self._keep(0)
            self._in_title = True
            self._open(Node(Role.TITLE, TITLE, TITLE_RANK, number, level=line.level), line.tail)
        elif self.drafts[-1].end == self.lines[number - 1].tail:
            draft = self.drafts[-1]
            draft.title = f"{draft.title} {title_text(self.text, line.body, line.tail)}"
            draft.end = line.tail
        return line.tail

    def _free(self, number: int) -> int:
        """Open a heading without a mark."""
        line = self.lines[number]
        self._in_title = False
        while self.stack:  # items, and lead-ins that already have something below, cannot hold it
            top = self.stack[-1]
            if top.section is not None or (top.style == LEAD and not top.below):
                break
            self.stack.pop()
        rank = weight(self.text, line)
        self._keep(self._free_position(line, rank, self._ahead[number]))
        node = Node(Role.FREE, FREE, FREE_RANK, number, ordinal=rank, level=line.level)
        return self._open(node, line.tail)

    def _free_position(self, line: Line, rank: int, ahead: tuple[str, int] | None) -> int:
        """How many nodes stay open: those above its equals and above a list that starts again."""
        keep = len(self.stack)
        while line.level is not None and keep and not _above_level(self.stack[keep - 1], line.level):
            keep -= 1
        for index, node in enumerate(self.stack[:keep]):
            restarts = ahead is not None and ahead[1] == 1 and node.style == ahead[0]
            if restarts or (node.style == FREE and node.ordinal >= rank):
                return index
        return keep

    def _text(self, number: int) -> None:
        """Place a paragraph: it ends bullets and lead-ins; with a colon it is a lead-in itself."""
        line = self.lines[number]
        if line.table:
            return
        colon = self.text[line.tail - 1] == ":" and not self._is_formula(line)
        after = self.lines[number + 1].style if number + 1 < len(self.lines) else ""
        while self.stack and not self._holds_text(self.stack[-1], line, after, colon=colon):
            self.stack.pop()
        if colon:
            self._push(Node(Role.PARAGRAPH, LEAD, LEAD_RANK, number))

    def _is_formula(self, line: Line) -> bool:
        return wording.rule("formula", self.text, line.body, line.tail) is not None

    def _holds_text(self, top: Node, line: Line, after: str, *, colon: bool) -> bool:
        if top.section is not None:
            return True
        if top.style == LEAD:
            if colon:
                return top.below in ("", "lead") and self._nested_leads() < _LEADS
            return top.below in ("", "text") and self._follows(top, line)
        return not nesting.is_bullet(top) or (colon and _deeper(after, top.style))

    def _nested_leads(self) -> int:
        return sum(node.style == LEAD for node in self.stack)

    def _follows(self, lead: Node, line: Line) -> bool:
        """Whether a paragraph is in the list below a lead-in: until the stop that ends it."""
        if lead.ordinal < 0:
            return False
        last = self.text[line.tail - 1]
        ended = last == "." and (lead.ordinal > 0 or sentences.several(self.text, line.body, line.tail))
        lead.below = "text"
        lead.ordinal = -1 if ended else int(last in ";,")
        return True

    def _marked(self, number: int) -> int:
        """Open a numbered or bulleted line as heading or item."""
        line, role = self.lines[number], self.roles[number]
        assert line.marker is not None
        style = markers.styles()[line.style]
        self._keep(nesting.position(self.stack, line, style))
        marker = "" if style.numeral == "bullet" else line.marker.text
        node = Node(role, line.style, style.rank, number, line.ordinal, marker, level=line.level)
        node.indent = line.indent
        if role is Role.ITEM:
            self._push(node)
            return 0
        self._in_title = False
        return self._open(node, _heading_end(self.text, line, role, style))


def _heading_end(text: str, line: Line, role: Role, style: markers.Style) -> int:
    """End of the heading in a line: the colon of a label, the first sentence of an article."""
    if role is Role.LABEL:
        return label_end(text, line)
    if style.heading:
        return next((end for _, end in sentences.split(text, line.body, line.tail)), line.tail)
    return line.tail


def _deeper(style: str, than: str) -> bool:
    """Whether the mark after a lead-in is one that stands below items of the style `than`."""
    known = markers.styles()
    return style in known and known[style].rank > known[than].rank


def _above_level(node: Node, level: int) -> bool:
    return node.style == TITLE or (node.level is not None and node.level < level)


def _next_numbered(lines: list[Line], roles: list[Role]) -> list[tuple[str, int] | None]:
    """For each line the style and place of the next numbered line after it."""
    found: list[tuple[str, int] | None] = [None] * len(lines)
    ahead: tuple[str, int] | None = None
    for number in range(len(lines) - 1, -1, -1):
        found[number] = ahead
        line = lines[number]
        if roles[number] in (Role.TITLE, Role.ANNEX):
            ahead = None
        elif line.marker is not None and markers.styles()[line.style].numeral != "bullet":
            ahead = (line.style, line.ordinal)
    return found
