"""Bases that open a sentence or a clause and hold for what it tells (patterns/bases.toml)."""

from __future__ import annotations

import bisect
import functools

from extractor.context import changes
from extractor.context.bases import STOPS, Base, rules
from extractor.context.scene import Scene
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Modifier

LONGEST_OPENER = 2  # words in front of the comma that a base opens its sentence behind: "yet, on last year, ..."
LONGEST_LISTING = 3  # words between a base and the colon in front of a list


def opening(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """A base that opens the sentence holds for every rise and fall in it, one of a clause or bracket for those in that.

    So does one that is told of a whole without a value, for its parts: "trade grew on last year, of which rice 9 %".
    A plan that opens a clause is what the first share behind a verb is of: "on the plan, spending reached 82 %"; a time
    is that of shares that equal: "on last year, cases were at 96 %".
    """
    norms, item = scene.words.norms, scene.items[number]
    equal = _equals(scene, number)
    if change.value not in changes.MOVES and not equal:
        return _planned_share(scene, number, found)
    for base in reversed(found):
        if base.rule.position != "both" or base.last > item.first:
            continue
        if equal and _names_plan(norms, base):
            return None
        opens_clause = norms[base.first - 1] in (";", "(") and not scene.closed(base.first, item.first)
        opens_clause = opens_clause and base.first >= scene.clause_start(number)
        if base.first <= _behind_opener(norms) or opens_clause or _of_all_parts(scene, base):
            return base.modifier(scene)
        led = any(other.first == base.last for other in scene.items) or _set_off(scene, base)
        if led and norms[base.first - 1] == "," and base.first >= scene.clause_start(number):
            return base.modifier(scene)
        return None
    return None


def _set_off(scene: Scene, base: Base) -> bool:
    """Whether a base stands between two commas behind a level: "9 ha, on last year, | the yield rose 4 %"."""
    before = bisect.bisect_right(scene.items, base.first, key=lambda item: item.last) - 1
    return scene.words.norms[base.last : base.last + 1] == [","] and before >= 0 and not moved(scene, before)


def _equals(scene: Scene, number: int) -> bool:
    """Whether a share stands behind a verb that equals it to something, and nothing behind it in its clause."""
    norms, item = scene.words.norms, scene.items[number]
    told = item.quantity.unit.startswith("%") and norms[item.first - 1 : item.first] == settings("adverbs")["equal"]
    return told and (item.last == len(norms) or norms[item.last] in STOPS)


def _of_all_parts(scene: Scene, base: Base) -> bool:
    """Whether no value stands in front of a base, and right behind it what opens the parts of a whole or a list.

    "Some goods rose on last year, | as follows: rice up 9 %".
    """
    norms = scene.words.norms
    listed = base.last
    while listed - base.last < LONGEST_LISTING and norms[listed : listed + 1] and norms[listed] in _listing():
        listed += 1
    if norms[listed : listed + 1] == [":"] and scene.items[0].first > listed:
        return True
    behind = base.last + (norms[base.last : base.last + 1] == [","])
    openers = (key_of(opener).split() for opener in settings("adverbs")["continuing"])
    return scene.items[0].first >= base.last and any(norms[behind : behind + len(o)] == o for o in openers)


@functools.cache
def _listing() -> frozenset[str]:
    """Words between a base and the colon in front of a list."""
    return frozenset(key_of(word) for word in settings("adverbs")["listing"])


def _planned_share(scene: Scene, number: int, found: list[Base]) -> Modifier | None:
    """The plan that opens the clause of a share in front of all but a bracket, where a verb of reaching leads to it."""
    norms, item = scene.words.norms, scene.items[number]
    reached = item.quantity.unit.startswith("%") and norms[item.first - 1] in settings("adverbs")["anew"]
    for base in reversed(found) if reached else ():
        opens_clause = base.first <= 1 or norms[base.first - 1] in STOPS
        if base.rule.position != "both" or base.last > item.first or not opens_clause:
            continue
        if not _names_plan(norms, base):
            return None
        behind = norms[base.last : item.first]
        if behind[:1] == ["("] and ")" in behind:
            behind = behind[behind.index(")") + 1 :]
        return base.modifier(scene) if behind.count(",") == 1 and behind[0] == "," and ";" not in behind else None
    return None


def _names_plan(norms: list[str], base: Base) -> bool:
    """Whether a base is a plan."""
    named = f" {' '.join(norms[base.first : base.last])} "
    return any(f" {name} " in named for name in _plan_names())


@functools.cache
def _plan_names() -> tuple[str, ...]:
    """What plans are called behind a share, as match keys."""
    return tuple(key_of(name) for rule in rules().values() if rule.plan for name in rule.surfaces)


def _behind_opener(norms: list[str]) -> int:
    """The last word that a base can begin at and open its sentence: behind one word or two and a comma, if any."""
    comma = next((at for at in range(1, min(LONGEST_OPENER + 1, len(norms))) if norms[at] == ","), 0)
    return comma + 1 if comma else 1


def moved(scene: Scene, number: int, *, behind: str = "") -> bool:
    """Whether a verb of rising or falling stands right in front of a value, and in front of that verb a sign."""
    norms, item = scene.words.norms, scene.items[number]
    verbs = (c for c in scene.of("changes") if c.last == item.first and changes.rules()[c.id].change in changes.MOVES)
    return any(not behind or (c.first > 0 and norms[c.first - 1] == behind) for c in verbs)
