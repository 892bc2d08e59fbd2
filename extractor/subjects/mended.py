"""A subject once it is chosen: what the text says of it elsewhere is put in, what is no part of it is taken out.

Each of these is told of in a room of its own; here they stand in their order.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.model import Context
from extractor.subjects.again import counted_again, of_sum
from extractor.subjects.aims import of_aims
from extractor.subjects.announcing import without_kind, without_people, without_unit
from extractor.subjects.counted_parts import of_bracket
from extractor.subjects.dealt import dealt_subject
from extractor.subjects.deeds import of_deed
from extractor.subjects.done import of_done
from extractor.subjects.events import of_harm
from extractor.subjects.ground import Ground
from extractor.subjects.grown import of_grown
from extractor.subjects.held import of_holder
from extractor.subjects.held_share import against_whole
from extractor.subjects.in_field import of_field
from extractor.subjects.listed_names import of_listed
from extractor.subjects.measured import of_measure
from extractor.subjects.placed import of_label, of_no_place, of_other_place, without_places
from extractor.subjects.priced import at_prices
from extractor.subjects.ranker import Choice
from extractor.subjects.rated import of_counted
from extractor.subjects.received import of_guests, without_visits
from extractor.subjects.referred import named_again
from extractor.subjects.respects import in_respect
from extractor.subjects.said import Said
from extractor.subjects.seasons import in_season, under_season
from extractor.subjects.set_by import set_by
from extractor.subjects.shapes import TOPIC
from extractor.subjects.siblings import of_sibling
from extractor.subjects.started import of_start
from extractor.subjects.structures import in_structure
from extractor.subjects.surroundings import Surroundings
from extractor.subjects.titled import of_title
from extractor.subjects.traded import of_trade
from extractor.subjects.wholes import place_behind


class Beside(NamedTuple):
    """What a subject can be mended by beside its statement."""

    said: Said
    text: str  # of the document
    front: tuple[int, int]  # the text in front of the value, from the paragraph before on
    thing: str  # what the title names, where no heading names another; or ""
    around: Surroundings
    over: tuple[str, ...]  # the lead-in and the headings of its statement, from the nearest up


def mended(choice: Choice, ground: Ground, number: int, context: Context, beside: Beside) -> Choice:
    """`choice` as the values that follow meet it."""
    said = beside.said
    choice = of_harm(of_bracket(choice, ground, number, said.whole), ground, number, beside.around)
    choice = of_field(of_start(choice, ground, number), ground, number, beside.around.inherited.get(TOPIC, ""))
    choice = counted_again(dealt_subject(ground, number, choice, said.told), ground, number)
    choice = set_by(of_deed(in_respect(ground, number, choice), ground, number), ground, number)
    choice = named_again(of_sum(choice, ground, said.before), beside.text, beside.front, said.before)
    choice = at_prices(of_trade(choice, ground, said.trade), ground, number, context.price_basis, said.before)
    choice = of_title(of_guests(of_no_place(choice, ground, number), ground, number), beside.thing)
    choice = of_other_place(of_label(choice, ground, number), ground, number)
    choice = of_listed(of_grown(of_holder(choice, ground, number), ground, number), ground, number)
    choice = of_done(choice, ground, number, said.before)
    choice = in_structure(of_measure(of_sibling(choice, ground, number), ground, number), ground, number)
    return choice._replace(text=under_season(in_season(choice.text, ground), beside.over))


def finished(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` as it is told: no value that follows stands under counted aims or a count of what a rate is of."""
    choice = against_whole(of_counted(of_aims(choice, ground, number), ground, number), ground, number)
    choice = without_people(choice, ground, number)
    text = without_kind(without_unit(choice.text, ground, number))
    return choice._replace(text=without_visits(without_places(place_behind(text))))
