"""Which of the periods that a statement names is that of a value."""

from __future__ import annotations

import bisect
import functools
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.context import kinds
from extractor.context.bases import continuing
from extractor.context.periods import Mention, of_parts, stretches
from extractor.context.scene import CLAUSE_ENDS, Item, Scene
from extractor.language import key_of, places_of
from extractor.lexicon import settings
from extractor.model import Modifier

OPENING, NEAREST = 2, 12  # mentions looked at: those a statement opens with, and those in front of and behind a value
_BRACKETS = frozenset("()")
_SIGNS = frozenset(",;:.")
FRONT = 3  # words in front of a period that opens a clause ("; it aims to, by 2035, ..."), and fewest of a measure
ASIDE = 3  # words between an opening bracket and the period that is all it holds: "(for the period 2031-2035)"


def year_of(scene: Scene, number: int, named: Sequence[Mention]) -> Mention | None:
    """The mention that holds for item `number` within its statement, or None.

    First one in front of it in its own stretch between commas; then one that closes it or, with others, the values
    before ("65 % and 40 % by 2025 and 80 % by 2030"); then the nearest further in front. "By the end of X" in
    another clause does not reach over a ";".
    """
    item = scene.items[number]
    words = scene.words
    named = _nearby(named, words.starts[item.first])
    usable = [m for m in named if not _in_other_bracket(scene, m, item)]
    front = [m for m in usable if m.end <= words.starts[item.first]]
    old = stretches(words.text, scene.statement.start, scene.statement.end, "started") if named else []
    front = [m for m in front if not any(a <= m.start < b for a, b in old)]
    near = words.starts[stretch_start(scene, number)]
    if front and ((front[-1].start >= near and not _closes(scene, front[-1])) or _labels(scene, front[-1], item)):
        return front[-1]
    behind = words.ends[item.last - 1]
    limit = _stretch_end(scene, number)
    tail = [m for m in usable if behind <= m.start < limit]
    if tail and not _leads(scene, tail[0], number):
        return tail[0]
    front = [m for m in front if not tail or m.value != tail[0].value]
    lasting = [m for m in named if not any(a <= m.start < b for a, b in old)]
    if (closed := _closed(scene, number, lasting, usable)) is not None:
        return closed
    clause = words.starts[scene.clause_start(number)]
    leading = any(not _closes(scene, mention) for mention in front)
    for mention in reversed(front):
        if mention.start < clause and (mention.rule in of_parts() or (leading and _closes(scene, mention))):
            continue
        if mention.start >= clause or mention.basis != "year-end" or _opens(scene, mention):
            return mention
        if mention is front[-1] and _parted(scene, mention, number):
            return mention
        if words.norms[words.index_at(mention.end) : scene.clause_start(number)] == [":"]:
            return mention  # "by 2035: A 3 %, B 5 %"
        following = bisect.bisect_left(scene.items, words.index_at(mention.end), key=lambda each: each.first)
        if _labels(scene, mention, scene.items[following]) and words.starts[scene.clause_start(following)] == clause:
            return mention
        if mention is not front[0] and _opens_clause(scene, mention):
            return mention  # no period further in front goes before it
    return None


def _opens_clause(scene: Scene, mention: Mention) -> bool:
    """Whether a clause that names a measure begins with a mention: "...; by 2035 | the share of A reaches 5 %; B"."""
    norms, first, last = scene.words.norms, scene.words.index_at(mention.start), scene.words.index_at(mention.end)
    begins = first <= FRONT or any(sign in CLAUSE_ENDS for sign in norms[first - FRONT - 1 : first])
    following = bisect.bisect_left(scene.items, last, key=lambda each: each.first)
    return begins and scene.items[following].first - last > FRONT


def _labels(scene: Scene, mention: Mention, item: Item) -> bool:
    """Whether a mention is the label of an item, a verb of reaching between them or not: "by 2035 reach: 7 %"."""
    between = scene.words.norms[scene.words.index_at(mention.end) : item.first]
    return between[-1:] == [":"] and (len(between) == 1 or tuple(between[:-1]) in _reaching())


