"""What was named before a value and can be part of its subject, kept while a paragraph is read."""

from __future__ import annotations

from extractor.context.scene import Scene, counts_aims
from extractor.subjects import over
from extractor.subjects.again import told_again
from extractor.subjects.brackets import Whole, listed_head, turns
from extractor.subjects.by_unit import ByUnit
from extractor.subjects.counted import counted_noun
from extractor.subjects.events import Event
from extractor.subjects.ground import Ground
from extractor.subjects.inherited import (
    LONG,
    groups_aims,
    head_in,
    measure_of,
    opens_with,
    opens_with_head,
    owner_of,
    stem_of,
)
from extractor.subjects.labelled import Labels
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import in_whole, totals
from extractor.subjects.shapes import ABOUT, EVENT, OWNER, THING, TOPIC, VERB
from extractor.subjects.shares import Shares
from extractor.subjects.shut import BEFORE, TOPICS, holding, of_same_measure, shut_out, thing_before
from extractor.subjects.surroundings import Surroundings
from extractor.subjects.tails import case_tail, told_case
from extractor.subjects.topics import about, doer, topics_in
from extractor.subjects.traded import trade_in
from extractor.subjects.varied import PART, counted_in, for_other, other_part, varied

_NONE: frozenset[str] = frozenset()
_NO_OUTER = "", "", Whole(), "", "", "", ""


