"""What every table and column of the database means (see `schema` for what is made from it)."""

from __future__ import annotations

from typing import Final

from extractor.store.schema import Column, Table

C = Column
LEVELS: Final = ("national", "province", "district", "commune")
CHANGES: Final = ("level", "increase", "decrease", "maintain")
KINDS: Final = ("target", "result", "estimate")
COMPARATORS: Final = ("=", ">=", ">", "<=", "<", "~", "range")

DOCUMENTS: Final = Table(
    "documents",
    "One version of one page: what it is, where it came from, and its cleaned text.",
    key=("id",),
    unique=(("page_key", "version"),),
    indexes=(
        ("current", "place_id", "year"),
        ("current", "year"),
        ("current", "kind"),
        ("version",),
        ("place_id",),
        ("run_id",),
    ),
    columns=(
        C("id", "TEXT", "First 16 hex digits of the SHA-256 of the page's bytes.", True),
        C("page_key", "TEXT", "What the versions of a page share: URL, else file name.", True),
        C("version", "INTEGER", "1 for the first content stored of this page, then 2, 3 ...", True),
        C(
            "current",
            "INTEGER",
            "1 for the version of the page that counts, 0 for older ones.",
            True,
        ),
        C("sha256", "TEXT", "SHA-256 of the page's bytes as they came.", True),
        C("name", "TEXT", "File name, or member name in an archive.", True),
        C("url", "TEXT", "Address the page was fetched from."),
        C("title", "TEXT", "Title as the page gives it."),
        C("kind", "TEXT", "Kind of document: plan, resolution, decision, report, news, page ..."),
        C("number", "TEXT", "Official number, as written."),
        C("issuer", "TEXT", "Office that issued it, as written."),
        C("published", "TEXT", "Date of issue or publication (ISO 8601)."),
        C("place_id", "TEXT", "Place the document is about.", references="places"),
        C("place_text", "TEXT", "Name of the place as written."),
        C("parent_text", "TEXT", "Name of the place above it as written."),
        C("level", "TEXT", "Level of the place.", values=LEVELS),
        C("year", "INTEGER", "Year planned for; of a period, its last year."),
        C("year_text", "TEXT", "Year or period as digits: 2021, or 2021-2025."),
        C("fetched", "TEXT", "When the page was fetched (ISO 8601)."),
        C("media", "TEXT", "Media type the text was read as.", True),
        C("encoding", "TEXT", "Encoding the bytes were read in.", True),
        C("repairs", "TEXT", "What decoding had to mend (JSON list).", True),
        C("status", "TEXT", "Whether targets were found.", True, values=("targets", "no-targets")),
        C("targets_count", "INTEGER", "How many targets were found.", True),
        C("extractor_version", "TEXT", "Release and fingerprint of the extractor.", True),
        C("run_id", "TEXT", "Run that stored it.", True, references="runs"),
        C(
            "identity",
            "TEXT",
            "Each fact with its place in the text, rule and confidence (JSON).",
            True,
        ),
        C("text", "TEXT", "Cleaned text of the page; all character offsets count in it.", True),
    ),
)

BLOCKS: Final = Table(
    "blocks",
    "The text of a document as a row of headings, paragraphs, tables and noise.",
    key=("document_id", "position"),
    clustered=True,
    columns=(
        C("document_id", "TEXT", "Document it belongs to.", True, references="documents"),
        C("position", "INTEGER", "Place in the document, from 0.", True),
        C("kind", "TEXT", "What it is.", True, values=("heading", "paragraph", "table", "noise")),
        C("start", "INTEGER", "First character in the document's text.", True),
        C("end", "INTEGER", "Character after its last.", True),
        C("level", "INTEGER", "Level of a marked heading, 1 to 6."),
        C("emphasis", "INTEGER", "1 where the whole block is bold or underlined.", True),
        C("reason", "TEXT", "Rule that called it noise."),
        C(
            "grid",
            "TEXT",
            "Cells of a table (JSON): row, column, start, end, spans, header of each.",
        ),
    ),
)

