"""What stands in front of a statement and is no part of a subject: what the sentence is about, who acts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import in_comma_name, phrases
from extractor.subjects.pieces import trim

NAME = 2  # words, the fewest of a name that is told by its capitals alone
MOST_NAME = 8  # words of the name of a place with the word for its unit, at most
TOLD = 3  # words, the fewest of what a place has done that name a thing without it


def behind_front(ground: Ground, last: int) -> int:
    """Where a statement goes on behind what it is about ("as to farming, ...") or who acts ("District A: "), or 0."""
    if praised := _behind_praise(ground, last):
        return praised
    marks = ground.marks(0, last - 1)
    if not marks:
        return 0
    start = behind_detail(ground.norms, last)
    if about := about_length(ground.norms, start, last):
        return next((at + 1 for at in _outside(ground, marks) if at >= start + about), 0)
    if told := _behind_telling(ground, marks) or _behind_teller(ground, marks, last):
        return told
    colon = next((at for at in marks if ground.norms[at] != ","), 0)
    parts = [0, *(at + 1 for at in marks if at < colon), colon + 1]
    placed = all(named_actor(ground, (begin, end - 1)) for begin, end in itertools.pairwise(parts))
    return colon + 1 if colon and ground.norms[colon] == ":" and placed else 0


def about_length(norms: list[str], first: int, last: int) -> int:
    """How many words from `first` on open what a statement is about: "as to", "with" in front of a crop or branch."""
    if length := phrases("about_openers").at_start(norms, first, last):
        return length
    length = phrases("with_words").at_start(norms, first, last)
    return length if length and phrases("about_kinds").at_start(norms, first + length, last) else 0


def behind_detail(norms: list[str], last: int) -> int:
    """Where a statement goes on behind the word for parts and a comma ("In detail, | as to farming, ..."), or 0."""
    length = phrases("part_openers").at_start(norms, 0, last)
    return length + 1 if length and norms[length : length + 1] == [","] else 0


def _behind_telling(ground: Ground, marks: list[int]) -> int:
    """Where a statement goes on behind a clause that says who tells it or by what ("The figures show, | ..."), or 0."""
    at = marks[0]
    return at + 1 if ground.norms[at] in {",", ":"} and phrases("telling").at_end(ground.norms, 0, at) else 0


def _behind_teller(ground: Ground, marks: list[int], last: int) -> int:
    """Where a statement goes on behind who or what tells it and a comma ("As the bureau says, | exports"), or 0.

    So it does behind a document that it cites.
    """
    length = phrases("sources").at_start(ground.norms, 0, last)
    told = length > 0 and phrases("tellers").at_start(ground.norms, length, last) > 0
    if not told and not phrases("citing").at_start(ground.norms, 0, last):
        return 0
    return next((at + 1 for at in _outside(ground, marks) if ground.norms[at] == ","), 0)


def _behind_praise(ground: Ground, last: int) -> int:
    """Where a statement goes on behind what it calls the best of all ("the brightest spot is | the revenue"), or 0."""
    if not phrases("praises").at_start(ground.norms, 0, last):
        return 0
    copula = next((at for at in range(1, last) if ground.norms[at] in phrases("copulas").keys), last)
    return copula + 1 if copula < last - 1 else 0


def _outside(ground: Ground, marks: list[int]) -> Iterator[int]:
    """Those commas and colons that stand in no bracket."""
    depth = 0
    for at in marks:
        depth += (ground.norms[at] == "(") - (ground.norms[at] == ")")
        if not depth and ground.norms[at] in {",", ":"}:
            yield at


def behind_actor(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind who pledges or tells what follows, or where it is told for; else its start."""
    if (behind := behind_act(ground, first, last)) > first:
        return behind
    first = _behind_source(ground, first, last)
    return _behind_unit(ground, _behind_place(ground, first, last), last)


