"""What values are compared with: last year, the plan, an old level (patterns/bases.toml)."""

from __future__ import annotations

import bisect
import functools
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.context.changes import MOVES, ChangeRule
from extractor.context.phrases import length_at, measures
from extractor.context.scene import CLAUSE_ENDS, Item, Scene, counts_aims, names_year
from extractor.language import key_of, places_of
from extractor.lexicon import Entry, entries, settings
from extractor.model import Cue, Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRule(Entry):
    """Words that open a base; see the head of patterns/bases.toml."""

    position: Literal["left", "right", "both", "multiple"]
    plan: bool = False
    not_before: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    whole_before: tuple[str, ...] = ()
    unless_within: tuple[str, ...] = ()
    only_within: tuple[str, ...] = ()
    share_of: tuple[str, ...] = ()


class Base(NamedTuple):
    """A base phrase in words `first` up to `last`."""

    rule: BaseRule
    first: int
    last: int

    def modifier(self, scene: Scene) -> Modifier:
        """The base as what context gives to a quantity; its value is the phrase as written, no verb behind it."""
        words, happening = scene.words, tuple(settings("adverbs")["happening"])
        told = (at for at in range(self.first + 1, self.last) if _behind_time(words.norms, at))
        end = next((at for at in told if length_at(words.norms, at, happening)), self.last)
        last = _trimmed(scene, self.first + 1, end)
        return Modifier(words.span(self.first, last), words.starts[self.first], words.ends[last - 1], self.rule.id)


@functools.cache
def rules() -> dict[str, BaseRule]:
    """Base rules by id."""
    return {rule.id: rule for rule in entries("bases", BaseRule)}


STOPS = frozenset({",", ";", ")", "(", ":", "."})


def phrases(scene: Scene) -> list[Base]:
    """Every base phrase of a statement: from its surface to the end of its clause or the next value."""
    found: list[Base] = []
    cues = scene.of("bases")
    starts = [item.first for item in scene.items] if cues else []
    for cue in cues:
        rule = rules()[cue.id]
        if rule.position == "multiple" or (found and cue.first < found[-1].last):
            continue
        if opens(scene, cue.last, rule.not_before) and not _assigned(scene, cue.last, rule):
            continue
        inside = next((item for item in scene.items if item.first <= cue.first < item.last), None)
        if inside is not None and not (rule.plan and cue.first == _unit_end(scene, inside)):
            continue
        end = inside.last if inside else _end(scene, cue, min([s for s in starts if s >= cue.last], default=None))
        base = Base(rule, cue.first, min(cue.last, end) if inside else end)
        if not _other_words(scene, cue, base) and not _empty(scene, base) and not _of_aims(scene, cue):
            found.append(base)
    return found


