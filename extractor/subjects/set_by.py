"""Who sets an aim, told behind who else set it: "the rate: the province assigned 95 %, the commune aims at 96 %"."""

from __future__ import annotations

from extractor.language import words_of
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import SIGNS
from extractor.subjects.ranker import Choice

MOST = 8  # words between the two values, signs among them


def set_by(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or what the value before measures as another unit sets it, where that unit and verb stand in front."""
    before = ground.chosen.get(number - 1, "")
    first, last, norms = ground.scene.left(number), ground.scene.items[number].first, ground.norms
    if not before or choice.text != before or not 1 < last - first <= MOST:
        return choice
    while first < last and norms[first] in SIGNS:
        first += 1
    units, verbs = phrases("administrative"), phrases("setting_verbs")
    end = first + units.at_start(norms, first, last)
    sets = verbs.at_start(norms, end, last) if first < end else 0
    end += sets
    moves = max(phrases(name).at_start(norms, end, last) for name in ("reaching", "moving_verbs"))
    if not sets or end + moves != last:
        return choice
    words = words_of(before)
    verb = len(words) - verbs.at_end(words.norms, 0, len(words))
    unit = verb - units.at_end(words.norms, 0, verb)
    if not 0 < unit < verb < len(words):
        return choice
    return choice._replace(text=f"{words.span(0, unit)} {ground.words.span(first, end)}")
