"""Values told one after the other of places, or each of a thing of its own.

"District A down 2 % (40 homes); district B 3 % (55 homes)" goes on, "exports up 8 %; 90 % of homes" does not.
"""

from __future__ import annotations

import bisect
import functools

from extractor.context.phrases import length_at
from extractor.context.scene import Scene
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Cue

FEWEST = 2  # words of a name without the word for a unit in front of it
_OPENING, _CLOSING = "(", ")"
_ENDS = frozenset(",;:.()")


def goes_on(scene: Scene, number: int) -> bool:
    """Whether item `number` moves as the one before it: nothing but the name of a place stands in front of it.

    Or it counts, in brackets, one of which that holds.
    """
    if _named(scene, number):
        return True
    norms, item = scene.words.norms, scene.items[number]
    bracketed = item.first == scene.left(number) + 1 and norms[item.first - 1] == _OPENING
    return bracketed and norms[item.last : item.last + 1] == [_CLOSING] and _named(scene, number - 1)


def _named(scene: Scene, number: int) -> bool:
    """Whether nothing but a joiner and the name of a place stands between a value and the one before it."""
    words, last = scene.words, scene.items[number].first
    first = scene.left(number)
    bracketed = words.norms[first : first + 1] == [_CLOSING]
    first += bracketed
    joined = first < last and words.norms[first] in settings("adverbs")["list_joiners"]
    if not number or not joined or (bracketed and not _parallel(scene, number)):
        return False
    if not bracketed and scene.items[number - 1].quantity.unit != scene.items[number].quantity.unit:
        return False  # "A 20 bn, up 9 %; B | 15 bn, down 3 %"
    first += 1
    first += length_at(words.norms, first, tuple(settings("adverbs")["row_openers"]))
    last -= last > first and words.norms[last - 1] in settings("adverbs")["words"]
    unit = next((n for n in (3, 2, 1) if " ".join(words.norms[first : first + n]) in _units() and first + n < last), 0)
    if last - first - unit < (1 if unit else FEWEST):
        return False
    named = [words.text[words.starts[at] : words.ends[at]] for at in range(first + unit, last)]
    return all(word[:1].isupper() and word.isalpha() for word in named) and not all(map(str.isupper, named))


def _parallel(scene: Scene, number: int) -> bool:
    """Whether a value is of the kind of that in front of the bracket before it, which has no verb of its own."""
    if number < 2:
        return False
    above, inner = scene.items[number - 2], scene.items[number - 1]
    moved = any(above.last <= cue.first and cue.last <= inner.first for cue in scene.of("changes"))
    return not moved and above.quantity.unit == scene.items[number].quantity.unit


@functools.cache
def _units() -> frozenset[str]:
    """The words for a unit in front of its name, as match keys."""
    return frozenset(map(key_of, settings("subjects")["administrative"]))


def of_what_follows(scene: Scene, number: int) -> bool:
    """Whether a share is of the words behind it, and so of a thing of its own: "exports rose by 8 %; 90 % of homes"."""
    item = scene.items[number]
    following = scene.words.norms[item.last : item.last + 1]
    named = bool(following) and following[0].isalpha() and following[0] not in _places()
    return named and (item.quantity.unit.startswith("%") or item.quantity.total is not None)


def tells(scene: Scene, number: int) -> bool:
    """Whether a share is of the words behind it, told of something: "poverty fell 1 %, 96 % of homes | have"."""
    verbs, cues = settings("adverbs")["told_of_shares"], {cue.first for cue in scene.of("bases")}
    first, last = scene.items[number].last, scene.clause_end(number)
    end = next((at for at in range(first, last) if scene.words.norms[at] == ","), last)
    told = any(verb in scene.words.norms[first + 1 : end] for verb in verbs)
    return told and first not in cues and of_what_follows(scene, number)


@functools.cache
def _places() -> frozenset[str]:
    """Words in front of where a value holds, as match keys."""
    return frozenset(map(key_of, settings("subjects")["place_prepositions"]))


def in_share(scene: Scene, cue: Cue) -> bool:
    """Whether a cue stands in what a share in front of it is of: "97 % of the plots that are to be measured; A 9"."""
    number = bisect.bisect_right(scene.items, cue.first, key=lambda item: item.last) - 1
    if number < 0 or not scene.items[number].quantity.unit.startswith("%"):
        return False
    between = scene.words.norms[scene.items[number].last : cue.first]
    return " ".join(between[:1]) in _counting() and not any(sign in _ENDS for sign in between)


@functools.cache
def _counting() -> frozenset[str]:
    """Words that open the number of things that a share is of."""
    return frozenset(key_of(word) for word in settings("subjects")["counting_words"])
