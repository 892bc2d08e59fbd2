"""Fit the weights of the subject ranker on gold: `train_subjects.py SOURCE ... [--folds 5] [--write]`.

A SOURCE is GOLD.jsonl:FOLDER, where GOLD names its documents in `doc` and FOLDER holds them, or a folder of wordings
(corpus/wordings: short texts in which each value stands as {quote => subject}). For every value that the pipeline
finds at a gold span (or, for HTML, with a gold value), the candidates whose words agree with the gold subject (token
F1 >= 0.8) share the probability that is maximised: a softmax over all candidates, L2, Adam from zero over batches and
features drawn by fixed seeds, so that the same gold gives the same weights. What a value inherits is first the best
candidate of the value before it; a second round adds what the fitted ranker itself would have chosen (Ross, Gordon &
Bagnell 2011), since that is what it meets at run time.

Prints how many subjects are right in documents that were not fitted on (folds over documents, each run as in the
flow, every choice the ranker's own) and how far its confidence can be believed.
"""

from __future__ import annotations

import argparse
import collections
import csv
import itertools
import json
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from loglinear import GOOD, MARGIN, PARTIAL, Sample, confidence_of, fit
from score import overlap

from extractor import model as document
from extractor.flow import before_targets, described
from extractor.model import Context, Document, Quantity
from extractor.subjects import Choice, Surroundings
from extractor.subjects.candidates import candidates, pieces_of
from extractor.subjects.features import Part, evidence
from extractor.subjects.ground import Ground
from extractor.subjects.ranker import Ranker, fallback
from extractor.subjects.ranker import fitted as shipped
from extractor.subjects.shut import BEFORE
from extractor.subjects.weights import by_fact, labelled
from extractor.targets import subjects, targets

REAL = 8  # times a value of a whole document counts beside one of a wording
FOLLOWING = {*BEFORE, "whole", "total"}  # sources of what was chosen before
MARK = re.compile(r"\{([^{}]*?) => ([^{}]*?)\}")

Row = dict[str, Any]


class Page(NamedTuple):
    """A document before its targets, its gold, and how many times each of its values counts."""

    name: str
    source: str
    document: Document
    gold: list[Row]
    weight: int = REAL


def wordings(folder: Path) -> list[Page]:
    """The short texts of all files of a folder; see its README.

    One without a heading of its own is also shown under one that says nothing of it, as texts stand in documents.
    """
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        read = path.read_text(encoding="utf-8").splitlines()
        told = itertools.dropwhile(lambda line: line.startswith("# "), read)
        texts |= {f"{path.stem}-{n}.txt": text for n, text in enumerate("\n".join(told).split("\n---\n"))}
    lines = {line for text in texts.values() for line in text.splitlines()}
    title = min(line for line in lines if line.startswith("# "))
    headings = sorted(line for line in lines if line.startswith("## "))
    found: list[Page] = []
    for name, marked in texts.items():
        above = headings[crc32(marked.encode()) % len(headings)]
        shown = [marked] if marked.startswith("#") else [marked, f"{title}\n\n{above}\n\n{marked}"]
        for each in shown:
            text, gold = unmarked(each)
            unread = document.Page(name, text, "text/markdown" if text.startswith("#") else "text/plain", sha256="")
            found.append(Page(name, str(folder), described(unread), gold, 1))
    return found


def unmarked(marked: str) -> tuple[str, list[Row]]:
    """A text without its marks {quote => subject}, and the gold that they say."""
    text = ""
    gold: list[Row] = []
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        quote, subject = match.group(1), match.group(2)
        gold.append({"start": len(text), "end": len(text) + len(quote), "quote": quote, "subject": subject, "doc": ""})
        text += quote
        at = match.end()
    return text + marked[at:], gold


def pages(sources: Iterable[str]) -> list[Page]:
    """The documents of all sources, as far as they are there."""
    found: list[Page] = []
    for pair in sources:
        gold, colon, folder = pair.partition(":")
        if not colon:
            found += wordings(Path(pair))
            continue
        if not Path(gold).exists():
            print(f"{gold}: not there, left out")
            continue
        rows: dict[str, list[Row]] = collections.defaultdict(list)
        for line in Path(gold).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["doc"]].append(row)
        for name, records in sorted(rows.items()):
            path = Path(folder) / name
            if path.exists():
                found.append(Page(name, gold, before_targets(path), records))
    return found


