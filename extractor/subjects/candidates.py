"""What the subject of a value could be: stretches beside the value, what was named before it, and how they join.

40 % of the subjects of real plans are no one stretch of text: a head said once, a share's whole, the value before it.
So a candidate is a shape (which pieces, joined how) and a choice of sides; a ranker picks the shape and the sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.language import norm
from extractor.lexicon import settings
from extractor.subjects.besides import says_part, with_besides
from extractor.subjects.by_unit import MONEY, counted_of_each, is_money, named_alike
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.inherited import (
    holds_for,
    norms_of,
    of_counted,
    opens_with,
    opens_with_head,
    stands_under,
)
from extractor.subjects.listing import counts_all, lists_on
from extractor.subjects.over import is_verb, verb_in_front
from extractor.subjects.passed import tells_anew
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import run_on, says_already, tidy
from extractor.subjects.regions import left_region, right_region, sums_up, untaken
from extractor.subjects.same_whole import of_same_whole
from extractor.subjects.shapes import EVENT, RELATIVE, TOPIC, Shape, shapes
from extractor.subjects.stretches import Side, average_in, lefts, rights
from extractor.subjects.surroundings import Surroundings
from extractor.subjects.tails import counted_tail, is_of_offence, moved_alone
from extractor.subjects.year_parts import begins_with_part, without_part
from extractor.units import units


class Pieces(NamedTuple):
    """All that the subject of one value can be made of."""

    ground: Ground
    number: int  # of the value in its statement
    before: Stretch  # the words that its left sides are cut from
    behind: Stretch
    lefts: tuple[Side, ...]
    rights: tuple[Side, ...]
    noun: str
    verb: str
    around: Surroundings
    kind: str  # of the value: share, counted, amount or none
    dimension: str  # of its unit, "" where it has none
    tail: str  # what is said of what it counts, behind it or behind the next thing: "9 cases, 12 suspects | of theft"
    again: bool  # it says how much more or less of something there is and no other words of it: "up by | 3 cases"
    same: bool  # what stands behind it is what the share before is of, and it has no words of its own
    average: str  # words of average in front of it where it has no others of its own: "20 tons, a year | 4 tons"

    def shapes(self) -> tuple[Shape, ...]:
        """The shapes whose pieces are there."""
        if self.again and "alike" in self.around.inherited:
            return shapes("LRNV", ("alike",))
        if self.lefts and self.lefts[0].stands:
            return shapes("RNV", ())  # a measure and whose it is: "A has the highest rise | with 5 %"
        if self.same:
            return tuple(each for each in shapes("LNV", ("before",)) if each.name == "X R")
        lacking = (
            ("" if self.lefts else "L")
            + ("" if self.rights else "R")
            + ("" if self.noun else "N")
            + ("" if self.verb else "V")
        )
        found = shapes(lacking, tuple(self._sources()))
        found = self._of_its_kind(found)
        if self._tells_more() and "swapped" in self.around.inherited:
            return shapes("LRNV", ("swapped",))
        if self._tells_more():
            found = tuple(each for each in found if each.label != "R")
        managed = self.verb and phrases("managed").at_end(self.ground.norms, *self.before)
        if managed and all(self._is_deed(side) for side in self.lefts):
            found = tuple(each for each in found if each.name != "L")
        found = self._beside_parts(found)
        if self.lefts and self.rights and self.dimension not in RELATIVE and lists_on(self.ground, self.number):
            found = tuple(each for each in found if "R" in each.name.split()) or found
        if self._is_labelled():
            return shapes("LRV", (TOPIC,))[1:]  # not what is counted alone
        return tuple(each for each in found if not self._doubles(each)) if self._names_amount() else found

    def _of_its_kind(self, found: tuple[Shape, ...]) -> tuple[Shape, ...]:
        """`found` without the shapes that no count or no amount has."""
        if self.kind == "amount" and self.dimension not in RELATIVE:
            found = tuple(each for each in found if not self._under_rate(each))
        if self.kind in ("counted", "amount") and self.dimension not in (*RELATIVE, *MONEY) and not self.around.parted:
            found = tuple(each for each in found if not self._under_money(each))
        if self._sums_money():
            found = tuple(each for each in found if each.source not in _OF_BEFORE or "L" not in each.name.split())
        if self.kind == "counted":
            found = tuple(each for each in found if not self._counts_other(each))
        return found

    def _sums_money(self) -> bool:
        """Whether a sum of money is named in full, and so none of what was told before: "the total of debts | 9 bn"."""
        if self.kind != "amount" or self.dimension not in MONEY or self.around.parted or not self.lefts:
            return False
        norms, (first, last) = self.ground.norms, self.lefts[0].stretch
        left_open = phrases("open_measures").at_start(norms, first, last) == last - first  # "the total sum | 9 bn"
        return not left_open and 0 < phrases("totals").at_start(norms, first, last) < last - first

    def _beside_parts(self, found: tuple[Shape, ...]) -> tuple[Shape, ...]:
        """`found` without what was named before, where this adds it up ("in all ..."); of a part, not that alone."""
        total = bool(self.lefts and self.number) and counts_all(self.ground, self.lefts[0].stretch)
        if not self.around.parted and (total or sums_up(self.ground, self.number)):
            found = tuple(each for each in found if each.source not in _OF_BEFORE)
        if self.around.parted and self.lefts:  # a part is not told by its whole alone
            found = tuple(each for each in found if each.label not in ("X whole", "X before"))
        return found

    def _is_deed(self, side: Side) -> bool:
        """Whether a left side is a verb and no more, which something is done with by: "taken in | 9 members"."""
        first, last = side.stretch
        return phrases("done_verbs").at_start(self.ground.norms, first, last) == last - first

    def _is_labelled(self) -> bool:
        """Whether nothing but a count is listed behind a label in front of a colon: "Town: 9 schools, | 7 shops"."""
        label = norms_of(self.around.inherited.get(TOPIC, ""))
        if not label or self.lefts or self.rights:
            return False
        norms, first = self.ground.norms, self.ground.scene.items[self.number].first
        colons = [at for at in self.ground.marks(0, first) if norms[at] == ":"]
        if not self.noun or not colons or ";" in norms[colons[-1] : first]:
            return False
        opens = any(item.first == colons[-1] + 1 for item in self.ground.scene.items[: self.number])
        return opens and norms[max(0, colons[-1] - len(label)) : colons[-1]] == label

    def _tells_more(self) -> bool:
        """Whether but a predicate or another part stands beside a share, of what the share before was of.

        "9 % of the poor have a card, 7 % | have a home"; "9 % of papers of towns, 7 % | of villages".
        """
        first, last = untaken(self.ground, self.number) if self.kind == "share" and self.rights else (0, 1)
        if first < last:
            return False
        told = phrases("predicates").at_start(self.ground.norms, *self.rights[0].stretch) > 0
        return "swapped" in self.around.inherited or (told and "own" in self.around.inherited)

    def _sources(self) -> Iterable[str]:
        """The sources of what is inherited: not what is told of each of others where the words tell of each anew."""
        first, last = self.lefts[0].stretch if self.lefts else (0, 0)
        if not phrases("each").at_start(self.ground.norms, first, last):
            return self.around.inherited
        return [source for source, text in self.around.inherited.items() if not opens_with(text, "each")]

    def _names_amount(self) -> bool:
        """Whether the words in front are the head of an amount alone."""
        norms, lists = self.ground.norms, (phrases("amounts").keys, phrases("no_exchange").keys)
        heads = [" ".join(norms[slice(*side.stretch)]) for side in self.lefts]
        return bool(heads) and all(any(head in names for names in lists) for head in heads)

    def _doubles(self, shape: Shape) -> bool:
        """Whether a shape would put these words in front of another measure, as only "the growth of" one stands."""
        return shape.name == "L X" and opens_with_head(self.around.inherited[shape.source])

    def _counts_other(self, shape: Shape) -> bool:
        """Whether a shape would tell of the things counted before, or of what was done with them, where others are.

        "9 schools, build | 3 halls"; "found 9 unions and take in | 60 new members".
        """
        inherited = self.around.inherited
        if shape.source not in _OF_BEFORE:
            return False
        if self.verb and opens_with(self.verb, "done_verbs") and is_verb(inherited[shape.source]):
            return True
        if shape.name in ("L X", "X L"):
            return named_alike(inherited, self.noun) and not any(map(self._is_deed, self.lefts))
        if shape.name in ("X", "X N") and "/" in self.noun:  # "32 beds a head and | 11 doctors a head"
            return self.noun.partition("/")[0].lower() not in inherited[shape.source].lower()
        anew = self.around.chain[:1] == "N" and shape.name in ("X", "X N") and tells_anew(self.ground, self.number)
        return anew and self.noun.lower() not in inherited[shape.source].lower()

    def _under_money(self, shape: Shape) -> bool:
        """Whether a shape would join things to an amount of money: "the capital is 9 bn, drew | 60 firms"."""
        units_over = self.around.units.get(shape.source) if shape.source in _OF_BEFORE else None
        if not units_over or not all(map(is_money, units_over)):
            return False
        return not holds_for(self.around.inherited[shape.source].rpartition(": ")[2], self.dimension or "count_item")

    def _under_rate(self, shape: Shape) -> bool:
        """Whether a shape would join the words in front of an amount to a rate: "bad loans are 9 %, | debt | 2"."""
        return "L" in shape.name.split() and opens_with(self.around.inherited.get(shape.source, ""), "growths")


_OF_BEFORE = ("before", "head", "own")  # sources that the value before gives


class Candidate(NamedTuple):
    """A possible subject: its shape and the sides it takes; `agreed`: taken since the likely ones agree with it."""

    shape: Shape
    left: Side | None
    right: Side | None
    agreed: bool = False

    @property
    def way(self) -> str:
        """How it is made, for `explain`."""
        cuts = [side.ways[0] for side in (self.left, self.right) if side is not None]
        way = f"{self.shape.label} ({', '.join(cuts)})" if cuts else self.shape.label
        return f"{way} agreed" if self.agreed else way

    @property
    def stretch(self) -> Stretch | None:
        """The words that are its local part."""
        side = self.left or self.right
        return side.stretch if side is not None else None

    def text(self, pieces: Pieces) -> str:
        """The subject in words."""
        left = self.left.text(pieces.ground) if self.left else ""
        right = self.right.text(pieces.ground) if self.right else ""
        inherited, colon = pieces.around.inherited.get(self.shape.source, ""), ":"
        part = pieces.around.besides[0] if pieces.around.besides else ""
        if left and part and part not in inherited:
            inherited = without_part(inherited)  # the value before was for another
        if left and says_already(inherited, left, self.shape.name):
            left = colon = ""
        if inherited and "X :" in self.shape.name and inherited.lower() in f"{left} {right}".lower():
            inherited = colon = ""  # what is inherited is said again
        if right and self.shape.name in ("X R", "X / R") and inherited.lower().endswith(right.lower()):
            right = ""  # what is inherited ends with it
        names = self.shape.name
        names, inherited = of_counted(names, left, inherited, pieces.around.inherited.get("exchanged", ""))
        if names == "X L" and self.shape.source == "whole" and stands_under(left, inherited):
            names = "X : L"  # a measure under another one, or some of the same
        elif names == "X : L" and self.shape.source == EVENT and f" {pieces.noun} ".lower() not in f" {left} ".lower():
            names = "X : L N"  # "killed | persons"
        tail = "" if pieces.tail.lower() in inherited.lower() else pieces.tail
        if tail and names == "N X":
            names = "X N"  # "caught | suspects of theft"
        classifying = right and norm(pieces.noun) in phrases("classifiers").keys
        said_before = names == "L N" and not tail and f" {pieces.noun} ".lower() in f" {left} ".lower()
        written = {
            "L": left,
            "R": right,
            "N": "" if classifying or said_before else f"{pieces.noun} {tail}".rstrip(),
            "V": f"{pieces.verb} {pieces.noun} {tail}" if tail else f"{pieces.noun} {pieces.verb}",
            "X": inherited,
            "/": str(settings("subjects")["share_joiner"]) if right else "",
            ":": colon,
        }
        text = tidy(run_on([written[piece] for piece in names.split()]))
        if pieces.average and self.shape.name in ("X", "N") and not says_part(text, pieces.average):
            text = f"{text} {pieces.average}"
        return with_besides(text, pieces.around.besides, own=self.left is not None)


def pieces_of(ground: Ground, number: int, around: Surroundings) -> Pieces:
    """The pieces for the subject of item `number` of a statement."""
    before, behind = left_region(ground, number), right_region(ground, number)
    own = tuple(lefts(ground, before, number))
    average = average_in(ground, *before) if number and not own else ""
    noun, quantity = counted_noun(ground, number), ground.scene.items[number].quantity
    verb = verb_in_front(ground, before) if noun else ""
    noun = noun or (counted_of_each(quantity.unit) if average else "")
    tail = counted_tail(ground, number, behind) if noun else ""
    again = bool(noun) and not tail and moved_alone(ground, number)
    sides = () if tail else tuple(rights(ground, number, behind))
    same = of_same_whole(ground, sides, around.inherited.get("before", "")) if number and not (own or noun) else None
    if around.offence and EVENT not in around.inherited and not (tail or sides) and is_of_offence(quantity.unit):
        tail = around.offence
    kind = "share" if quantity.unit.startswith("%") else "counted" if noun else "amount" if quantity.unit else "none"
    return Pieces(
        ground,
        number,
        before,
        behind,
        own,
        (same,) if same is not None else sides,
        noun,
        verb,
        around,
        kind,
        units()[quantity.unit_id].dimension if quantity.unit_id is not None else "",
        tail,
        again,
        same is not None,
        "" if begins_with_part(average) else average,
    )


def candidates(pieces: Pieces) -> Iterator[Candidate]:
    """All candidates: every shape with every choice of sides."""
    for shape in pieces.shapes():
        names = shape.name.split()
        for left in pieces.lefts if "L" in names else (None,):
            for right in pieces.rights if "R" in names else (None,):
                yield Candidate(shape, left, right)
