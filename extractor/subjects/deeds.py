"""A deed set off by a colon, which holds for all that are listed behind it: "Built anew: 5 schools, 3 markets"."""

from __future__ import annotations

from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import SIGNS
from extractor.subjects.ranker import Choice

DEEDS = ("done_verbs", "deeds_said_once")
_ENDS = frozenset({".", ";", ":", "("})  # of the list


def of_deed(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, with the deed that the statement opens with in front where it is told of what is counted alone."""
    norms, colon = ground.norms, ground.scene.items[0].first - 1
    own = choice.candidate.left is None and not choice.candidate.shape.source
    if not number or colon < 1 or norms[colon] != ":" or not own:
        return choice
    first = next((at for at in range(colon) if norms[at] not in SIGNS), colon)
    if first == colon or max(phrases(name).at_start(norms, first, colon) for name in DEEDS) != colon - first:
        return choice
    deed = ground.words.span(first, colon).lower()
    listed = _ENDS.isdisjoint(norms[ground.scene.left(number) : ground.scene.items[number].first])
    goes_on = listed and ground.chosen.get(number - 1, "").lower().startswith(deed)
    return choice._replace(text=f"{deed} {choice.text}") if goes_on else choice
