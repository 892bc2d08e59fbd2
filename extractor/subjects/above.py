"""What stands around a statement that its subjects can take: lead-ins, label lines, the sentence before, dates."""

from __future__ import annotations

import bisect
import operator

from extractor.context import periods
from extractor.context.scene import Scene
from extractor.language import addresses, key_of, words_of
from extractor.lexicon import settings
from extractor.model import Document, Statement, Trap
from extractor.quantities.measures import measure_at
from extractor.subjects.ground import Ground
from extractor.subjects.lone import Trimmer, is_alone, label_beside
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import text_of, trim
from extractor.subjects.topics import about, allotted, of_all, opening
from extractor.subjects.year_parts import set_off

MOST_MARKERS = 4  # words of the markers of a line
LONGEST_MARK = 4  # letters or digits
_BULLETS = frozenset("-+")
_MARK_ENDS = frozenset(").")
TIMED = 4  # words of a time and a verb in front of a value that names nothing: "by 2031 it reaches"
LONGEST_FIELD = 60  # characters of a line that says what the paragraph below it is about
NEAR = 3  # statements above a paragraph, the captions of its pictures among them


def lead_of(document: Document, scene: Scene, trimmed: Trimmer) -> str:
    """The nearest lead-in of a statement, trimmed; "" where it has none, or is a value alone beside its label."""
    if is_alone(scene) and label_beside(document, scene, trimmed):
        return ""
    section = scene.statement.section
    for index in reversed(scene.statement.leads):
        if section is not None and document.statements[index].start < document.sections[section].start:
            break
        lead = document.statements[index]
        text = trimmed(lead.start, _valued(document, lead.start, lead.end))
        if text:
            return "" if _general(text) else text
    return ""


def _valued(document: Document, start: int, end: int) -> int:
    """Where the first value of a line begins, if the line opens nothing but its parts with a colon; else its end."""
    starts = operator.attrgetter("start")
    first = bisect.bisect_left(document.quantities, start, key=starts)
    values = document.quantities[first : bisect.bisect_left(document.quantities, end, lo=first, key=starts)]
    if not values:
        return end
    if document.text[start:end].rstrip(" *_").endswith(":"):
        behind = words_of(document.text, values[-1].end, end).norms
        opened = next((at for at, word in enumerate(behind) if word[0].isalpha()), len(behind))
        if opened < len(behind) and not phrases("part_openers").at_start(behind, opened, len(behind)):
            return end
    return values[0].start


def label_above(document: Document, scene: Scene, trimmed: Trimmer) -> str | None:
    """The line right above a statement, trimmed, where it ends with a colon: "" where it names nothing; else None.

    A value that is alone in its line has the label beside it. The item in front of an item heads none, whatever it
    ends with: "1. Revenue: 9 bn: / 2. Exports ..."; nor does the field of a plan: "As to society:".
    """
    index = scene.statement.index - 1
    if index < 0 or document.statements[index].section != scene.statement.section:
        return label_beside(document, scene, trimmed)
    above = document.statements[index]
    if _beside(above.marker, scene.statement.marker):
        return None
    line = document.text[above.start : above.end].rstrip(" *_")
    boxed = label_beside(document, scene, trimmed)
    if line.endswith(":") and boxed is None:
        text = trimmed(above.start, above.end)
        return text if not _general(text) else None if _opens_field(line) else ""
    if boxed is None and scene.items[0].first <= TIMED and _tells_what_follows(document, above, scene.statement):
        return trimmed(above.start, above.end) or None
    return boxed


def _tells_what_follows(document: Document, above: Statement, below: Statement) -> bool:
    """Whether a line of its own says what the paragraph below it is about: "As to the revenue from tourism"."""
    line = document.text[above.start : above.end].rstrip()
    if above.block + 1 != below.block or document.words[above.index] is not None or not line[-1].isalpha():
        return False
    return _opens_field(line)


def _opens_field(line: str) -> bool:
    """Whether a short line opens with the word by which something is told about: "As to"."""
    norms = words_of(line, 0, min(len(line), LONGEST_FIELD)).norms
    return len(line) <= LONGEST_FIELD and phrases("about_openers").at_start(norms, 0, len(norms)) > 0


def _beside(marker: str | None, other: str | None) -> bool:
    """Whether two paths of markers are those of items beside each other: "2.a" and "2.b"."""
    if marker is None or other is None or marker == other:
        return False
    return marker.rpartition(".")[0] == other.rpartition(".")[0]


def follows(document: Document, scene: Scene) -> bool:
    """Whether another sentence stands before a statement in its paragraph."""
    index = scene.statement.index - 1
    return index >= 0 and document.statements[index].block == scene.statement.block


def topic_above(document: Document, scene: Scene) -> str:
    """What the sentence right before a statement, in its paragraph, is about; "" where it says nothing of anything.

    A statement that opens a paragraph with the word for parts ("in detail") goes on from what was dealt out above it.
    """
    if scene.statement.row is not None:
        return ""
    if not follows(document, scene):
        return _dealt_above(document, scene)
    ground = _read(document, document.statements[scene.statement.index - 1])
    if not len(ground.words):
        return ""
    return allotted(ground) or about(ground) or opening(ground, len(ground.words))