def behind_act(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind who pledges what it tells ("By 2030, district A aims at ..."), else its start."""
    acts = phrases("acts")
    for at in ground.begins("acts", first + 1, last):
        end = ground.before_bracket(at)
        front = _clause(ground, first, end)
        behind = at + acts.at_start(ground.norms, at, last)
        if front == end:
            continue
        acting = of_actor(ground, (front, end))
        named = trim(ground, (behind, last)) if acting else (last, last)
        said = next(
            (at for at in range(behind, last) if at not in ground.holes), last
        )  # "aims in 2031 | to grow by 9 %"
        grown = acting and phrases("growths").at_start(ground.norms, said, last) > 0
        if grown or named[0] < named[1] or phrases("organs").at_start(ground.norms, front, end) == end - front:
            return behind
    return first


def _behind_source(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind who or what tells a measure or a count ("The bureau notes | the revenue")."""
    for front in (_clause(ground, first, first + 1), _behind_comma(ground, first, last)):
        length = phrases("tellers").at_start(ground.norms, front, last)
        for at in range(front + length, min(front + MOST_NAME, last)) if length else ():
            told = at + phrases("tells").at_start(ground.norms, at, last)
            named = any(phrases(name).at_start(ground.norms, told, last) for name in ("heads", "deeds_said_once"))
            if told > at and (named or told == last):
                return told
    return first


def behind_declared(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind a colon by which a document says what follows: "the resolution sets: | ..."."""
    norms, sources = ground.norms, phrases("sources").keys
    for at in reversed(ground.marks(first, last)):
        declared = phrases("declaring").at_end(norms, first, at) if norms[at] == ":" else 0
        if declared and norms[at - declared - 1] not in sources:  # "wages as set: | 9 bn" is no declaration
            return at + 1
    return first


def named_bracket(ground: Ground, first: int, last: int) -> int:
    """Where a bracket goes on that opens with a name and a colon, of which it tells: "crops (| maize: 9 ha"; or 0."""
    norms, marks = ground.norms, ground.marks(first, last)
    opened = next((number for number in reversed(range(len(marks))) if norms[marks[number]] == "("), len(marks))
    colon = next(iter(marks[opened + 1 :]), 0)
    named = colon and norms[colon] == ":" and marks[opened] + 1 < colon
    return marks[opened] + 1 if named else 0


def _behind_unit(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind a unit alone that did what it tells ("in May, the district | built")."""
    norms, units = ground.norms, phrases("units_alone")
    for at in (_clause(ground, first, first + 1), _behind_comma(ground, first, last), _clause(ground, first, last)):
        length = units.at_start(norms, at, last)
        deeds = _DONE if length == 1 else _DONE[-1:]  # "the communes, towns and cities that have no ..." are counted
        named = phrases("fields_of_work").at_start(norms, at, last)
        if length and not named and any(phrases(name).at_start(norms, at + length, last) for name in deeds):
            return at + length
        growers = phrases("growers").at_start(norms, at, last)
        if growers and phrases("field_deeds").at_start(norms, at + growers, last):
            return at + growers
    return _behind_organ(ground, first, last)


_DONE = ("done_verbs", "heads", "organ_deeds")


def _behind_organ(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind an organ with its unit or place and no more, in front of what it does.

    The organ stands at its start, behind a time and a comma or not.
    """
    for start in (_clause(ground, first, first + 1), _behind_comma(ground, first, last)):
        if (behind := _behind_named(ground, start, last)) > start:
            return behind
    return first


def _behind_comma(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind its first comma, or its start."""
    commas = (at for at in ground.marks(first, last) if ground.norms[at] == ",")
    comma = next((at for at in commas if not in_comma_name(ground.norms, at, (first, last))), first - 1)
    return _clause(ground, comma + 1, comma + 2)


def _behind_named(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind an organ that it begins with, in front of what that does, else its start."""
    at = first + phrases("organs").at_start(ground.norms, first, last)
    if at == first:
        return first
    at += phrases("administrative").at_start(ground.norms, at, last)
    words = ground.words
    while at < last and words.text[words.starts[at]].isupper():
        at += 1
    return at if phrases("organ_deeds").at_start(ground.norms, at, last) else first


def _behind_place(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind a place or organ that has done what it tells ("the district has | built up")."""
    if occurred := _behind_occurring(ground, first, last):
        return occurred
    if having := _behind_having(ground, first, last):
        return having
    doings = phrases("doings")
    for at in ground.begins("doings", first + 1, last):
        front = _clause(ground, first, at)
        behind = at + doings.at_start(ground.norms, at, last)
        named = trim(ground, (behind, last))
        if front < at and named[1] - named[0] >= TOLD and named_actor(ground, (front, at)):
            return behind
        if front < at and named[1] - named[0] >= NAME and only_organ(ground, (front, at)):
            return behind
    return first


def _behind_occurring(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind where it happened, and the verb ("in districts A and B there were | 9"), or 0.

    Only a verb right in front of the value is behind all that is said of the place.
    """
    length = phrases("occurring").at_end(ground.norms, first, last)
    end, norms = last - phrases("happening").at_end(ground.norms, first, last), ground.norms
    for front in (_clause(ground, first, first + 1), _behind_comma(ground, first, last)) if end < last else ():
        front += front < end and norms[front] in phrases("place_prepositions").keys
        if (
            0
            < max(phrases(name).at_start(norms, front, end) for name in ("whole_places", "event_areas"))
            == end - front
        ):
            return last  # "in the whole country there were | 9"
    if not length or not phrases("where_openers").begins(ground.norms, first, last - length):
        return 0
    at = phrases("where_openers").begins(ground.norms, first, last - length)[-1]
    comma = max((sign for sign in ground.marks(at, last - length) if ground.norms[sign] == ","), default=0)
    if comma and not phrases("administrative").at_start(ground.norms, comma + 1, last):
        return comma + 1  # "in the district, | thefts happened in 9 cases"
    return 0 if ground.begins("heads", at, last - length) else last


def _behind_having(ground: Ground, first: int, last: int) -> int:
    """Where it goes on behind a place that has a measure or a count ("District A has | an area of 9 ha"), or 0.

    A count is that of a unit without its name: "the town has | 9 parks".
    """
    front = _clause(ground, first, first + 1)
    having = phrases("having_verbs").keys
    at = next((at for at in range(front + 1, min(front + MOST_NAME, last)) if ground.norms[at] in having), last)
    if at == last:
        return 0
    alone = phrases("units_alone").at_start(ground.norms, front, at) == at - front
    named = phrases("administrative").at_start(ground.norms, front, at) > 0 and named_actor(ground, (front, at))
    measured = phrases("heads").at_start(ground.norms, at + 1, last) > 0
    return at + 1 if (alone and at + 1 == last) or ((alone or named) and measured) else 0


def _clause(ground: Ground, first: int, at: int) -> int:
    """Where the clause that holds word `at` begins in a stretch, behind a time."""
    norms, whole = ground.norms, (first, len(ground.norms))
    signs = (s for s in reversed(ground.marks(first, at)) if norms[s] != "," or not in_comma_name(norms, s, whole))
    front = next(signs, first - 1) + 1
    while front < at and front in ground.holes:
        front += 1
    return front


def of_actor(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch names who acts and nothing that is measured: an organ, a document, a place, one who pledges."""
    norms, (first, last) = ground.norms, stretch
    if any(phrases(name).at_start(norms, first, last) for name in ("organs", "setters")):
        return True
    if ground.begins("acts", first, last):
        return True
    if unit := phrases("units_alone").at_start(norms, first, last):
        done = first + unit + phrases("organ_deeds").at_start(norms, first + unit, last)
        if done == last:
            return True  # "the commune", "the commune sowed"
    return named_actor(ground, stretch)


def named_actor(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch is the name of a place, with the word for a unit or not, and nothing else."""
    first, last = stretch
    unit = phrases("administrative").at_start(ground.norms, first, last)
    words = ground.words
    capitals = all(words.text[words.starts[at]].isupper() for at in range(first + unit, last))
    return capitals and (unit > 0 or (last - first >= NAME and not words.span(first, last).isupper()))


_LISTING = frozenset("(,;:")


def only_organ(ground: Ground, stretch: Stretch, number: int | None = None) -> bool:
    """Whether a stretch is an organ, with the unit or place that it is of or not, or the word for a unit alone.

    Between a sign and its value, item `number`, a unit is a member: "(the province | 5 bn, the districts | 3 bn)".
    """
    first, last = stretch
    length = phrases("organs").at_start(ground.norms, first, last)
    if not length:
        member = number is not None and last == ground.scene.items[number].first and first > 0
        member = member and ground.norms[first - 1] in _LISTING
        return last - first == 1 and ground.norms[first] in phrases("administrative").keys and not member
    behind = first + length
    rest = behind + phrases("administrative").at_start(ground.norms, behind, last)
    return rest == last or named_actor(ground, (behind, last))
