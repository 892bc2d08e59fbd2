"""Parts of a year that values are for, which their subjects keep: "exports of October", "the first 6 months"."""

from __future__ import annotations

import functools

from extractor.context import periods
from extractor.context.periods import Mention
from extractor.context.scene import CLAUSE_ENDS, Scene
from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Block, Context, Document
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first


def set_off(scene: Scene) -> list[Mention]:
    """The parts of a year without its number that open what follows: "in October, exports ...", "quarter I: ...".

    One "of this year" opens it without a sign behind it, and so does one right in front of a value.
    """
    words = scene.words
    if _needed().isdisjoint(words.norms):
        return []
    found: list[Mention] = []
    for start, end in periods.stretches(words.text, words.starts[0], words.ends[-1], "part"):
        behind = words.index_at(end - 1) + 1
        last = behind + _this_year(words.norms, behind)
        if last > behind or _opens(scene, words.index_at(start), behind):
            part = lower_first(" ".join(words.text[start:end].split()))
            found.append(Mention("", start, words.ends[last - 1], "part-year", "part", part))
    return found


def times_in_front(scene: Scene) -> list[Mention]:
    """The times of some years between a name and its verb or value: "the output | in the past 5 years | is"."""
    words, firsts = scene.words, {item.first for item in scene.items}
    found: list[Mention] = []
    for mention in periods.lasting(words.text, scene.statement.start, scene.statement.end):
        first, behind = words.index_at(mention.start), words.index_at(mention.end - 1) + 1
        led = behind in firsts or phrases("closers").at_start(words.norms, behind, len(words))
        if led and mention.rule == "during" and first > 0 and words.norms[first - 1].isalpha():
            found.append(mention)
    return found


def _this_year(norms: list[str], at: int) -> int:
    """How many words at word `at` say that it is of this year, 0 for none."""
    return next((len(phrase) for phrase in _of_this_year() if norms[at : at + len(phrase)] == phrase), 0)


def _opens(scene: Scene, first: int, last: int) -> bool:
    """Whether a part of a year opens what follows: set off, or alone between a clause's start and its verb or value.

    A clause starts behind a value, too. One that a statement begins with opens it where no more of its name follows.
    """
    words = scene.words
    if not first and words.norms[last : last + 1] not in [[word] for word in settings("adverbs")["no_part_closers"]]:
        return True
    whole = words.norms[first] in settings("dates")["years"]["whole"]  # "the plan of | the whole year, of which ..."
    if not whole and words.norms[last : last + 1] in [[word] for word in settings("adverbs")["part_closers"]]:
        return True
    amount = " ".join(words.norms[last : last + 2])
    last += 2 * (amount in settings("adverbs")["amount_names"])
    valued = any(item.first == last for item in scene.items)
    led = any(phrases(name).at_start(words.norms, last, len(words)) for name in ("closers", "happening"))
    if not valued and not led:
        return False
    while length := phrases("openers").at_end(words.norms, 0, first):
        first -= length
    if not first or words.norms[first - 1] in CLAUSE_ENDS or words.norms[first - 1] in {",", "(", ")"}:
        return True
    return any(item.last == first for item in scene.items)


@functools.lru_cache(maxsize=4096)
def without_part(text: str) -> str:
    """A text without the last part of a year that it names, unless it begins with that."""
    found = periods.stretches(text, 0, len(text), "part")
    if not found or not found[-1][0]:
        return text
    first, last = found[-1]
    behind = text[last:].lstrip()
    return f"{text[:first].rstrip()}{'' if behind.startswith(':') else ' '}{behind}".rstrip()


@functools.lru_cache(maxsize=4096)
def without_open(text: str) -> str:
    """A text without the part of a year at its end that leaves open which one: "imports | in the month"."""
    words = words_of(text)
    length = phrases("open_parts").at_end(words.norms, 0, len(words))
    return words.span(0, len(words) - length) if 0 < length < len(words) else text


def ends_open(text: str) -> bool:
    """Whether a text ends with such a part of a year."""
    return without_open(text) != text


def begins_with_part(text: str) -> bool:
    """Whether a text begins with a part of a year."""
    found = periods.stretches(text, 0, len(text), "part")
    return bool(found) and not found[0][0]