def _leads(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether a mention behind item `number` is told of the next: "3 ha and in the period 2031-2035 reaches 5 ha"."""
    if number + 1 >= len(scene.items):
        return False
    norms, first = scene.words.norms, scene.words.index_at(mention.start)
    between = norms[scene.words.index_at(mention.end) : scene.items[number + 1].first]
    joined = settings("adverbs")["heading_joiners"]
    if any(word in joined for word in norms[scene.items[number].last : first - 1]):
        return not any(sign in norms[scene.items[number].last : scene.items[number + 1].first] for sign in _SIGNS)
    return norms[first - 1] in settings("adverbs")["heading_joiners"] and tuple(between) in _reaching()


@functools.cache
def _reaching() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(key_of(phrase).split()) for phrase in settings("adverbs")["reaching"])


def _parted(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether item `number` is one of the parts told behind what a mention was said of ("of which: A 3 ha; B 5 ha")."""
    norms, first = scene.words.norms, scene.words.index_at(mention.end)
    return any(
        norms[at : at + len(phrase)] == phrase
        for phrase in continuing()
        for at in range(first, scene.items[number].first - len(phrase) + 1)
    )


def _nearby(named: Sequence[Mention], at: int) -> Sequence[Mention]:
    """The first mentions of a statement and those around offset `at`: a bound for statements with thousands."""
    here = bisect.bisect_right(named, at, key=lambda mention: mention.start)
    first = max(OPENING, here - NEAREST)
    return (*named[:OPENING], *named[first : here + NEAREST])


def _closes(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands behind its value: next to it, or set off from what follows and not from it."""
    words = scene.words
    first, after = words.index_at(mention.start), words.index_at(mention.end)
    number = bisect.bisect_right(scene.items, first, key=lambda item: item.last)
    if not number:
        return False
    end = scene.items[number - 1].last
    if end == first:
        return True
    between = words.norms[end:first]
    alone = between[:1] == ["("] and len(between) <= ASIDE and after < len(words) and words.norms[after] == ")"
    if alone or between.count("(") > between.count(")"):
        return alone
    ends = after >= len(words) or words.norms[after] in settings("adverbs")["closers"]
    told = scene.of("kinds")
    begins = operator.attrgetter("first")
    told = told[bisect.bisect_left(told, end, key=begins) : bisect.bisect_left(told, first, key=begins)]
    if any(cue.last >= first or kinds.rules()[cue.id].kind == "target" for cue in told):
        return False  # "9 ha, it is to open in 2033, ..."
    return ends and words.norms[first - 1] not in settings("adverbs")["openers"]


def _closed(scene: Scene, number: int, named: Sequence[Mention], usable: Sequence[Mention]) -> Mention | None:
    """The next mention that closes item `number`, or the last of several values that go before it."""
    item, words = scene.items[number], scene.words
    closing = [m for m in named if _closes(scene, m)]
    later = [m for m in closing if m.start >= words.ends[item.last - 1]]
    if not later:
        return None
    at = words.index_at(later[0].start)
    same_clause = not any(sign in CLAUSE_ENDS for sign in words.norms[item.last : at])
    if at <= scene.right(number):
        return later[0] if same_clause else None
    if any(m.end <= words.starts[scene.items[0].first] for m in usable):
        return None
    return later[0] if same_clause or len(closing) > 1 else None


def stretch_start(scene: Scene, number: int) -> int:
    """The first word of item `number` and of what leads to it behind a comma, colon or semicolon."""
    norms, floor = scene.words.norms, scene.left(number)
    for at in range(scene.items[number].first, floor, -1):
        if norms[at - 1] in {",", ";", ":"}:
            return at
    return floor


def _stretch_end(scene: Scene, number: int) -> int:
    words = scene.words
    at = scene.items[number].last
    limit = scene.right(number)
    while at < limit and words.norms[at] not in {",", ";", "(", ")", ":", "."}:
        at += 1
    return words.starts[at] if at < len(words) else scene.statement.end


def _opens(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands before all values of the sentence and is set off: "By 2030, ..."."""
    if mention.end > scene.words.starts[scene.items[0].first]:
        return False
    first = scene.words.index_at(mention.start)
    after = scene.words.index_at(mention.end)
    set_off = after < len(scene.words) and scene.words.norms[after] in settings("adverbs")["sets_off"]
    return first <= 3 or set_off or _opens_part(scene, first, after) or _opens_clause(scene, mention)


def _opens_part(scene: Scene, first: int, after: int) -> bool:
    """Whether a period opens what is told or planned, and a subject follows it: "of which by 2035 exports reach 5"."""
    norms = scene.words.norms
    led = any(norms[first - len(phrase) : first] == phrase for phrase in continuing())
    led = led or any(cue.first < first <= cue.last for cue in scene.of("kinds"))
    own = settings("adverbs")["having"]  # what is had is told of the one who has it, and no measure stands in front
    reaching = (phrase for phrase in _reaching() if phrase[0] not in own)
    return led and not any(norms[after : after + len(phrase)] == list(phrase) for phrase in reaching)


def _in_other_bracket(scene: Scene, mention: Mention, item: Item) -> bool:
    """Whether a mention stands in brackets that are closed before the value and hold more than the period."""
    words = scene.words
    depth, after = 0, words.index_at(mention.end)
    for at in places_of(words.norms[after : item.first], _BRACKETS):
        at += after
        depth += 1 if words.norms[at] == "(" else -1
        if depth < 0:
            before = words.index_at(mention.start) - 1
            return at != after or before < 0 or words.norms[before] != "("
    return False


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A time said without its year, at word `first`: "now", or "past" ("before that")."""

    time: Literal["now", "past"]
    first: int


def unnamed(scene: Scene, number: int) -> Unnamed | None:
    """The nearest time in front of item `number` that is said without its year, in no bracket closed since."""
    phrases, norms = _unnamed(), scene.words.norms[: scene.items[number].first]
    other = settings("adverbs")["unnamed"]["not_behind"]
    for first in reversed(places_of(norms, phrases.keys())):
        if norms[first] == ")":
            return None
        for time, phrase in phrases[norms[first]]:
            if norms[first : first + len(phrase)] == phrase and not (first and norms[first - 1] in other):
                return Unnamed(time, first)
    return None


def tells_now(scene: Scene) -> bool:
    """Whether the first or last value of a statement is told of the present."""
    times = (unnamed(scene, number) for number in {0, len(scene.items) - 1})
    return any(vague is not None and vague.time == "now" for vague in times)


def is_now(scene: Scene, number: int, said: Modifier | None) -> bool:
    """Whether item `number` is told of the present, and nothing is planned between ("now 5 ha, to grow by 3 ha")."""
    vague = unnamed(scene, number)
    if vague is None or vague.time != "now":
        return False
    planned = said.start if said is not None and said.value == "target" else None
    return planned is None or planned <= scene.words.starts[vague.first]


def since(scene: Scene, number: int, vague: Unnamed, mention: Mention) -> bool:
    """Whether a mention stands between a vague time and the value behind that of item `number`."""
    words, right = scene.words, scene.right(number)
    end = words.starts[right] if right < len(words) else words.ends[-1]
    return words.starts[vague.first] <= mention.start < end


def over(scene: Scene, mention: Mention, now: Unnamed) -> bool:
    """Whether a mention is of a value before the present that is told next: "from 2 points in 2031, now 5 points"."""
    first, values = scene.words.index_at(mention.start), scene.items
    return first < now.first and values[0].last <= first and not any(first < v.first < now.first for v in values)


def gone_by(scene: Scene, mention: Mention, now: Unnamed) -> bool:
    """Whether a value is told of a mention, and the next one of now: "in 2031 | 2 points, now | 5 points"."""
    first = scene.words.index_at(mention.start)
    return any(first < value.first < now.first for value in scene.items)


@functools.cache
def _unnamed() -> dict[str, list[tuple[Literal["now", "past"], list[str]]]]:
    """The phrases by their first word, and the bracket that ends the search for them."""
    found: dict[str, list[tuple[Literal["now", "past"], list[str]]]] = {")": []}
    for time in ("past", "now"):
        for phrase in settings("adverbs")["unnamed"][time]:
            words = key_of(phrase).split()
            found.setdefault(words[0], []).append((time, words))
    return found
