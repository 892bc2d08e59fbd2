"""The views that people browse: readable targets, comparison, plan and result, changes."""

from __future__ import annotations

from typing import Final

from extractor.store.schema import View

TARGETS_READABLE: Final = View(
    "targets_readable",
    "Current targets with names in place of ids.",
    (
        ("id", "Target."),
        ("place", "Name of the place."),
        ("year_text", "Year or period."),
        ("kind", "Target, result or estimate."),
        ("indicator", "Name of the indicator, in Vietnamese."),
        ("subject", "What is measured, in the text's own words."),
        ("change", "Level, or amount of change."),
        ("value", "Bound, number and unit."),
        ("base", "What it is compared with."),
        ("quote", "The value as written."),
        ("statement", "The sentence it stands in."),
        ("section_path", "Headings above it."),
        ("document", "Title of the document."),
        ("url", "Address of the page."),
        ("confidence", "How sure the extraction is."),
        ("flags", "Reasons for care."),
        ("year", "Last year of the period."),
        ("place_id", "Place."),
        ("indicator_id", "Indicator."),
        ("domain_id", "Domain of the indicator."),
        ("document_id", "Document."),
    ),
    """
SELECT t."id", coalesce(p."name", d."place_text"), t."year_text", t."kind", i."name_vi",
  t."subject", t."change", t."value", t."base", t."quote", t."statement", t."section_path",
  coalesce(d."title", d."name"), d."url", t."confidence", t."flags",
  t."year", t."place_id", t."indicator_id", i."domain_id", t."document_id"
FROM "targets" t
JOIN "documents" d ON d."id" = t."document_id"
LEFT JOIN "places" p ON p."id" = t."place_id"
LEFT JOIN "indicators" i ON i."id" = t."indicator_id"
WHERE t."current" = 1
""",
)

COMPARE: Final = View(
    "compare",
    "One row for each value of an indicator, a place and a year, in the indicator's own unit.",
    (
        ("indicator_id", "Indicator."),
        ("indicator", "Name of the indicator, in Vietnamese."),
        ("domain_id", "Domain of the indicator."),
        ("place_id", "Place."),
        ("place", "Name of the place."),
        ("level", "Level of the place."),
        ("year", "Year; of a period, its last year."),
        ("year_text", "Year or period."),
        ("kind", "Target, result or estimate."),
        ("change", "Level, or amount of change."),
        ("cmp", "How the value is bounded."),
        ("value_min", "Lower bound in the indicator's unit."),
        ("value_max", "Upper bound in the indicator's unit."),
        ("unit_id", "Unit as read."),
        ("value", "Bound, number and unit as written."),
        ("base", "What it is compared with."),
        ("period_basis", "Year end, yearly average, or over the period."),
        ("standard", "Norm it is measured by."),
        ("price_basis", "Current or constant prices."),
        ("confidence", "How sure the extraction is."),
        ("flags", "Reasons for care."),
        ("series", "Break that began the series this value belongs to; values of different series are not subtracted."),
        ("series_break", "Breaks since the value before it (same place, kind, change and prices), comma between them."),
        ("target_id", "Target."),
        ("document_id", "Document."),
    ),
    """
SELECT t."indicator_id", i."name_vi", i."domain_id", t."place_id", p."name", p."level",
  t."year", t."year_text", t."kind", t."change", t."cmp", t."value_min", t."value_max",
  t."unit_id", t."value", t."base", t."period_basis", t."standard", t."price_basis",
  t."confidence", t."flags",
  (SELECT b."id" FROM "series_breaks" b
    WHERE b."indicator_id" = t."indicator_id" AND b."since" <= t."year" || '-12-31'
    ORDER BY b."since" DESC LIMIT 1),
  (SELECT group_concat(b."id", ', ') FROM "series_breaks" b
    WHERE b."indicator_id" = t."indicator_id" AND b."since" <= t."year" || '-12-31'
      AND b."since" > (SELECT max(o."year") || '-12-31' FROM "targets" o
        WHERE o."current" = 1 AND o."indicator_id" = t."indicator_id" AND o."year" < t."year"
          AND o."place_id" = t."place_id" AND o."kind" = t."kind" AND o."change" = t."change"
          AND o."price_basis" IS t."price_basis")
      AND NOT (b."reason" = 'prices' AND t."price_basis" IS NOT NULL)),
  t."id", t."document_id"
FROM "targets" t
JOIN "indicators" i ON i."id" = t."indicator_id"
JOIN "places" p ON p."id" = t."place_id"
WHERE t."current" = 1 AND t."same_as" IS NULL AND t."year" IS NOT NULL
""",
)


