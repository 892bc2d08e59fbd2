"""What a value counts: "9 | communes", "120 | doctors / 10.000 people"; nothing where its unit is a measure."""

from __future__ import annotations

from unicodedata import normalize

from extractor.context.scene import Scene
from extractor.language import norm
from extractor.lexicon import settings
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.units import scales, unit_named, units


def counted_noun(ground: Ground, number: int) -> str:
    """The counted noun of a value, as written, without scale words or a rhythm ("a year"); "" for a measure like %."""
    if (known := ground.nouns.get(number)) is None:
        known = ground.nouns[number] = _counted_noun(ground.scene, number)
    return known


def _counted_noun(scene: Scene, number: int) -> str:
    quantity = scene.items[number].quantity
    if not quantity.unit or quantity.unit.startswith("%"):
        return ""
    if quantity.unit_id is not None and not units()[quantity.unit_id].names_counted:
        return ""
    noun, _, whole = normalize("NFC", scene.words.text[quantity.unit_start : quantity.unit_end]).partition("/")
    whole = whole or _shared_whole(scene, number)
    words = noun.split()
    while words and norm(words[0]) in scales():
        words.pop(0)
    if whole and (of := unit_named(" ".join(words))) is not None and not of.names_counted:
        return ""  # so much of a measure a year ("5 ha / year")
    kept = words and whole and norm(whole.strip()) not in phrases("time_denominators").keys
    return " ".join(words) + (f"/{whole.strip()}" if kept else "")


def _shared_whole(scene: Scene, number: int) -> str:
    """What the value behind "and" is counted by, which holds for both: "10 doctors and 30 beds / 10.000 people"."""
    if number + 1 >= len(scene.items):
        return ""
    between = scene.words.norms[scene.items[number].last : scene.items[number + 1].first]
    following = scene.items[number + 1].quantity
    if between not in [[word] for word in settings("adverbs")["both"]] or "/" not in following.unit:
        return ""
    return normalize("NFC", scene.words.text[following.unit_start : following.unit_end]).partition("/")[2]