@functools.lru_cache(maxsize=4096)
def ends_with_part(text: str) -> bool:
    """Whether a text ends with a part of a year of its own: "exports of | 6 months"."""
    found = periods.stretches(text, 0, len(text), "part")
    return bool(found) and found[-1][0] > 0 and found[-1][1] == len(text)


OPENING = 48  # characters of a paragraph in which a part of a year can open it
BESIDE = 16  # characters in which another part of the year stands in front of one, joined to it


class Parts:
    """The periods that give values their years: a part of a year goes with that year to later sentences."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named: dict[tuple[int, int], Mention | None] = {}
        self._opened: dict[int, tuple[int, str]] = {}  # by where a paragraph begins

    def of_year(self, scene: Scene, context: Context) -> Mention | None:
        """The period that the year of a value was taken from, where its paragraph or what it goes on from names it."""
        year = context.year
        start, end = (year.start, year.end) if year is not None else (None, None)
        statement = scene.statement
        if start is None or end is None or not self._document.blocks[statement.block].start <= start < statement.end:
            return None
        if (start, end) not in self._named:
            text = self._document.text
            found = (each for each in periods.mentions(text, start, end) if (each.start, each.end) == (start, end))
            # "October and 10 months of 2031": two parts, so neither is the paragraph's.
            beside = any(periods.stretches(text, max(0, start - BESIDE), start, "part"))
            self._named[start, end] = None if beside else next(found, None)
        return self._named[start, end]

    def part(
        self,
        scenes: tuple[Scene, Scene],
        number: int,
        context: Context,
        opened: list[Mention],
        dated: list[tuple[int, int]],
        *,
        stock: bool,
    ) -> str:
        """The part of a year that item `number` is for: see `part_of`; `scenes`: a statement, and that of its values.

        Of a stock it is none that a sentence before names, of what is reported none there that ends the year.
        """
        said, scene = scenes
        own = self.of_year(said, context)
        carried = own is not None and own.end <= scene.statement.start
        idle = stock or (own is not None and context.kind.value != "target" and is_later(own.part))
        part = part_of(scene, number, None if carried and idle else own, opened, dated)
        alone = own is not None and not self._beside_opening(scene, own)
        return part if part or stock or alone else self.opening(scene, number, dated)

    def _beside_opening(self, scene: Scene, own: Mention) -> bool:
        """Whether a year is told behind the part of it that its paragraph opens with: "in 9 months, ... of 2031"."""
        end, part = self._opening_of(self._document.blocks[scene.statement.block])
        bare = bool(part) and not own.part and own.basis == "unstated"
        in_front = self._document.text[end : own.start].rpartition(". ")[2]
        return bare and end < own.start and len(in_front) > BESIDE  # it opens no sentence

    def opening(self, scene: Scene, number: int, dated: list[tuple[int, int]]) -> str:
        """The part of a year that the paragraph opens with, for a later sentence without a time of its own; or ""."""
        end, part = self._opening_of(self._document.blocks[scene.statement.block])
        own = not part or end > scene.statement.start or _names_other(scene, number, None, dated)
        return "" if own else part

    def _opening_of(self, block: Block) -> tuple[int, str]:
        if block.start not in self._opened:
            self._opened[block.start] = self._opens(block.start, block.end)
        return self._opened[block.start]

    def _opens(self, start: int, end: int) -> tuple[int, str]:
        """The part of a year that a text begins with, in front of a comma or of what happened, and its end.

        A preposition or a place can stand in front: "In district A, the first 6 months saw ...".
        """
        text = self._document.text
        found = next(iter(periods.stretches(text, start, min(end, start + OPENING), "part")), None)
        if found is None:
            return start, ""
        behind = words_of(text[found[1] : found[1] + OPENING]).norms
        if behind[:1] != [","] and not phrases("happening").at_start(behind, 0, len(behind)):
            return start, ""
        front, part = words_of(text[start : found[0]]).norms, lower_first(text[slice(*found)])
        placed = phrases("place_prepositions").at_start(front, 0, len(front)) > 0
        led = not front or placed or " ".join(front) in phrases("period_prepositions").keys
        idle = (settings("dates")["years"]["whole"], settings("dates")["years"]["added_up"])  # no part, or one of a sum
        return found[1], part if led and all(words_of(part).norms[0] not in words for words in idle) else ""


@functools.lru_cache(maxsize=256)
def is_later(part: str) -> bool:
    """Whether a part of a year is one that ends it: "the last 6 months"."""
    return any(f" {key_of(words)} " in f" {key_of(part)} " for words in settings("adverbs")["later_parts"])


def part_of(scene: Scene, number: int, own: Mention | None, opened: list[Mention], dated: list[tuple[int, int]]) -> str:
    """The part of a year that item `number` is for: that of its year, or one of `opened` in its clause; "" for none.

    A blank where the end of the year takes the place of a part. `own`: the period that its year was taken from, be it
    in a sentence before; `dated`: the words of dates, which take the place of such a part.
    """
    before = own is not None and own.end <= scene.statement.start
    if own is not None and own.part and not before and _ends_year(scene, number, own):
        return YEAR_END
    floor, place = own.end if own else 0, scene.words.starts[scene.items[number].first]
    for mention in reversed(opened):
        if floor <= mention.start and mention.end <= place:
            behind = scene.words.index_at(mention.end - 1) + 1
            between = scene.words.norms[behind : scene.items[number].first]
            if between.count(")") > between.count("("):
                continue  # one in a bracket that is closed since
            return "" if ";" in between and not _heads_list(between) else mention.part
    if own is None or not own.part:
        return ""
    other = _names_other(scene, number, own, dated) if before else _of_others(scene, number, own)
    return "" if other else lower_first(own.part)


def _heads_list(between: list[str]) -> bool:
    """Whether a part of a year is set off in front of a list: "in May, | all grew: exports up 5 %; imports | 9 %"."""
    listed = ":" in between[: between.index(";")]
    return listed and between[0] != ":" and between[0] in settings("adverbs")["part_closers"]


def _names_other(scene: Scene, number: int, own: Mention | None, dated: list[tuple[int, int]]) -> bool:
    """Whether a statement names a date or a part of the year in front of a value, not that of what it is compared with.

    A year alone is no date.
    """
    norms, place = scene.words.norms, scene.items[number].first
    if any(last <= place and (first + 1 < last or "/" in norms[first]) for first, last in dated):
        return True
    if phrases("open_parts").begins(norms, 0, place):
        return True  # "in the month, ..."
    if _needed().isdisjoint(norms):
        return False
    text, start = scene.words.text, scene.statement.start
    years = periods.mentions(text, start, scene.statement.end)
    told = periods.stretches(text, start, scene.words.starts[place], "part")
    return any(
        all((own is not None and m.value == own.value) or not m.start < end <= m.end for m in years) for _, end in told
    )


def _ends_year(scene: Scene, number: int, own: Mention) -> bool:
    """Whether the end of the year is told in front of a value, behind a part of it: "9 in May, by its end | 20"."""
    if not number:
        return False
    first = max(scene.left(number), scene.words.index_at(own.end - 1) + 1)
    return bool(phrases("year_ends").begins(scene.words.norms, first, scene.items[number].first))


YEAR_END = " "  # no part, and not that of the value before


def _of_others(scene: Scene, number: int, own: Mention) -> bool:
    """Whether a part of a year is when a value was told ("expected back in May"), or in the name of what is to be done.

    That is set off from the words of item `number`.
    """
    words = scene.words
    first, behind = words.index_at(own.start), words.index_at(own.end - 1) + 1
    if words.norms[first - 1 : first] and words.norms[first - 1] in settings("adverbs")["told_at"]:
        return True
    between = words.norms[behind : scene.items[number].first]
    if CLAUSE_ENDS.isdisjoint(between) and "," not in between:
        return False
    return bool(phrases("tasks").begins(words.norms, max(0, first - _NAME), first))


_NAME = 16  # words of such a name in front of the part of a year, at most


@functools.cache
def _needed() -> frozenset[str]:
    """Words of which one stands in every name of a part of a year."""
    return frozenset(settings("dates")["years"]["part_needs"])


@functools.cache
def _of_this_year() -> list[list[str]]:
    """Words behind a part of a year that say so."""
    return [key_of(phrase).split() for phrase in settings("adverbs")["this_year"]]
