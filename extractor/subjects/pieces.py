"""Stretches of words trimmed of what is no part of a subject, and written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from extractor.language import norm
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases

SIGNS = frozenset({"#", ",", ";", ":", "-", ".", "(", "+", "…", '"', "'", "*", "/", "“", "”", "•", "=", "–"})
_OPENING, _CLOSING = "(", ")"
_LEADING = SIGNS - {_OPENING} | {_CLOSING}  # signs that no subject begins with
_EMPTY = re.compile(r"\(\s*\)\s*")  # what is left of a bracket of nothing but holes
_REPEATED = re.compile(r"\s*(?P<sign>[,:])(?:\s*,)+")  # and of the signs around one
_MARKED = re.compile(r"[()\\*`_\"“”]")  # a stretch with none of these is written as it stands


def trim(ground: Ground, stretch: Stretch, *, keep: bool = False) -> Stretch:
    """`stretch` without openers in front and closers behind, signs, periods and bases at either end.

    `keep`: a name that is a closer too is kept where nothing else is left ("growth").
    """
    norms, holes = ground.norms, ground.holes
    first, last = stretch
    openers, closers, names, fronts = map(phrases, ("openers", "closers", "protected", "front_names"))
    while first < last:
        if norms[first] == _OPENING and (width := _bracket(norms, first, last)):
            first += width
        elif norms[first] in _LEADING or first in holes:
            first += 1
        elif norms[last - 1] in SIGNS or last - 1 in holes:
            last -= 1
        elif (
            norms[last - 1] in closers.by_last  # most words end no phrase
            and (length := _closing(norms, first, last))
            and names.at_end(norms, first, last) - (not keep and length == last - first) < length
        ):
            last -= length
        elif (
            norms[first] in openers.by_first
            and (length := openers.at_start(norms, first, last))
            and length < last - first
            and max(names.at_start(norms, first, last), fronts.at_start(norms, first, stretch[1])) <= length
        ):
            first += length
        else:
            break
    return first, last


def _closing(norms: list[str], first: int, last: int) -> int:
    """How many words up to `last` are a closer that takes no word of a name in front of it ("certificates | reach")."""
    closers, names = phrases("closers"), phrases("protected")
    length = closers.at_end(norms, first, last)
    while length > 1 and names.at_end(norms, first, last - length + 1) > 1:
        length = closers.at_end(norms, last - length + 1, last)
    return length


def _bracket(norms: list[str], first: int, last: int) -> int:
    """How many words to leave out at the bracket that a stretch begins with: a mark, one that is closed behind it."""
    if first + 3 <= last and _is_mark(norms, first + 1):
        return 3  # "(8) ..."
    return 0 if _CLOSING in norms[first:last] else 1  # what it holds is the value's own


def _is_mark(norms: list[str], at: int) -> bool:
    """Whether a word is the number or letter of a list, with its closing bracket behind it."""
    return norms[at + 1] == _CLOSING and (norms[at].isdecimal() or len(norms[at]) == 1)


def trim_right(ground: Ground, stretch: Stretch) -> Stretch:
    """A stretch behind a value, without signs, periods and bases at either end and joining words in front or behind."""
    norms, holes = ground.norms, ground.holes
    first, last = stretch
    while first < last and (norms[first] in SIGNS or first in holes or _joins(norms, first, last)):
        first += 1
    ends = phrases("right_closers")
    while first < last:
        if norms[last - 1] in SIGNS or last - 1 in holes:
            last -= 1
        elif phrases("right_ends").at_end(norms, first, last):
            break
        elif (length := ends.at_end(norms, first, last)) and phrases("protected").at_end(norms, first, last) <= length:
            last -= length
        else:
            break
    return first, last


def _joins(norms: list[str], first: int, last: int) -> bool:
    """Whether a word behind a value only joins to it what it is of: "60 % | are women", "18 % | in the number of"."""
    if norms[first] in phrases("copulas").keys:
        return True
    return norms[first] in phrases("in_respect").keys and phrases("heads").at_start(norms, first + 1, last) > 0


def text_of(ground: Ground, stretch: Stretch) -> str:
    """The words of a stretch as written, on one line, without quotes, markup and holes; brackets balanced."""
    known = ground.texts.get(stretch)
    if known is None:
        known = ground.texts[stretch] = normalize("NFC", _written(ground, stretch))
    return known


def _written(ground: Ground, stretch: Stretch) -> str:
    words, holes = ground.words, ground.holes | _loose_brackets(ground, stretch) | _behind_colons(ground, stretch)
    plain = words.span(*stretch)
    if not _MARKED.search(plain) and holes.isdisjoint(range(*stretch)):
        return lower_first(" ".join(plain.split()).strip(" ,;:-|"))
    pieces: list[str] = []
    previous_end = -1
    for word in range(*stretch):
        if word in holes or words.norms[word] in {'"', "“", "”", "_"}:
            continue
        start, end = words.starts[word], words.ends[word]
        gap = previous_end >= 0 and words.text[previous_end:start].strip("\\*`") != ""
        pieces.append((" " if gap and pieces else "") + words.text[start:end])
        previous_end = end
    text = _REPEATED.sub(r"\g<sign>", _EMPTY.sub("", "".join(pieces))).strip(" ,;:-|")
    if text.count("(") > text.count(")"):
        text = text[: text.rfind("(")].rstrip() if text.rstrip().endswith("(") else text + ")"
    elif text.count(")") > text.count("("):
        text = (
            text.replace(")", "", 1) if text.startswith(")") else text[: text.rfind(")")] + text[text.rfind(")") + 1 :]
        )
    return lower_first(text)


def _loose_brackets(ground: Ground, stretch: Stretch) -> frozenset[int]:
    """The words of the brackets in a stretch that hold a time alone, or cite a document: "(under Directive 12)"."""
    opened = [at for at in ground.marks(*stretch) if ground.norms[at] == _OPENING]
    if not opened:
        return frozenset()
    norms, found = ground.norms, set[int]()
    words = phrases("period_prepositions").keys | phrases("date_words").keys
    for first in opened:
        last = next((at for at in range(first, stretch[1]) if norms[at] == _CLOSING), -1)
        if phrases("citing").at_start(norms, first + 1, last):
            found.update(range(first, last + 1))
        times = [at in ground.holes or norms[at][0].isdecimal() for at in range(first + 1, last)]
        if any(times) and all(time or norms[at] in words for at, time in enumerate(times, first + 1)):
            found.update(range(first, last + 1))
    return frozenset(found)


def _behind_colons(ground: Ground, stretch: Stretch) -> frozenset[int]:
    """The words behind a colon in a stretch that stand in front of a subject: "credit: | by now | deposits"."""
    found = set[int]()
    for at in ground.marks(*stretch):
        if ground.norms[at] == ":" and stretch[0] < at < stretch[1] - 1:
            first, last = trim(ground, (at + 1, stretch[1]))
            found.update(range(at + 1, first) if first < last else ())
    return frozenset(found)


def lower_first(text: str) -> str:
    """The first word in lower case unless it is an abbreviation or a name of more capitals; so is that of a unit."""
    head, _, rest = text.partition(" ")
    if len(head) > 1 and not head[1:].islower():
        return text
    named = rest[:1].isupper() and rest[1:2].islower() and head.lower() not in phrases("administrative").keys
    return text if named else text[:1].lower() + text[1:]


def tidy(text: str) -> str:
    """Pieces joined by blanks as one subject: no blank before a colon, none doubled, no label that is said again."""
    text = " ".join(text.replace(" : ", ": ").split())
    label, colon, rest = text.partition(": ")
    return lower_first(rest) if colon and label.lower() in rest.lower() else text


def run_on(texts: Iterable[str]) -> str:
    """Pieces of a subject behind each other; words that end one and only begin the next stand once.

    A single word does so only where it is all of a sum in front: "total herd" and "herd of cattle".
    """
    made: list[str] = []
    for text in texts:
        words = text.split()
        for length in range(min(len(words) - 1, len(made)), 0, -1):
            if [word.lower() for word in made[-length:]] == [word.lower() for word in words[:length]]:
                summed = len(made) - 1 == phrases("totals").at_start([norm(word) for word in made], 0, len(made))
                made += words[length:] if length > 1 or summed else words
                break
        else:
            made += words
    return " ".join(made)


def says_already(text: str, words: str, names: str) -> bool:
    """Whether a text begins with some words, or ends with them where it is no whole of which they are a part.

    `names`: the shape that joins the two.
    """
    text, words = text.lower(), words.lower()
    if names == "X : L":
        return text.startswith(f"{words} ")
    return names in ("X L", "L X") and (text.startswith(words) or text.endswith(words))


_FEW_SIGNS = 2  # of a stretch without words, at most: "()"


def says_nothing(norms: list[str], stretch: Stretch) -> bool:
    """Whether a stretch is but signs, or words that stand in front of a subject or behind it, in a bracket or not."""
    if stretch[1] - stretch[0] <= _FEW_SIGNS and not any(norms[at][0].isalnum() for at in range(*stretch)):
        return True
    if norms[stretch[0]] == "(" and stretch[0] + 1 < stretch[1]:
        stretch = stretch[0] + 1, stretch[1]
    length = stretch[1] - stretch[0]
    openers, closers = phrases("openers"), phrases("closers")
    if length > openers.longest and length > closers.longest:
        return False
    nothing = openers.at_start(norms, *stretch) == length or closers.at_end(norms, *stretch) == length
    return nothing and phrases("protected").at_start(norms, *stretch) != length