SECTIONS: Final = Table(
    "sections",
    "The tree of headings of a document.",
    key=("id",),
    indexes=(("document_id", "position"), ("parent_id",)),
    columns=(
        C("id", "TEXT", "Document id and position.", True),
        C("document_id", "TEXT", "Document it belongs to.", True, references="documents"),
        C("position", "INTEGER", "Place in the document, from 0.", True),
        C("parent_id", "TEXT", "Section it stands in.", references="sections"),
        C("depth", "INTEGER", "1 for a top heading.", True),
        C("marker", "TEXT", "Number or letter before the heading, without punctuation."),
        C("title", "TEXT", "Heading without its marker.", True),
        C("start", "INTEGER", "First character of the heading.", True),
        C("end", "INTEGER", "Character after the heading.", True),
        C("body_end", "INTEGER", "Character after the section.", True),
    ),
)

TARGETS: Final = Table(
    "targets",
    "One numeric statement about something measurable: a planned target, a result or an estimate.",
    key=("id",),
    unique=(("search_id",),),
    indexes=(
        ("document_id", "start"),
        ("key",),
        ("section_id",),
        ("current", "indicator_id", "year", "place_id", "kind"),
        ("current", "year", "search_id", "kind", "place_id", "indicator_id"),
        ("current", "indicator_id", "search_id"),
        ("current", "place_id", "indicator_id", "year", "kind"),
        ("current", "confidence"),
    ),
    columns=(
        C("id", "TEXT", "Lasting id, made from content: this statement in this version.", True),
        C("key", "TEXT", "The same statement in every version; reviews hold on to it.", True),
        C(
            "slot",
            "TEXT",
            "As the key without numbers: a new value in the same words keeps it.",
            True,
        ),
        C("search_id", "INTEGER", "Row of the search index (targets_fts).", True),
        C("document_id", "TEXT", "Document it stands in.", True, references="documents"),
        C("section_id", "TEXT", "Section it stands in.", references="sections"),
        C("place_id", "TEXT", "Place it is about.", references="places"),
        C("indicator_id", "TEXT", "Indicator, where one is sure.", references="indicators"),
        C("unit_id", "TEXT", "Unit it was read as.", references="units"),
        C("start", "INTEGER", "First character of the quote in the document's text.", True),
        C("end", "INTEGER", "Character after the quote.", True),
        C("quote", "TEXT", "The value as written, with its bound and unit.", True),
        C("min", "REAL", "Lower bound in the unit as written; equal to max for an exact value."),
        C("max", "REAL", "Upper bound in the unit as written."),
        C("of", "REAL", "M of N/M: the whole that min and max are a part of."),
        C("cmp", "TEXT", "How the value is bounded.", True, values=COMPARATORS),
        C("unit", "TEXT", "Unit as written, lower case; empty where the text gives none.", True),
        C("value", "TEXT", "Bound, number and unit in one short text, for reading.", True),
        C("subject", "TEXT", "What is measured, in the text's own words.", True),
        C("change", "TEXT", "A level, or an amount of change.", True, values=CHANGES),
        C("kind", "TEXT", "Planned, reported or expected.", True, values=KINDS),
        C("year", "INTEGER", "Year the value is for; of a period, its last year."),
        C("year_text", "TEXT", "Year or period as digits: 2021, or 2021-2025."),
        C("base", "TEXT", "What the value is compared with, as written."),
        C("marker", "TEXT", "Path of numbers and letters down to the item: II.2.a."),
        C("section_path", "TEXT", "Headings above it from the top, joined by ' > '.", True),
        C("statement", "TEXT", "The sentence, item or cell it stands in.", True),
        C("statement_start", "INTEGER", "First character of the statement.", True),
        C("statement_end", "INTEGER", "Character after the statement.", True),
        C("value_min", "REAL", "Lower bound in the indicator's or unit's own measure."),
        C("value_max", "REAL", "Upper bound in the indicator's or unit's own measure."),
        C("indicator_score", "REAL", "How well the subject fits the indicator, 0 to 1."),
        C("period_start", "TEXT", "First day of the period (ISO 8601)."),
        C("period_end", "TEXT", "Last day of the period (ISO 8601)."),
        C(
            "period_basis",
            "TEXT",
            "At year end, as a yearly average, or over the period.",
            values=("year-end", "annual average", "cumulative", "part-year"),
        ),
        C("standard", "TEXT", "Norm the value is measured by, if one is named."),
        C("price_basis", "TEXT", "Whether prices are current or constant, and of which year."),
        C("firmness", "TEXT", "How binding the wording is."),
        C("confidence", "REAL", "How sure the extraction is, 0 to 1.", True),
        C("rule", "TEXT", "Rule that gave each field (JSON object).", True),
        C("flags", "TEXT", "Reasons for care (JSON list).", True),
        C("same_as", "TEXT", "Id of the first statement of the same target in this document."),
        C("row", "INTEGER", "Row of the table it stands in, from 0."),
        C("column", "INTEGER", "Column of the table it stands in, from 0."),
        C("current", "INTEGER", "1 where its document is the current version of the page.", True),
    ),
)