def samples(page: Page, ranker: Ranker | None) -> list[Sample]:
    """Samples of a page; what a value inherits is what `ranker` chose, without one the best candidate."""
    found: list[Sample] = []
    unused = list(page.gold)

    def teacher(ground: Ground, number: int, context: Context, around: Surroundings) -> Choice:
        pieces = pieces_of(ground, number, around)
        offered = list(candidates(pieces))
        gold = gold_of(ground.scene.items[number].quantity, unused)
        own = ranker.choose(pieces, context) if ranker else None
        if not offered:
            return fallback(pieces, "", "")
        if gold is None:
            return own or Choice(offered[0].text(pieces), offered[0], 0.0)
        unused.remove(gold)
        weighed = evidence(pieces, context)
        numbers: dict[Part, int] = {}
        made = [tuple(numbers.setdefault(part, len(numbers)) for part in weighed.parts(pieces, c)) for c in offered]
        texts = [c.text(pieces) for c in offered]
        agreement = in_order(gold["subject"], texts)
        found.append(Sample(page.name, [weighed.names_of(*part) for part in numbers], made, agreement, page.weight))
        best = max(range(len(offered)), key=lambda i: (agreement[i], -i))
        return own or Choice(texts[best], offered[best], agreement[best])

    collections.deque(subjects(page.document, teacher), maxlen=0)
    return found


def in_order(wanted: str, texts: Sequence[str]) -> list[float]:
    """How well each text agrees; where one has the wanted words in their order, those as good in another count half."""
    agreement = [overlap(wanted, text) for text in texts]
    written = tokens(wanted)
    ordered = {
        i: SequenceMatcher(None, written, tokens(text), autojunk=False).ratio() >= GOOD
        for i, text in enumerate(texts)
        if agreement[i] >= GOOD
    }
    bar = max((agreement[i] for i, right in ordered.items() if right), default=0.0) + MARGIN
    return [a / 2 if not ordered.get(i, True) and a < bar else a for i, a in enumerate(agreement)]


def tokens(text: str) -> list[str]:
    """Words and colons of a subject."""
    return re.findall(r"\w+|:", text.lower())


def gold_of(quantity: Quantity, records: list[Row]) -> Row | None:
    """The gold record of a quantity: at its place, or for HTML with its value."""
    for row in records:
        if row.get("start") is not None:
            if row["start"] < quantity.end and quantity.start < row["end"]:
                return row
        elif all(
            (float(row[k]) if row[k] is not None else None) == (float(v) if v is not None else None)
            for k, v in (("min", quantity.minimum), ("max", quantity.maximum))
        ):
            return row
    return None


def fitted(training: Sequence[Page]) -> dict[str, float]:
    """Two rounds: first with the best candidates inherited, then with the ranker's own choices as well."""
    first = [sample for page in training for sample in samples(page, None)]
    ranker = Ranker(by_fact(fit(first).items()))
    return fit([*first, *(sample for page in training for sample in samples(page, ranker))])


class Outcome(NamedTuple):
    """One gold value as the flow with a ranker answers it."""

    source: str
    confidence: float
    agreement: float
    gold: Row
    subject: str
    way: str


def outcomes(page: Page, ranker: Ranker) -> list[Outcome]:
    """What the flow says of every gold value of a page, each choice the ranker's own."""
    unused = list(page.gold)
    found: list[Outcome] = []
    for target in targets(page.document, ranker).targets:
        row = next((r for r in unused if _same(r, target)), None)
        if row is None or target.row is not None:
            continue
        unused.remove(row)
        agreement = overlap(row["subject"], target.subject)
        way = dict(target.rules)["subject"]
        found.append(Outcome(page.source, target.confidence, agreement, row, target.subject, way))
    return found


