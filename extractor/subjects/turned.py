"""Commas behind a value at which another clause begins: the words behind them are none of its own."""

from __future__ import annotations

from extractor.language import words_of
from extractor.lexicon import settings
from extractor.subjects.by_unit import MONEY
from extractor.subjects.counted import counted_noun
from extractor.subjects.fronts import behind_act
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.passed import DEEDS_OF_NEXT
from extractor.subjects.phrases import in_comma_name, phrases
from extractor.subjects.pieces import says_nothing, trim
from extractor.units import unit_named

_DEEDS = ("done_verbs", "states")


def turns_at(ground: Ground, comma: int, number: int) -> bool:
    """Whether what stands behind a comma is told of no value in front of it, but of the next or by itself."""
    apart = ground.scene.items[number].last < comma
    if apart and (_turns(ground, comma + 1, number) or _set_next(ground, comma, number)):
        return True
    if _holds_next(ground, comma, number):
        return True
    return _counts_more(ground, comma, number) or leads_next(ground, comma + 1, number)


def behind_turn(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind the last comma at which it turns to what is brought about, else its start.

    "Protect the forest, | ensure a cover of 60 %", "keep the dams, | repair 5". Or behind a cause: "due to the drought,
    | growth was 2 %". Or behind what was brought about: "the new roads helped to bring | trade to 9 bn".
    """
    norms, verbs, marks = ground.norms, phrases("bringing_about"), ground.marks(first, last)
    start = next((at for at in range(first, last) if at not in ground.holes and norms[at] != ","), last)
    if phrases("causes").at_start(norms, start, last):
        first = next((at + 1 for at in marks if at > start and norms[at] == "," and at + 1 < last), first)
    for at in reversed(marks):
        if norms[at] == "," and (length := verbs.at_start(norms, at + 1, last)) and at + 1 + length < last:
            return at + 1 + length
        if norms[at] == "," and (behind := _behind_contrast(ground, at + 1, last)):
            return behind
    contrasts = phrases("contrasting")
    for at in reversed(contrasts.begins(norms, first + 1, last)):
        behind = at + contrasts.at_start(norms, at, last)
        if phrases("heads").at_start(norms, behind, last):
            return behind  # "output fell but | exports rose"
    brought = phrases("contributing").begins(norms, first, last)[-1:]
    ends = [at + phrases("contributing").at_start(norms, at, last) for at in brought]
    return next((end for end in ends if end < last), first)


def behind_counted(ground: Ground, number: int, first: int, last: int) -> int:
    """Where a measure begins behind "and" and the rest of what was counted before: "6 workers on farms and | jobs"."""
    items = ground.scene.items
    inside = 0 < number < len(items) and first == items[number - 1].last
    if not inside or not counted_noun(ground, number - 1) or ground.marks(first, items[number].first):
        return first
    for at in ground.begins("and_words", first + 1, min(last, first + _RIGHT)):
        if ground.norms[at] in settings("adverbs")["both"] and phrases("heads").at_start(ground.norms, at + 1, last):
            return at + 1
    return first


_RIGHT = 6  # words that say more of what was counted, at most


def _behind_contrast(ground: Ground, first: int, last: int) -> int:
    """Where a clause that a contrast opens and that names something goes on: "though it was dry, but | trade"; or 0."""
    begin = first + phrases("contrasting").at_start(ground.norms, first, last)
    own = trim(ground, (begin, last)) if begin > first else (0, 0)
    return begin if own[0] < own[1] else 0


def _turns(ground: Ground, first: int, number: int) -> bool:
    """Whether behind a comma a second clause is told, or nothing but two deeds for the next value.

    "100 % of communes have a school, | at the same time ..."; "90 % of villages are clean, | keep and build 2 parks";
    "3 schools reach the norm, | the commune reaches that of clinics".
    """
    norms, last = ground.norms, ground.scene.right(number)
    if any(phrases(name).at_start(norms, first, last) for name in ("turns", "each")):
        return True
    if ground.begins("predicates", ground.scene.items[number].last, first) and _meets(norms, first, last):
        return True
    joiners = ground.begins("and_words", first, last)
    if len(joiners) != 1 or number + 1 >= len(ground.scene.items):
        return False
    return all(_deed(norms, *each) for each in ((first, joiners[0]), (joiners[0] + 1, last)))


def _meets(norms: list[str], first: int, last: int) -> bool:
    """Whether an administrative unit stands at a word, and what it does behind it."""
    unit = first + phrases("administrative").at_start(norms, first, last)
    length = phrases("predicates").at_start(norms, unit, last) if first < unit else 0
    return length > 0 and unit + length < last


def leads_next(ground: Ground, first: int, number: int) -> bool:
    """Whether nothing but the verb of the next value stands between a comma and it: "12 trips, | joined 9 fairs"."""
    norms, last = ground.norms, ground.scene.right(number)
    if number + 1 >= len(ground.scene.items):
        return False
    begin = first + phrases("doings").at_start(norms, first, last)
    if begin >= last or max(phrases(name).at_start(norms, begin, last) for name in DEEDS_OF_NEXT) != last - begin:
        return False
    return phrases("leads").at_start(norms, begin, last) > 0 or not says_nothing(norms, (first, last))


def before_measure(ground: Ground, number: int, region: Stretch) -> int:
    """Where the words behind a count end: in front of the measure of it that comes next ("9 new inns | worth 5 bn")."""
    own = trim(ground, region) if number + 1 < len(ground.scene.items) and region[0] < region[1] else region
    length = phrases("amounts_of_counted").at_end(ground.norms, *own)
    if not length or not dimension(ground, number).startswith("count"):
        return region[1]
    begin = own[1] - length
    told = phrases("predicates").at_end(ground.norms, region[0], begin) or not ground.norms[begin - 1].isalpha()
    return region[1] if told else begin


def said_once_behind(ground: Ground, number: int) -> bool:
    """Whether a value and the next are of what stands behind both: "by 2031 80 % and by 2033 | 90 % of A"."""
    items, norms = ground.scene.items, ground.norms
    if number + 1 >= len(items) or items[number].quantity.unit != items[number + 1].quantity.unit:
        return False
    between = range(items[number].last, items[number + 1].first)
    timed = [at for at in between if at in ground.holes]
    joined = {*phrases("and_words").keys, ","}
    return bool(timed) and norms[between[0]] in joined and says_nothing(norms, (timed[-1] + 1, items[number + 1].first))


def dimension(ground: Ground, number: int) -> str:
    """What the unit of an item measures; "" where it is not known."""
    unit = unit_named(ground.scene.items[number].quantity.unit.partition("/")[0])
    return unit.dimension if unit is not None else ""


def _set_next(ground: Ground, comma: int, number: int) -> bool:
    """Whether who sets the next value as an aim stands behind a comma."""
    last = ground.scene.items[number + 1].first if number + 1 < len(ground.scene.items) else 0
    return last > 0 and behind_act(ground, comma + 1, last) > comma + 1


def _holds_next(ground: Ground, comma: int, number: int) -> bool:
    """Whether what stands behind the last comma holds the share that comes next: "80 % pay by card, A | holds 25 %"."""
    items, norms = ground.scene.items, ground.norms
    if number + 1 >= len(items) or not items[number + 1].quantity.unit.startswith("%"):
        return False
    last = items[number + 1].first
    length = phrases("holding_verbs").at_end(norms, comma + 1, last)
    name = trim(ground, (comma + 1, last - length)) if length else (0, 0)
    return name[0] < name[1] and not ground.marks(comma + 1, last) and not in_comma_name(norms, comma, (0, last))


def _counts_more(ground: Ground, comma: int, number: int) -> bool:
    """Whether a number that is no value counts something behind a comma: "12 pupils of merit, | 2 prizes"."""
    before, behind = ground.norms[comma - 1 : comma], ground.norms[comma + 1 : comma + 3]
    if len(behind) < 2 or comma + 1 in ground.holes or comma + 1 >= ground.scene.right(number):
        return False
    return behind[0].isdecimal() and behind[1].isalpha() and all(word.isalpha() for word in before)


def _deed(norms: list[str], first: int, last: int) -> bool:
    """Whether a stretch is a verb and no more."""
    return first < last and max(phrases(name).at_start(norms, first, last) for name in _DEEDS) == last - first


def first_money(ground: Ground, number: int) -> bool:
    """Whether a value is the first amount of money in its statement."""
    return dimension(ground, number) in MONEY and not any(dimension(ground, at) in MONEY for at in range(number))


def flow_anew(ground: Ground, number: int, own: Stretch) -> bool:
    """Whether the first amount of money behind rates is of what adds up by itself: "GDP up 7 %; exports | 9 bn"."""
    norms = ground.norms
    if not number or norms[own[0] - 1 : own[0]] != [";"] or not first_money(ground, number):
        return False
    return phrases("adding_up").at_start(norms, *own) > 0


def other_counted(norms: list[str], own: Stretch, whole: str) -> bool:
    """Whether words behind a semicolon open with another thing that is counted than a whole does.

    "9 communes reach the norm, of which 3 a higher one; villages that reach it | 60 %".
    """
    if not whole or norms[own[0] - 1 : own[0]] != [";"] or own[0] >= own[1]:
        return False
    told = words_of(whole).norms
    first = phrases("counting_words").at_start(told, 0, len(told))
    named = unit_named(norms[own[0]]), unit_named(told[first]) if first < len(told) else None
    counted = all(unit is not None and unit.names_counted for unit in named)
    return counted and norms[own[0]] not in told


def before_next(ground: Ground, number: int, region: Stretch) -> int:
    """Where the words of the next share begin, behind a comma: "100 % of lanes are lit, | schools that are new | 90 %".

    Nothing stands behind that share, so that what it is of is told in front of it.
    """
    items, norms, (first, last) = ground.scene.items, ground.norms, region
    item, following = items[number], items[number + 1 : number + 2]
    if not following or following[0].first != last or not norms[first : first + 1]:
        return last
    shares = all(each.quantity.unit.startswith("%") and each.quantity.total is None for each in (item, following[0]))
    behind = norms[following[0].last : following[0].last + 1]
    if not shares or not norms[first].isalpha() or (behind and behind[0] not in {",", ";", ".", ")"}):
        return last
    signs = ground.marks(first, last)
    if len(signs) != 1 or norms[signs[0]] != "," or phrases("set_words").at_start(norms, first, last):
        return last
    told = phrases("closers").at_end(norms, signs[0] + 1, last) < last - signs[0] - 1
    return signs[0] if told else last
