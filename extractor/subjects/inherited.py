"""What can be inherited, looked at by itself: the measure that a text opens with, what it holds for, what it is."""

from __future__ import annotations

import functools

from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.subjects.phrases import phrases

LONG = 200  # characters of a lead-in that is no longer a name of something
SHORT = 8  # words of a lead-in that is likely a name


@functools.lru_cache(maxsize=4096)
def norms_of(text: str) -> list[str]:
    """The match keys of the words of a subject, a lead-in or a heading."""
    return words_of(text).norms


def opens_with(text: str, name: str) -> bool:
    """Whether a text opens with a phrase of a list."""
    norms = norms_of(text)
    return phrases(name).at_start(norms, 0, len(norms)) > 0


@functools.lru_cache(maxsize=4096)
def opens_with_head(text: str) -> bool:
    """Whether a text opens with the head of a measure ("the rate of ...", "the number of ...")."""
    norms = norms_of(text)
    return phrases("heads").at_start(norms, 0, len(norms)) > 0


@functools.lru_cache(maxsize=4096)
def measure_of(text: str) -> str:
    """The head of a measure that a text names, alone: "the area" of "as counted, the area of the main crops"; or ""."""
    words = words_of(text)
    norms, first, heads = words.norms, 0, phrases("heads")
    if not heads.at_start(norms, 0, len(norms)):
        heads = phrases("measures")
        first = next(iter(heads.begins(norms, 0, len(norms))), 0)
    length = heads.at_start(norms, first, len(norms))
    if " ".join(norms[first : first + length]) in phrases("counting_words").keys:
        return ""  # "the total number" of anything
    return words.span(first, first + length).lower() if length else ""


@functools.lru_cache(maxsize=4096)
def holds_for(text: str, dimension: str | None) -> bool:
    """Whether values of a dimension can stand under a text: a measure that it opens with may be counted otherwise."""
    if dimension is None or dimension in _ANY:
        return True
    norms = norms_of(text)
    listed = _measured_in()
    found = next((listed[key] for n in (3, 2, 1) if (key := " ".join(norms[:n])) in listed), None)
    return found is None or dimension in found


@functools.lru_cache(maxsize=4096)
def in_measure(text: str, dimension: str | None) -> str:
    """A text that opens with several measures, with that alone which values of a dimension are counted in.

    "Yield, output of the main crops" is the yield of these for a value in tons per hectare.
    """
    if dimension is None or dimension in _ANY:
        return text
    words, listed, found = words_of(text), _measured_in(), list[tuple[int, int]]()
    first, last = 0, -1
    while first != last and (last := _measure_end(words.norms, first)):
        found.append((first, last))
        first = last + joins(words.norms, last)
    if len(found) == 1 or not found:
        return text
    counted = [(listed[" ".join(words.norms[slice(*each)])], each) for each in found]
    fits = [each for dimensions, each in counted if dimensions[:1] == (dimension,)]
    if not fits:
        return text
    return f"{words.span(*fits[0])} {words.span(found[-1][1], len(words))}".strip()


def joins(norms: list[str], at: int) -> bool:
    """Whether a sign or word that joins two names stands at word `at`."""
    return at < len(norms) and norms[at] in settings("adverbs")["heading_joiners"]


def _measure_end(norms: list[str], first: int) -> int:
    """Where a measure ends of which it is known what it is counted in, 0 where none begins at word `first`."""
    longest = (first + count for count in (3, 2, 1) if first + count <= len(norms))
    return next((last for last in longest if " ".join(norms[first:last]) in _measured_in()), 0)


_ANY = frozenset({"fraction", "fraction_difference", "multiple"})  # what rises and falls of every measure are told in


@functools.cache
def _measured_in() -> dict[str, tuple[str, ...]]:
    """Measures, as match keys, with the dimensions that they are counted in, that of the measure itself first."""
    return {key_of(words): tuple(found) for words, found in settings("subjects")["measured_in"].items()}


