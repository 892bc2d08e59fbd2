"""Facts that the cut of a subject's sides is chosen by: where each begins and ends, what it holds, what it leaves."""

from __future__ import annotations

from extractor.language import key_of
from extractor.subjects.candidates import Pieces
from extractor.subjects.classes import class_of
from extractor.subjects.facts import Facts, Group, names_noun, size_of
from extractor.subjects.ground import Ground
from extractor.subjects.names import naming
from extractor.subjects.phrases import phrases
from extractor.subjects.stretches import Side


def left_facts(pieces: Pieces, side: Side) -> list[Group]:
    """What holds of a left side."""
    ground, norms = pieces.ground, pieces.ground.norms
    first, last = side.stretch
    inside = norms[first:last]
    before = norms[first - 1] if first > pieces.before[0] else "value" if pieces.number else "^"
    length = phrases("heads").at_start(norms, first, last)
    head = length > 0
    verbs = min(len(ground.begins("report_verbs", first + 1, last)), 3)
    heads = min(len(ground.begins("heads", first + 1, last)), 2)
    predicates = min(len(ground.begins("predicates", first + 1, last)), 2)
    states = min(len(ground.begins("states", first + 1, last)), 2)
    clauses = min(len(ground.begins("clause_words", first + 1, last)), 2)
    commas = min(inside.count(","), 2)
    behind = norms[last] if last < len(norms) else "$"
    return [
        (_left_form, side.ways, size_of(last - first), head, heads, verbs, predicates, commas, ":" in inside),
        (_left_told, states, clauses, head),
        (_left_edge, before, head, _rest(ground, pieces.before[0], first)),
        (_left_name, ground.naming(first, last), head, before),
        (_left_first, norms[first], before),
        (_left_opening, *inside[:2]),
        (_left_end, *inside[-2:]),
        (_left_measure, " ".join(inside[:length]), pieces.dimension),
        (_left_classes, class_of(before), *map(class_of, (inside[0], inside[-1], behind)), head),
        (_left_counted, names_noun(pieces.noun, inside), head, pieces.dimension),
    ]


def _left_name(naming: str, head: bool, before: str) -> Facts:
    return (f"@naming={naming}", f"naming={naming}/head={head}", f"naming={naming}/before={before}")


def _rest(ground: Ground, first: int, last: int) -> str:
    """What stands in a stretch that is cut off: nothing, a predicate, the head of a measure, other words."""
    if first >= last:
        return "none"
    return next((name for name in ("predicates", "heads") if ground.begins(name, first, last)), "other")


def _left_form(
    ways: tuple[str, ...], size: str, head: bool, heads: int, verbs: int, predicates: int, commas: int, colon: bool
) -> Facts:
    uncounted = "+".join(sorted({way[:-1] for way in ways}))
    return (
        f"size={size}/head={head}",
        f"head={head}/commas={commas}",
        f"colon={colon}",
        f"verbs={verbs}/head={head}",
        f"heads={heads}/head={head}",
        f"predicates={predicates}/head={head}",
        f"ways={uncounted}/head={head}",
        *[f"@way={way}" for way in ways],
        f"@size={size}",
        f"@commas={commas}",
    )


def _left_told(states: int, clauses: int, head: bool) -> Facts:
    return (f"states={states}/head={head}", f"clauses={clauses}/head={head}", f"told={states + clauses}")


def _left_edge(before: str, head: bool, rest: str) -> Facts:
    return (f"before={before}", f"before={before}/head={head}", f"rest={rest}/head={head}/before={before}")


def _left_first(word: str, before: str) -> Facts:
    return (f"first={word}", f"first={word}/before={before}")


def _left_opening(*words: str) -> Facts:
    return (f"first2={' '.join(words)}",)


def _left_end(*words: str) -> Facts:
    return (f"end={words[-1]}", f"end2={' '.join(words)}")


def _left_measure(head: str, dimension: str) -> Facts:
    return (f"measure={head}/{dimension}", f"@measure={head}/{dimension}", f"@dimension={dimension}/head={bool(head)}")


def _left_classes(before: str, first: str, end: str, behind: str, head: bool) -> Facts:
    return (
        f"class={before}/{first}",
        f"classes={before}/{first}/{head}",
        f"ends={end}/{behind}",
        f"@ends={end}",
        f"@class={first}",
    )


def _left_counted(counted: str, head: bool, dimension: str) -> Facts:
    return (f"@counted={counted}/head={head}", f"counted={counted}/head={head}", f"counted={counted}/{dimension}")


