"""Whether the words in front of a value name a whole anew, end what was named before or tell a deed for a whole."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from unicodedata import normalize

from extractor.lexicon import settings
from extractor.subjects.fronts import behind_detail, of_actor
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.inherited import norms_of, opens_with, opens_with_head, stem_of, without_average
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import text_of, trim
from extractor.subjects.regions import left_region, own_words
from extractor.subjects.seasons import is_season
from extractor.subjects.topics import topics_in


def adds(ground: Ground, number: int, listed: str = "owner_deeds") -> bool:
    """Whether the words in front of a value say what an actor does for a whole."""
    first, last = ground.scene.left(number), ground.scene.items[number].first
    return any(phrases(listed).begins(ground.norms, first, last))


def adder(ground: Ground, number: int, owner: str, before: str) -> str:
    """Whose deed for a whole item `number` tells: the last `owner` of a measure, else what the value before is of."""
    if not adds(ground, number):
        return ""
    return owner or (before if number and adds(ground, number, "additions") else "")


def acting(ground: Ground, own: Stretch | None) -> str:
    """Who or what the words in front of a value say does something for a whole: "private firms | add"; or ""."""
    first, last = own or (0, 0)
    if phrases("owner_deeds").at_start(ground.norms, first, last):
        return ""
    deed = next(iter(phrases("owner_deeds").begins(ground.norms, first + 1, last)), first)
    front = trim(ground, (first, deed))
    named = front[0] < front[1] and not of_actor(ground, front)
    return text_of(ground, front) if named and not phrases("heads").at_start(ground.norms, *front) else ""


def adding(before: str, units: Iterable[str], unit: str) -> str:
    """The subject before as a whole of parts in a unit: of what something adds to a whole, that itself in another unit.

    "Prices of food rose, adding 2 points, of which rice | 3 %" tells the prices of rice.
    """
    head, colon, deed = before.partition(": ")
    return head if colon and unit not in units and opens_with(deed, "additions") else before


def as_whole(whole: str, units: frozenset[str], unit: str) -> str:
    """A subject told in `units` as the whole of parts in a unit: what rose by so much a year is not one on average."""
    whole = without_average(whole) if rose_yearly(units, unit) else whole
    return "" if units & phrases("no_wholes").keys else whole


def beside(ground: Ground, topic: str) -> bool:
    """Whether a sentence begins with what stands beside a topic: "The maize ..." behind "The rice: ...".

    So does one that begins with a measure, where the topic is one: "The area of ponds ..." behind "The output: ...".
    """
    named, measures = norms_of(topic), phrases("heads")
    first, last = own_words(ground, 0) if named else (0, 0)
    if first == last or ground.norms[first : first + len(named)] == named:
        return False
    if measures.at_start(ground.norms, first, last) and measures.at_start(named, 0, len(named)):
        return True
    length = phrases("topic_kinds").at_start(ground.norms, first, last)
    return 0 < length < len(named) and ground.norms[first : first + length] == named[:length]


def without_alike(topic: str, label: str) -> str:
    """A topic, but "" where a label is of its kind: "rice: 9 ha, yield 5 t; | maize: | 4 ha"."""
    kinds, named, own = phrases("topic_kinds"), norms_of(topic), norms_of(label)
    length = kinds.at_start(named, 0, len(named))
    return "" if length and named[:length] == own[:length] and named != own else topic


def names_thing(ground: Ground, number: int) -> bool:
    """Whether the words in front of a value name a thing and no measure: "as to rice, ... . Poor homes are | 3 %"."""
    first, last = own_words(ground, number)
    return first < last and not phrases("heads").at_start(ground.norms, first, last)


def label_for(ground: Ground, number: int, label: str, topic: str) -> str:
    """What holds for a value without a label of its own: the last label, or the topic around where both are measures.

    "Rice: area sown: 9 ha, | yield 5 tons": the yield is of rice.
    """
    first, last = own_words(ground, number) if label and topic and opens_with_head(label) else (0, 0)
    own = first < last and phrases("heads").at_start(ground.norms, first, last) > 0
    return topic if own else label or topic


def beside_listed(told: list[tuple[str, str]], number: int) -> bool:
    """Whether the statement before told of several things without a measure of their own, so that its last is no whole.

    "Transport rose 1 %, clothes 2 %. | But the post fell 3 %."
    """
    named = {subject for subject, _ in told}
    parts = any(": " in subject for subject in named)
    return not (number or parts) and len(named) > 1 and not opens_with_head(told[-1][0])


def names_whole(ground: Ground, at: int, number: int) -> bool:
    """Whether a topic of its own stands between the opener of parts at word `at` and item `number`."""
    if (at == 0 or ground.norms[at - 1] in {".", ";"}) and topics_in(ground, number)[0]:
        return True
    return _tells_anew(ground, number, at)


def _tells_anew(ground: Ground, number: int, at: int) -> bool:
    """Whether behind a value, in front of the opener of parts at word `at`, it is told how another measure goes.

    "But for cattle, down 2 %, the rest of the output | rose, of which milk by 3 %".
    """
    if not number:
        return False
    first = ground.scene.left(number)
    comma = next((sign for sign in ground.marks(first, at) if ground.norms[sign] == ","), at)
    states = ground.begins("states", comma + 1, at)
    return bool(states) and phrases("heads").at_start(ground.norms, comma + 1, states[0]) > 0


def told_before(ground: Ground, at: int) -> bool:
    """Whether a statement names something in front of word `at`: "the main markets are: A ..., B ..."."""
    first, last = trim(ground, (0, at))
    return first < last


def part_of(subject: str, total: str) -> bool:
    """Whether a subject is of a part of a total."""
    return bool(total) and subject.startswith(f"{total}:")


def yearly(unit: str) -> bool:
    """Whether a unit is one of each year or month ("%/year")."""
    return unit.partition("/")[2] in phrases("time_denominators").keys


def names_anew(ground: Ground, number: int, openers: list[int], whole: str, own: str) -> bool:
    """Whether a value names of itself what it is of: behind words for parts that open a statement, or without them.

    "In detail, as to farming, ..." is told of something of its own, "in detail, the share of farming in ..." too. So is
    what names the measure of the `whole` again where the words `own` of the value before did not.
    """
    if not openers:
        apart = number and whole and not opens_with_head(own)
        return bool(apart) and measured_anew(ground, number, whole)
    norms, last = ground.norms, ground.scene.items[number].first
    if number:
        return False
    about = phrases("about_openers").at_start(norms, behind_detail(norms, last), last)
    return about > 0 or (openers[0] == 0 and _own_measure(norms, last))


def _own_measure(norms: list[str], last: int) -> bool:
    """Whether a word for parts that opens a statement has a measure and what it is of behind it, up to word `last`.

    "In detail, the share of farming is ..." names its whole anew.
    """
    start = behind_detail(norms, last)
    length = phrases("heads").at_start(norms, start, last) if start else 0
    return length > 0 and settings("adverbs")["of"][0] in norms[start + length : last]


def goes_on(ground: Ground, listed: str) -> bool:
    """Whether a sentence goes on with the parts of a whole: its words begin as the part before, with `listed`."""
    first, last = own_words(ground, 0) if listed else (0, 0)
    return first < last and ground.norms[first] == listed


def measured_anew(ground: Ground, number: int, whole: str) -> bool:
    """Whether a value behind a semicolon names the measure of a whole again, or a deed beside that of the whole.

    "The rate of A 8 %; | the rate of B", "build 9 km of roads, of which ...; | mend 5 km".
    """
    norms, first, last = ground.norms, ground.scene.left(number), ground.scene.items[number].first
    signs = [at for at in ground.marks(first, last) if norms[at] == ";"]
    words, heads = norms_of(whole), phrases("heads")
    length = heads.at_start(norms, signs[-1] + 1, last) if signs else 0
    deeds = phrases("done_verbs")
    if signs and deeds.at_start(norms, signs[-1] + 1, last) and deeds.at_start(words, 0, len(words)):
        return True
    return length > 0 and norms[signs[-1] + 1 : signs[-1] + 1 + length] == words[: heads.at_start(words, 0, len(words))]


def verb_kept(ground: Ground, number: int, before: str) -> str:
    """The verb in front of a counted thing holds for those listed behind it, up to the end of the clause.

    `before`: the one kept so far. A verb of one word, as "has", says nothing of the next thing.
    """
    verb = verb_in_front(ground, left_region(ground, number))
    if " " in verb:
        return verb
    between = ground.norms[ground.scene.left(number) : ground.scene.items[number].first]
    return "" if number and {";", "."} & set(between) else before


def is_verb(text: str) -> bool:
    """Whether a text is what is done with something, and no more."""
    norms = norms_of(text)
    return bool(norms) and phrases("done_verbs").at_start(norms, 0, len(norms)) == len(norms)


def verb_in_front(ground: Ground, region: Stretch) -> str:
    """The verb at the end of the words before a value that can be said of what is counted, or "".

    Not the word behind it that says that it was done.
    """
    managed = phrases("managed").at_end(ground.norms, *region)
    if managed and phrases("done_verbs").at_end(ground.norms, region[0], region[1] - managed):
        region = region[0], region[1] - managed
    length = phrases("done_verbs").at_end(ground.norms, *region)
    if length and any(
        phrases(name).at_end(ground.norms, *region) == length for name in ("moving_verbs", "having_verbs")
    ):
        return ""
    first = _first_of_two(ground.norms, region[0], region[1] - length)
    return normalize("NFC", ground.words.span(first, region[1]).lower()) if length else ""


def _first_of_two(norms: list[str], floor: int, at: int) -> int:
    """Where the first of two joined verbs begins, if a short one is all that stands in front: "found, | settled 9"."""
    joined = 0 < at - 1 - floor <= VERB and norms[at - 1] in settings("adverbs")["both"] + [","]
    verb = joined and max(phrases(name).at_start(norms, floor, at - 1) for name in _DEEDS) == at - 1 - floor
    return (
        floor if joined and (verb or norms[at - 1] != ",") and all(w.isalpha() for w in norms[floor : at - 1]) else at
    )


_DEEDS = ("done_verbs", "organ_deeds", "deeds", "leads")


def rose_yearly(before: Iterable[str], unit: str) -> bool:
    """Whether one of the units is of each year or month, and `unit` is none such: "up 13 % a year; A | 6 bn"."""
    return any(map(yearly, before)) and not yearly(unit)


def opens_parts(ground: Ground, number: int, before: str) -> list[int]:
    """Where it is said in front of item `number` that parts of a whole follow; `before`: what the whole measures."""
    first, last = ground.scene.left(number), ground.scene.items[number].first
    found = [at for at in ground.begins("part_openers", first, last) if not _apart_in_time(ground, at)]
    names = phrases("protected")
    found = [at for at in found if names.at_end(ground.norms, first, at + 1) < SEVERAL]
    return found or _after_colon(ground, number) or _bracket_of_parts(ground, number, before)


def _apart_in_time(ground: Ground, at: int) -> bool:
    """Whether what is told apart from word `at` on is a time and no part of anything: "in 2031 alone, ..."."""
    return ground.norms[at] in phrases("exceptions").keys and at + 1 in ground.holes


def _after_colon(ground: Ground, number: int) -> list[int]:
    """The colon right behind the value before, or its base or time, that opens its parts: "up 3 %: | towns 4 %"."""
    first, end = ground.scene.left(number), ground.scene.items[number].first
    while number and first < end and first in ground.holes:
        first += 1
    return [first] if number and first < end and ground.norms[first] == ":" else []


def _bracket_of_parts(ground: Ground, number: int, before: str) -> list[int]:
    """The bracket behind the value before that lists its parts, which add up: "9 ha of crops (A 4 ha, B 5 ha)".

    Those with a colon behind their names and seasons may leave a rest ("9 ha (A: 4 ha, B: 3 ha)"). `before`: what it
    measures; where it names the parts they are in the place of all ("A and B (A 4 ha, ...)").
    """
    items, norms = ground.scene.items, ground.norms
    first, end = ground.scene.left(number), items[number].first
    signs = ground.marks(first, end) if number else []
    named = [norms[at] for at in signs[-2:]] == ["(", ":"]
    opened = signs[-1 - named] if signs else end
    if norms[opened] != "(" or number + 1 == len(items) or norms[opened + 1] in norms_of(before):
        return []
    whole, last, total = items[number - 1].quantity, number, Decimal()
    while last < len(items) and (part := items[last].quantity).unit == whole.unit and part.minimum is not None:
        total += part.minimum
        last += 1
        if ")" in norms[items[last - 1].last : ground.scene.right(last - 1)]:
            break
    if whole.minimum is None or last - number < FEWEST:
        return []
    adds_up = abs(total - whole.minimum) * ROUNDED <= whole.minimum
    named = named or is_season(ground.words.span(opened + 1, end))
    return [opened] if adds_up or (named and total < whole.minimum) else []


FEWEST = 2  # parts
SEVERAL = 2  # words of a name
VERB = 3  # words, the most of a verb
ROUNDED = 100  # of a whole, the part that rounding takes from the sum of its parts, at most: one in so many


def stem_for(ground: Ground, number: int, opened: str) -> str:
    """The measure of a subject `opened` before a value, of its trade too where that names none: "exports, 9; B | 5"."""
    norms, left = ground.norms, ground.scene.left(number)
    begins = phrases("trades").begins(norms, left, ground.scene.items[number].first)
    return stem_of(opened, traded=not begins)
