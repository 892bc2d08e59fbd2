"""The names of what is counted, in brackets behind it: "3 schools reach the norm | (Hill School, River School)"."""

from __future__ import annotations

from extractor.language import key_of
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases


def named_at(ground: Ground, noun: str, stretch: Stretch) -> int:
    """Where a bracket at the end of a stretch opens that names things counted as `noun`, else where the stretch ends.

    There are several names, each with a capital letter or with the noun in front.
    """
    first, last = stretch
    opened = [at for at in ground.marks(first, last) if ground.norms[at] == "("]
    return next((at for at in opened if _names(ground, key_of(noun).split(" ")[0], at, last)), last)


def _names(ground: Ground, noun: str, opened: int, last: int) -> bool:
    norms, words = ground.norms, ground.words
    closed = next((at for at in ground.marks(opened + 1, len(norms)) if norms[at] in {"(", ")"}), opened)
    if norms[closed] != ")" or closed + 1 < last:
        return False
    joins = [at for at in range(opened, closed) if norms[at] == "," or norms[at] in phrases("and_words").keys]
    starts = [at + 1 for at in (opened, *joins) if at + 1 < closed]
    capital = (norms[at] == noun or words.text[words.starts[at]].isupper() for at in starts)
    return len(starts) > 1 and all(capital)
