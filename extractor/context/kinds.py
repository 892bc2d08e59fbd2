"""Whether a value is planned, reported or estimated (patterns/kinds.toml)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.context import placed
from extractor.context.respective import before_bracket
from extractor.context.scene import SIGNS, Item, Scene, names_year
from extractor.language import key_of
from extractor.lexicon import Entry, entries, settings
from extractor.model import Cue, Identity, Kind, Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule(Entry):
    """Words of plan or report; see the head of patterns/kinds.toml."""

    kind: Kind
    where: Literal["sentence", "own", "aside", "before", "after", "heading", "pseudo"]
    firmness: Literal["", "aspirational", "assigned", "plain", "forecast"] = ""
    weight: int = 1
    not_before: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    not_counting: tuple[str, ...] = ()
    yields: bool = False


# Rules by which a sentence makes those behind it in its paragraph tell targets.
PLEDGES = frozenset({"pledged", "set_out", "by_the_plan"})
COMPARING = frozenset({"same_period", "against_plan"})  # rules that only say what a value is compared with
AGAINST_PLAN = "against_plan"  # the rule by which a share or rise against a plan reports
COMPARED = frozenset({"compared_with"})  # rules by which a report goes on from what it compares with
EXISTING, KEPT, REPORTED = "existing", "maintain", "reported"  # that it is there, to be kept, or told beside its plan
REPORTING = frozenset({REPORTED, "in_past_years"})  # by which a paragraph opens with a report
PASSED, OF_PLAN = "reached_and_passed", "versus_plan"  # that plans are passed; that a share of one is reported
ADDED_UP = "accumulated"  # a sum so far, in a plan planned too
NAMES = frozenset({"programme_name", "body_name"})  # of a programme, an office or a field of work: they plan nothing
OPENING = 3  # words of a sentence that a pledge for all of its clauses stands in, or behind who pledges


@functools.cache
def rules() -> dict[str, KindRule]:
    """Kind rules by id."""
    return {rule.id: rule for rule in entries("kinds", KindRule)}


def said_in_sentence(
    scene: Scene,
    number: int,
    compared: Sequence[tuple[int, int]] = (),
    *,
    aimed: bool = False,
    led: bool = False,
    before: Modifier | None = None,
) -> Modifier | None:
    """What the statement itself says of item `number`; what is named only in the bases `compared` says nothing.

    `aimed`: the sentences before tell aims, and an aim is compared with last year and its plan as a result is. `led`:
    the line above tells aims, or in a plan the heading; so does a share of a plan, or what is assigned in a bracket.
    `before`: what was said of the value before.

    A cue right behind it decides ("94 % of the plan"), but for a pledge in front; else the nearest one in front of it
    in its own clause, a heavy cue before a light one; else a cue behind another value of the clause; else the nearest
    one further in front.
    """
    item = scene.items[number]
    idle = (COMPARING if aimed or led else frozenset()) | ({OF_PLAN} if led else frozenset())
    cues = [c for c in scene.of("kinds") if not scene.counted(c) and c.id not in idle and not _numbered(scene, c, item)]
    if not cues:
        return None
    start, end = scene.clause_start(number), scene.clause_end(number)
    reaching = [c for c in cues if c.last <= item.first and _reaches(scene, number, c)]
    in_front = _speaking(scene, reaching, compared, item.first)
    here = [c for c in in_front if c.first >= start]
    heavy = [c for c in here if rules()[c.id].weight > 1]
    for cue in cues:
        if rules()[cue.id].where == "after" and cue.first == item.last and _whole(scene, cue):
            pledged = heavy or _opening(scene, in_front, cue, item) or _listed(scene, in_front, cue, before, number)
            return _modifier(scene, pledged[-1] if _outweighs(scene, number, pledged, cue) else cue)
    comma = next((at for at in range(item.first, start, -1) if scene.words.norms[at - 1] == ","), start)
    if near := [c for c in here if c.first >= comma]:
        return _modifier(scene, near[-1])
    if here:
        return _modifier(scene, (heavy or here)[-1])
    plan = plan_behind(scene, number)
    if plan is not None and not (led and scene.words.norms[plan.last - 1] in settings("adverbs")["assigning"]):
        return Modifier("result", scene.words.starts[plan.first], scene.words.ends[plan.last - 1], REPORTED)
    later = {other.last for other in scene.items[number + 1 :] if other.first < end}
    earlier = {other.last for other in scene.items[:number] if other.first >= start}
    for ends in (later, earlier):
        behind = (c for c in cues if rules()[c.id].where == "after" and c.first in ends and _spreads(scene, c))
        if found := next(behind, None):
            return _modifier(scene, found)
    if in_front and before is not None and scene.items[number - 1].first >= start and not scene.in_bracket(number - 1):
        return before
    return _further(scene, in_front, led=led)


def _further(scene: Scene, in_front: list[Cue], *, led: bool) -> Modifier | None:
    """What the nearest cue says; where aims are told, none of what is done of another value ("9 % are | done; ...")."""
    aimed = led or any(c.id in PLEDGES for c in in_front)
    told = [c for c in in_front if not aimed or rules()[c.id].kind == "target" or c.first < scene.items[0].last]
    alike = [c for c in told if rules()[c.id].kind == rules()[told[-1].id].kind and rules()[c.id].weight > 1]
    return _modifier(scene, (alike or told)[-1]) if told else None  # "it set for 2030 | these aims: ..."


def _speaking(scene: Scene, in_front: list[Cue], compared: Sequence[tuple[int, int]], value: int) -> list[Cue]:
    """The cues in front of a value that speak of it: not what an aim is compared with, added up to or to keep."""
    if pledges := [c for c in in_front if c.id in PLEDGES]:
        kept = next((c.first for c in scene.of("changes") if c.id == KEPT and c.last <= value), value)
        idle = [c for c in in_front if (c.id in COMPARED and scene.behind(c)) or (c.id == EXISTING and c.first > kept)]
        idle += [c for c in in_front if c.id == PASSED and scene.led(c, pledges)]
        in_front = [c for c in in_front if c not in idle]
    if any(rules()[c.id].kind == "target" for c in in_front):
        in_front = [c for c in in_front if c.id != ADDED_UP]
    return [c for c in in_front if not _only_compared(scene, c, compared, value)] if compared else in_front


def _numbered(scene: Scene, cue: Cue, item: Item) -> bool:
    """Whether a cue says how many there are of what an item counts ("of the 16 targets, 14 targets were met").

    Or it ends the condition by which something was counted: "5 towns spent over 90 % of the plan, | 3 towns ...".
    """
    norms = scene.words.norms
    if norms[cue.first - 1 : cue.first] == ["%"] and all(each.last != cue.first for each in scene.items):
        return True
    counted = " ".join(norms[cue.first : cue.last]) == key_of(item.quantity.unit)
    return counted and cue.first > 0 and norms[cue.first - 1].isdecimal()


def plan_behind(scene: Scene, number: int) -> Cue | None:
    """The cue behind a value, in a bracket or at a slash, by which its plan stands: "97,5 % (plan: 97 %)", or None.

    A plan of a year that is named is another one's: "7,5 % (the plan of 2031: 7 %)" can both be planned. A bracket can
    hold those of several values in front of it.
    """
    number = before_bracket(scene, number)
    following = scene.items[number + 1 : number + 2]
    at, norms = scene.items[number].last, scene.words.norms
    between = norms[at : following[0].first] if following else []
    if between[:1] not in (["("], ["/"]) or ")" in between or names_year(between):
        return None
    return next((c for c in scene.of("kinds") if c.first == at + 1 and rules()[c.id].kind == "target"), None)


def _opening(scene: Scene, in_front: list[Cue], behind: Cue, item: Item) -> list[Cue]:
    """A pledge that opens a sentence and holds for all of its clauses, where nothing in front of a value reports.

    It goes before a share of the plan that is told `behind` the value, the plan of a year that it is compared with, and
    before what a bound is compared with ("aims at ...; B up by over 5 % on 2030").
    """
    dated = names_year(scene.words.norms[behind.last : behind.last + 2])
    bounded = behind.id in COMPARING and (dated or item.quantity.comparator != "=")
    first, value = in_front[0] if in_front else behind, scene.items[0].first
    listed = dated and ":" in scene.words.norms[first.last : value]  # "these aims: ..."
    late = first.first >= OPENING and (first.first > value or SIGNS & {*scene.words.norms[: first.first]})
    idle = late or (rules()[first.id].weight == 1 and not listed) or not (bounded or behind.id == OF_PLAN)
    return [first] if in_front and not idle and all(rules()[cue.id].kind == "target" for cue in in_front) else []


def _listed(scene: Scene, in_front: list[Cue], behind: Cue, before: Modifier | None, number: int) -> list[Cue]:
    """A pledge that opens a sentence and by which the value before was planned, for the next of its list.

    "We aim at herds of buffalo growing by 2 %; cows by 1 %; pigs by 3 % | on last year".
    """
    opens = [c for c in in_front if c.id in PLEDGES and c.first < OPENING]
    reports = any(rules()[c.id].kind != "target" and c.id not in COMPARING for c in scene.of("kinds"))
    told = before is not None and before.value == "target" and behind.id in COMPARING and not reports
    return opens if told and ";" in scene.words.norms[scene.left(number) : scene.items[number].first] else []


def pledge_of(said: Modifier) -> KindRule | None:
    """The rule of a pledge, None for what tells a result."""
    return rules()[said.rule] if said.value == "target" else None


def _outweighs(scene: Scene, number: int, heavy: list[Cue], cue: Cue) -> bool:
    """Whether a pledge in front goes before "of the plan" behind a value, or a report of that value before "set"."""
    if not heavy or rules()[heavy[-1].id].kind == rules()[cue.id].kind:
        return False
    return rules()[heavy[-1].id].kind == "target" or heavy[-1].first >= scene.left(number)


def _only_compared(scene: Scene, cue: Cue, compared: Sequence[tuple[int, int]], value: int) -> bool:
    """Whether a cue only says what another value is compared with, and that is not the `value` itself."""
    said = next(((first, last) for first, last in compared if first <= cue.first < last), None)
    if said is None or (rules()[cue.id].kind != "target" and cue.first == said[0]):
        return False
    return not (value == said[1] + 1 and scene.words.norms[said[1]] == "(")


def _reaches(scene: Scene, number: int, cue: Cue) -> bool:
    """Whether a cue in front of item `number` can speak of it, and not of the value that it stands right behind."""
    if (where := rules()[cue.id].where) in ("aside", "before"):
        opened = where == "before" or "(" in scene.words.norms[cue.first - 1 : cue.first]
        return opened and cue.last == scene.items[number].first
    own = rules()[cue.id].where == "sentence" and scene.words.norms[cue.first - 1 : cue.first] == ["/"]
    if own or rules()[cue.id].where == "own":  # "5 ha / plan 6 ha" says nothing of what comes behind
        return cue.first >= max(scene.left(number), scene.clause_start(number)) and not scene.behind(cue)
    elsewhere = rules()[cue.id].where != "sentence" or scene.aside(cue, number)
    if elsewhere or _of_another(scene, cue) or not _whole(scene, cue):
        return False
    return rules()[cue.id].kind != "target" or not (scene.behind(cue) or placed.in_share(scene, cue))


def _of_another(scene: Scene, cue: Cue) -> bool:
    """Whether a cue that speaks of what is counted in some units stands right in front of a value in another one."""
    only, never = rules()[cue.id].counting, rules()[cue.id].not_counting
    if not (only or never):
        return False
    unit = next((item.quantity.unit for item in scene.items if item.first == cue.last), "")
    return bool(unit) and (unit.startswith(never) or (bool(only) and not unit.startswith(only)))


def _spreads(scene: Scene, cue: Cue) -> bool:
    """Whether a cue behind one value says of those around it that they are reported too."""
    return rules()[cue.id].kind != "target" and _whole(scene, cue)


def _whole(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is not the first part of a longer name ("the plan for capital")."""
    following = scene.words.norms[cue.last] if cue.last < len(scene.words) else ""
    return following not in _first_words(rules()[cue.id].not_before)