def _measured_change(row: str) -> str:
    """As `extractor.link.rules.measured_change`: a rise of a rate of growth is the rate itself."""
    return (
        f"""CASE WHEN {row}."change" IN ('level', 'maintain') OR i."measure" = 'growth_rate'"""
        f""" OR (i."measure" = 'change' AND {row}."change" = 'decrease') THEN 'level' ELSE {row}."change" END"""
    )


# Two values are subtracted only where nothing that is known about them differs.
_SAME_TERMS = f"""{_measured_change("t")} = {_measured_change("r")}
      AND (u."dimension" IS v."dimension" OR instr(t."flags" || r."flags", 'share_of_units'))
      AND t."period_basis" IS r."period_basis" AND t."standard" IS r."standard"
      AND t."price_basis" IS r."price_basis" AND t."base" IS r."base" """


def _above(near: str, far: str, more: str, less: str, limit: str) -> str:
    """1 where every number that the result can be is beyond `limit`, 0 where none is, empty where some are.

    For a ceiling with the signs turned round. A result "over 95" is not 95 itself.
    """
    return f"""CASE
      WHEN "{near}" {more} "{limit}"
        OR "{near}" = "{limit}" AND ("planned_cmp" <> '{more}' OR "achieved_cmp" = '{more}') THEN 1
      WHEN "{far}" {less} "{limit}"
        OR "{far}" = "{limit}" AND ("planned_cmp" = '{more}' OR "achieved_cmp" = '{less}') THEN 0 END"""


PLAN_VS_RESULT: Final = View(
    "plan_vs_result",
    "Each target beside the results and estimates of the same indicator, place and year.",
    (
        ("indicator_id", "Indicator."),
        ("indicator", "Name of the indicator, in Vietnamese."),
        ("place_id", "Place."),
        ("place", "Name of the place."),
        ("year", "Year; of a period, its last year."),
        ("year_text", "Year or period."),
        ("planned", "Value planned."),
        ("achieved", "Value reported or expected."),
        ("kind", "Result, or estimate."),
        (
            "comparable",
            "1 where unit, change, basis, norm, prices and base are the same, and no series break lies between.",
        ),
        ("series_break", "Breaks of the series in the year, after the plan was made, comma between them."),
        ("difference", "Achieved less planned, where comparable and both single values."),
        ("met", "1 where the plan was met, 0 where not; empty where the bounds of the result leave it open."),
        ("planned_cmp", "How the planned value is bounded."),
        ("planned_min", "Lower bound planned, in the indicator's unit."),
        ("planned_max", "Upper bound planned, in the indicator's unit."),
        ("achieved_cmp", "How the achieved value is bounded."),
        ("achieved_min", "Lower bound achieved, in the indicator's unit."),
        ("achieved_max", "Upper bound achieved, in the indicator's unit."),
        ("target_id", "Target."),
        ("result_id", "Result or estimate."),
    ),
    f"""
SELECT "indicator_id", "indicator", "place_id", "place", "year", "year_text",
  "planned", "achieved", "kind", "comparable", "series_break",
  CASE WHEN "comparable" AND "planned_min" = "planned_max" AND "achieved_min" = "achieved_max"
    AND "planned_cmp" = '=' AND "achieved_cmp" = '='
    THEN round("achieved_min" - "planned_min", 6) END,
  CASE WHEN NOT "comparable" OR '~' IN ("planned_cmp", "achieved_cmp") THEN NULL
    WHEN "floor" IS NOT NULL THEN {_above("achieved_min", "achieved_max", ">", "<", "floor")}
    WHEN "ceiling" IS NOT NULL THEN {_above("achieved_max", "achieved_min", "<", ">", "ceiling")}
    WHEN "achieved_min" >= "planned_min" AND "achieved_max" <= "planned_max" THEN 1 END,
  "planned_cmp", "planned_min", "planned_max", "achieved_cmp", "achieved_min", "achieved_max",
  "target_id", "result_id"
FROM (SELECT *, "same_terms" AND "series_break" IS NULL "comparable",
    CASE WHEN "planned_cmp" IN ('>=', '>') OR "planned_cmp" IN ('=', 'range') AND "more_is_better"
      THEN "planned_min" END "floor",
    CASE WHEN "planned_cmp" IN ('<=', '<') OR "planned_cmp" IN ('=', 'range') AND NOT "more_is_better"
      THEN "planned_max" END "ceiling" FROM (
  SELECT t."indicator_id", i."name_vi" "indicator", t."place_id", p."name" "place",
    t."year", t."year_text", t."value" "planned", r."value" "achieved", r."kind",
    CASE i."polarity" WHEN 'neutral' THEN NULL
      ELSE (i."polarity" = 'higher_is_better') = ({_measured_change("t")} <> 'decrease') END "more_is_better",
    {_SAME_TERMS} "same_terms",
    (SELECT group_concat(b."id", ', ') FROM "series_breaks" b
      WHERE b."indicator_id" = t."indicator_id" AND b."since" <= t."year" || '-12-31'
        AND b."since" > max(coalesce(d."published", ''), t."year" || '-01-01')) "series_break",
    t."cmp" "planned_cmp", t."value_min" "planned_min", t."value_max" "planned_max",
    r."cmp" "achieved_cmp", r."value_min" "achieved_min", r."value_max" "achieved_max",
    t."id" "target_id", r."id" "result_id"
  FROM "targets" t
  JOIN "targets" r ON r."indicator_id" = t."indicator_id" AND r."place_id" = t."place_id"
    AND r."year" = t."year" AND r."year_text" = t."year_text"
    AND r."kind" IN ('result', 'estimate') AND r."current" = 1 AND r."same_as" IS NULL
  JOIN "indicators" i ON i."id" = t."indicator_id"
  JOIN "places" p ON p."id" = t."place_id"
  JOIN "documents" d ON d."id" = t."document_id"
  LEFT JOIN "units" u ON u."id" = t."unit_id"
  LEFT JOIN "units" v ON v."id" = r."unit_id"
  WHERE t."kind" = 'target' AND t."current" = 1 AND t."same_as" IS NULL
))
""",
)

