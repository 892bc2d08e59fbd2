"""Which base of a statement is that of a value (patterns/bases.toml)."""

from __future__ import annotations

from extractor.context import changes, opened, retold
from extractor.context.bases import STOPS, Base, moved_or_share, opens, opens_aside, rules
from extractor.context.scene import SIGNS, Scene, names_year
from extractor.lexicon import settings
from extractor.model import Cue, Modifier
from extractor.quantities.ranges import connector_at

ADVERBS = 2  # words between a verb of rise or fall and the base behind it, at most: "grew | quite well | on"
LONGEST_RISE = 3  # words of a connector from an old level to a new one


def base_of(
    scene: Scene, number: int, found: list[Base], change: Modifier, before: Modifier | None = None
) -> Modifier | None:
    """The base of item `number`, or None; `change` is which way it moves, `before` the base of the value before."""
    if retold.passed_plan(scene, number):
        return None
    if before is not None and _again(scene, number, change):
        return before
    if not found:
        return _multiple(scene, number) or _over(scene, number, change) or _old_number(scene, number)
    return (
        _right(scene, number, found)
        or _over(scene, number, change)
        or _beside_bracket(scene, number, found, change)
        or _left(scene, number, found, change)
        or _multiple(scene, number)
        or _shared(scene, number, found, change)
        or opened.opening(scene, number, found, change)
        or _old_number(scene, number)
    )


def _again(scene: Scene, number: int, change: Modifier) -> bool:
    """Whether item `number` says the rise or fall in front of it once more: "on last year up 5 bn (+6,2 %)"."""
    if not number or change.value not in changes.MOVES:
        return False
    norms, item = scene.words.norms, scene.items[number]
    between = norms[scene.items[number - 1].last : item.first]
    return between[:1] == ["("] and between[1:] in ([], ["+"], ["-"]) and norms[item.last : item.last + 1] == [")"]


def _right(scene: Scene, number: int, found: list[Base]) -> Modifier | None:
    """A base behind item `number`, before the next sign."""
    item = scene.items[number]
    change_or_share = moved_or_share(item)
    right = scene.right(number)
    for base in found:
        if item.first <= base.first < item.last:
            return base.modifier(scene)
        gap = base.first - item.last
        if base.rule.position not in ("right", "both") or gap < 0 or base.first >= right:
            continue
        if (base.rule.plan and not (gap == 0 and change_or_share)) or opens_aside(scene, base):
            continue
        if base.rule.id == "instead_of":
            if gap > 2:
                continue
            if base.last == right < len(scene.words):
                base = Base(base.rule, base.first, scene.items[number + 1].last)
        elif base.last == right < len(scene.words) and (gap or _equates(scene, base)):  # it says what that value is
            continue
        if gap == 0 or not any(w in STOPS for w in scene.words.norms[item.last : base.first] if w != "("):
            return base.modifier(scene)
    return None


