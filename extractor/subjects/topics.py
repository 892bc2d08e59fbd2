"""What a clause or a sentence in front of values says that they are about: "the structure moves on: A 40 %, B 60 %"."""

from __future__ import annotations

from extractor.context.scene import CLAUSE_ENDS
from extractor.lexicon import settings
from extractor.subjects.fronts import about_length, behind_detail, named_actor, named_bracket, of_actor
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.listing import list_openers
from extractor.subjects.phrases import in_comma_name, phrases
from extractor.subjects.pieces import says_nothing, text_of, trim
from extractor.subjects.states import before_state
from extractor.subjects.year_parts import begins_with_part, without_part

SHORTEST = 2  # characters of a topic
NEAR = 3  # words of what things have, one of which begins a measure
DOER = 6  # words, the most of the name of a thing that a paragraph is told of


def topics_in(ground: Ground, number: int) -> tuple[str, str]:
    """The topic that the words in front of item `number`, and behind the value before it, name, and its own label.

    A topic stands in front of a colon, or is what the first words of the statement say something of. A label stands in
    front of the colon before the very value ("Area: rice: 20 ha, yield ..."): it is a topic for those behind it alone.
    """
    items, norms = ground.scene.items, ground.norms
    floor, first = ground.floor(number), items[number].first
    marks, label, end = ground.marks(floor, first), "", first
    ends = [*[at for at in marks if norms[at] == ":"], *list_openers(ground, floor, first)]
    bracket = named_bracket(ground, floor, first)
    ends += [bracket - 1] if bracket and phrases("heads").at_start(norms, floor, bracket) else []
    for at in sorted(ends, reverse=True):
        start = max((sign + 1 for sign in marks if sign < at and norms[sign] in {";", ".", ":"}), default=floor)
        start = max(start, bracket if bracket <= at else 0)
        if not (topic := _named(ground, start, at)) or (number and start == floor and _goes(ground, start, at)):
            continue
        behind = trim(ground, (at + 1, end))
        if end < first or (behind[0] < behind[1] and not says_nothing(norms, behind)):
            return topic, label
        label, end = topic, start
    if number or label:
        return "", label
    clauses = [at for at in marks if norms[at] in {",", ";", ":"}]
    if clauses and _names_nothing(ground, (0, clauses[0])):
        del clauses[0]  # only when: "In 2030, ..."
    topic = opening(ground, clauses[0]) if clauses else ""
    if clauses and not topic and norms[clauses[0]] == ",":  # the comma may stand inside the name of what rises
        topic = opening(ground, clauses[1] if len(clauses) > 1 else first, "moves")
    return topic, ""


def _goes(ground: Ground, first: int, last: int) -> bool:
    """Whether a stretch right behind a value says how what it counts goes: "8 groups | rose in price: ..."."""
    return phrases("done_verbs").at_start(ground.norms, first, last) > 0


def _names_nothing(ground: Ground, stretch: Stretch) -> bool:
    first, last = trim(ground, stretch)
    return first >= last or says_nothing(ground.norms, (first, last))


def opening(ground: Ground, last: int, said: str = "states") -> str:
    """What the first words of a statement, up to word `last`, say something of; "" where they say nothing of it.

    `said`: the list that what is said of it is of.
    """
    start = _behind_source(ground, last)
    if any(phrases(name).at_start(ground.norms, start, last) for name in ("no_openings", "about_openers", "praises")):
        return ""
    if phrases("telling").at_end(ground.norms, 0, last):
        return ""
    for at in ground.begins(said, start + 1, last):
        if phrases("plans").at_end(ground.norms, start, at):
            continue  # "the plan of developing power" says of no plan that it develops
        colons = (sign + 1 for sign in ground.marks(start, at) if ground.norms[sign] == ":")
        told = max(colons, default=start)  # "it is said: "
        front = trim(ground, (told, _effect(ground, told, at)))
        return text_of(ground, front) if front[0] < front[1] and not of_all(ground, front) else ""
    return ""


def _effect(ground: Ground, first: int, last: int) -> int:
    """Where the name of a thing ends whose rise or fall is told with its cause: "exports | rose, since ..."."""
    if not phrases("causes").begins(ground.norms, first, last):
        return last
    for at in phrases("moving_verbs").begins(ground.norms, first + 1, last):
        if not phrases("rates").at_end(ground.norms, first, at):
            return at
    return last


def _behind_source(ground: Ground, last: int) -> int:
    """Where a statement goes on behind who tells it, and a comma: "According to the office, | exports rose"; or 0."""
    if not phrases("sources").at_start(ground.norms, 0, last):
        return 0
    return next((at + 1 for at in ground.marks(0, last - 1) if ground.norms[at] == ","), 0)


def about(ground: Ground) -> str:
    """What a statement says first that it is about: "As to road accidents, ..."; "" for nothing."""
    norms = ground.norms
    start = behind_detail(norms, len(norms))
    length = about_length(norms, start, len(norms))
    if not length:
        return ""
    length += start
    ends = [at for at in ground.marks(length, len(norms)) if not in_comma_name(norms, at, (length, len(norms)))]
    ends += [item.first for item in ground.scene.items[:1]]
    ends += [*ground.begins("predicates", length, len(norms))[:1], *ground.begins("states", length, len(norms))[:1]]
    ends += [at for at in range(length, len(norms)) if norms[at][0].isdecimal() and at not in ground.holes][:1]
    stretch = trim(ground, (length, min(ends, default=length)))
    if stretch[0] >= stretch[1] or of_all(ground, stretch):
        return ""
    return text_of(ground, stretch)


