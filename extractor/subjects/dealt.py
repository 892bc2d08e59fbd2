"""Subjects of values said respectively: as many names in front as there are values, one for each."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.context import periods, respective
from extractor.lexicon import settings
from extractor.quantities.measures import opens_planned
from extractor.subjects.candidates import Candidate
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import says_nothing, text_of, trim
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import own_words
from extractor.subjects.shapes import Shape
from extractor.subjects.states import before_state
from extractor.subjects.stretches import Side
from extractor.subjects.topics import topics_in


def dealt_subject(ground: Ground, number: int, choice: Choice, before: Sequence[tuple[str, str]] = ()) -> Choice:
    """`choice` with the name dealt out to item `number`, where there is such a list with as many names as values.

    `before`: the subjects and units of the statement before, which one can go through once more.
    """
    if _goes_through(ground, before):
        return Choice(before[number][0], Candidate(Shape("X", "respectively"), None, None), choice.probability)
    if again := _listed_again(ground, number):
        return Choice(again, Candidate(Shape("X", "respectively"), None, None), choice.probability)
    found = respective.dealt(ground.scene, number)
    if found is None:
        return choice
    if dealt_parts := _part_dealt(ground, number, found):
        return Choice(*dealt_parts, choice.probability)
    told = next(n for n, item in enumerate(ground.scene.items) if item.first >= found.cue)  # the first value dealt to
    topic = topics_in(ground, told)[0]
    trimmed = [_named(ground, stretch) for stretch in _names(ground, found)]
    if len(trimmed) > len(found.items) and trimmed[0][0] >= trimmed[0][1]:
        trimmed = trimmed[1:]  # a time in front of the names
    if topic and len(trimmed) > len(found.items):
        trimmed = trimmed[-len(found.items) :]  # what stands in front says how the topic goes
    filled = [stretch for stretch in trimmed if stretch[0] < stretch[1] and not says_nothing(ground.norms, stretch)]
    apart = all(_structure(ground, (stretch[0], stretch[1] + 1)) == stretch[1] for stretch in filled)
    if apart and (again := _of_values_before(ground, number, found)):
        return Choice(again, Candidate(Shape("X", "respectively"), None, None), choice.probability)
    years_alone = len(filled) == 1 and len(trimmed) == len(found.items)
    if len(trimmed) != len(found.items) or not (years_alone or len(filled) == len(trimmed)):
        first = ground.chosen.get(found.items.start, "") if len(filled) == 1 else ""  # one name, for several years
        return choice._replace(text=first) if first and number > found.items.start else choice
    own = filled[0] if years_alone else trimmed[number - found.items.start]
    if not years_alone and (structure := _structure(ground, filled[0])):
        return _part_of(ground, (filled[0][0], structure), own, choice)
    text = text_of(ground, own)
    if own != filled[0] and not _names_itself(ground, own):
        text = _with_head(ground, filled[0], own)
    if topic and not years_alone and not _names_itself(ground, filled[0]):
        text = f"{topic}: {text}"
    return Choice(text, Candidate(Shape("L"), Side(own, ("respectively",)), None), choice.probability)


def _goes_through(ground: Ground, before: Sequence[tuple[str, str]]) -> bool:
    """Whether a statement has the same values as the one before: "by 2030 | these rates | are 98 % and 70 %"."""
    items = ground.scene.items
    if not _SEVERAL <= len(items) == len(before) or not phrases("same_again").begins(ground.norms, 0, items[0].first):
        return False
    return [item.quantity.unit for item in items] == [unit for _, unit in before]


_SEVERAL = 2  # values, at least


def _listed_again(ground: Ground, number: int) -> str:
    """What a value in a bracket measures, where as many in front of it do: "A 5 %, B 3 % (plan 6 % - 4 %)"; or ""."""
    inside = respective.bracketed(ground.scene, number)
    own = own_words(ground, inside.start) if inside is not None else (0, 0)
    if inside is None or (own[0] < own[1] and not opens_planned(ground.norms, own[0])):
        return ""  # it names a thing of its own
    before = [ground.chosen.get(at - len(inside), "") for at in inside]
    return before[number - inside.start] if len(set(before)) == len(inside) else ""


def _of_values_before(ground: Ground, number: int, found: respective.Dealt) -> str:
    """What the last values in front measure, each thing once, for as many: "A 5 tons, B 3 tons, up by 2 % and 4 %"."""
    named: list[str] = []
    for at in range(found.items.start):
        if ground.chosen.get(at, "") not in ("", *named[-1:]):
            named.append(ground.chosen[at])
    place = number - found.items.start - len(found.items)
    return named[place] if len(named) >= len(found.items) else ""


def _names(ground: Ground, found: respective.Dealt) -> list[Stretch]:
    """The names in front: between dashes where these make as many, so that a name can hold a comma or "and"."""
    names = respective.dashed_names(ground.scene, found)
    if len(names) == len(found.items):
        return names
    return respective.names(ground.scene, found, frozenset(settings("adverbs")["list_joiners"]))


def _part_dealt(ground: Ground, number: int, found: respective.Dealt) -> tuple[str, Candidate] | None:
    """The one name behind parts of a year that are dealt out: "in 4 months, 5 months and 6 months sales were ..."."""
    words = ground.words
    parts = periods.stretches(words.text, words.starts[found.first], words.starts[found.cue], "part")
    own = trim(ground, (words.index_at(parts[-1][1] - 1) + 1, found.cue)) if len(parts) == len(found.items) else (0, 0)
    if own[0] >= own[1]:
        return None
    start, end = parts[number - found.items.start]
    text = f"{text_of(ground, own)} {' '.join(words.text[start:end].split())}"
    return text, Candidate(Shape("L"), Side(own, ("respectively",)), None)


def _part_of(ground: Ground, structure: Stretch, own: Stretch, choice: Choice) -> Choice:
    """`choice` with a part of the structure that stands in front of all parts."""
    part = trim(ground, (max(own[0], structure[1]), own[1]))
    share = phrases("shares_of").at_start(ground.norms, *structure) == structure[1] - structure[0]
    text = f"{text_of(ground, structure)}{' ' if share else ': '}{text_of(ground, part)}"
    return Choice(text, Candidate(Shape("L"), Side(part, ("respectively",)), None), choice.probability)


def _named(ground: Ground, stretch: Stretch) -> Stretch:
    """A name of the list, without what is said of how all of it goes ("... and services | move")."""
    name = trim(ground, stretch)
    return before_state(ground, name) or name


def _structure(ground: Ground, first: Stretch) -> int:
    """Where the name of a structure ends that stands in front of its first part ("the structure of labour | farms").

    What is measured is of it: "the share of the value of output | of farms".
    """
    length = phrases("structures").at_start(ground.norms, *first)
    if length:
        length += phrases("measure_names").at_start(ground.norms, first[0] + length, first[1])
    return first[0] + length if 0 < length < first[1] - first[0] else 0


def _names_itself(ground: Ground, stretch: tuple[int, int]) -> bool:
    return phrases("heads").at_start(ground.norms, *stretch) > 0


def _with_head(ground: Ground, first: tuple[int, int], own: tuple[int, int]) -> str:
    """A later name with the words that the first one has in front of as many words: "rate in towns" and "villages"."""
    kept = first[1] - (own[1] - own[0])
    norms = ground.norms
    same = next((at for at in range(first[1] - 1, first[0] - 1, -1) if norms[at] == norms[own[0]]), None)
    end = same if same is not None else kept
    head = phrases("heads").at_start(norms, *first)
    if end <= first[0] or not head or end < first[0] + head:
        return text_of(ground, own)
    return f"{text_of(ground, (first[0], end))} {text_of(ground, own)}"
