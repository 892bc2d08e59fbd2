"""Shares in brackets behind a thing that rose or fell: "transport rose most (1,2 %), then housing (0,8 %)"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from extractor.context import retold
from extractor.context.scene import Scene
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Cue, Modifier

NAMES = 12  # words of the name in front of a bracket, and of what joins it to the one before


def alone(scene: Scene, number: int) -> bool:
    """Whether a value is a share and all that a bracket holds."""
    norms, item = scene.words.norms, scene.items[number]
    held = item.first > 0 and norms[item.first - 1] == "(" and norms[item.last : item.last + 1] == [")"]
    return held and retold.share(item)


def signed(scene: Scene, number: int) -> Modifier | None:
    """A sign in brackets is a verb: "(-3,1%)"; so is one glued to a share, or to the value of a label: "rate -3,1%"."""
    item = scene.items[number]
    words = scene.words
    at = item.first - 1
    change = {"-": "decrease", "+": "increase"}.get(words.norms[at]) if at >= 0 else None
    if change is None or at == 0 or (number and scene.items[number - 1].last == at):
        return None  # a dash between two values is no sign
    glued = words.ends[at] == words.starts[item.first] and words.ends[at - 1] < words.starts[at]
    led = glued and (item.quantity.unit.startswith(("%", "‰")) or words.norms[at - 1] == ":")
    if words.norms[at - 1] != "(" and not led:
        return None
    return Modifier(change, words.starts[at], words.starts[at] + 1, "sign")


def moving(scene: Scene, number: int, cues: list[Cue]) -> Cue | None:
    """Of the `cues` of rise and fall in front of such a share the one that is told with it, or None.

    It stands right in front of the bracket ("rose most"), or the share is that of the first of a list ("the goods that
    rose most: rice", "goods rose, as rice").
    """
    if not (cues and alone(scene, number)):
        return None
    norms, cue, bracket = scene.words.norms, cues[-1], scene.items[number].first - 1
    between = norms[cue.last : bracket]
    adverbs = retold.adverbs()[0] | set(settings("adverbs")["superlatives"])
    if all(word in adverbs for word in between):
        return cue
    opens = {":", *settings("adverbs")["instances"]}
    opened = [at for at in range(cue.last, bracket) if norms[at] in opens]
    if not opened or bracket - opened[-1] > NAMES or any(sign in between for sign in (";", "(", ")", ".")):
        return None
    return cue if retold.plain(scene, opened[-1] + 1, bracket) else None


def goes_on(scene: Scene, number: int) -> bool:
    """Whether the bracket around such a share is that of the next of a list: "(1,2 %), | then housing | (0,8 %)".

    The first bracket can say how it moved, too: "(up 1,2 %), | then housing | (0,8 %)".
    """
    if not number or not (alone(scene, number) and (alone(scene, number - 1) or _moved(scene, number - 1))):
        return False
    norms, first, last = scene.words.norms, scene.items[number - 1].last + 1, scene.items[number].first - 1
    if norms[first] not in settings("adverbs")["list_joiners"] or last - first > NAMES:
        return False
    first += 1
    first += max((len(phrase) for phrase in _next() if norms[first : first + len(phrase)] == phrase), default=0)
    return retold.plain(scene, first, last)


def _moved(scene: Scene, number: int) -> bool:
    """Whether a value is a share and stands in a bracket behind nothing but a word of rise or fall."""
    norms, item = scene.words.norms, scene.items[number]
    if norms[item.last : item.last + 1] != [")"] or not retold.share(item):
        return False
    return any(cue.last == item.first and norms[cue.first - 1 : cue.first] == ["("] for cue in scene.of("changes"))


def run(scene: Scene, number: int, told: Mapping[int, str]) -> list[str]:
    """What is `told` of the values in such brackets right in front of item `number`, back to the first of the list."""
    found = [told.get(number - 1, "")]
    while goes_on(scene, number - 1):
        number -= 1
        found.append(told.get(number - 1, ""))
    return found


@functools.cache
def _next() -> list[list[str]]:
    """Words in front of the next of a list by rank ("then comes")."""
    return [key_of(phrase).split() for phrase in settings("adverbs")["next_in_rank"]]