def doer(ground: Ground, number: int) -> str:
    """The thing that a statement, or a clause in it, opens with and tells a deed or state of; "" without it.

    "The spring rice | was sown on 20 ha". `number`: of the first value in it.
    """
    norms, last = ground.norms, ground.scene.items[number].first
    floor = ground.scene.left(number)
    start = max([at + 1 for at in ground.marks(floor, last) if norms[at] in CLAUSE_ENDS], default=0)
    if number and not start:
        return ""
    deeds = ground.begins("deeds", start + 1, last)
    first, end = trim(ground, (start, deeds[0])) if deeds else (0, 0)
    if not 0 < end - first <= DOER or of_all(ground, (first, end)):
        return ""
    if any(phrases(name).at_start(norms, first, end) for name in ("heads", "open_measures")):
        return ""
    if phrases("standings").begins(norms, first + 1, end) or phrases("each").at_start(norms, first, end):
        return ""  # "A is second | with ..." tells a measure of A, "a hectare of land | bears" of all of them
    several = first + (norms[first] in settings("adverbs")["plurals"])
    if phrases("administrative").at_start(norms, several, end) == end - several:
        return ""  # "the districts | have ..."
    plain = not ground.marks(first, end) and not any(phrases(name).at_start(norms, start, last) for name in _NO_DOERS)
    text = without_part(text_of(ground, (first, end))) if plain else ""
    return "" if begins_with_part(text) else text


_NO_DOERS = ("no_openings", "about_openers", "part_openers")


def allotted(ground: Ground) -> str:
    """What a statement says is dealt out to several ("targets of X were assigned to the districts"); "" for nothing."""
    norms = ground.norms
    for at in phrases("allotting").begins(norms, 0, len(norms)):
        behind = at + phrases("allotting").at_start(norms, at, len(norms))
        end = next(iter(phrases("allotted_to").begins(norms, behind, len(norms))), behind)
        stretch = trim(ground, (behind, end))
        if stretch[0] < stretch[1] and not of_all(ground, stretch):
            return text_of(ground, stretch)
    return ""


def of_all(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch names nothing, what every plan is of as a whole ("the economy", of a place), or who acts.

    Nor does it name anything where it leaves open what it is of ("some goods").
    """
    norms, (first, last) = ground.norms, stretch
    if phrases("vague").at_start(norms, first, last):
        return True
    counted = first + norms[first].isdecimal()  # "11 economic targets"
    behind = counted + phrases("no_topics").at_start(norms, counted, last)
    if says_nothing(norms, stretch) or behind == last:
        return True
    if behind > counted and norms[behind : behind + 1] in [[word] for word in settings("adverbs")["of"]]:
        behind += 1  # "the state of the economy | of district A"
    told = next((at for at in range(first + 1, last) if norms[at] in settings("adverbs")["equates"]), last)
    if told < last and named_actor(ground, (first, told)):
        return True  # "District A | is ..."
    return of_actor(ground, stretch) or (behind > counted and named_actor(ground, (behind, last)))


def _named(ground: Ground, first: int, last: int) -> str:
    """The words in front of a colon as a topic: without what is said of how it goes, "" where they name nothing."""
    first += phrases("about_openers").at_start(ground.norms, first, last)
    if divided := phrases("divisions").at_start(ground.norms, first, last):
        first += divided
        if not ground.begins("heads", first, last):
            return ""
    stretch = trim(ground, (first, last))
    if stretch[0] < stretch[1] and phrases("part_openers").at_start(ground.norms, *stretch):
        return ""  # "found in the towns of: A 3 ha, B 4 ha" names parts
    stretch = _without_places(ground, stretch)
    if stretch[0] >= stretch[1] or of_all(ground, stretch):
        return _had(ground, stretch)
    kept = before_state(ground, stretch) or stretch
    end = next(iter(phrases("vague").begins(ground.norms, kept[0] + 1, kept[1])), kept[1])
    kept = kept[0], end - (end < kept[1] and ground.norms[end - 1] in settings("adverbs")["of"])
    text = "" if of_all(ground, kept) else text_of(ground, kept)
    return text if len(text) >= SHORTEST else ""


def _without_places(ground: Ground, stretch: Stretch) -> Stretch:
    """A stretch without the places that it is told for at its end: "the yield | of the districts: A 3 ha, B 4 ha"."""
    norms, (first, last) = ground.norms, stretch
    if length := phrases("administrative").at_end(norms, first, last):
        at = last - length
        at -= at > first and norms[at - 1] in settings("adverbs")["plurals"]
        if at - 1 > first and at < last - length and norms[at - 1] in settings("adverbs")["of"]:
            return first, at - 1
    return stretch


def _had(ground: Ground, stretch: Stretch) -> str:
    """The measure that things without a name have much or little of: "some towns with high | rates of A"; or ""."""
    norms, (first, last) = ground.norms, stretch
    at = next((at for at in range(first + 2, last) if norms[at - 1] in settings("adverbs")["having"]), last)
    if at == last:  # "some towns | the yield fell"
        at = next(iter(phrases("measures").begins(norms, first + 2, min(first + 2 + NEAR, last))), last)
        at, last = trim(ground, (at, last))
    if not phrases("vague").at_start(norms, *stretch) or not ground.begins("heads", at, min(at + NEAR, last)):
        return ""
    return text_of(ground, (at, last - phrases("degrees").at_end(norms, at, last)))
