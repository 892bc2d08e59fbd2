"""Lines without a mark: which are the title, which are headings, and which only look like one."""

from __future__ import annotations

from extractor.segment import markers, wording
from extractor.segment.lines import Line, Role

_SIGNED = 4  # lines at the end of a page among which a name in bold is its writer's
_PLAIN = 9  # weight of a heading that nothing sets off
_HEADLINE = 90  # characters up to which a line that nothing sets off can be a heading
_WORDS = 3  # words that such a line has at least
_ALIKE = 0.8  # share of common words that makes a line a repetition of the title
_TEXT = (Role.PARAGRAPH, Role.TABLE, Role.ITEM, Role.TAIL)
_HEADS = (Role.TITLE, Role.HEADING, Role.LABEL, Role.FREE)


def unnumbered(text: str, lines: list[Line], found: list[Role], title: tuple[int, int] | None) -> None:
    """Headings without a mark: drop those with nothing below, repeated titles and signatures."""
    annexes = [n for n, role in enumerate(found) if role is Role.ANNEX]
    if len(annexes) == 1 and not any(r in _HEADS for r in found[: annexes[0]]):
        found[annexes[0]] = Role.TITLE  # the page is an annex and nothing else
    first = _title_line(text, lines, found, title)
    words: set[str] = set()
    if first is not None:
        found[first] = Role.TITLE
        words = set(text[lines[first].body : lines[first].tail].lower().split())
    tail = titled = kind = False  # after a signature; in a title; in one that began with its kind alone
    for number, line in enumerate(lines):
        role = found[number]
        if role is Role.FREE and titled and _in_title(text, lines, found, number, kind=kind):
            found[number] = role = Role.TITLE
        elif role is Role.TITLE:
            kind = wording.rule("title", text, line.body, line.tail) is not None
        titled = role is Role.TITLE or (titled and role in _TEXT)
        if role in (Role.TITLE, Role.ANNEX) or (role is Role.HEADING and _major(line)):
            tail = False
        elif role is Role.TAIL:
            tail = True
        elif role is Role.FREE:
            own = set(text[line.body : line.tail].lower().split())
            repeated = len(own & words) >= _ALIKE * len(own | words)
            signed = number >= len(lines) - _SIGNED and _is_name(text[line.body : line.tail])
            if tail or repeated or signed or not _has_body(text, lines, found, number):
                found[number] = Role.PARAGRAPH


def _in_title(text: str, lines: list[Line], found: list[Role], number: int, *, kind: bool) -> bool:
    """Whether a line after a title and before any heading is part of it.

    It is, right below it, where that one is the kind of a document alone, or where both are in
    capitals and no other line is; and anywhere where it starts as a document's title does.
    """
    line, above = lines[number], lines[number - 1]
    below = found[number - 1] is Role.TITLE
    capitals = wording.capitals(text, line.body, line.tail)
    if line.level is not None or not (capitals or (below and kind)):
        return False
    if (below and kind) or wording.rule("starter", text, line.body, line.tail) is not None:
        return True
    if not below or above.level is not None:
        return False
    later = (n for n in range(number + 1, len(lines)) if found[n] is Role.FREE)
    return not any(wording.capitals(text, lines[n].body, lines[n].tail) for n in later)


def _is_name(words: str) -> bool:
    """Whether words in bold are a writer's name: two to four that each start with a capital."""
    parts = words.replace(".", ". ").split()
    return 1 < len(parts) < 5 and not words.isupper() and all(part[0].isupper() for part in parts)


def _title_line(text: str, lines: list[Line], found: list[Role], title: tuple[int, int] | None) -> int | None:
    """The line that is the document's title, if any: it stands before every numbered heading."""
    numbered = (Role.HEADING, Role.LABEL, Role.ANNEX)
    limit = next((n for n, role in enumerate(found) if role in numbered), len(lines))
    free = [n for n in range(limit) if found[n] in (Role.FREE, Role.TITLE)]
    for n in free:
        line = lines[n]
        named = title is not None and title[0] < line.tail and title[1] > line.body
        if named or found[n] is Role.TITLE or wording.rule("starter", text, line.body, line.tail):
            return n
    if not free:
        return None
    key = weight(text, lines[free[0]])
    if key == _PLAIN:
        return free[0]
    others = (n for n in range(free[0] + 1, len(lines)) if found[n] is Role.FREE)
    return free[0] if all(weight(text, lines[n]) != key for n in others) else None


def _major(line: Line) -> bool:
    return bool(line.style) and markers.styles()[line.style].rank <= markers.styles()["roman"].rank


def weight(text: str, line: Line) -> int:
    """How a heading without a mark is set off: 2-6 level, 7 capitals, 8 emphasis, 9 not at all."""
    if line.level is not None:
        return line.level
    if wording.capitals(text, line.body, line.tail):
        return 7
    return 8 if line.strong else _PLAIN


def _has_body(text: str, lines: list[Line], found: list[Role], number: int) -> bool:
    """Whether the line after a heading is its text or a smaller heading."""
    after = number + 1
    if after >= len(lines) or found[after] in (Role.TAIL, Role.TITLE, Role.ANNEX):
        return False
    if found[after] is Role.FREE:
        return weight(text, lines[after]) > weight(text, lines[number])
    return True


def headline(text: str, lines: list[Line], number: int) -> bool:
    """Whether a line that nothing sets off heads the paragraph below: short, without a stop."""
    line = lines[number]
    words = text[line.body : line.tail]
    if len(words) > _HEADLINE or number + 1 >= len(lines) or not words[:1].isupper():
        return False
    if words[-1] in ".,;:!)" or ":" in words or _is_name(words) or words.count(" ") < _WORDS - 1:
        return False
    after = lines[number + 1]
    if after.marker is not None or after.table or after.tail - after.body < _HEADLINE:
        return False
    before = lines[number - 1] if number else None
    if wording.rule("caption", text, line.body, line.tail) is not None:
        return False
    closed = before is None or before.table or text[before.tail - 1] in ".!?;"
    return closed and text[after.tail - 1] in ".;:" and not wording.has_value(text, line.body, line.tail)
