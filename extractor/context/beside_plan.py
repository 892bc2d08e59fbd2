"""Values that stand beside their plan: what was reached of it, and which share of it that is.

"Revenue: plan 9 bn, done 10 bn, that is 110 %", "10 bn against the plan of 9 bn, 110 %".
"""

from __future__ import annotations

import functools

from extractor.context import periods
from extractor.context.kinds import AGAINST_PLAN, REPORTED
from extractor.context.retold import planned_beside, share
from extractor.context.scene import Scene
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Modifier
from extractor.quantities.measures import opens_planned

_YEAR = 10  # characters behind a plan that name its year
NEAR = 3  # words between the name of a plan and its value, at most
_SIGNS = frozenset(";.()")


def told_beside(scene: Scene, number: int) -> Modifier | None:
    """That a value is the plan beside what was reached, or what was reached beside its plan; else None."""
    if planned_beside(scene, number):
        return Modifier("target", None, None, "assigned")
    return Modifier("result", None, None, REPORTED) if reached_beside(scene, number) else None


def against_earlier(scene: Scene, said: Modifier | None, own: str | None) -> bool:
    """Whether a kind is said by a plan for a year before a document's `own`: "up 9 % on the plan of 2030" of 2031.

    What is planned is set against it, too.
    """
    if said is None or said.rule != AGAINST_PLAN or said.end is None or own is None:
        return False
    behind = periods.mentions(scene.words.text, said.end, min(scene.statement.end, said.end + _YEAR))
    return bool(behind) and behind[0].years[1] < int(own[:4])


def reached_beside(scene: Scene, number: int) -> bool:
    """Whether a value was reached as one in front of it, in the same unit, was planned; or says the share of it."""
    items = scene.items
    if not number:
        return False
    if share(items[number]) and not share(items[number - 1]):
        planned = _planned(scene, number - 1) and number > 1 and not _planned(scene, number - 2)
        return _told(scene, number) and (reached_beside(scene, number - 1) or planned)
    unit = items[number].quantity.unit
    return _done(scene, number) and items[number - 1].quantity.unit == unit and _planned(scene, number - 1)


def _planned(scene: Scene, number: int) -> bool:
    """Whether the name of a plan stands right in front of a value, with no more than words that join them."""
    norms, first = scene.words.norms, scene.items[number].first
    for at in range(first - 1, max(first - NEAR - 2, scene.left(number) - 1), -1):
        if norms[at] in _SIGNS:
            return False
        if opens_planned(norms, at):
            return True
    return False


def _done(scene: Scene, number: int) -> bool:
    """Whether a word for what was done stands right in front of a value."""
    norms, first = scene.words.norms, scene.items[number].first
    return any(norms[first - len(words) : first] == words for words in _phrases("done_beside_plan"))


def _told(scene: Scene, number: int) -> bool:
    """Whether a share is what was reached: a verb of reaching stands in front of it, and no plan."""
    norms, first = scene.words.norms, scene.items[number].first
    return any(norms[first - len(words) : first] == words for words in _phrases("shares_reached"))


@functools.cache
def _phrases(name: str) -> tuple[list[str], ...]:
    return tuple(key_of(phrase).split() for phrase in settings("adverbs")[name])