INDICATORS: Final = Table(
    "indicators",
    "What targets are about, under one name for all places and years.",
    key=("id",),
    indexes=(("domain_id",), ("unit_id",)),
    columns=(
        C("id", "TEXT", "Lasting name.", True),
        C("name_vi", "TEXT", "Name in Vietnamese.", True),
        C("name_en", "TEXT", "Name in English.", True),
        C("domain_id", "TEXT", "Domain it belongs to.", references="domains"),
        C("unit_id", "TEXT", "Unit its values are compared in.", references="units"),
        C("measure", "TEXT", "What kind of number it is: a share, a rate of growth, a count ..."),
        C("polarity", "TEXT", "Whether higher or lower is better, where one is."),
        C("range_min", "REAL", "Lowest value that is plausible."),
        C("range_max", "REAL", "Highest value that is plausible."),
        C("tier", "INTEGER", "1 for the indicators nearly every plan has; higher for rarer ones."),
        C("levels", "TEXT", "Levels of places it is used at (JSON list).", True),
        C("note_vi", "TEXT", "Definition, and what to mind when comparing, in Vietnamese."),
        C("note_en", "TEXT", "Definition, and what to mind when comparing, in English."),
    ),
)

UNITS: Final = Table(
    "units",
    "Units of measure.",
    key=("id",),
    indexes=(("base_unit",),),
    columns=(
        C("id", "TEXT", "Lasting name.", True),
        C("name_vi", "TEXT", "Name in Vietnamese.", True),
        C("name_en", "TEXT", "Name in English.", True),
        C("dimension", "TEXT", "What it measures; units of other dimensions are never compared."),
        C("base_unit", "TEXT", "Unit its values are converted to."),
        C("factor", "TEXT", "Exact decimal that a value is multiplied by to convert it."),
    ),
)

PLACES: Final = Table(
    "places",
    "Administrative units of Vietnam: a row for each time with one name, type and parent.",
    key=("id",),
    indexes=(("code",), ("parent_id",), ("level", "name_short")),
    columns=(
        C("id", "TEXT", "Code; with its first day where that is after 1 November 2021.", True),
        C("code", "TEXT", "Official code; lives on across redraws, so never a key.", True),
        C("name", "TEXT", "Name with its type.", True),
        C("name_short", "TEXT", "Name without its type.", True),
        C("type", "TEXT", "Type, in Vietnamese.", True),
        C("level", "TEXT", "Level.", True, values=LEVELS),
        C("parent_id", "TEXT", "Place above it.", references="places"),
        C("valid_from", "TEXT", "First day, where it is after 1 November 2021."),
        C("valid_to", "TEXT", "Last day; empty where it is still valid."),
        C("area_km2", "REAL", "Area in square kilometres."),
    ),
)

PLACE_LINKS: Final = Table(
    "place_links",
    "Where a place went when units were merged, split or renamed.",
    key=("from_id", "to_id", "effective"),
    indexes=(("to_id",),),
    clustered=True,
    columns=(
        C("from_id", "TEXT", "Place before.", True, references="places"),
        C("to_id", "TEXT", "Place after.", True, references="places"),
        C("effective", "TEXT", "First day of the new state.", True),
        C("relation", "TEXT", "The whole place, or a part.", True, values=("full", "partial")),
        C("source", "TEXT", "Where the link is known from."),
    ),
)