def right_facts(pieces: Pieces, side: Side) -> list[Group]:
    """What holds of a right side."""
    ground, norms = pieces.ground, pieces.ground.norms
    first, last = side.stretch
    begin, end = pieces.behind
    after = norms[last] if last < len(norms) else "$"
    if last >= end and ground.scene.right(pieces.number) < len(norms):
        after = "value"
    predicate = len(ground.begins("predicates", first, last)) > 0
    joined = min(len(ground.begins("and_words", first, last)), 2)
    commas = min(norms[first:last].count(","), 2)
    whole = phrases("denominators").at_start(norms, first, last) > 0
    counted = bool(pieces.noun)
    goes = _goes_on(norms, last + (after in {",", "("}), end)
    return [
        (_right_form, side.ways, size_of(last - first), predicate, whole, commas, joined),
        (_right_edge, after, predicate, goes, _rest(ground, last, end), counted),
        (_right_first, norms[first], counted),
        (_right_name, ground.words.text[ground.words.starts[first]].isupper(), counted, predicate),
        (_right_last, *norms[max(first, last - 2) : last]),
        (_right_next, norms[last + 1] if last + 1 < end else "$", after),
        (_right_gap, norms[begin] if first > begin else ""),
        (_right_naming, _named(pieces, first, last), pieces.kind),
        (_right_ways, side.ways, predicate, pieces.kind, after),
        (_right_classes, *map(class_of, (norms[first], norms[last - 1], after)), pieces.kind),
    ]


def _right_form(ways: tuple[str, ...], size: str, predicate: bool, whole: bool, commas: int, joined: int) -> Facts:
    return (
        f"predicate={predicate}/size={size}",
        f"commas={commas}/predicate={predicate}",
        f"and={joined}/predicate={predicate}",
        f"whole={whole}/size={size}",
        f"whole={whole}/{ways[0]}",
        *[f"@way={way}" for way in ways],
        f"@size={size}",
    )


def _right_edge(after: str, predicate: bool, goes: str, rest: str, counted: bool) -> Facts:
    return (
        f"after={after}/predicate={predicate}",
        f"goes={goes}/after={after}/predicate={predicate}",
        f"rest={rest}/after={after}/predicate={predicate}",
        f"counted={counted}/after={after}/predicate={predicate}",
        f"@after={after}",
    )


def _right_first(word: str, counted: bool) -> Facts:
    return (f"first={word}", f"@first={word}", f"counted={counted}/first={word}")


def _right_name(name: bool, counted: bool, predicate: bool) -> Facts:
    return (f"@name={name}/counted={counted}", f"name={name}/predicate={predicate}")


def _right_last(*words: str) -> Facts:
    return (f"last={words[-1]}", f"last2={' '.join(words)}")


def _right_next(word: str, after: str) -> Facts:
    return (f"next={word}/after={after}",)


def _right_gap(word: str) -> Facts:
    return (f"gap={word}",)


def _named(pieces: Pieces, first: int, last: int) -> str:
    """Whether a stretch, with what is counted in front of it, is the name of an indicator, or begins or ends so."""
    if not pieces.noun:
        return pieces.ground.naming(first, last)
    norms = [*key_of(pieces.noun).split(" "), *pieces.ground.norms[first:last]]
    return naming(norms, 0, len(norms))


def _right_naming(named: str, kind: str) -> Facts:
    return (f"naming={named}/{kind}", f"@naming={named}/{kind}")


def _right_ways(ways: tuple[str, ...], predicate: bool, kind: str, after: str) -> Facts:
    return (
        *[f"@way={way}/predicate={predicate}" for way in ways],
        *[f"way={way}/{kind}/after={after}" for way in ways],
        f"kind={kind}/after={after}/predicate={predicate}",
    )


def _right_classes(first: str, end: str, after: str, kind: str) -> Facts:
    return (f"class={first}/{kind}", f"@class={first}/{kind}", f"ends={end}/{after}", f"ends={end}/{after}/{kind}")


OPENINGS = ("heads", "predicates", "done_verbs", "report_verbs", "and_words", "part_openers", "openers")


def _goes_on(norms: list[str], first: int, last: int) -> str:
    """What the words behind a stretch begin with."""
    if first >= last:
        return "end"
    return next((name for name in OPENINGS if phrases(name).at_start(norms, first, last)), "other")
