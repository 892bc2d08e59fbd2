"""Where a value holds is no part of its subject: "Hill District | has 26 firms", unless others are told of too."""

from __future__ import annotations

from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Words
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import says_nothing, text_of, trim
from extractor.subjects.ranker import Choice
from extractor.subjects.year_parts import begins_with_part

LABEL = 2  # words of a label that says what is measured, at least


def of_no_place(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` without the place in front of a counted noun, a measure or what stands behind the value.

    It stays where the statement tells of several places, which so are what is measured.
    """
    if not phrases("administrative").may_open(choice.text):
        return choice
    words = words_of(choice.text)
    end = _named(words, 0)
    end += end > 0 and words.norms[end : end + 1] == [":"]
    if not end or end == len(words) or _places(ground) > 1:
        return choice
    noun = key_of(counted_noun(ground, number)).split(" ")
    right = choice.candidate.right
    told = words.norms[end : end + len(noun)] == noun or phrases("heads").at_start(words.norms, end, len(words)) > 0
    told = told or (right is not None and words.span(end, len(words)) == right.text(ground))
    return choice._replace(text=words.span(end, len(words))) if told else choice


def of_label(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or for the name of a place alone what the label in front of it says: "in 2031, planting: | A 9 ha"."""
    if not phrases("administrative").may_open(choice.text):
        return choice
    words, last = words_of(choice.text), ground.scene.items[number].first
    first = last - len(words)
    if _named(words, 0) != len(words) or ground.norms[first - 1 : last] != [":", *words.norms]:
        return choice
    begins = max([ground.scene.left(number), *(sign + 1 for sign in ground.marks(0, first - 1))])
    label = trim(ground, (begins, first - 1))
    if label[1] - label[0] < LABEL or phrases("general_heads").at_start(ground.norms, *label):
        return choice
    return choice._replace(text=f"{text_of(ground, label)}: {choice.text}")


def of_other_place(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` with the larger place that a bracket tells of: "the rate in the town is 5 % (the country | 3 %)"."""
    if not number:
        return choice
    items, norms, places = ground.scene.items, ground.norms, phrases("whole_places")
    before = words_of(ground.chosen.get(number - 1, ""))
    again = before.span(0, len(before) - places.at_end(before.norms, 0, len(before)))
    first, last = items[number - 1].last, items[number].first
    sign = next((at for at in ground.marks(first, last) if norms[at] in {"(", ",", ";"}), last)
    opened = "(" in norms[items[0].last : sign + 1] and ")" not in norms[first:last]
    end = sign + 1 + places.at_start(norms, sign + 1, last)
    place = text_of(ground, (sign + 1, end)) if opened and end > sign + 1 else ""
    if not place or not (end == last or says_nothing(norms, (end, last))):
        return choice
    alike = choice.text in (again, before.text) or choice.text.endswith(f": {place}")
    if not alike or items[number].quantity.unit != items[number - 1].quantity.unit:
        return choice
    words = words_of(again)
    return choice._replace(text=f"{words.span(0, _whose(words, named=False)[0] or len(words))} {place}")


def without_places(subject: str) -> str:
    """`subject` without the place where it is, in front of a colon and a part, or of a part of a year.

    "The structure | in the town: | farming" is told of the same place in every line, as is "output | in the province |
    in May".
    """
    head, colon, part = subject.partition(": ")
    where = any(opener in head for opener in phrases("where_openers").keys)
    if not where and not (colon and f" {settings('adverbs')['of'][0]} " in head):
        return subject  # most of them
    words = words_of(head)
    first, last = _where(words) if where else _whose(words)
    rest = words.span(last, len(words)) if last < len(words) else ""
    if phrases("of_places").begins(words.norms, 0, first):
        return subject  # the place is in its name
    if first == last or not (begins_with_part(rest) if rest else colon):
        return subject
    return " ".join(filter(None, (words.span(0, first), rest))) + colon + part


def _where(words: Words) -> Stretch:
    """The words for a place and its unit, without a name: "in the town"; empty without them."""
    openers = phrases("where_openers")
    first = max(openers.begins(words.norms, 1, len(words)), default=0)
    at = first + openers.at_start(words.norms, first, len(words))
    unit = phrases("administrative").at_start(words.norms, at, len(words))
    return (first, at + unit) if first and unit else (0, 0)


def _whose(words: Words, *, named: bool = True) -> Stretch:
    """The words for the place with its name that all is of: "of Hill District" at the end; empty without them.

    Not `named`: "of the district" too.
    """
    of = settings("adverbs")["of"][0]
    first = next((at for at in range(len(words) - 1, 0, -1) if words.norms[at] == of), 0)
    last = _named(words, first + 1) if first else 0
    if first and not last and not named:
        last = first + 1 + phrases("administrative").at_start(words.norms, first + 1, len(words))
    return (first, last) if last == len(words) else (0, 0)


def _named(words: Words, first: int) -> int:
    """Where the name of a place with the word for its unit ends that stands at a word; 0 where none does."""
    unit = end = first + phrases("administrative").at_start(words.norms, first, len(words))
    while first < unit and end < len(words) and words.text[words.starts[end]].isupper():
        end += 1
    return end if end > unit > first else 0


def _places(ground: Ground) -> int:
    """How many places a statement names with the words for their units."""
    begins = phrases("administrative").begins(ground.norms, 0, len(ground.norms))
    return len({key_of(ground.words.span(at, end)) for at in begins if (end := _named(ground.words, at))})