class Said:
    """Remembers what values have measured so far.

    In a statement or paragraph: the subject `before`, its head and own words, the whole whose parts are listed, and the
    shape and first word of the last value with words of its own (`member`, `opening`): the next in a list is made as it
    was. In a section: the last total (it opens with a measure) and the last label.
    `_opened`: the last subject of the statement that opens with the head of a measure; `_parted`: the words in front of
    the value say that parts follow; `_apart`: a sentence without values stands right before the statement; `_since`:
    statements since the topic was named; `_beside`: a value since then was under none; `_excepted`: the whole is that
    of what was told apart ("towns alone"), up to a semicolon; `_thing_at`: the statement that names the thing.
    """

    def __init__(self) -> None:
        self._section: int | None = -1
        self._block = self._total_statement = self._about_at = self._thing_at = -1
        self.before = self._head = self._own = self._chain = self._opened = ""
        self._whole = self._total = Whole()
        self._outer = _NO_OUTER  # subject, head, whole, own words, shapes and first word in front of a bracket
        self._member = self._opening = self._listed = self._thing = self._doer = ""
        self._by_unit, self._event, self._labels = ByUnit(), Event(), Labels()  # the first is of this statement
        self._parted = self._apart = self._beside = self._excepted = False
        self._about = self._topic = self._inner = ""  # of the values, and a label in front of one of them
        self._verb = self._right = self._owner = ""  # `_owner`: whose measure the last such value of the paragraph is
        self._under: dict[str, frozenset[str]] = {}  # by what values of the section stand under, their units
        self._shares, self._since, self._last_units, self._trust = Shares(), 0, _NONE, 1.0
        self.trade = self._offence = ""  # "exports of rice", and what cases were of: the last told in the section
        self.told, self._telling = list[tuple[str, str]](), list[tuple[str, str]]()  # subjects and units: before, here
        self._counted: dict[str, str] = {}  # by counted noun, the last subject in the paragraph that it counts

    def enter(self, scene: Scene, label: str, topic: str, *, apart: bool, listed: bool = False) -> None:
        """A new statement: nothing is kept from another paragraph or section.

        `label` is the line above it that ends with a colon, or the last subject of that line; `topic` what the sentence
        before it is about, if that has no value: then what was named before stands `apart`. `listed`: for this one.
        """
        self._bracket([")"])  # one ends with its sentence
        statement, told = scene.statement, label == self.before
        if statement.section != self._section:
            self._labels.clear()
            self.trade = self._offence = ""
            self._total, self._event, self._under, self._telling = Whole(), Event(), {}, []
        if statement.block != self._block:
            self.before = self._head = self._own = self._topic = self._about = ""
            self._thing, self._listed, self._owner, self._outer = "", "", "", _NO_OUTER
            self._shares, self._counted, self._whole = Shares(), {}, Whole()
        self.told, self._telling = self._telling, []
        self._name(topic)
        self._since, self._apart = self._since + 1, apart
        self._by_unit = self._by_unit.next(near=statement.section == self._section)
        self._section, self._block = statement.section, statement.block
        self._chain = self._member = self._opening = self._verb = self._inner = self._opened = ""
        self._labels.enter(statement, label, listed=listed)
        if label:
            total = label if told and opens_with_head(label) else ""
            self._total = self._total._replace(text=total, units=self._last_units)

    def _name(self, topic: str) -> None:
        """Takes up a topic, if there is one."""
        if topic:
            self._topic, self._since, self._beside = topic, 0, False

    def part(self, ground: Ground, number: int) -> None:
        """Where the words in front of a value say that parts follow, the subject before is their whole, if any."""
        between = ground.norms[ground.scene.left(number) : ground.scene.items[number].first]
        head, unit = listed_head(ground, number), ground.scene.items[number].quantity.unit
        if again := told_again(ground, number, self._by_unit, self._last_units):
            self.before = self._own = again
            self._head, self._whole, self._last_units = "", Whole(), frozenset((unit,))
        self._bracket(between if number else [], head)  # around the first value it is of what is in front
        self._parted = bool(openers := over.opens_parts(ground, number, self.before))
        excepted = bool(openers) and ground.norms[openers[-1]] in phrases("exceptions").keys
        anew = over.names_anew(ground, number, openers, self._whole.text, self._own)
        if anew or (self._excepted and not openers and ";" in between):
            self._whole, self._head = Whole(), ""
        elif self._apart and not number and openers[:1] == [0]:
            self._whole = Whole(self._topic)
        elif openers and not number and over.told_before(ground, openers[0]):
            named = topics_in(ground, number)[0]
            self._whole = Whole(named if opens_with_head(named) else "")
        elif openers and (
            over.names_whole(ground, openers[-1], number) or (excepted and over.beside_listed(self.told, number))
        ):
            self._whole = Whole()
        elif openers and not (self._whole.text and self._listed and excepted):
            self._whole = self._last_whole(unit)
        elif number == 0 and not openers and (self._apart or not over.goes_on(ground, self._listed)):
            self._whole = Whole()
        kept = self._excepted and number and not openers and ";" not in between
        self._excepted = bool((excepted and not self._outer[0]) or kept)
        if head:
            self.before, self._head, self._whole, self._parted = "", "", Whole(head, frozenset((unit,))), True

    def _last_whole(self, unit: str) -> Whole:
        """The subject before as a whole: a part that names its own measure stands without what it is a part of."""
        if unit not in self._last_units and (counted := self._by_unit.whole(unit)):
            return Whole(counted, frozenset((unit,)), self._trust)
        part = self._member.endswith(" whole") and opens_with_head(self._own) and self.before.endswith(self._own)
        whole = (self._own if part else over.adding(self.before, self._last_units, unit)) or self._total.text
        last = Whole(self.before, self._last_units, self._trust) if self.before else self._total
        return last._replace(text=over.as_whole(whole, self._last_units, unit))

    def _bracket(self, between: list[str], head: str = "") -> None:
        """Behind a bracket that is closed, what was named in front of it is the subject before again."""
        closes, opens = turns(between)
        if closes and self._outer[0]:
            self.before, self._head, self._whole, self._own, self._chain, self._member, self._opening = self._outer
            self._outer = _NO_OUTER
        if head or (opens and not any(map(counts_aims, self._last_units))):
            self._outer = self.before, self._head, self._whole, self._own, self._chain, self._member, self._opening

    def around(self, ground: Ground, number: int, lead: str, heading: str, besides: tuple[str, ...]) -> Surroundings:
        """What can be inherited by the value that comes next; each text once. `besides`: see Surroundings."""
        before, label, unit = self.before, self._labels.text, ground.scene.items[number].quantity.unit
        topic, self._doer = self._topics(ground, number), doer(ground, number)
        topic = "" if number and self._since and self._thing_at == ground.scene.statement.index else topic
        if not number and (found := about(ground)):
            self._about, self._offence = found, found if opens_with(found, "offences") else ""
            self._about_at = ground.scene.statement.index
        apart = self._about_at != ground.scene.statement.index and over.names_thing(ground, number)
        counted_so = "" if unit in self._last_units else self._by_unit.stem(unit)
        same = unit in self._total.units and self._total_statement != ground.scene.statement.index
        summed = over.part_of(self.before, self._total.text) and totals(ground, number)  # another total
        alike, thing = self._counted.get(counted_noun(ground, number), ""), self._doer or self._thing
        changed = self._total.text if summed else self.before or before  # behind a label too: a part for another
        other = varied(changed, ground, number, alike, self._whole.text)
        sources = {  # what two of them name is given by the first
            EVENT: self._event.of(ground, number),
            OWNER: over.adder(ground, number, self._owner, self._own or self.before),
            "whole": self._whole.text,
            "before": thing_before(ground, number, self.before, self._right, self._chain, self._last_units),
            TOPIC: topic if len(topic) < LONG else "",
            ABOUT: self._about if len(self._about) < LONG and not apart else "",
            THING: thing if thing != self._own else "",  # a value's own words have more shapes
            "head": self._head,
            "own": self._own.rpartition(": ")[2],
            "lead": lead if len(lead) < LONG else "",
            "label": label if len(label) < LONG and not groups_aims(label) else "",
            "total": self._total.text if same else "",
            "measure": measure_of(lead or label),
            "aligned": other.aligned,
            "exchanged": other.exchanged,
            "swapped": other.swapped,
            "alike": alike,
            "stem": (counted_so or over.stem_for(ground, number, self._opened)) if number else "",
            "heading": heading if len(heading) < LONG else "",
            VERB: self._verb,
        }
        shut = [*of_same_measure(ground, number, sources, parted=self._parted)]
        self._topic = "" if TOPIC in shut else self._topic
        of_whole = self._whole.units if self.whole else _NONE
        shut += shut_out(ground, number, sources, self.before, of_whole, summed=summed, shared=other.shared)
        sources |= dict.fromkeys(shut, "")
        kept = holding(sources, ground, number, self._shares)
        units = {**dict.fromkeys(BEFORE, self._last_units), "whole": self._whole.units, "total": self._total.units}
        units |= {"stem": frozenset((unit,))} if counted_so else {}
        units |= {source: self._under[kept[source]] for source in TOPICS if kept.get(source) in self._under}
        trust = {**dict.fromkeys(BEFORE, self._trust), "whole": self._whole.trust, "total": self._total.trust}
        last = self._chain, self._member, self._opening, (*besides, self._event.kind)
        reach = f"{min(self._since, 2)}{'-' if self._beside else ''}"  # of the topic: statements, one under none
        return Surroundings(kept, *last, units, trust, reach, self._parted, self._offence)

    def _topics(self, ground: Ground, number: int) -> str:
        """The topic that holds for a value: for one with a label of its own that around it, else the last label."""
        topic, label = topics_in(ground, number)
        if self._since and not number and over.beside(ground, self._topic):
            self._topic = self._inner = ""
        if not number and phrases("vague").at_start(ground.norms, 0, ground.scene.items[0].first):
            self._topic = self._thing = ""  # "some goods rose fast, as ...": what was named before is over
        if topic:
            self._name(topic)
            self._inner = ""
            if not self._parted:
                self._whole = Whole()  # parts end where something else is named in front of a colon
        if label:
            self._topic = over.without_alike(self._topic, label)
            if number and self._inner and not self._topic and self.before.lower().startswith(self._inner.lower()):
                self.before = self._head = self._own = ""  # "savings: 9 bn; | loans: 7 bn" have nothing in common
            self._inner = label
            return self._topic
        return over.label_for(ground, number, self._inner, self._topic)

    @property
    def whole(self) -> str:
        """What the value that comes next is told to be a part of, or ""."""
        return self._whole.text

    def remember(self, ground: Ground, number: int, around: Surroundings, choice: Choice) -> None:
        """The subject of a value, for those that follow."""
        shape, left, quantity = choice.candidate.shape, choice.candidate.left, ground.scene.items[number].quantity
        unit = frozenset((quantity.unit,))
        self._last_units = self._last_units | unit if choice.text == self.before else unit
        self._telling.append((choice.text, quantity.unit))
        self.before, self._chain, self._trust = choice.text, shape.label, choice.probability
        self.trade = trade_in(choice.text) or self.trade
        ground.chosen[number] = choice.text
        self._by_unit.hear(choice.text, quantity.unit)
        self._shares.tell(choice.text, quantity)
        if number + 1 == len(ground.scene.items):
            self._event.hear(ground, ground.scene.items[number].last, len(ground.norms))
        self._right = self._right if self._right and self._right in choice.text else ""
        same = left is None or shape.source == OWNER or opens_with_head(choice.text)
        if not (number or left or shape.source):
            same, self._own = False, ""  # "there are | 9 firms, adding 6 %"
        acting = over.acting(ground, left and left.stretch) or (self._owner if same else "")
        self._owner = owner_of(choice.text) or acting
        here = self._doer, ground.scene.statement.index
        self._thing, self._thing_at = here if self._doer else (self._thing, self._thing_at)
        self._counted |= {noun: choice.text} if (noun := counted_noun(ground, number)) else {}
        self._offence = told_case(ground, number) or case_tail(ground, number - 1) or self._offence
        self._verb = over.verb_kept(ground, number, self._verb)
        self._beside = self._beside or not choice.text.lower().startswith(self._topic.lower())
        if shape.source in TOPICS:
            topic = around.inherited[shape.source]
            self._under[topic] = self._under.get(topic, _NONE) | unit
        self._take_head(around, choice)
        if self._whole.text and number and not shape.source and over.measured_anew(ground, number, self._whole.text):
            self._whole = Whole()  # "...; the rate of B 7 %" is told of no part of the rate of A
        if left is not None and shape.source not in ("", VERB) and not self._outer[0]:  # a part of a part adds nothing
            self._shares.add(around.inherited[shape.source], ground.norms[left.stretch[0]], ground, number)
        if choice.candidate.right is not None:
            self._right = choice.candidate.right.text(ground)
            ground.taken[number] = choice.candidate.right.stretch[1]
        elif shape.source == "swapped" and left is None:
            ground.taken[number] = max(other_part(ground, number)[1], for_other(ground, number)[1])
        if left is not None:
            self._listed = ground.norms[left.stretch[0]] if shape.source == "whole" else ""
            self._own = left.text(ground)
            self._opening = ground.scene.words.norms[left.stretch[0]]
        elif shape.name == "R":
            self._own = counted_in(ground, choice) or self._own
        if opens_with_head(choice.text) or stem_of(choice.text):
            self._opened = choice.text if shape.source not in ("stem", "whole") else self._opened
        elif shape.name == "L" and left is not None and left.stretch[1] - left.stretch[0] > PART:
            self._opened = ""  # no part of it is told, but something else
        self._take_total(ground, number, choice)

    def _take_total(self, ground: Ground, number: int, choice: Choice) -> None:
        """A subject that is a total: a part of one is none, nor is what is told of all."""
        part = over.part_of(choice.text, self._total.text) or (not number and in_whole(ground) > 0)
        if opens_with_head(choice.text) and not (part or self._outer[0]):
            market = (left := choice.candidate.left) is not None and left.stands  # of one, it holds for no other
            text = (market and head_in(choice.text)) or choice.text
            self._total = Whole(text, self._last_units, choice.probability)
            self._total_statement = ground.scene.statement.index

    def _take_head(self, around: Surroundings, choice: Choice) -> None:
        """The head that a subject stands under, for the next in a list."""
        shape, left = choice.candidate.shape, choice.candidate.left
        if shape.source == "swapped":
            self._head = self._head and choice.text
            self._own = self._own if left is None and choice.text.startswith(self._own) else ""
        elif shape.source == "exchanged":
            self._head = self._head and stem_of(choice.text)
        elif left is not None and left.stands:
            self._head = head_in(choice.text)
        elif shape.name != "X":
            alone = shape.source in ("", VERB) or shape.label == "X N own"  # a verb is no head of another
            self._head = head_in(choice.text) if alone else around.inherited[shape.source]
            self._member = shape.label