def _dealt_above(document: Document, scene: Scene) -> str:
    """What one of the statements right above a paragraph that opens with the word for parts deals out, or ""."""
    if not phrases("part_openers").at_start(scene.words.norms, 0, len(scene.words)):
        return ""
    for back in range(1, min(NEAR, scene.statement.index) + 1):
        above = document.statements[scene.statement.index - back]
        if above.section != scene.statement.section:
            break
        if dealt := allotted(_read(document, above)):
            return dealt
    return ""


def _read(document: Document, statement: Statement) -> Ground:
    """A statement whose values nobody looks at."""
    words = document.words[statement.index] or words_of(document.text, statement.start, statement.end)
    scene = Scene(statement, words, (), ())
    named = periods.mentions(document.text, statement.start, statement.end)
    return Ground(scene, [*named, *(set_off(scene) if len(words) else ())], ())


def heading_of(document: Document, scene: Scene, trimmed: Trimmer) -> str:
    """The nearest heading of a statement, trimmed; "" where it has none or one of what every plan is of."""
    if scene.statement.section is None:
        return ""
    section = document.sections[scene.statement.section]
    own = section.start <= scene.statement.start < section.end  # the statement is the heading itself
    text = "" if own else trimmed(section.start, _valued(document, section.start, section.end))
    return "" if _general(text) else text


def _general(text: str) -> bool:
    """Whether a heading or lead-in is one of what every plan is of."""
    return any(key_of(text) in phrases(name).keys for name in ("no_topics", "general_heads"))


def _behind_markers(norms: list[str]) -> int:
    """Where a line goes on behind its markers: "1.", "a)", "(2)", "II.", "+"."""
    at = next((at for at, sign in enumerate(norms) if sign != "#"), 0)
    last = at + MOST_MARKERS
    while at + 1 < len(norms) and at < last:
        if norms[at] in _BULLETS:
            at += 1
        elif norms[at] == "(" and norms[at + 2 : at + 3] == [")"]:
            at += 3
        elif norms[at + 1] in _MARK_ENDS and len(norms[at]) <= LONGEST_MARK:
            at += 2
        else:
            break
    return at


def trimmed_line(document: Document, start: int, end: int) -> str:
    """A line without its marker and what stands in front of a subject or behind it."""
    words = words_of(document.text, start, end)
    if not len(words):
        return ""
    first = _behind_markers(words.norms)
    scene = Scene(document.statements[0], words, (), ())
    ground = Ground(scene, periods.mentions(document.text, start, end), [])
    if dealt := allotted(ground):
        return dealt
    first, last = trim(ground, (first, len(words)))
    fronts = phrases("heading_fronts").at_start(words.norms, first, last)
    stretch = (first + fronts if first + fronts < last else first), last
    stretch = _behind_of(words.norms, stretch)
    vague = phrases("vague").at_start(words.norms, *stretch) > 0
    counted = vague or (stretch[0] < stretch[1] and words.norms[stretch[0]].isdecimal())
    text = "" if counted and of_all(ground, stretch) else text_of(ground, stretch)
    return text.lower() if text.isupper() and " " in text else text  # a heading in capitals


def _behind_of(norms: list[str], stretch: tuple[int, int]) -> tuple[int, int]:
    """A stretch without an "of" that opens it; nothing of it where that is of a plan ("of the resolution")."""
    first, last = stretch
    if first >= last or norms[first] != settings("adverbs")["of"][0]:
        return stretch
    return (last, last) if phrases("setters").at_start(norms, first + 1, last) else (first + 1, last)


def noise_in(document: Document, scene: Scene) -> list[tuple[int, int]]:
    """The words of what stands inside a statement and is none of it: the number of a page between two lines."""
    found: list[tuple[int, int]] = []
    for block in document.blocks[scene.statement.block + 1 :]:
        if block.start >= scene.statement.end:
            break
        if block.kind == "noise":
            found.append((scene.words.index_at(block.start), scene.words.index_at(block.end - 1) + 1))
    return found


def addresses_in(scene: Scene) -> list[tuple[int, int]]:
    """The words of the addresses of pages and pictures that stand in a statement."""
    words = scene.words
    spans = addresses(words.text, scene.statement.start, scene.statement.end)
    return [(bisect.bisect_left(words.starts, start), bisect.bisect_left(words.starts, end)) for start, end in spans]


def dates_in(scene: Scene, dates: list[Trap]) -> list[tuple[int, int]]:
    """The words of the dates that a statement names, with "before", "day" and "month" in front of their numbers."""
    if not dates:
        return []
    start, end = scene.statement.start, scene.statement.end
    low, high = (bisect.bisect_left(dates, place, key=operator.attrgetter("start")) for place in (start, end))
    found: list[tuple[int, int]] = []
    for trap in dates[low:high]:
        first = at = scene.words.index_at(trap.start)
        for name in ("date_words", "date_prepositions"):
            led = first
            while first and scene.words.norms[first - 1] in phrases(name).keys:
                first -= 1
        if trap.rule != "month_alone" or first < led:  # a month alone is one with a word in front: "by the end of May"
            found.append((first, max(at, scene.words.index_at(trap.end - 1)) + 1))
    return found


def told_in(scene: Scene, telling: list[Trap]) -> list[int]:
    """The words behind the numbers, with their units, that tell of a thing in a statement though they are no values."""
    ends = [last for _, last in dates_in(scene, telling)]
    units = [measure_at(scene.words, at, guess=False) for at in ends]
    return [unit.last if unit else at for at, unit in zip(ends, units, strict=True)]