@functools.lru_cache(maxsize=4096)
def stem_of(text: str, *, traded: bool = True) -> str:
    """The measure that a subject opens with, without what it is of: "the share" of "the share of farming"; or "".

    Of a subject under a head it is the whole head. `traded`: with the trade that it is of, "the value of exports".
    """
    text, colon, _ = text.partition(":")
    words = words_of(text)
    length = phrases("heads").at_start(words.norms, 0, len(words.norms))
    if " ".join(words.norms[:length]) in phrases("no_stems").keys:
        return ""
    deed = phrases("deeds_said_once").at_start(words.norms, 0, len(words.norms))
    if deed > length or not length:
        named = phrases("protected").at_start(words.norms, 0, len(words.norms)) > deed
        return "" if named else words.span(0, deed)  # "crops" is no "to crop"
    if phrases("structures").at_start(words.norms, 0, len(words.norms)) and colon:
        return text  # "the structure of goods in retail" is told by its whole name
    while further := phrases("measure_names").at_start(words.norms, length, len(words.norms)):
        length += further
    length += traded and phrases("trades").at_start(words.norms, length, len(words.norms))
    if told := [at for at in range(length, len(words.norms)) if words.norms[at] in settings("adverbs")["equates"]]:
        return words.span(0, told[0])  # "the structure by owner | is the state"
    ends = phrases("stem_ends").begins(words.norms, length, len(words.norms))
    kinds = settings("adverbs")["plurals"]
    end = next((at for at in ends if words.norms[at - 1] not in kinds), len(words.norms) if colon else length)
    return words.span(0, end)


@functools.lru_cache(maxsize=4096)
def owner_of(text: str) -> str:
    """Whose measure a subject is: "the sea trade" of "the growth of the sea trade"; or ""."""
    words = words_of(text)
    if not phrases("heads").at_start(words.norms, 0, len(words.norms)):
        return ""
    ends = {*settings("adverbs")["of"][:1]}
    at = next((at for at in range(1, len(words.norms) - 1) if words.norms[at] in ends), 0)
    if not at or ":" in words.norms:
        return ""
    return words.span(at + 1, len(words.norms) - phrases("averages").at_end(words.norms, at + 1, len(words.norms)))


@functools.lru_cache(maxsize=4096)
def without_average(text: str) -> str:
    """A subject without the words of average at its end: "the revenue | on average"; no part of a name is one."""
    words = words_of(text)
    length = phrases("averages").at_end(words.norms, 0, len(words))
    named = phrases("protected").at_end(words.norms, 0, len(words)) >= length
    return text if not length or named else words.span(0, len(words) - length).rstrip(" :,")


@functools.lru_cache(maxsize=4096)
def without_end(text: str, name: str) -> str:
    """A subject without the phrase of a list at its end, where more than that is left ("fish | holds a share of")."""
    words = words_of(text)
    length = phrases(name).at_end(words.norms, 0, len(words))
    return words.span(0, len(words) - length).rstrip(" :,(") if length and length < len(words) else text


@functools.lru_cache(maxsize=4096)
def without_deed(text: str) -> str:
    """A thing without the work on it, its extent or its measure at the end: "the spring crop | sown", "a road | long".

    A measure keeps it: "the area sown".
    """
    if opens_with_head(text):
        return text
    words = words_of(text)
    length = max(phrases(name).at_end(words.norms, 0, len(words)) for name in ("field_deeds", "extents"))
    if 0 < length < len(words):
        length += words.norms[len(words) - length - 1] in settings("adverbs")["having"]
    named = phrases("protected").at_end(words.norms, 0, len(words)) > length
    return text if not length or named else words.span(0, len(words) - length).rstrip(" :,")


@functools.lru_cache(maxsize=4096)
def exchanged(text: str, head: str) -> str:
    """A subject with another measure in the place of the one that it opens with ("the yield | of rice"); or "".

    Or in that of the work on a field that it tells: "the yield" in the place of "the area planted with | rice".
    """
    over, _, under = text.rpartition(": ")
    words = words_of(under if over and opens_with_head(under) else text)
    norms, first = words.norms, 0
    opening = phrases("field_deeds"), phrases("heads")
    while length := max(listed.at_start(norms, first, len(norms)) for listed in opening):
        first += length
    averages = phrases("mere_averages")
    first += averages.at_start(norms, first, len(norms)) if first else 0
    rest = words.span(first, len(norms) - averages.at_end(norms, first, len(norms))).lstrip(" :,")
    return f"{head} {rest}" if first and rest and not text.lower().startswith(head.lower()) else ""


