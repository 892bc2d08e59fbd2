"""Which lines of a page are not its content, and why.

One classifier for HTML and for pasted text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.clean.rules import Noise, marks_of, rule_of, rules
from extractor.clean.strips import are_counts
from extractor.clean.tables import is_value


def _is_card_value(lines: Sequence[str], out: Sequence[str | None], index: int) -> bool:
    """Whether a line is what the label above it, on the card of a legal site, asks for."""
    above = index > 0 and out[index - 1] == "document-card" and lines[index - 1].rstrip()[-1:] == ":"
    return above and len(lines[index]) <= 60


# Noise among which an unknown short line is one more entry, and not the title of the page.
_MENUS = frozenset(("menu", "menu-word", "login", "search", "share", "skip-link", "link-list", "media", "more"))
AROUND = 6  # lines beside digits that may be cells of the same table
_COUNTERS = frozenset(("counter", "counter-digits", "counter-period", "view-counter"))
_DIGITS = re.compile(r"\d{1,3}(?:[.,]?\d{3})*")
_SENTENCE_END = re.compile(r"[.;:!?…][\"'”’)\]*_]*$")


def reasons(
    lines: Sequence[str],
    linked: Sequence[bool] | None = None,
    *,
    feed: bool = False,
    gaps: Sequence[bool] | None = None,
) -> list[str | None]:
    """For each line of a page the id of the rule that makes it noise, or None where it is content.

    `linked[i]` says that the whole line is link text, `gaps[i]` that a blank line stands before it.
    `feed`: the page is a list of news, so that a box of news is not beside the point.
    """
    found = [rule_of(line) for line in lines]
    if linked is not None:
        # a link that ends in a date is the title of a news item
        found = [None if r and link and r.id == "dateline" else r for r, link in zip(found, linked, strict=True)]
    known = rules()
    out: list[str | None] = [rule.id if rule and not (rule.weak or (rule.feed and feed)) else None for rule in found]
    _counters(lines, out)
    _weak(found, linked, out)
    for index, rule in enumerate(found):
        if rule is not None and rule.section and out[index] and not (rule.feed and feed):
            _section(index, known[rule.id], lines, linked, out)
    _strays(lines, out)
    _menu_at_the_top(lines, found, out)
    if gaps is not None:
        _cards(lines, gaps, out)
    return out


def _cards(lines: Sequence[str], gaps: Sequence[bool], out: list[str | None]) -> None:
    """Short lines among those of the card of a text, where most lines are known for noise."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not gaps[index]:
            continue
        card = "document-card" in out[first:index]
        noisy = sum(reason is not None for reason in out[first:index])
        if card and out[first] and out[index - 1] and noisy * 2 >= index - first:
            rest = [i for i in range(first, index) if out[i] is None]
            if all(_is_stray(lines[i]) or _is_card_value(lines, out, i) for i in rest):
                for position in rest:
                    out[position] = "stray"
        first = index


def _stands_in_table(lines: Sequence[str], out: Sequence[str | None], run: Sequence[int]) -> bool:
    """Whether digits, one on a line, count rows or columns, or stand among other numbers, as cells do."""
    around = (*range(max(run[0] - AROUND, 0), run[0]), *range(run[-1] + 1, min(run[-1] + AROUND + 1, len(lines))))
    numbers = sum(out[index] is None and is_value(lines[index]) for index in around)
    return numbers > 1 or are_counts([lines[position].strip() for position in run])


def _counters(lines: Sequence[str], out: list[str | None]) -> None:
    """Digits that stand one on a line, three or more that count nothing, and a number below the title of a counter."""
    run: list[int] = []
    for index in range(len(lines) + 1):
        text = lines[index].strip() if index < len(lines) else ""
        if len(text) == 1 and text.isdigit():
            run.append(index)
            continue
        if len(run) >= 3 and not _stands_in_table(lines, out, run):
            for position in run:
                out[position] = "counter-digits"
        run = []
    for index in range(1, len(lines)):
        below = out[index] is None and out[index - 1] in _COUNTERS
        if below and _DIGITS.fullmatch(lines[index].strip()):
            out[index] = "counter-digits"


def _weak(found: Sequence[Noise | None], linked: Sequence[bool] | None, out: list[str | None]) -> None:
    """Words that plans use too are noise as links, or in a run of three with sure noise in it."""
    index = 0
    while index < len(found):
        first = index
        while index < len(found) and (out[index] or found[index]):
            index += 1
        sure = any(out[first:index])
        for position in range(first, index):
            rule = found[position]
            if rule is None or not rule.weak or out[position] is not None:
                continue
            if (sure and index - first >= 3) or (linked is not None and linked[position]):
                out[position] = rule.id
        index = max(index, first + 1)


def _section(
    head: int,
    rule: Noise,
    lines: Sequence[str],
    linked: Sequence[bool] | None,
    out: list[str | None],
) -> None:
    """Lines below the heading of a box belong to it until one reads like the page's own text."""
    if linked is None and all(itertools.islice(out, head)):
        return  # at the top of pasted text, what follows may be the title
    for index in range(head + 1, len(lines)):
        if out[index] is not None:
            continue
        text = lines[index].strip()
        is_link = linked is not None and linked[index]
        if not is_link and (len(text) > 200 or _reads_on(text, linked is not None)):
            return
        out[index] = rule.id


def _reads_on(text: str, html: bool) -> bool:
    found = {mark.id for mark in marks_of(text)} - {"bullet", "measure", "legal-basis"}
    if html:
        return bool(found - {"kind", "item-number"}) or (len(text) > 90 and bool(_SENTENCE_END.search(text)))
    return bool(found) or bool(_SENTENCE_END.search(text))


def _strays(lines: Sequence[str], out: list[str | None]) -> None:
    """One or two short lines between noise and noise, where nothing says that they are content."""
    index = 0
    while index < len(lines):
        if out[index] is not None:
            index += 1
            continue
        first = index
        while index < len(lines) and out[index] is None:
            index += 1
        between = first >= 2 and index + 1 < len(lines) and index - first <= 2
        around = {*out[first - 2 : first], *out[index : index + 2]}
        if between and around <= _MENUS and all(map(_is_stray, lines[first:index])):
            for position in range(first, index):
                out[position] = "stray"


def _menu_at_the_top(lines: Sequence[str], found: Sequence[Noise | None], out: list[str | None]) -> None:
    """Five short lines or more above all content, a third of them words of menus, are a menu without its links."""
    last = 0
    while last < len(lines) and (out[last] or found[last] or (len(lines[last]) <= 32 and _is_stray(lines[last]))):
        last += 1
    known = sum(rule is not None for rule in found[:last])
    if last >= 5 and 3 * known >= last and known >= 3:
        for index in range(last):
            rule = found[index]
            out[index] = out[index] or (rule.id if rule is not None else "stray")


def _is_stray(text: str) -> bool:
    text = text.strip()
    return (
        len(text) <= 40
        and not text.isupper()
        and not any(map(str.isdigit, text))
        and not text.startswith("#")
        and not any(mark.title for mark in marks_of(text))
        and not _SENTENCE_END.search(text)
    )
