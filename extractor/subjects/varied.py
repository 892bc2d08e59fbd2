"""The subject before with a part of it changed: cut at a word, another measure of the same, the opposite of a part."""

from __future__ import annotations

from typing import NamedTuple

from extractor.language import words_of
from extractor.lexicon import settings
from extractor.subjects.facts import bare
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.inherited import LONG, exchanged, front_of, in_place, opens_with, opens_with_head, swapped
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import SIGNS, text_of
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import left_region, own_words, right_region, untaken

MEMBER = 8  # words of what a share is of, in the place of what the one before is of
PART = 4  # words of a part that has an opposite
SHORT = 2, 6  # letters of a short name, at least and at most


class Varied(NamedTuple):
    """What the subject before becomes by the words in front of the next value, each "" where they do not change it so.

    `aligned`: what it says in front of the word that these begin with: "sold to A 8 tons; to B 7 tons" are of one
    subject up to "to"; `shared`: that is up to a verb in front of these words, or they stand under no measure of what
    was told before. `exchanged`: with the bare measure that these are in the place of its own: "the area of rice 8 ha,
    the yield 7 t". `swapped`: with the part that these name in the place of its opposite, or of what a share of a whole
    is of.
    """

    aligned: str = ""
    exchanged: str = ""
    swapped: str = ""
    shared: bool = False


_SAME = Varied()


def varied(before: str, ground: Ground, number: int, alike: str = "", whole: str = "") -> Varied:
    """What the subject `before` becomes by the words in front of item `number`; `alike`: the last one counted as it.

    Where it has no opposite of these, the `whole` that it is a part of can have one.
    """
    first, last = own_words(ground, number) if before else (0, 0)
    if first >= last or (number and untaken(ground, number)[0] >= last):
        behind = other_part(ground, number) if before and number else (0, 0)
        other = swapped(before, ground.norms[slice(*behind)]) if behind[1] else ""
        return Varied(swapped=other or (_to_other(before, ground, number) if number else ""))
    part = first + phrases("areas").at_start(ground.norms, first, last)
    own = ground.norms[part:last] if number and last - part <= PART else []
    opposite = (swapped(alike or before, own) or swapped(whole, own)) if own else ""
    if phrases("heads").at_start(ground.norms, first, last):  # a measure begins a subject of its own
        exchanges = (
            (opens_with_head(before) or opens_with(before, "field_deeds"))
            and bare(ground, (first, last - phrases("whole_places").at_end(ground.norms, first, last)))
            and not _same_amount(ground, number, first, last)
            and phrases("no_exchange").at_start(ground.norms, first, last) != last - first
            and (phrases("rates").at_start(ground.norms, first, last) or not opens_with(before, "rates"))
            and not opens_with(before, "prices")
        )
        average = phrases("averages").at_start(ground.norms, last, ground.scene.items[number].first)
        measure = text_of(ground, (first, last + average))
        changed = exchanged(_listed(before, ground, number), measure) if exchanges else ""
        return Varied(_up_to_name(before, ground, number, first), changed, opposite)
    if phrases("balances").at_start(ground.norms, first, last) == last - first:
        return Varied(shared=True)
    front = front_of(before, ground.norms[first]) if number else ""
    shared = "" if front or not number else _up_to_verb(before, ground, number, first)
    part_of = opposite or (_of_part(before, ground, number, (first, last)) if number else "")
    part_of = part_of or (_short_named(before, ground, (first, last)) if number else "")
    part_of = part_of or (_elsewhere(before, ground, (first, last)) if number else "")
    part_of = part_of or (_of_kind(before, ground, number, (first, last)) if front else "")
    front = front or shared or (_in_passive(before, ground, (first, last)) if number else "")
    return Varied(front if len(front) < LONG else "", "", part_of, bool(shared))


def other_part(ground: Ground, number: int) -> Stretch:
    """The few words behind a share, up to a joiner or what is told: "9 % of towns, 7 % | of farms"; (0, 0) for none."""
    if not ground.scene.items[number].quantity.unit.startswith("%"):
        return 0, 0
    first, last = right_region(ground, number)
    joiners = settings("adverbs")["list_joiners"]
    ends = [at for at in range(first, min(last, first + PART + 1)) if ground.norms[at] in joiners]
    end = min([*ends, *ground.begins("predicates", first, last)[:1], last])
    return (first, end) if 0 < end - first <= PART else (0, 0)


def _up_to_name(before: str, ground: Ground, number: int, first: int) -> str:
    """The subject before up to a name that begins like a measure: "people who pay for social insurance 8, | health"."""
    items = ground.scene.items
    if not number or items[number].quantity.unit != items[number - 1].quantity.unit:
        return ""
    front = front_of(before, ground.norms[first])
    return front if " " in front and len(front) < LONG and opens_with_head(front) else ""


def _up_to_verb(before: str, ground: Ground, number: int, first: int) -> str:
    """The subject before up to the verb in front of these words: "the rate of people who have A 8 %, have | B 7 %"."""
    lead = left_region(ground, number)[0]
    while lead < first and ground.norms[lead] in SIGNS:
        lead += 1
    if first - lead != 1 or ground.norms[lead] not in settings("adverbs")["shared_verbs"]:
        return ""
    front = front_of(before, ground.norms[lead])
    return f"{front} {ground.words.span(lead, first)}" if front else ""


