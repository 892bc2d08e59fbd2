"""What a value cannot be of: the sources that the words around it shut out."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.context import bracketed
from extractor.context.scene import counts_aims
from extractor.language import words_of
from extractor.lexicon import settings
from extractor.subjects.counted import counted_noun
from extractor.subjects.facts import bare
from extractor.subjects.ground import Ground
from extractor.subjects.in_field import named_in_full, over_field
from extractor.subjects.inherited import (
    holds_for,
    in_measure,
    norms_of,
    opens_with_head,
    without_average,
    without_deed,
    without_end,
)
from extractor.subjects.over import rose_yearly
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import trim, trim_right
from extractor.subjects.regions import around_bracket, in_whole, left_region, own_words, right_region
from extractor.subjects.shapes import ABOUT, FROM_BEFORE, OWNER, THING, TOPIC, VERB
from extractor.subjects.shares import Shares
from extractor.subjects.turned import first_money, flow_anew, other_counted
from extractor.units import units

_BEHIND = 2  # how far in front of a rise its amount stands, with another value between
INSIDE = 12  # values in front of one in a bracket, at most
TOPICS = (TOPIC, ABOUT)  # what several values can stand under
# What only values of their kind stand under.
MEASURING = ("whole", TOPIC, ABOUT, "lead", "label", "total", "measure", "stem", "heading")
BEFORE = ("before", "aligned", "head", "own")  # what the last value was or stood under
_OVER = ("head", "whole", TOPIC, ABOUT, THING, "lead", "label", "total", "heading")
_OVER_THING = (TOPIC, ABOUT, THING, "lead", "label", "heading", "stem", "before")
_NOT_BEFORE = ("head", "own", "whole", "aligned", "exchanged", "total", "alike")
_OF_LISTED = ("before", "own", "aligned", "exchanged", "swapped")
_NOT_OF_RISE = (*BEFORE, "stem")
_NOT_SHARED = ("stem", "head", "before", "own")  # where a verb is shared with the value before
_OVER_LISTED = ("lead", "label", "heading")
_OVER_MEASURE = (TOPIC, ABOUT, "lead", "label", "heading")


def shut_out(
    ground: Ground,
    number: int,
    sources: Mapping[str, str],
    before: str,
    whole: frozenset[str],
    *,
    summed: bool,
    shared: bool,
) -> tuple[str, ...]:
    """The sources that give nothing to item `number`: that adds to a whole, or is a total beside the one before.

    Behind a bracket around the values before it, what these measure; behind the rise of all, that; in a bracket
    without words of its own, all but the subject `before`; behind a cause, what its effect stands under; in one of
    several brackets with a share each, what the others are of: "rice (2 %), | meat (3 %)"; of a measure alone behind a
    thing of which the value before tells, what that stands under: "crops: rice 9 ha, the yield 5 t". `whole`: the units
    of the whole whose parts are told, `shared`: a verb is shared with the value before, `summed`: it is such a total.
    """
    listed = bracketed.goes_on(ground.scene, number) and before in bracketed.run(ground.scene, number, ground.chosen)
    adds = sources[OWNER] and ";" not in ground.norms[ground.scene.left(number) : ground.scene.items[number].first]
    shut = (*(TOPICS if adds else ()), *(_NOT_OF_RISE if summed else ()), *(_OF_LISTED if listed else ()))
    counted = other_counted(ground.norms, own_words(ground, number), sources["whole"])
    anew = counted or _of_other_unit(ground, number, whole) or flow_anew(ground, number, own_words(ground, number))
    other = (*BEFORE, "whole") if anew else ()
    beside = ground.norms[max(0, ground.scene.items[number].first - 1)] in phrases("with_words").keys
    other = (*other, VERB) if beside else other  # "held 9 meetings with | 7 guests" were not held
    first, last = ground.scene.left(number), ground.scene.items[number].first
    led = phrases("leads").at_end(ground.norms, first, last)  # a verb of its own
    shut += (VERB, "own") if led and ground.norms[last - led - 1] == "," else ()
    shut += over_field(ground, number, sources)
    told = trim_right(ground, right_region(ground, number))
    named = told[0] < told[1] and not phrases("predicates").at_start(ground.norms, *told)
    shut += ("own",) if named and _is_place(sources["own"]) else ()  # "the town has 9 shops, 3 homes | of A"
    shut += _OVER_LISTED if not number and named_in_full(ground) else ()
    return (*_by_place(ground, number), *shut, *_of_thing(ground, number), *(_NOT_SHARED if shared else ()), *other)


def _is_place(text: str) -> bool:
    """Whether a text is nothing but the word for all of a place ("the whole district")."""
    norms = norms_of(text) if text else []
    return bool(norms) and phrases("whole_places").at_start(norms, 0, len(norms)) == len(norms)


def holding(sources: Mapping[str, str], ground: Ground, number: int, shares: Shares) -> dict[str, str]:
    """Of what could be inherited, by source, that which item `number` can stand under; each text once.

    What has a name and adds something to a whole does so by itself, whatever it stood under. What is measured of a
    thing is not told of the work on it: "the spring crop was sown | on 9 ha, the yield | 5 t".
    """
    measured = phrases("heads").at_start(ground.norms, *own_words(ground, number)) > 0
    alone = bool(sources.get(OWNER)) and not opens_with_head(sources[OWNER])
    unit, kept = ground.scene.items[number].quantity.unit_id, dict[str, str]()
    dimension = units()[unit].dimension if unit is not None else None
    for source, named in sources.items():
        text = in_measure(named, dimension) if named and source in MEASURING else named
        if measured and text and source in BEFORE and (thing := without_deed(text)) != text:
            text = thing if thing not in sources.values() else ""
        if (
            (alone and source == "head")
            or not text
            or text in kept.values()
            or shares.full(text, ground, number, parts=source != "before")
        ):
            continue
        if (
            source not in MEASURING
            or holds_for(text, dimension)
            or (source in TOPICS and _told_as_share(ground, number))
        ):
            kept[source] = text
    return kept


def _told_as_share(ground: Ground, number: int) -> bool:
    """Whether an amount is told once more as a share: "structure: trade | 5 bn, | which is 9 %"."""
    items, norms = ground.scene.items, ground.norms
    if number + 1 >= len(items) or not items[number + 1].quantity.unit.startswith("%"):
        return False
    first, last = items[number].last, items[number + 1].first
    first += norms[first : first + 1] == [","]
    return 0 < phrases("holding_verbs").at_start(norms, first, last) == last - first


def of_same_measure(ground: Ground, number: int, sources: Mapping[str, str], *, parted: bool) -> tuple[str, ...]:
    """What item `number` does not stand under, as its own words open with a rate too: "rate of A: | rate of B".

    `parted`: a part of a whole can.
    """
    told = any(sources[name] for name in (*_OVER_MEASURE, "whole", "head"))
    first, last = own_words(ground, number) if told else (0, 0)
    length = phrases("rates").at_start(ground.norms, first, last)
    if not length or last - first == length:
        return ()
    own, between = ground.norms[first:last], ground.norms[ground.scene.left(number) : first]
    apart = not number or ";" in between
    names = [*_OVER_MEASURE, *([] if parted else ["whole"]), *(["head"] if apart else [])]
    return tuple(name for name in names if sources[name] and _measured_alike(norms_of(sources[name]), own, length))


def _of_other_unit(ground: Ground, number: int, units_of_whole: frozenset[str]) -> bool:
    """Whether item `number` is no part of a whole: behind a semicolon, a measure in a unit of its own, or of money.

    "9 guests, of which 4 from abroad; the turnover | 6 bn".
    """
    unit = ground.scene.items[number].quantity.unit
    if not units_of_whole or unit in units_of_whole or unit.startswith("%"):
        return False
    first, last = left_region(ground, number)
    own = trim(ground, (first, last))
    behind = ";" in ground.norms[ground.scene.left(number) : own[0]] or first_money(ground, number)
    return behind and own[0] < own[1] and phrases("heads").at_start(ground.norms, *own) > 0


def _measured_alike(norms: list[str], own: list[str], length: int) -> bool:
    """Whether a text opens with the same rate as own words, `length` words of them, and these do not begin with it."""
    return norms[:length] == own[:length] and own[: len(norms)] != norms


def _of_thing(ground: Ground, number: int) -> tuple[str, ...]:
    """What gives nothing where measures alone lead back, over commas, to a thing of a list."""
    norms, items, at = ground.norms, ground.scene.items, number
    while 0 < at > number - INSIDE and norms[items[at - 1].last] == "," and _measures_alone(ground, at):
        at -= 1
    first, last = own_words(ground, at) if at < number else (0, 0)
    first = max((mark + 1 for mark in ground.marks(first, last) if norms[mark] == ":"), default=first)
    listed = 0 < first < last and norms[first - 1] in {":", ";"}
    measured = any(phrases(name).at_start(norms, first, last) for name in ("heads", "crop_measures"))
    named = listed and not measured
    return () if not named else (*_OVER_THING, "own" if at + 1 < number else "head")


def _measures_alone(ground: Ground, number: int) -> bool:
    """Whether the words in front of a value are a measure and no more."""
    own = own_words(ground, number)
    return own[0] < own[1] and bare(ground, own)


def _by_place(ground: Ground, number: int) -> tuple[str, ...]:
    if around_bracket(ground, number):
        return FROM_BEFORE
    first, last = left_region(ground, number)
    if number == 1 and ground.scene.items[0].quantity.unit.startswith("%") and in_whole(ground):
        return _NOT_OF_RISE
    if stands_in_bracket(ground, number):
        own = trim(ground, (first, last))
        if own[0] < own[1]:
            return ()
        return tuple(name for name in _NOT_BEFORE if name != "whole") if told_behind(ground, number) else _NOT_BEFORE
    start = next((at for at in range(first, last) if at not in ground.holes), last)
    return _OVER if phrases("causes").at_start(ground.norms, start, last) else ()


def told_behind(ground: Ground, number: int) -> bool:
    """Whether what a value measures is told behind it alone, as it is in a list: "20 ha of rice; 17 ha of maize"."""
    if ground.scene.items[number].quantity.unit.startswith("%"):
        return False
    own, (first, last) = own_words(ground, number), right_region(ground, number)
    return own[0] >= own[1] and first < last and first not in ground.holes and ground.norms[first].isalpha()


def stands_in_bracket(ground: Ground, number: int) -> bool:
    """Whether a bracket is open at item `number` that opens behind a value."""
    items, norms = ground.scene.items, ground.norms
    if not number:
        return False
    marks = ground.marks(items[max(0, number - INSIDE)].last, items[number].first)
    return sum((norms[at] == "(") - (norms[at] == ")") for at in marks) > 0


def thing_before(ground: Ground, number: int, before: str, right: str, chain: str, units: frozenset[str]) -> str:
    """The subject `before` as item `number` can take it: an amount behind a share goes without what the share is of.

    One that is not a yearly one, behind a yearly one, is of no average, and a measure that is named is of no aims
    that were counted. `right`: the words behind the last value that
    the subject took, `chain`: its shape, `units`: of the values that it was the subject of.
    """
    if other := _rise_of(ground, number):
        return other
    own = own_words(ground, number)
    if any(map(counts_aims, units)) and phrases("heads").at_start(ground.norms, *own):
        return ""
    joiner = f" {settings('subjects')['share_joiner']} "
    unit = ground.scene.items[number].quantity.unit
    first, last = ground.scene.left(number), ground.scene.items[number].first
    compared = ground.scene.items[number].last in ground.holes or phrases("moving_verbs").at_end(
        ground.norms, first, last
    )
    if "/" in chain and (compared or not unit.startswith("%")):
        return before.partition(joiner)[0]
    if right and unit.startswith("%") and before.endswith(f" {right}") and _joined_share(ground, number):
        front = before.removesuffix(f" {right}")
        return front if ": " in front or front.endswith(joiner.rstrip()) else before
    if right and told_behind(ground, number):
        if before == right:
            return ""  # "8 | cows, 9 | pigs" have nothing in common
        return before.rpartition(f" {right}")[0] or before
    if grown := _grown(ground, number, before, units):
        return grown
    bracketed = "(" in ground.norms[ground.scene.left(number) : ground.scene.items[number].first]
    average = rose_yearly(units, unit) and not bracketed
    if not unit.startswith("%") and (risen := without_end(before, "with_rise")) != before:
        return risen
    return without_average(before) if average else without_end(before, "shares_held")


def _grown(ground: Ground, number: int, before: str, told: frozenset[str]) -> str:
    """What grows, where a share said at which rate, for an amount: "growth of exports 5 % and | 9 bn"; or ""."""
    unit = ground.scene.items[number].quantity.unit_id
    if unit is None or units()[unit].dimension.startswith("fraction") or not all(each.startswith("%") for each in told):
        return ""
    words = words_of(before)
    first = phrases("growth_fronts").at_start(words.norms, 0, len(words))
    last = len(words) - phrases("averages").at_end(words.norms, first, len(words))
    return words.span(first, last) if 0 < first < last else ""


def _joined_share(ground: Ground, number: int) -> bool:
    """Whether nothing but a joiner stands between a share and the one before, and what it is of behind it alone.

    "They give 55 % of the GDP and | 40 % | of the revenue".
    """
    taken, item = ground.taken.get(number - 1, 0), ground.scene.items[number]
    if not number or ground.norms[taken : item.first] not in [[word] for word in settings("adverbs")["list_joiners"]]:
        return False
    first, last = right_region(ground, number)
    return first < last and first not in ground.holes and ground.norms[first].isalpha()


def _rise_of(ground: Ground, number: int) -> str:
    """The subject of an earlier amount that item `number` tells the rise of, where another was told between; or "".

    "The debt is 9 bn of | 600 homes, | up by 2 bn".
    """
    items = ground.scene.items
    unit = items[number].quantity.unit
    if number < _BEHIND or unit in ("", items[number - 1].quantity.unit) or unit.startswith("%"):
        return ""
    earlier, norms, last = items[number - _BEHIND], ground.norms, items[number].first
    if counted_noun(ground, number) or items[number].quantity.unit_id == "times":
        return ""  # what was counted alike is known; a multiple is of what stands in front of it
    start = max(left_region(ground, number)[0], min(ground.taken.get(number - 1, 0), last))
    first, end = trim(ground, (start, last))
    moved = phrases("moving_verbs").at_end(norms, start, last) and ";" not in norms[earlier.last : last]
    return ground.chosen.get(number - _BEHIND, "") if earlier.quantity.unit == unit and moved and first >= end else ""