def _same(row: Row, target: Any) -> bool:
    if row.get("start") is not None:
        return bool(row["start"] < target.end and target.start < row["end"])
    ends = ((row["min"], target.minimum), (row["max"], target.maximum))
    return all((None if a is None else float(a)) == (None if b is None else float(b)) for a, b in ends)


def follows(way: str) -> bool:
    """Whether a subject that was found in some way, as "X : L before (whole)", is taken over from a value before."""
    return way.partition(" (")[0].rpartition(" ")[2] in FOLLOWING


def cross_validated(found: Sequence[Page], folds: int) -> tuple[list[Outcome], dict[str, float]]:
    """Outcomes of every page with weights fitted on the pages of other folds, and how shares become confidence."""
    order = {name: number for number, name in enumerate(dict.fromkeys((page.source, page.name) for page in found))}
    of = [order[page.source, page.name] % folds for page in found]  # a text and its copy under a heading go together
    rankers = [fitted([page for page, own in zip(found, of, strict=True) if own != fold]) for fold in range(folds)]

    def all_outcomes(more: dict[str, float]) -> list[Outcome]:
        made = [Ranker(by_fact((weights | more).items())) for weights in rankers]
        return [o for page, own in zip(found, of, strict=True) for o in outcomes(page, made[own])]

    alone = [o for o in all_outcomes({}) if not follows(o.way)]
    confidence = confidence_of([o.confidence for o in alone], [o.agreement >= GOOD for o in alone])
    return all_outcomes(confidence), confidence


def report(title: str, rows: Sequence[Outcome]) -> None:
    """Print the share of complete and partial subjects."""
    complete = sum(o.agreement >= GOOD for o in rows) / max(len(rows), 1)
    partial = sum(o.agreement >= PARTIAL for o in rows) / max(len(rows), 1)
    print(f"{title:44} values {len(rows):5}  complete {complete:.3f}  partial {partial:.3f}")


def calibration(rows: Sequence[Outcome]) -> None:
    """Print how often a subject of some confidence is complete."""
    print("confidence   values  complete (other documents)")
    limits = (0.0, 0.3, 0.5, 0.7, 0.9, 1.01)
    for low, high in itertools.pairwise(limits):
        inside = [o for o in rows if low <= o.confidence < high]
        if inside:
            complete = sum(o.agreement >= GOOD for o in inside) / len(inside)
            print(f"{low:.1f}-{min(high, 1.0):.1f}      {len(inside):6}  {complete:.3f}")


def main() -> None:
    """Read gold, cross-validate, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", help="GOLD.jsonl:FOLDER or a folder of wordings")
    parser.add_argument("--folds", type=int, default=5, help="0: do not cross-validate")
    parser.add_argument("--misses", action="store_true", help="print the wrong subjects of other documents")
    parser.add_argument("--write", action="store_true", help="write patterns/subject_weights.csv")
    arguments = parser.parse_args()
    found = pages(arguments.gold)
    stored = shipped().by_fact
    of_shares = [(name, pair) for name in ("slope", "offset", "sole") for pair in labelled(stored.get(name, ""))]
    confidence = {f"{label}|{name}": weight for name, (label, weight) in of_shares if label == "confidence"}
    if arguments.folds:
        rows, confidence = cross_validated(found, arguments.folds)
        for source in dict.fromkeys(page.source for page in found):
            report(f"other documents, {source}", [o for o in rows if o.source == source])
        report("other documents, all", rows)
        calibration(rows)
        print(" ".join(f"{name} {value}" for name, value in confidence.items()))
        if arguments.misses:
            for o in rows:
                if o.agreement < GOOD:
                    print(f"{o.gold['doc'][:24]} {o.gold['quote']!r}\n  gold {o.gold['subject']!r}")
                    print(f"  got  {o.subject!r} {o.agreement:.2f} [{o.way}] {o.confidence:.2f}")
    if arguments.write:
        write(confidence | fitted(found))


def write(weights: dict[str, float]) -> None:
    """Store the weights as data."""
    target = Path(__file__).parent.parent / "patterns" / "subject_weights.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("fact", "weights"))
        writer.writerows(by_fact(weights.items()).items())


if __name__ == "__main__":
    main()
