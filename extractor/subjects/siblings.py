"""Parts listed beside each other are parts of the same whole: "of which, capital of A is 9 bn; | capital of B 8 bn"."""

from __future__ import annotations

from extractor.language import key_of
from extractor.subjects.ground import Ground
from extractor.subjects.ranker import Choice

_MARK = ": "  # between a whole and its part
_PARTING = ([";"], [","])
_MOST = 8  # values of a part
_NAME = 2  # words by which a part says its whole again


def of_sibling(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` under the whole of the part told right before it, where both open with one word and have one unit."""
    whole, _, part = ground.chosen.get(number - 1, "").partition(_MARK)
    if not part or not choice.text or _MARK in choice.text or choice.candidate.shape.source:
        return choice
    items, norms = ground.scene.items, ground.norms
    same = (
        at for at in range(number - 1, max(-1, number - _MOST), -1) if ground.chosen.get(at - 1) != ground.chosen[at]
    )
    told = next(same, number - 1)  # its first value: "capital of A is 9 bn, 20 % of all"
    own, beside = key_of(choice.text).split(), key_of(part).split()
    parted = norms[items[number - 1].last : items[number - 1].last + 1] in _PARTING
    alike = own[:1] == beside[:1] and items[told].quantity.unit == items[number].quantity.unit
    says_whole = own[:_NAME] == key_of(whole).split()[-_NAME:]
    return choice._replace(text=f"{whole}{_MARK}{choice.text}") if parted and alike and not says_whole else choice
