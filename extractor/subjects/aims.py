"""Counted aims and what became of them: "9 aims | of the plan | were met", "the commune met | 9 of the 12 aims"."""

from __future__ import annotations

from extractor.context.scene import counts_aims
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import in_comma_name, phrases
from extractor.subjects.pieces import text_of, trim, trim_right
from extractor.subjects.ranker import Choice

_ENDS = frozenset({",", ";", ".", ":", "(", ")"})
_FIELD = 6  # words of the name of a field, at most
_NEAR = 8  # values in front that can say which aims are told of


def of_aims(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or for counted aims: the noun, which aims they are and what became of them, whoever met them.

    Which aims they are is said behind the value, behind an earlier count of the statement, or where it opens ("Of the
    12 aims | of the plan, | 9 were met"). A field that is told beside others stands behind a colon.
    """
    if not _counted(ground, number):
        return choice
    text = _told(ground, number) or _field(ground, number)
    return choice._replace(text=text) if text else choice


def _counted(ground: Ground, number: int) -> bool:
    return counts_aims(ground.scene.items[number].quantity.unit)


def _told(ground: Ground, number: int) -> str:
    """The subject of counted aims of which it is told what became of them, else ""."""
    which, met = _behind(ground, number)
    against: Stretch = (0, 0)
    if met[0] >= met[1]:
        met = _in_front(ground, number)
        if phrases("aims_planned").at_start(ground.norms, *which):
            which, against = against, which  # "has surpassed 9 aims | against the plan"
    if met[0] >= met[1]:
        return ""
    said = _text(ground, which) or _said_before(ground, number)
    became = _text(ground, met) or ground.words.span(*met)  # "surpassed the plan" may be taken for a base
    parts = counted_noun(ground, number).lower(), said, became, _text(ground, against)
    return " ".join(filter(None, parts))


def _text(ground: Ground, stretch: Stretch) -> str:
    """The words of a stretch, the first with its capital letter."""
    if stretch[0] >= stretch[1]:
        return ""
    text = text_of(ground, stretch)
    return text[:1].upper() + text[1:] if ground.words.text[ground.words.starts[stretch[0]]].isupper() else text


def _behind(ground: Ground, number: int) -> tuple[Stretch, Stretch]:
    """The words behind a value that say which aims it counts, and those that say what became of them."""
    first = ground.scene.items[number].last
    last = _end(ground, first, ground.scene.right(number))
    begin = next(iter(phrases("aims_met").begins(ground.norms, first, last)), last)
    return trim_right(ground, (first, begin)), _closed(ground, (begin, last))


def _end(ground: Ground, first: int, last: int) -> int:
    """Where what is said of aims ends: at a sign, or at words that say something beside it."""
    norms = ground.norms
    signs = (
        at
        for at in ground.marks(first, last)
        if norms[at] in _ENDS and not (in_comma_name(norms, at, (first, last)) or _lists_fields(norms, first, at))
    )
    asides = (at for name in ("copulas", "aside_aims") for at in phrases(name).begins(norms, first, last))
    return min([last, *signs, *asides])


def _lists_fields(norms: list[str], first: int, at: int) -> bool:
    """Whether the comma at a word parts fields in which aims are, the last behind "and": "in economy, | health and"."""
    joins = norms[at] == "," and settings("adverbs")["both"][0] in norms[at + 1 : at + 1 + _FIELD]
    return joins and bool(phrases("several_fields").begins(norms, first, at))


def _closed(ground: Ground, stretch: Stretch) -> Stretch:
    """What became of aims, without what joins it to the next value."""
    first, last = stretch
    return first, last - (first < last and ground.norms[last - 1] in phrases("and_words").keys)


def _in_front(ground: Ground, number: int) -> Stretch:
    """The verbs right in front of a value by which aims are met: "has met and surpassed | 9 aims"; empty without."""
    norms, verbs = ground.norms, phrases("aims_met")
    first, last = ground.scene.left(number), ground.scene.items[number].first
    begin = last - phrases("aims_planned").at_end(norms, first, last)
    if begin == last or not verbs.at_end(norms, first, begin):  # "surpassed the plan in | 4 aims" is no base
        while first < last and (idle := last - 1 in ground.holes or phrases("all_of").at_end(norms, first, last)):
            last -= idle
        begin = last - phrases("aims_planned").at_end(norms, first, last)
    if not (met := verbs.at_end(norms, first, begin)):
        return 0, 0
    begin -= met
    while norms[begin - 1] in phrases("met_joiners").keys and (met := verbs.at_end(norms, first, begin - 1)):
        begin -= 1 + met
    return begin, last


def _said_before(ground: Ground, number: int) -> str:
    """Which aims they are, as an earlier count of the same noun says, or what the statement opens with; or ""."""
    noun = key_of(counted_noun(ground, number))
    for earlier in range(max(0, number - _NEAR), number):
        if key_of(counted_noun(ground, earlier)) == noun and (said := _text(ground, _behind(ground, earlier)[0])):
            return said
    norms, last, words = ground.norms, ground.scene.items[0].first, noun.split(" ")
    opened = (at + len(words) for at in range(1, last) if norms[at : at + len(words)] == words)
    begin = next((at for at in opened if norms[at - len(words) - 1].isdecimal()), last)
    return _text(ground, trim_right(ground, (begin, _end(ground, begin, last))))


def _field(ground: Ground, number: int) -> str:
    """The aims told before with the field that stands in front: "9 aims were met: tourism 2/2, | trade | 3/3 aims"."""
    first, last = ground.scene.left(number), ground.scene.items[number].first
    earlier = (_told(ground, each) for each in range(max(0, number - _NEAR), number) if _counted(ground, each))
    told = next(filter(None, earlier), "")
    own = trim(ground, (first, last))
    return f"{told}: {_text(ground, own)}" if told and own[0] < own[1] <= own[0] + _FIELD else ""
