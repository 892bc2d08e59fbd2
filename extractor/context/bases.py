"""What a value is compared with: last year, the plan, an old level (patterns/bases.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.context.changes import ChangeRule
from extractor.context.scene import CLAUSE_ENDS, Item, Scene
from extractor.language import key_of
from extractor.lexicon import Entry, entries, settings
from extractor.model import Cue, Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRule(Entry):
    """Words that open a base; see the head of patterns/bases.toml."""

    position: Literal["left", "right", "both", "multiple"]
    plan: bool = False
    not_before: tuple[str, ...] = ()
    whole_before: tuple[str, ...] = ()
    unless_within: tuple[str, ...] = ()
    only_within: tuple[str, ...] = ()


class Base(NamedTuple):
    """A base phrase in words `first` up to `last`."""

    rule: BaseRule
    first: int
    last: int

    def modifier(self, scene: Scene) -> Modifier:
        """The base as what context gives to a quantity; its value is the phrase as written, no verb behind it."""
        words, last = scene.words, _trimmed(scene, self.first + 1, self.last)
        return Modifier(words.span(self.first, last), words.starts[self.first], words.ends[last - 1], self.rule.id)


@functools.cache
def rules() -> dict[str, BaseRule]:
    """Base rules by id."""
    return {rule.id: rule for rule in entries("bases", BaseRule)}


_STOPS = frozenset({",", ";", ")", "(", ":", "."})


def phrases(scene: Scene) -> list[Base]:
    """Every base phrase of a statement: from its surface to the end of its clause or the next value."""
    found: list[Base] = []
    cues = scene.of("bases")
    starts = [item.first for item in scene.items] if cues else []
    for cue in cues:
        rule = rules()[cue.id]
        if rule.position == "multiple" or (found and cue.first < found[-1].last):
            continue
        if _opens(scene, cue.last, rule.not_before):
            continue
        inside = next((item for item in scene.items if item.first <= cue.first < item.last), None)
        if inside is not None and not (rule.plan and cue.first == _unit_end(scene, inside)):
            continue
        end = inside.last if inside else _end(scene, cue, min([s for s in starts if s >= cue.last], default=None))
        base = Base(rule, cue.first, min(cue.last, end) if inside else end)
        if not _other_words(scene, cue, base) and not _empty(scene, base):
            found.append(base)
    return found


def _opens(scene: Scene, at: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of some phrases stands at word `at`."""
    return any(scene.words.norms[at : at + len(words)] == words for words in _split(phrases))


@functools.cache
def _split(phrases: tuple[str, ...]) -> list[list[str]]:
    return [key_of(phrase).split() for phrase in phrases]


def _unit_end(scene: Scene, item: Item) -> int:
    """The word behind the unit of a value, where words of a bound may go on: "100 % of the plan or more"."""
    quantity = item.quantity
    return scene.words.index_at(max(quantity.unit_end, quantity.number_end) - 1) + 1


def _other_words(scene: Scene, cue: Cue, base: Base) -> bool:
    """Whether the words behind a cue make it no base: the whole of a share, a list of what was reached."""
    rule, norms = base.rule, scene.words.norms
    behind = norms[cue.last : base.last]
    if rule.only_within and behind and not any(word in behind for word in rule.only_within):
        return True
    if not _opens(scene, cue.last, rule.whole_before) or any(word in behind for word in rule.unless_within):
        return False
    start = next((at + 1 for at in range(cue.first - 1, -1, -1) if norms[at] in CLAUSE_ENDS or norms[at] == ","), 0)
    return not any(norms[at] in _moving() for at in range(start, cue.first))


def _empty(scene: Scene, base: Base) -> bool:
    """Whether nothing but the word that opens a base and one for an amount stand in front of a value."""
    return all(word in _amounts() for word in scene.words.norms[base.first : _trimmed(scene, base.first, base.last)])


@functools.cache
def _amounts() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("adverbs")["amounts"])


def _trimmed(scene: Scene, first: int, last: int) -> int:
    """Where a base ends without the words behind it that begin a rise or fall; not before `first`."""
    norms = scene.words.norms
    while last > first and any(norms[last - 1 : last - 1 + len(p)] == p for p in _moving().get(norms[last - 1], ())):
        last -= 1
    return last


def _end(scene: Scene, cue: Cue, value: int | None) -> int:
    """Where a base ends: at a sign, or, where it would run into the next `value`, at a word that opens a clause."""
    norms = scene.words.norms
    end, limit = cue.last, len(norms) if value is None else value
    while end < limit and norms[end] not in _STOPS:
        end += 1
    if end != value or rules()[cue.id].id == "instead_of":
        return end
    return next((at for at in range(cue.last, end) if norms[at] in _openers()), end)


@functools.cache
def _openers() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("adverbs")["clause_openers"])