@functools.cache
def _first_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key_of(name).split()[0] for name in names)


def by_year(
    year: str | None, published: str | None, plan_year: str | None, *, plans: bool = True, named: bool = True
) -> Kind | None:
    """A period that ends before the document's own year was reported, one that ends after it is planned.

    `plans`: the document is a plan, so that a value for its own period of several years is planned too; `named`: it
    names its year as its own, and does not only happen on it, so that later years are still ahead.
    """
    if year is None:
        return None
    last = int(year[-4:])
    if published is not None:
        now = int(published[:4])
        return "target" if last > now else "result" if last < now else None
    if plan_year is not None:
        first, final = int(plan_year[:4]), int(plan_year[-4:])
        if last < first or (last == first < final and int(year[:4]) < first):
            return "result"  # the years up to those planned for
        return "target" if ((named or plans) and last > final) or (plans and final > first and last == final) else None
    return None


def planned(identity: Identity) -> bool:
    """Whether a document is of a kind that sets targets."""
    return identity.kind is not None and identity.kind.value in settings("rows")["planning_kinds"]


def _modifier(scene: Scene, cue: Cue) -> Modifier:
    rule, words = rules()[cue.id], scene.words
    return Modifier(rule.kind, words.starts[cue.first], words.ends[cue.last - 1], rule.id)


def firmness_of(kind: Modifier) -> Modifier | None:
    """How firm a target is, where the rule that decided its kind says so."""
    rule = rules().get(kind.rule)
    if rule is None or not rule.firmness or kind.value != "target":
        return None
    return Modifier(rule.firmness, kind.start, kind.end, kind.rule)
