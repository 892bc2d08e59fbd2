"""What is said of how a thing goes, between its name and its value: "exports | keep growing well, | up 9 %"."""

from __future__ import annotations

from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import says_nothing, trim


def before_state(ground: Ground, stretch: Stretch) -> Stretch | None:
    """The front of a stretch up to what is said of how it goes ("exports | keep growing well"); None without that."""
    for at in ground.begins("states", stretch[0] + 1, stretch[1]):
        if phrases("rates").at_end(ground.norms, stretch[0], at):
            continue  # "the rate of growth of herds"
        front = trim(ground, (stretch[0], at))
        return front if front[0] < front[1] and not says_nothing(ground.norms, front) else None
    return None


def told_apart(ground: Ground, state: int, value: int, *, counted: bool) -> bool:
    """Whether a comma parts what is said of how a thing goes from the verb of its value: "exports keep growing, | up".

    Behind it a count is reached ("visitors grew, | to 9"), and nobody has that of something: "homes grew, | A has 9".
    """
    norms = ground.norms
    commas = [at for at in ground.marks(state, value) if norms[at] == ","]
    if not commas or not says_nothing(norms, (commas[-1] + 1, value)):
        return False
    reached = phrases("reaching").at_end(norms, commas[-1] + 1, value)
    heads = [at for at in ground.begins("heads", state, commas[-1]) if norms[at + 1] not in phrases("degrees").keys]
    return not heads and (reached > 0 or not counted)


def comes_with(ground: Ground, region: Stretch, *, counted: bool) -> bool:
    """Whether what is counted comes with a thing of which it is said how it goes: "trade keeps growing | with 60"."""
    first, last = region
    joined = counted and phrases("with_words").at_end(ground.norms, first, last) > 0
    return joined and bool(ground.begins("states", first + 1, last))
