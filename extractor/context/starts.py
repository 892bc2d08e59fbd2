"""Old values that new ones are told with: "from 5 % in 2031 down to 4 %", "by 2035 to be 9 ha (in 2031: 7 ha)"."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from extractor.context.changes import is_start
from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.model import Context, Modifier


def years_of(scene: Scene, named: Iterable[Mention]) -> dict[int, Mention]:
    """By number, the years named right behind old values, which hold for these alone."""
    found: dict[int, Mention] = {}
    for mention in named:
        first = scene.words.index_at(mention.start)
        number = bisect.bisect_right(scene.items, first, key=lambda item: item.last) - 1
        behind = number >= 0 and scene.words.norms[scene.items[number].last : first] in ([], ["("])
        if behind and is_start(scene, number):
            found[number] = mention
    return found


def recalled(
    scene: Scene, number: int, year: Modifier | None, said: Modifier | None, before: Context | None, now: int | None
) -> bool:
    """Whether a value tells of a year before the one aimed at: an old value, or one in a bracket behind the aim.

    `said` is the kind that its statement says, `before` the context of the value in front, `now` the year that the
    document speaks in. A bracket that says itself what was planned tells of an earlier plan.
    """
    if year is None or year.start is None or (now is not None and int(year.value[-4:]) > now):
        return False
    item, words = scene.items[number], scene.words
    if is_start(scene, number):
        return words.ends[item.last - 1] <= year.start < words.starts[scene.items[number + 1].first]
    left = words.starts[scene.left(number)]
    opened = left <= year.start < words.starts[item.first] and (said is None or (said.start or 0) < left)
    if not (opened and scene.in_bracket(number) and before is not None and before.year is not None):
        return False
    return before.kind.value == "target" and int(year.value[-4:]) < int(before.year.value[:4])
