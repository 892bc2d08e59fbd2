"""What stands outside a value's own words and can be part of its subject."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Surroundings(NamedTuple):
    """What stands outside a value's own words.

    `inherited`: what was named before and can be part of the subject, by source: the subject of the value before, its
    head, its own words, the whole whose parts are listed, the last one counted alike, the one before with the opposite
    of a part of it ("... in villages" for "... in towns"), the lead-in, the heading. `chain`: the shape of the value
    before in the statement. `member`, `opening`: the shape of the last one with words of its own, and the first of
    those words. `besides`: what the subject keeps behind its words, a part of a year and the prices of an amount.
    `parted`: the words right in front of the value say that it is a part ("of which").
    `units`: by source, the units of the values that it was the subject of; `trust`: the confidence in it. `reach`: how
    far the topic is. `offence`: what the cases and suspects before were told to be of.
    """

    inherited: Mapping[str, str]
    chain: str = ""
    member: str = ""
    opening: str = ""
    besides: tuple[str, ...] = ()
    units: Mapping[str, frozenset[str]] = MappingProxyType({})
    trust: Mapping[str, float] = MappingProxyType({})
    reach: str = ""
    parted: bool = False
    offence: str = ""