def _beside_bracket(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """The base in front of or behind a bracket that says the same rise or fall once more: "down 9 (3 %) on 2030".

    One that names a time of its own tells another: "up 9 % on last year (2030: down 3 %)".
    """
    if change.value not in changes.MOVES:
        return None
    norms, item, first = scene.words.norms, scene.items[number], scene.left(number)
    opened = next((at for at in range(item.first - 1, first - 1, -1) if norms[at] == "("), None)
    aside = opened is not None and any(b.first == opened + 1 and opens_aside(scene, b) for b in found)
    if aside or (opened is not None and names_year(norms[opened : item.first])):
        return None
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


def _left(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """A base right in front of item `number`, of its label ("on last year: 10 %"), or of what it contrasts with."""
    norms, item = scene.words.norms, scene.items[number]
    for base in reversed(found):
        if base.rule.plan or base.rule.position == "right" or base.first < scene.left(number):
            continue
        if base.last == item.first or norms[base.last : item.first] == [":"]:
            return None if _equates(scene, base) else base.modifier(scene)
        moves = change.value in changes.MOVES
        if moves and base.last < item.first and norms[base.last] in settings("adverbs")["contrasts"]:
            return base.modifier(scene)
        if _reached(scene, number, base) or _grew(scene, number, base):
            return base.modifier(scene)
    return None


def _grew(scene: Scene, number: int, base: Base) -> bool:
    """Whether a base says on what something moved, before it is said how much: "grew well on last year, up | 7 %"."""
    verbs = [c for c in scene.of("changes") if changes.rules()[c.id].change in changes.MOVES]
    again = any(c.first == base.last + 1 and c.last == scene.items[number].first for c in verbs)
    grown = any(0 <= base.first - c.last <= ADVERBS for c in verbs)
    return again and grown and scene.words.norms[base.last] == ","


def _reached(scene: Scene, number: int, base: Base) -> bool:
    """Whether a base that opens its clause and a verb stand in front of a share: "on the plan it reached 82 %"."""
    norms, item = scene.words.norms, scene.items[number]
    opened = base.first == 0 or norms[base.first - 1] in STOPS
    verb = norms[base.last : item.first]
    return opened and item.quantity.unit.startswith("%") and len(verb) == 1 and verb[0] in settings("adverbs")["anew"]


def _shared(scene: Scene, number: int, found: list[Base], change: Modifier) -> Modifier | None:
    """The base of the next value where both are joined: "down 9 % in weight and 7 % in value on last year".

    They are joined by "and", or by a comma where either rises or falls right behind it: "up 4 cases, down 1 person on",
    or where nothing else stands between: "up 3 %, 5 % and 7 % on", or the next says the first again in the unit of the
    level: "up 2 %, that is 160 ha, on".
    """
    if number + 1 >= len(scene.items) or change.value not in changes.MOVES:
        return None
    norms, item, following = scene.words.norms, scene.items[number], scene.items[number + 1]
    between = norms[item.last : following.first]
    joined = any(word in settings("adverbs")["both"] for word in between) and not any(w in STOPS for w in between)
    rule = changes.rules().get(change.rule)
    over = rule is not None and rule.over  # the plan: "14 % over it, up 3 % on last year"
    moves = opened.moved(scene, number) and opened.moved(scene, number + 1, behind=",")
    listed = moves and not over and not SIGNS.intersection(between)
    listed = listed or (between == [","] and item.quantity.unit == following.quantity.unit)
    if joined or retold.in_amounts(scene, number + 1):
        return _right(scene, number + 1, found)
    if not listed:
        return None
    found = [base for base in found if not base.rule.plan]  # "up 9 cases, 4 % over the plan": a plan is of its share
    return _right(scene, number + 1, found) or _shared(scene, number + 1, found, change)


def _multiple(scene: Scene, number: int) -> Modifier | None:
    """What follows "1,9 times" after a word of multiplication is its base; so is the year behind "equal to 96 %"."""
    words, found = scene.words, _multiplied(scene, number)
    if found is None:
        return None
    cue, last = found
    first = scene.items[number].last
    return Modifier(words.span(first, last), words.starts[first], words.ends[last - 1], cue.id)


def _multiplied(scene: Scene, number: int) -> tuple[Cue, int] | None:
    """The word of multiplication in front of item `number` and the end of what it is a multiple of; None without."""
    item, cues = scene.items[number], scene.of("bases")
    cue = next((c for c in cues if c.last == item.first and rules()[c.id].position == "multiple"), None)
    if cue is None or not moved_or_share(item):
        return None
    if item.quantity.unit_id != "times" and not opens(scene, item.last, rules()[cue.id].share_of):
        return None
    if opens(scene, item.last, tuple(settings("adverbs")["in_respect_of"])):
        return None  # "twice as much in capital"
    end = item.last
    while end < scene.right(number) and scene.words.norms[end] not in STOPS:
        end += 1
    return (cue, end) if end > item.last else None


def _over(scene: Scene, number: int, change: Modifier) -> Modifier | None:
    """What a share lies above or below: "above last year by 6 %"."""
    rule = changes.rules().get(change.rule)
    if rule is None or not rule.over or change.end is None:
        return None
    words, first, last = scene.words, scene.words.index_at(change.end), scene.items[number].first
    if first >= last or not changes.stands_over(scene, first, number, rule):
        return None
    return Modifier(words.span(first, last), words.starts[first], words.ends[last - 1], rule.id)


def _old_number(scene: Scene, number: int) -> Modifier | None:
    """An old level that is told as a number alone: "from 25 to 62 businesses"."""
    words, at, floor = scene.words, scene.items[number].first, scene.left(number)
    for rise in range(max(floor + 2, at - LONGEST_RISE), at):
        if not words.norms[rise - 1][0].isdecimal() or words.norms[rise - 2] not in settings("adverbs")["starts"]:
            continue
        connector = connector_at(words, rise)
        if connector is not None and connector.kind == "rise" and connector.last == at:
            return Modifier(words.span(rise - 2, rise), words.starts[rise - 2], words.ends[rise - 1], "old_level")
    return None


def against(scene: Scene) -> list[tuple[int, int]]:
    """Stretches of words that say what a share lies above or below, and multiples with what they are of."""
    rules = changes.rules()
    cues = [c for c in scene.of("changes") if rules[c.id].over]
    over = [
        (c.first, item.first)
        for c in cues
        for number, item in enumerate(scene.items)
        if scene.left(number) <= c.first < item.first and changes.stands_over(scene, c.last, number, rules[c.id])
    ]
    return [*over, *_multiples(scene)]


def _multiples(scene: Scene) -> list[tuple[int, int]]:
    """Stretches of words of a multiple or share and of what it is of: "108 % of what was reached in 2031"."""
    if not any(rules()[c.id].position == "multiple" for c in scene.of("bases")):
        return []
    found = ((item, _multiplied(scene, number)) for number, item in enumerate(scene.items))
    return [(item.first, multiplied[1]) for item, multiplied in found if multiplied is not None]