def _in_passive(before: str, ground: Ground, own: Stretch) -> str:
    """The subject before up to the word of its passive, for a verb alone: "waste that is gathered 9 %, | burnt 7 %"."""
    if own[0] == own[1] or phrases("done_verbs").at_start(ground.norms, *own) != own[1] - own[0]:
        return ""
    word = settings("adverbs")["passive"][0]
    front = front_of(before, word)
    return f"{front} {word}" if front else ""


def _short_named(before: str, ground: Ground, own: Stretch) -> str:
    """The subject before with a short name in the place of the one it ends with: "people insured by AB 9, | CD 8"."""
    name = ground.words.span(*own)
    told = before.partition(f" {settings('subjects')['share_joiner']} ")[0]
    front, _, last = told.rpartition(" ")
    return f"{front} {name}" if front and _is_short(name) and _is_short(last) else ""


def _elsewhere(before: str, ground: Ground, own: Stretch) -> str:
    """The subject before, told of the whole country, for a place in it: "the poor of the country 2 %, | in A"."""
    first = own[0] + phrases("areas").at_start(ground.norms, *own)
    words, places = words_of(before), phrases("whole_places")
    at = next(iter(places.begins(words.norms, 1, len(words))), 0) if own[0] < first < own[1] else 0
    end = at + places.at_start(words.norms, at, len(words)) if at else 0
    behind = words.span(end, len(words)) if at and end < len(words) else ""
    return f"{words.span(0, at)} {text_of(ground, own)} {behind}".rstrip() if at else ""


def _is_short(name: str) -> bool:
    """Whether a name is one of capitals alone."""
    return name.isalpha() and name.isupper() and SHORT[0] <= len(name) <= SHORT[1]


def _listed(before: str, ground: Ground, number: int) -> str:
    """The subject before, behind a semicolon or full stop what its parts are of.

    "Rice 9 ha, of which early 4 ha; | the yield" is that of rice.
    """
    left, first = ground.scene.left(number), ground.scene.items[number].first
    return before.partition(": ")[0] if not number or ";" in ground.norms[left:first] else before


def _of_part(before: str, ground: Ground, number: int, own: Stretch) -> str:
    """A share of the same whole as the share before, of what is named in front of it: "of which | shops 8 %"; or ""."""
    if not ground.scene.items[number].quantity.unit.startswith("%") or own[1] - own[0] > MEMBER:
        return ""
    found = in_place(before, text_of(ground, own))
    return found if len(found) < LONG else ""


def _shares(ground: Ground, number: int) -> bool:
    """Whether a value and the one before are shares in one unit."""
    unit = ground.scene.items[number].quantity.unit
    return unit.startswith("%") and ground.scene.items[number - 1].quantity.unit == unit


def _to_other(before: str, ground: Ground, number: int) -> str:
    """The share before up to a preposition that comes again behind this one: "3 % of spending for A, 1 % | for B"."""
    first, last = for_other(ground, number)
    front = front_of(before, ground.norms[first]) if first < last else ""
    found = f"{front} {text_of(ground, (first, last))}" if front else ""
    return found if len(found) < LONG else ""


def for_other(ground: Ground, number: int) -> Stretch:
    """The words behind a second share that say whom or what it is for; (0, 0) without them."""
    first, last = right_region(ground, number) if number and _shares(ground, number) else (0, 0)
    if first >= last or ground.norms[first] not in settings("adverbs")["to_others"] or first in ground.holes:
        return 0, 0
    ends = [at for at in range(first, last) if at in ground.holes][:1]
    if number + 1 < len(ground.scene.items):  # the last joiner is that of the next one
        joiners = [at for at in ground.marks(first, last) if ground.norms[at] == ","]
        ends += sorted([*joiners, *ground.begins("and_words", first + 2, last)])[-1:]
    return first, min([last, *ends])


def _of_kind(before: str, ground: Ground, number: int, own: Stretch) -> str:
    """The share before, of a thing of another kind: "A roads that are paved 9 %, | B roads" are paved too; or ""."""
    words = words_of(before)
    norms, length = words.norms, own[1] - own[0]
    if not _shares(ground, number):
        return ""
    word = ground.norms[own[0]]
    at = next((at for at in range(len(norms) - length) if norms[at] == word), 0)
    passive = at and norms[at + length] in settings("adverbs")["passive"]
    if not passive or norms[at : at + length] == ground.norms[slice(*own)]:
        return ""
    return f"{words.span(0, at)} {text_of(ground, own)} {words.span(at + length, len(words))}"


def _same_amount(ground: Ground, number: int, first: int, last: int) -> bool:
    """Whether words only call the measure before an amount, in its unit: "exports 8 USD, in 5 months the value 9"."""
    items = ground.scene.items
    if all(item.quantity.unit != items[number].quantity.unit for item in items[:number]):
        return False
    return " ".join(ground.norms[first:last]) in settings("adverbs")["amount_names"]


def counted_in(ground: Ground, choice: Choice) -> str:
    """What a share of which something is said is of: "the wards" of "95 % of the wards | have a doctor"; or ""."""
    side = choice.candidate.right
    if side is None:
        return ""
    first, last = side.stretch
    ends = ground.begins("predicates", first + 1, last)
    return text_of(ground, (first, ends[0])) if ends else ""