SERIES_BREAKS: Final = Table(
    "series_breaks",
    "From when an indicator is another series, which is not subtracted from the one before.",
    key=("indicator_id", "id"),
    clustered=True,
    columns=(
        C("indicator_id", "TEXT", "Indicator.", True, references="indicators"),
        C("id", "TEXT", "Lasting name; one break can part several indicators.", True),
        C("since", "TEXT", "First day of the new series.", True),
        C("reason", "TEXT", "What changed.", True, values=("standard", "definition", "places", "prices")),
        C("note_vi", "TEXT", "What changed, in Vietnamese.", True),
        C("note_en", "TEXT", "What changed, in English.", True),
    ),
)

DOMAINS: Final = Table(
    "domains",
    "Fields of policy that indicators are grouped by.",
    key=("id",),
    columns=(
        C("id", "TEXT", "Lasting name.", True),
        C("name_vi", "TEXT", "Name in Vietnamese.", True),
        C("name_en", "TEXT", "Name in English.", True),
        C("position", "INTEGER", "Order in which the site shows it.", True),
    ),
)

REVIEWS: Final = Table(
    "reviews",
    "What people said about extracted values; kept when a page is ingested again.",
    key=("id",),
    indexes=(("target_key",), ("target_id",)),
    columns=(
        C("id", "TEXT", "Lasting id.", True),
        C("target_key", "TEXT", "Key of the target, the same in every version of the page.", True),
        C("target_id", "TEXT", "Target that was looked at.", True),
        C("reviewer", "TEXT", "Name the reviewer gave."),
        C("created", "TEXT", "When (ISO 8601).", True),
        C("action", "TEXT", "What was said.", True, values=("correct", "reject", "confirm")),
        C("field", "TEXT", "Column that is corrected."),
        C("old", "TEXT", "Value that was found."),
        C("new", "TEXT", "Value that is right."),
        C("note", "TEXT", "Why."),
    ),
)

RUNS: Final = Table(
    "runs",
    "One run of ingestion.",
    key=("id",),
    columns=(
        C("id", "TEXT", "Time it started, in UTC.", True),
        C("started", "TEXT", "When it started (ISO 8601).", True),
        C("finished", "TEXT", "When it ended; empty while it runs."),
        C(
            "status",
            "TEXT",
            "How it ended.",
            True,
            values=("running", "done", "stopped", "interrupted"),
        ),
        C("extractor_version", "TEXT", "Release and fingerprint of the extractor.", True),
        C("engine", "TEXT", "Engine that did the work.", True),
        C("jobs", "INTEGER", "Number of workers.", True),
        C("pages", "INTEGER", "Pages met.", True),
        C("stored", "INTEGER", "Documents stored or read anew.", True),
        C("unchanged", "INTEGER", "Pages that were there already.", True),
        C("targets_count", "INTEGER", "Targets stored.", True),
        C("problems_count", "INTEGER", "Problems met.", True),
    ),
)

PROBLEMS: Final = Table(
    "problems",
    "What was skipped or is doubtful, and why.",
    key=("id",),
    indexes=(("name",), ("code",), ("run_id",)),
    columns=(
        C("id", "TEXT", "Lasting id, made from name, stage, code and reason.", True),
        C("run_id", "TEXT", "Run that met it first.", True, references="runs"),
        C("name", "TEXT", "File, URL or archive member.", True),
        C("stage", "TEXT", "Stage that met it.", True),
        C("code", "TEXT", "Short lasting name of the problem.", True),
        C("reason", "TEXT", "What was found.", True),
        C("remedy", "TEXT", "What can be done.", True),
    ),
)

META: Final = Table(
    "meta",
    "What the database notes about itself.",
    key=("key",),
    clustered=True,
    columns=(
        C("key", "TEXT", "Name of the note.", True),
        C("value", "TEXT", "The note.", True),
    ),
)

# Tables that others refer to come first.
TABLES: Final = (
    META,
    DOMAINS,
    UNITS,
    INDICATORS,
    PLACES,
    PLACE_LINKS,
    SERIES_BREAKS,
    RUNS,
    DOCUMENTS,
    BLOCKS,
    SECTIONS,
    TARGETS,
    REVIEWS,
    PROBLEMS,
)