# CROSS JOIN keeps SQLite to the order written: from the few second versions to their targets.
DIFFERENCES: Final = View(
    "changes",
    "What a new version of a page changed: targets that came, went, moved or were revised.",
    (
        ("page_key", "Page."),
        ("version", "Version that made the change."),
        ("fetched", "When that version was fetched, else when it was stored."),
        ("change", "appeared, vanished, moved (under another heading) or revised (a new value)."),
        ("subject", "What is measured."),
        ("old", "Value in the version before."),
        ("new", "Value in this version."),
        ("old_section", "Headings above it in the version before."),
        ("new_section", "Headings above it in this version."),
        ("old_id", "Target in the version before."),
        ("new_id", "Target in this version."),
        ("document_id", "Document of this version."),
    ),
    """
WITH "pairs" AS (
  SELECT n."id" "new_doc", o."id" "old_doc", n."page_key", n."version",
    coalesce(n."fetched", u."started") "fetched"
  FROM "documents" n
  CROSS JOIN "documents" o ON o."page_key" = n."page_key" AND o."version" = (
    SELECT max(m."version") FROM "documents" m
    WHERE m."page_key" = n."page_key" AND m."version" < n."version")
  CROSS JOIN "runs" u ON u."id" = n."run_id"
  WHERE n."version" > 1
), "gone" AS (
  SELECT v.*, a."id", a."slot", a."subject", a."value", a."section_path"
  FROM "pairs" v CROSS JOIN "targets" a ON a."document_id" = v."old_doc"
  WHERE NOT EXISTS (
    SELECT 1 FROM "targets" b WHERE b."document_id" = v."new_doc" AND b."key" = a."key")
), "come" AS (
  SELECT v.*, b."id", b."slot", b."subject", b."value", b."section_path"
  FROM "pairs" v CROSS JOIN "targets" b ON b."document_id" = v."new_doc"
  WHERE NOT EXISTS (
    SELECT 1 FROM "targets" a WHERE a."document_id" = v."old_doc" AND a."key" = b."key")
)
SELECT c."page_key", c."version", c."fetched", 'revised', c."subject", g."value", c."value",
  g."section_path", c."section_path", g."id", c."id", c."new_doc"
FROM "come" c JOIN "gone" g ON g."new_doc" = c."new_doc" AND g."slot" = c."slot"
UNION ALL
SELECT c."page_key", c."version", c."fetched", 'appeared', c."subject", NULL, c."value",
  NULL, c."section_path", NULL, c."id", c."new_doc"
FROM "come" c WHERE NOT EXISTS (
  SELECT 1 FROM "gone" g WHERE g."new_doc" = c."new_doc" AND g."slot" = c."slot")
UNION ALL
SELECT g."page_key", g."version", g."fetched", 'vanished', g."subject", g."value", NULL,
  g."section_path", NULL, g."id", NULL, g."new_doc"
FROM "gone" g WHERE NOT EXISTS (
  SELECT 1 FROM "come" c WHERE c."new_doc" = g."new_doc" AND c."slot" = g."slot")
UNION ALL
SELECT v."page_key", v."version", v."fetched", 'moved', b."subject", a."value", b."value",
  a."section_path", b."section_path", a."id", b."id", v."new_doc"
FROM "pairs" v
CROSS JOIN "targets" b ON b."document_id" = v."new_doc"
CROSS JOIN "targets" a ON a."key" = b."key" AND a."document_id" = v."old_doc"
WHERE a."section_path" <> b."section_path"
""",
)

VIEWS: Final = (TARGETS_READABLE, COMPARE, PLAN_VS_RESULT, DIFFERENCES)