def base_of(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """The base of item `number`, or None; `change` is which way it moves."""
    return (
        _right(scene, number, found)
        or _beside_bracket(scene, number, found, change)
        or _left(scene, number, found, change)
        or _multiple(scene, number)
        or _shared(scene, number, found, change)
        or _opening(scene, number, found, change)
    )


def _right(scene: Scene, number: int, found: list[Base]) -> Modifier | None:
    """A base behind item `number`, before the next sign."""
    item = scene.items[number]
    change_or_share = _moved_or_share(item)
    right = scene.right(number)
    for base in found:
        if item.first <= base.first < item.last:
            return base.modifier(scene)
        gap = base.first - item.last
        if base.rule.position not in ("right", "both") or gap < 0 or base.first >= right:
            continue
        if base.rule.plan and not (gap == 0 and change_or_share):
            continue
        if base.rule.id == "instead_of":
            if gap > 2:
                continue
            if base.last == right < len(scene.words):
                base = Base(base.rule, base.first, scene.items[number + 1].last)
        elif base.last == right < len(scene.words) and (gap or _equates(scene, base)):  # it says what that value is
            continue
        if gap == 0 or not any(w in _STOPS for w in scene.words.norms[item.last : base.first] if w != "("):
            return base.modifier(scene)
    return None


def _beside_bracket(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """The base in front of or behind a bracket that says the same rise or fall once more: "down 9 (3 %) on 2030"."""
    if not found or change.value not in ("increase", "decrease"):
        return None
    norms, item, first = scene.words.norms, scene.items[number], scene.left(number)
    opened = next((at for at in range(item.first - 1, first - 1, -1) if norms[at] == "("), None)
    closed = item.last if opened is not None or not number else None
    if norms[item.last : item.last + 1] == ["("]:
        closed = next((at for at in range(item.last, len(norms)) if norms[at] == ")"), None)
    for base in found:
        in_front = opened is not None and first <= base.first and base.last == opened
        behind = closed is not None and norms[closed : closed + 1] == [")"] and base.first == closed + 1
        if (in_front or behind) and not base.rule.plan:
            return base.modifier(scene)
    return None


def _equates(scene: Scene, base: Base) -> bool:
    """Whether a base runs into the value that it has itself: "against that of towns, which is 1,8 %"."""
    return base.last < len(scene.words) and scene.words.norms[base.last - 1] in settings("adverbs")["equates"]


def planned(scene: Scene, found: list[Base]) -> list[tuple[int, int]]:
    """Stretches of words that name a plan only as the base of a value in front of them."""
    if not found:
        return []
    shares = {item.last for item in scene.items if _moved_or_share(item)}
    next_values = {item.first for item in scene.items}
    return [
        (base.first, base.last)
        for base in found
        if (base.first in shares if base.rule.plan else base.rule.position == "both") and base.last not in next_values
    ]


def _moved_or_share(item: Item) -> bool:
    return item.quantity.unit.startswith("%") or item.quantity.unit_id == "times"


def _left(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """A base right in front of item `number`, of its label ("on last year: 10 %"), or of what it contrasts with."""
    norms, item = scene.words.norms, scene.items[number]
    for base in reversed(found):
        if base.rule.plan or base.rule.position == "right" or base.first < scene.left(number):
            continue
        if base.last == item.first or norms[base.last : item.first] == [":"]:
            return None if _equates(scene, base) else base.modifier(scene)
        moves = change.value in ("increase", "decrease")
        if moves and base.last < item.first and norms[base.last] in settings("adverbs")["contrasts"]:
            return base.modifier(scene)
    return None


def _shared(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """The base of the next value where both are joined by "and": "down 9 % in weight and 7 % in value on last year"."""
    if number + 1 >= len(scene.items) or change.value not in ("increase", "decrease"):
        return None
    between = scene.words.norms[scene.items[number].last : scene.items[number + 1].first]
    joined = any(word in settings("adverbs")["both"] for word in between) and not any(w in _STOPS for w in between)
    return _right(scene, number + 1, found) if joined else None


def _opening(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """A base that opens the sentence holds for every rise and fall in it."""
    if not found or found[0].first > 1 or found[0].rule.position != "both" or scene.items[number].first < found[0].last:
        return None
    return found[0].modifier(scene) if change.value in ("increase", "decrease") else None


@functools.cache
def _moving() -> dict[str, list[list[str]]]:
    """Phrases of increase or decrease by their first word."""
    found: dict[str, list[list[str]]] = {}
    for rule in entries("changes", ChangeRule):
        for surface in rule.surfaces if rule.change in ("increase", "decrease") and not rule.noun else ():
            words = key_of(surface).split()
            found.setdefault(words[0], []).append(words)
    return found


def _multiple(scene: Scene, number: int) -> Modifier | None:
    """What follows "1,9 times" after a word of multiplication is its base."""
    item = scene.items[number]
    cues = [c for c in scene.of("bases") if rules()[c.id].position == "multiple" and c.last == item.first]
    if not cues or item.quantity.unit_id != "times":
        return None
    end = item.last
    while end < scene.right(number) and scene.words.norms[end] not in _STOPS:
        end += 1
    if end == item.last:
        return None
    words = scene.words
    return Modifier(words.span(item.last, end), words.starts[item.last], words.ends[end - 1], cues[0].id)