@functools.lru_cache(maxsize=4096)
def in_place(text: str, part: str) -> str:
    """A share of a whole with `part` in the place of what it is of: "the share of | trade | in the GDP"; or ""."""
    stem = stem_of(text)
    words = words_of(text)
    norms, first = words.norms, stem.count(" ") + 1
    if not stem:
        return ""
    for at in range(len(norms) - 1, first, -1):
        length = phrases("of_whole").at_start(norms, at, len(norms))
        if length and phrases("denominators").at_start(norms, at + length, len(norms)):
            return f"{stem} {part} {words.span(at, len(words))}"
    return ""


def front_of(text: str, word: str) -> str:
    """What a subject says in front of the last place of a word: "the rate of poor" of "... poor households"; or "".

    Where it ends with the word, that is its last place if there is no other.
    """
    words = words_of(text)
    norms = words.norms
    places = [at for at in range(1, len(norms)) if norms[at] == word]
    at = next((at for at in reversed(places) if at + 1 < len(norms)), places[0] if places else 0)
    joined = at > 0 and norms[at - 1].isalpha() and norms[at - 1] in settings("adverbs")["heading_joiners"]
    return "" if joined else words.span(0, at).rstrip(" :,")


def swapped(text: str, part: list[str]) -> str:
    """A subject with the opposite `part` in the place of its own ("the exports | imports of rice"); or ""."""
    words, member = words_of(text), " ".join(part)
    for others in _opposites().get(member, ()):
        for at in range(len(words) - others.count(" ")):
            if words.norms[at : at + others.count(" ") + 1] == others.split(" "):
                behind = at + others.count(" ") + 1
                pieces = words.span(0, at), _opposites_written()[member], words.span(behind, len(words))
                return " ".join(filter(None, pieces))
    return ""


@functools.cache
def _opposites() -> dict[str, tuple[str, ...]]:
    """Each part, as a match key, with those that can stand in its place."""
    groups = [[key_of(part) for part in group] for group in settings("adverbs")["opposites"]]
    return {part: tuple(other for other in group if other != part) for group in groups for part in group}


@functools.cache
def _opposites_written() -> dict[str, str]:
    """The parts as they are written, by match key."""
    return {key_of(part): part for group in settings("adverbs")["opposites"] for part in group}


@functools.lru_cache(maxsize=4096)
def groups_aims(text: str) -> bool:
    """Whether a label only says of which field the aims below it are ("group of aims of the economy"), or but that."""
    norms = norms_of(text)
    return " ".join(norms) in phrases("general_heads").keys or phrases("aim_groups").at_start(norms, 0, len(norms)) > 0


@functools.lru_cache(maxsize=4096)
def nature_of(text: str) -> str:
    """What a lead-in or heading is: "none", "head" of a measure, a "general" word of plans, or "other"."""
    if not text:
        return "none"
    norms = norms_of(text)
    if phrases("general_heads").begins(norms, 0, len(norms)):
        return "general"
    return "head" if opens_with_head(text) else "short" if len(norms) <= SHORT else "other"


def head_in(text: str) -> str:
    """What stands before the colon of a subject, "" without one."""
    head, colon, _ = text.partition(":")
    return head if colon else ""


def of_counted(names: str, left: str, inherited: str, exchanged: str) -> tuple[str, str]:
    """A measure stands in front of what was counted before, not its number: "the number of firms grew, the capital".

    The same measure of it as before, if there was one.
    """
    if names not in ("L X", "X L") or not opens_with(inherited, "counting_words"):
        return names, inherited
    if names == "L X" and exchanged:
        return "X", exchanged
    if not opens_with(left, "capitals"):
        return names, inherited
    counting = phrases("counting_words").at_start(norms_of(inherited), 0, len(norms_of(inherited)))
    return "L X", " ".join(inherited.split(" ")[counting:])


@functools.lru_cache(maxsize=4096)
def stands_under(part: str, measure: str) -> bool:
    """Whether a part stands under a measure by a name of its own: a measure too, or some of the same things.

    "The share of homes with clean water, of which | homes with tap water".
    """
    norms, named = norms_of(measure), norms_of(part)
    head = phrases("heads").at_start(norms, 0, len(norms))
    same = len(named) > _FEWEST and named[:_NOUN] == norms[head : head + _NOUN]
    return head > 0 and (same or opens_with_head(part))


_NOUN, _FEWEST = 1, 2  # words of the name of a thing; of one that says which of them