def opens(scene: Scene, at: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of some phrases stands at word `at`."""
    return length_at(scene.words.norms, at, phrases) > 0


def _assigned(scene: Scene, at: int, rule: BaseRule) -> bool:
    """Whether a name that goes on behind a plan ends with who set it: "the plan | of capital | the province set"."""
    return opens(scene, at + length_at(scene.words.norms, at, rule.not_before), rule.assigned)


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
    if not opens(scene, cue.last, rule.whole_before) or any(word in behind for word in rule.unless_within):
        return False
    start = next((at + 1 for at in range(cue.first - 1, -1, -1) if norms[at] in CLAUSE_ENDS or norms[at] == ","), 0)
    return not any(_moves_at(scene, at) for at in range(start, cue.first))


def _of_aims(scene: Scene, cue: Cue) -> bool:
    """Whether counted aims are told to lie above or below their plan, which is no base of their number."""
    item = next((item for item in reversed(scene.items) if item.last <= cue.first), None)
    if item is None or not counts_aims(item.quantity.unit):
        return False
    norms, plans = scene.words.norms, rules()["plan"].surfaces
    return any(length_at(norms, at, plans) for at in range(cue.first, cue.last + 1))


def _moves_at(scene: Scene, at: int) -> bool:
    """Whether a phrase of increase or decrease begins at word `at`."""
    norms = scene.words.norms
    return any(norms[at : at + len(phrase)] == phrase for phrase in _moving().get(norms[at], ()))


def _empty(scene: Scene, base: Base) -> bool:
    """Whether nothing but the word that opens a base and one for an amount stand in front of a value."""
    return all(word in _amounts() for word in scene.words.norms[base.first : _trimmed(scene, base.first, base.last)])


@functools.cache
def _amounts() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("adverbs")["amounts"])


def _trimmed(scene: Scene, first: int, last: int) -> int:
    """Where a base ends without the words behind it that begin a rise or fall; not before `first`."""
    while last > first and _moves_at(scene, last - 1):
        last -= 1
    return last


def _end(scene: Scene, cue: Cue, value: int | None) -> int:
    """Where a base ends: at a sign, or, where it would run into the next `value`, at a word that opens a clause."""
    norms = scene.words.norms
    end, limit = cue.last, len(norms) if value is None else value
    while end < limit and norms[end] not in _ended() and not _continues(norms, end) and not _lists(norms, end):
        end += 1
    if end != value or rules()[cue.id].id == "instead_of":
        return end
    named = (at for at in range(cue.last, end) if norms[at] in _openers() or _measure_behind_time(norms, at))
    return next(named, end)


def _lists(norms: list[str], at: int) -> bool:
    """Whether a word joins counted measures to their names: "9 are above the plan, | that is the yield ..."."""
    return norms[at] in settings("subjects")["copulas"] and length_at(norms, at + 1, measures()) > 0


@functools.cache
def _ended() -> frozenset[str]:
    """Signs, that of a footnote too, and words in front of instances ("rose on last year, such as | rice")."""
    return STOPS | {"["} | set(settings("adverbs")["instances"])


def opens_aside(scene: Scene, base: Base) -> bool:
    """Whether a time opens a bracket with a value of its own: "5 ha (in the same months of 2031: 4 ha)".

    A measure may stand in front of it: "up 5 % (the growth of the same months of 2031 was 4 %)".
    """
    norms = scene.words.norms
    is_time = base.rule.position == "right" and not base.rule.plan and base.rule.id != "instead_of"
    fronts = ([], *(phrase.split() for phrase in settings("adverbs")["measures_again"]))
    opened = any(norms[: base.first][-len(front) - 1 :] == ["(", *front] for front in fronts)
    if not is_time or not opened:
        return False
    following = next((item.first for item in scene.items if item.first >= base.last), None)
    return following is not None and ")" not in norms[base.last : following]


def _measure_behind_time(norms: list[str], at: int) -> bool:
    """Whether a measure begins behind a time that ends a base: "against last year | the number of cases fell 5 %"."""
    return _behind_time(norms, at) and length_at(norms, at, measures()) > 0


def _behind_time(norms: list[str], at: int) -> bool:
    return norms[at - 1] in settings("adverbs")["time_ends"] or names_year(norms[at - 1 : at])


def _continues(norms: list[str], at: int) -> bool:
    """Whether a word opens what is part of what was said before ("of which")."""
    return any(norms[at : at + len(phrase)] == phrase for phrase in continuing() if norms[at] == phrase[0])


def part_openers(scene: Scene) -> list[int]:
    """The words of a statement at which words begin that open parts ("of which")."""
    firsts = {phrase[0] for phrase in continuing()}
    return [at for at in places_of(scene.words.norms, firsts) if _continues(scene.words.norms, at)]


def whole_of(scene: Scene, number: int, openers: list[int]) -> int | None:
    """The item of which item `number` is a part, told in the same clause: "10 bn, of which A 4 bn and B 6 bn"; or None.

    That is the one in front of the last of `openers`, see above; behind "of which:" parts have clauses of their own.
    """
    norms, items = scene.words.norms, scene.items
    opened = bisect.bisect_left(openers, items[number].first)
    if not opened:
        return None
    at = openers[opened - 1]
    before = bisect.bisect_left(items, at, key=lambda item: item.first) - 1
    while before > 0 and scene.closed(items[before].first, at):
        before -= 1  # "94 % (the plan: 93 %), | of which" tells of 94 %
    if before < 0:
        return None
    listed = any(norms[at : at + len(phrase) + 1] == [*phrase, ":"] for phrase in continuing())
    listed = listed or _right_behind(norms, items[before].last, at)
    return before if listed or items[before].first >= scene.clause_start(number) else None


def _right_behind(norms: list[str], first: int, last: int) -> bool:
    """Whether nothing but a semicolon stands between two words, and the time of a value: "9 bn (2031); | of which"."""
    return norms[last - 1 : last] == [";"] and all(
        word in STOPS or names_year([word]) or word in settings("rows")["period_words"] for word in norms[first:last]
    )


@functools.cache
def continuing() -> list[list[str]]:
    """Words that open what is part of what was said before."""
    return [key_of(phrase).split() for phrase in settings("adverbs")["continuing"]]


@functools.cache
def _openers() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("adverbs")["clause_openers"])


def planned(scene: Scene, found: list[Base]) -> list[tuple[int, int]]:
    """Stretches of words that name a plan only as the base of a value in front of them."""
    if not found:
        return []
    shares = {item.last for item in scene.items if moved_or_share(item)}
    next_values = {item.first for item in scene.items}
    return [
        (base.first, base.last)
        for base in found
        if (base.first in shares if base.rule.plan else base.rule.position == "both")
        and (base.last not in next_values or _moves(scene.words.norms, base.last))
    ]


def _moves(norms: list[str], last: int) -> bool:
    """Whether a verb of rising or falling ends in front of a word: "against the plan it fell by | 4"."""
    return norms[last - 1] in _move_ends()


@functools.cache
def _move_ends() -> frozenset[str]:
    return frozenset(words[-1] for phrases in _moving().values() for words in phrases)


def moved_or_share(item: Item) -> bool:
    """Whether a value can be a share of a plan, or a multiple of something."""
    return item.quantity.unit.startswith("%") or item.quantity.unit_id == "times"


@functools.cache
def _moving() -> dict[str, list[list[str]]]:
    """Phrases of increase or decrease by their first word."""
    found: dict[str, list[list[str]]] = {}
    for rule in entries("changes", ChangeRule):
        for surface in rule.surfaces if rule.change in MOVES and not rule.noun else ():
            words = key_of(surface).split()
            found.setdefault(words[0], []).append(words)
    return found
