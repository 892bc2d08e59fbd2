"""Whether the words in front of a value are no subject: nothing but verbs and other words that stand around one."""

from __future__ import annotations

from extractor.subjects.fronts import named_actor
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import says_nothing
from extractor.units import units

MONEY = "money"  # a dimension


def idle(ground: Ground, stretch: Stretch, region: Stretch) -> bool:
    """Whether a left side says nothing; the name of an industry in front of a verb does, though it is a verb too.

    So does the verb by which money is given out, right in front of an amount of it. Who goes on to do something is no
    subject.
    """
    if _doer(ground, stretch):
        return True
    if not says_nothing(ground.norms, stretch) or _pays(ground, stretch):
        return False
    return stretch[1] == region[1] or phrases("industries").at_start(ground.norms, *stretch) != stretch[1] - stretch[0]


def _pays(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch is the verb by which money is given out, and the value behind it an amount of that."""
    first, last = stretch
    money = (item.quantity.unit_id for item in ground.scene.items if item.first == last)
    return phrases("paying").at_start(ground.norms, first, last) == last - first and any(
        unit is not None and units()[unit].dimension == MONEY for unit in money
    )


def _doer(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch is a name without a word for a unit, in front of what it does: "Nam Son | still drew 9"."""
    ahead = phrases("goings_on").at_start(ground.norms, stretch[1], len(ground.norms))
    return ahead > 0 and not phrases("administrative").at_start(ground.norms, *stretch) and named_actor(ground, stretch)
