"""Shares of one whole at several times: "cover 13 % of the land in 2031, by 2035 | 15 % of the land"."""

from __future__ import annotations

from extractor.subjects.ground import Ground
from extractor.subjects.stretches import Side


def of_same_whole(ground: Ground, sides: tuple[Side, ...], before: str) -> Side | None:
    """The side behind a share that says again what the share before, told as `before`, is of; None without one."""
    for side in sides:
        whole = f" {side.text(ground).lower()}"
        if not side.shared and before.lower().endswith(whole):
            return side
    return None
