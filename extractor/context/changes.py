"""Which way a value moves: increase, decrease, maintain, or a plain level (patterns/changes.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from extractor.context import bracketed, in_row, placed, retold
from extractor.context.scene import CLAUSE_ENDS, Item, Scene, counts_aims
from extractor.language import key_of
from extractor.lexicon import Entry, entries, settings
from extractor.model import Change, Cue, Modifier
from extractor.units import units


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRule(Entry):
    """Words of change; see the head of patterns/changes.toml."""

    change: Change
    reach: Literal["next", "adjacent", "clause"]
    noun: bool = False
    of_total: bool = True
    over: tuple[str, ...] = ()


MOVES = frozenset[str]({"increase", "decrease"})
POINTS = "pp"  # the unit of what lies between two shares
ALL = 100  # per cent


@functools.cache
def rules() -> dict[str, ChangeRule]:
    """Change rules by id."""
    return {rule.id: rule for rule in entries("changes", ChangeRule)}


LEVEL = Modifier("level", None, None, "default")


def change_of(scene: Scene, number: int, before: Modifier | None) -> Modifier:
    """The change of item `number`; `before` is that of the item in front of it, inherited over commas and "and"."""
    item = scene.items[number]
    words = scene.words
    floor = scene.left(number)
    value = words.index_at(item.quantity.number_start)
    whole = item.quantity.total is not None or counts_aims(item.quantity.unit)
    cues = [c for c in scene.of("changes") if floor <= c.first < item.first and c.last <= value]
    cues = [c for c in cues if (not whole or rules()[c.id].of_total) and not _funded(scene, c, item)]
    if retold.passed_plan(scene, number):
        return Modifier("level", None, None, "passed_plan")
    said = bracketed.signed(scene, number) or _starting(scene, number) or _labelled(scene, number)
    if said := said or _kept(scene, number) or _by_verb(scene, number, cues):
        return said
    if (cue := bracketed.moving(scene, number, [c for c in cues if _is_move(c)])) is not None:
        return _modifier(scene, cue, rules()[cue.id].change)
    inherits = before is not None and number > 0 and before.value != "level"
    listed = before is not None and before.value == "maintain" and number > 0 and _in_kept_list(scene, number)
    return before if before and inherits and (listed or _goes_on(scene, number)) else LEVEL


def _is_move(cue: Cue) -> bool:
    """Whether a cue is a verb of rise or fall."""
    return rules()[cue.id].change in MOVES and not rules()[cue.id].noun


def _by_verb(scene: Scene, number: int, cues: list[Cue]) -> Modifier | None:
    """What the nearest of the `cues` in front of item `number` that reaches it says."""
    item, words = scene.items[number], scene.words
    adverbs, _ = retold.adverbs()
    for cue in reversed(cues):
        rule = rules()[cue.id]
        between = words.norms[cue.last : item.first]
        if between[-1:] == [":"]:  # of a label: "yearly fall: 10 %"
            between = between[:-1]
        ranged = rule.change in MOVES and _by_range(scene, number)
        if any(sign in CLAUSE_ENDS or (sign == ")" and not (ranged and "(" in between)) for sign in between):
            break
        adjacent = all(word in adverbs for word in between) if rule.reach != "next" else not between
        if rule.noun:
            kept = next((c for c in cues if c.last == cue.first and rules()[c.id].change == "maintain"), None)
            if kept is not None and rule.change == "level" and "," not in between:
                return _modifier(scene, kept, "maintain")
            return _modifier(scene, cue, rule.change if adjacent else "level")
        if between and rule.change == "decrease" and _all_of_plan(item):
            continue  # "cutting poverty reached 102 %"
        if adjacent or (rule.over and stands_over(scene, cue.last, number, rule)):
            return _modifier(scene, cue, rule.change)
        if _reaches(rule, between, ranged=ranged) and words.norms[item.first - 1] != ":":
            return _modifier(scene, cue, rule.change)
    return None


def _reaches(rule: ChangeRule, between: list[str], *, ranged: bool) -> bool:
    """Whether a verb moves a value over the words between them; `ranged`: a range that opens with "from"."""
    if rule.reach != "clause" or rule.change == "level":
        return False
    if ranged:  # "cut the rate (by the new norm) | from 2 to 3 %"
        return not _has_verb(between)
    if "(" in between or "," in between:
        return False
    return rule.change == "maintain" or not _has_verb(between)


def _has_verb(between: list[str]) -> bool:
    """Whether words hold a verb that tells a level: "fell, and the rest | reached"."""
    return any(verb in f" {' '.join(between)} " for verb in retold.adverbs()[1])


def _by_range(scene: Scene, number: int) -> bool:
    """Whether a value is a range that opens with "from": "from 2 to 3 %"."""
    item = scene.items[number]
    opens = scene.words.norms[item.first] in settings("adverbs")["starts"]
    return opens and item.quantity.comparator == "range"


def _all_of_plan(item: Item) -> bool:
    """Whether a value is a share that nothing can fall by."""
    return retold.share(item) and item.quantity.minimum is not None and item.quantity.minimum >= ALL


def _funded(scene: Scene, cue: Cue, item: Item) -> bool:
    """Whether a word of change is the name of what money is for: "of which | cutting poverty | 30 bn"."""
    unit = item.quantity.unit_id
    named = " ".join(scene.words.norms[cue.first : cue.last]) in settings("adverbs")["funded"]
    return named and unit is not None and units()[unit].dimension.startswith("money")


def stands_over(scene: Scene, at: int, number: int, rule: ChangeRule) -> bool:
    """Whether what a value lies above or below stands between the words of `rule` and it: "above last year by 6 %".

    The value is a share, or in the unit of the level in front.
    """
    norms, item = scene.words.norms, scene.items[number]
    between = f"{' '.join(norms[at : item.first])} "
    named = any(between.startswith(f"{key_of(phrase)} ") for phrase in rule.over)
    if not named or any(sign in between for sign in ",;:.()"):
        return False
    told = any(f" {word} " in between for word in settings("adverbs")["equates"])
    level = number > 0 and scene.items[number - 1].quantity.unit == item.quantity.unit != ""
    return not told and (retold.share(item) or item.quantity.unit_id == POINTS or level)


def _starting(scene: Scene, number: int) -> Modifier | None:
    return LEVEL if is_start(scene, number) else None


def is_start(scene: Scene, number: int) -> bool:
    """Whether a value is the old one that a new one is told with: "from 5 % in 2031 down to 4 %"."""
    first, last = scene.items[number].first, scene.items[number].last
    if not first or number + 1 == len(scene.items) or scene.words.norms[first - 1] not in settings("adverbs")["starts"]:
        return False
    new = scene.items[number + 1].first
    between = (rules()[c.id] for c in scene.of("changes") if last <= c.first < new)
    return any(rule.change == "level" and not rule.noun for rule in between)


def _labelled(scene: Scene, number: int) -> Modifier | None:
    """The verb that the label of a value begins with, in a list too: "Raise investment: 20 %; raise exports: | 9 %"."""
    norms, colon, left = scene.words.norms, scene.items[number].first - 1, scene.left(number)
    if colon < 0 or norms[colon] != ":":
        return None
    start = next((at + 1 for at in range(colon - 1, left - 1, -1) if norms[at] in CLAUSE_ENDS), left)
    opening = next((c for c in scene.of("changes") if c.first == start), None)
    if opening is None:
        return None
    rule = rules()[opening.id]
    moves = rule.change in MOVES and rule.reach == "clause" and not rule.noun
    return _modifier(scene, opening, rule.change) if moves else None


def _kept(scene: Scene, number: int) -> Modifier | None:
    """The verb of keeping in front of a list: "keep the areas of the main crops: rice 20 ha, maize 30 ha"."""
    norms, item = scene.words.norms, scene.items[number]
    colon = next((at for at in range(item.first - 1, scene.left(number), -1) if norms[at] in CLAUSE_ENDS), 0)
    if not colon or norms[colon] != ":" or not retold.plain(scene, colon + 1, item.first):
        return None
    start = max(
        (at + 1 for at in range(scene.left(number), colon) if norms[at] in CLAUSE_ENDS), default=scene.left(number)
    )
    cue = next((c for c in scene.of("changes") if start <= c.first < colon and rules()[c.id].change != "level"), None)
    if cue is None or rules()[cue.id].change != "maintain" or "(" in norms[cue.first : colon]:
        return None
    front = norms[start : cue.first]
    opens = not front or front[-1] == "," or all(word in retold.adverbs()[0] for word in front)
    return _modifier(scene, cue, "maintain") if opens else None


def _in_kept_list(scene: Scene, number: int) -> bool:
    """Whether a value is the next of a list that is kept: in the same unit, with a name of its own and no verb.

    What has words behind its value too is no name but a deed: "keep A at 42 %; treat 100 % | of the waste".
    """
    first, item, norms = scene.items[number - 1].last, scene.items[number], scene.words.norms
    if norms[first : first + 1] not in ([","], [";"]) or not retold.plain(scene, first + 1, item.first):
        return False
    if norms[first] == ";" and any(word.isalpha() for word in norms[item.last : item.last + 1]):
        return False
    return item.quantity.unit == scene.items[number - 1].quantity.unit


def _goes_on(scene: Scene, number: int) -> bool:
    """Whether a value moves like the one before it."""
    if (
        in_row.parallel(scene, number)
        or _moved_alike(scene, number)
        or retold.counted_in_bracket(scene, number)
        or in_row.counted_alike(scene, number)
    ):
        return True
    if bracketed.goes_on(scene, number) or in_row.goes_on(scene, number):
        return True
    if retold.in_amounts(scene, number) or retold.share_of_counted(scene, number) or placed.goes_on(scene, number):
        return True
    if "/" in scene.items[number - 1].quantity.unit and _also(scene, number):
        return True
    return _bare(scene, number) and not _behind_base(scene, number)


def _also(scene: Scene, number: int) -> bool:
    """Whether a value is joined to the one before as that of another thing: "keep growth of A at 3 %, B at 5 %"."""
    item, other = scene.items[number], scene.items[number - 1]
    between = scene.words.norms[other.last : item.first]
    joined = bool(between) and between[0] in settings("adverbs")["heading_joiners"] and between[0] not in CLAUSE_ENDS
    if not joined or item.quantity.unit != other.quantity.unit:
        return False
    verbs = any(verb in f" {' '.join(between)} " for verb in retold.adverbs()[1])
    return not verbs and not any(sign in CLAUSE_ENDS or sign in ",:()" for sign in between[1:])


def _behind_base(scene: Scene, number: int) -> bool:
    """Whether a bracket that says a value stands behind a base: "up 10 % on last year (482 billion)"."""
    first, last = scene.left(number), scene.items[number].first
    opened = next((at for at in range(first, last) if scene.words.norms[at] == "("), first)
    return any(first <= c.first and c.last == opened for c in scene.of("bases"))


def _moved_alike(scene: Scene, number: int) -> bool:
    """Whether a share is joined to one right behind a verb, each of something else: "reduce 10 % of A, 15 % of B"."""
    norms, item, other = scene.words.norms, scene.items[number], scene.items[number - 1]
    if (
        not (retold.share(item) and retold.share(other))
        or norms[item.first - 1] not in settings("adverbs")["list_joiners"]
    ):
        return False
    if not any(c.last == other.first and rules()[c.id].change in MOVES for c in scene.of("changes")):
        return False
    named = norms[other.last].isalpha() and item.last < len(norms) and norms[item.last].isalpha()
    return named and retold.plain(scene, other.last, item.first - 1) and not in_row.told(scene, number)


def _bare(scene: Scene, number: int) -> bool:
    """Whether nothing but commas, "and" and adverbs stands between this item and the one before it."""
    adverbs, _ = retold.adverbs()
    norms, item, table = scene.words.norms, scene.items[number], settings("adverbs")
    between = norms[scene.left(number) : item.first]
    joiners = frozenset(table["joiners"])
    joined = len(between) <= 4 and all(word in adverbs or word in joiners for word in between)
    another = retold.share(item) != retold.share(scene.items[number - 1])
    if "(" in between and another and any(w in between for w in _planned()):
        return False  # "up 10 % (planned: 50 billion)" says what was planned, and not by how much it was to rise
    own = between[:1] == [";"] and placed.of_what_follows(scene, number)
    own = own or (between[:1] == [","] and retold.share(item) and placed.tells(scene, number))
    if own or (";" in between and retold.moves_itself(scene, number, _moving(scene))) or _counts_anew(scene, number):
        return False
    return joined and not any(f" {phrase} " in f" {' '.join(between)} " for phrase in table["anew"])


def _moving(scene: Scene) -> set[int]:
    """The words that a verb of change which is no level stands in front of."""
    return {c.last for c in scene.of("changes") if rules()[c.id].change != "level"}


def _counts_anew(scene: Scene, number: int) -> bool:
    """Whether a value counts something where the one before was an amount: "raised capital by 9 bn and | 6 shares".

    Behind a semicolon it does so behind a share, too, where what it counts follows: "down 7 %; | 16 firms came back".
    """
    other, item, norms = scene.items[number - 1], scene.items[number], scene.words.norms
    if retold.counts(other) or not retold.counts(item):
        return False
    apart = norms[scene.left(number) : scene.left(number) + 1] == [";"]
    return not retold.share(other) or (apart and any(word.isalpha() for word in norms[item.last : item.last + 1]))


@functools.cache
def _planned() -> tuple[str, ...]:
    """The last words of the names of a plan."""
    return tuple(key_of(phrase).split()[-1] for phrase in settings("fillers")["planned"])


def _modifier(scene: Scene, cue: Cue, value: str) -> Modifier:
    return Modifier(value, scene.words.starts[cue.first], scene.words.ends[cue.last - 1], cue.id)
