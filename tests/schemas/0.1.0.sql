-- The schema of release 0.1.0; a database of it must open in every later one.
CREATE TABLE "meta" (
  "key" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("key")
) STRICT, WITHOUT ROWID;
CREATE TABLE "domains" (
  "id" TEXT NOT NULL,
  "name_vi" TEXT NOT NULL,
  "name_en" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  PRIMARY KEY ("id")
) STRICT;
CREATE TABLE "units" (
  "id" TEXT NOT NULL,
  "name_vi" TEXT NOT NULL,
  "name_en" TEXT NOT NULL,
  "dimension" TEXT,
  "base_unit" TEXT,
  "factor" TEXT,
  PRIMARY KEY ("id")
) STRICT;
CREATE INDEX "units_base_unit" ON "units" ("base_unit");
CREATE TABLE "indicators" (
  "id" TEXT NOT NULL,
  "name_vi" TEXT NOT NULL,
  "name_en" TEXT NOT NULL,
  "domain_id" TEXT,
  "unit_id" TEXT,
  "measure" TEXT,
  "polarity" TEXT,
  "range_min" REAL,
  "range_max" REAL,
  "tier" INTEGER,
  "levels" TEXT NOT NULL,
  "note_vi" TEXT,
  "note_en" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("domain_id") REFERENCES "domains" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("unit_id") REFERENCES "units" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "indicators_domain_id" ON "indicators" ("domain_id");
CREATE INDEX "indicators_unit_id" ON "indicators" ("unit_id");
CREATE TABLE "places" (
  "id" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_short" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "level" TEXT NOT NULL CHECK ("level" IN ('national', 'province', 'district', 'commune')),
  "parent_id" TEXT,
  "valid_from" TEXT,
  "valid_to" TEXT,
  "area_km2" REAL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("parent_id") REFERENCES "places" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "places_code" ON "places" ("code");
CREATE INDEX "places_parent_id" ON "places" ("parent_id");
CREATE INDEX "places_level_name_short" ON "places" ("level", "name_short");
CREATE TABLE "place_links" (
  "from_id" TEXT NOT NULL,
  "to_id" TEXT NOT NULL,
  "effective" TEXT NOT NULL,
  "relation" TEXT NOT NULL CHECK ("relation" IN ('full', 'partial')),
  "source" TEXT,
  PRIMARY KEY ("from_id", "to_id", "effective"),
  FOREIGN KEY ("from_id") REFERENCES "places" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("to_id") REFERENCES "places" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "place_links_to_id" ON "place_links" ("to_id");
CREATE TABLE "series_breaks" (
  "indicator_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "since" TEXT NOT NULL,
  "reason" TEXT NOT NULL CHECK ("reason" IN ('standard', 'definition', 'places', 'prices')),
  "note_vi" TEXT NOT NULL,
  "note_en" TEXT NOT NULL,
  PRIMARY KEY ("indicator_id", "id"),
  FOREIGN KEY ("indicator_id") REFERENCES "indicators" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "runs" (
  "id" TEXT NOT NULL,
  "started" TEXT NOT NULL,
  "finished" TEXT,
  "status" TEXT NOT NULL CHECK ("status" IN ('running', 'done', 'stopped', 'interrupted')),
  "extractor_version" TEXT NOT NULL,
  "engine" TEXT NOT NULL,
  "jobs" INTEGER NOT NULL,
  "pages" INTEGER NOT NULL,
  "stored" INTEGER NOT NULL,
  "unchanged" INTEGER NOT NULL,
  "targets_count" INTEGER NOT NULL,
  "problems_count" INTEGER NOT NULL,
  PRIMARY KEY ("id")
) STRICT;
CREATE TABLE "documents" (
  "id" TEXT NOT NULL,
  "page_key" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "current" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "url" TEXT,
  "title" TEXT,
  "kind" TEXT,
  "number" TEXT,
  "issuer" TEXT,
  "published" TEXT,
  "place_id" TEXT,
  "place_text" TEXT,
  "parent_text" TEXT,
  "level" TEXT CHECK ("level" IN ('national', 'province', 'district', 'commune')),
  "year" INTEGER,
  "year_text" TEXT,
  "fetched" TEXT,
  "media" TEXT NOT NULL,
  "encoding" TEXT NOT NULL,
  "repairs" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('targets', 'no-targets')),
  "targets_count" INTEGER NOT NULL,
  "extractor_version" TEXT NOT NULL,
  "run_id" TEXT NOT NULL,
  "identity" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("page_key", "version"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("run_id") REFERENCES "runs" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "documents_current_place_id_year" ON "documents" ("current", "place_id", "year");
CREATE INDEX "documents_current_year" ON "documents" ("current", "year");
CREATE INDEX "documents_current_kind" ON "documents" ("current", "kind");
CREATE INDEX "documents_version" ON "documents" ("version");
CREATE INDEX "documents_place_id" ON "documents" ("place_id");
CREATE INDEX "documents_run_id" ON "documents" ("run_id");
CREATE TABLE "blocks" (
  "document_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('heading', 'paragraph', 'table', 'noise')),
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "level" INTEGER,
  "emphasis" INTEGER NOT NULL,
  "reason" TEXT,
  "grid" TEXT,
  PRIMARY KEY ("document_id", "position"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "sections" (
  "id" TEXT NOT NULL,
  "document_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "parent_id" TEXT,
  "depth" INTEGER NOT NULL,
  "marker" TEXT,
  "title" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "body_end" INTEGER NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("parent_id") REFERENCES "sections" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "sections_document_id_position" ON "sections" ("document_id", "position");
CREATE INDEX "sections_parent_id" ON "sections" ("parent_id");
CREATE TABLE "targets" (
  "id" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "slot" TEXT NOT NULL,
  "search_id" INTEGER NOT NULL,
  "document_id" TEXT NOT NULL,
  "section_id" TEXT,
  "place_id" TEXT,
  "indicator_id" TEXT,
  "unit_id" TEXT,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "quote" TEXT NOT NULL,
  "min" REAL,
  "max" REAL,
  "of" REAL,
  "cmp" TEXT NOT NULL CHECK ("cmp" IN ('=', '>=', '>', '<=', '<', '~', 'range')),
  "unit" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "change" TEXT NOT NULL CHECK ("change" IN ('level', 'increase', 'decrease', 'maintain')),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('target', 'result', 'estimate')),
  "year" INTEGER,
  "year_text" TEXT,
  "base" TEXT,
  "marker" TEXT,
  "section_path" TEXT NOT NULL,
  "statement" TEXT NOT NULL,
  "statement_start" INTEGER NOT NULL,
  "statement_end" INTEGER NOT NULL,
  "value_min" REAL,
  "value_max" REAL,
  "indicator_score" REAL,
  "period_start" TEXT,
  "period_end" TEXT,
  "period_basis" TEXT CHECK ("period_basis" IN ('year-end', 'annual average', 'cumulative', 'part-year')),
  "standard" TEXT,
  "price_basis" TEXT,
  "firmness" TEXT,
  "confidence" REAL NOT NULL,
  "rule" TEXT NOT NULL,
  "flags" TEXT NOT NULL,
  "same_as" TEXT,
  "row" INTEGER,
  "column" INTEGER,
  "current" INTEGER NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("search_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("section_id") REFERENCES "sections" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("place_id") REFERENCES "places" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("indicator_id") REFERENCES "indicators" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("unit_id") REFERENCES "units" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "targets_document_id_start" ON "targets" ("document_id", "start");
CREATE INDEX "targets_key" ON "targets" ("key");
CREATE INDEX "targets_section_id" ON "targets" ("section_id");
CREATE INDEX "targets_current_indicator_id_year_place_id_kind" ON "targets" ("current", "indicator_id", "year", "place_id", "kind");
CREATE INDEX "targets_current_year_search_id_kind_place_id_indicator_id" ON "targets" ("current", "year", "search_id", "kind", "place_id", "indicator_id");
CREATE INDEX "targets_current_indicator_id_search_id" ON "targets" ("current", "indicator_id", "search_id");
CREATE INDEX "targets_current_place_id_indicator_id_year_kind" ON "targets" ("current", "place_id", "indicator_id", "year", "kind");
CREATE INDEX "targets_current_confidence" ON "targets" ("current", "confidence");
CREATE TABLE "reviews" (
  "id" TEXT NOT NULL,
  "target_key" TEXT NOT NULL,
  "target_id" TEXT NOT NULL,
  "reviewer" TEXT,
  "created" TEXT NOT NULL,
  "action" TEXT NOT NULL CHECK ("action" IN ('correct', 'reject', 'confirm')),
  "field" TEXT,
  "old" TEXT,
  "new" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id")
) STRICT;
CREATE INDEX "reviews_target_key" ON "reviews" ("target_key");
CREATE INDEX "reviews_target_id" ON "reviews" ("target_id");
CREATE TABLE "problems" (
  "id" TEXT NOT NULL,
  "run_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "remedy" TEXT NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("run_id") REFERENCES "runs" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "problems_name" ON "problems" ("name");
CREATE INDEX "problems_code" ON "problems" ("code");
CREATE INDEX "problems_run_id" ON "problems" ("run_id");
CREATE VIRTUAL TABLE targets_fts USING fts5(exact, folded, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIEW "targets_readable" ("id", "place", "year_text", "kind", "indicator", "subject", "change", "value", "base", "quote", "statement", "section_path", "document", "url", "confidence", "flags", "year", "place_id", "indicator_id", "domain_id", "document_id") AS
SELECT t."id", coalesce(p."name", d."place_text"), t."year_text", t."kind", i."name_vi",
  t."subject", t."change", t."value", t."base", t."quote", t."statement", t."section_path",
  coalesce(d."title", d."name"), d."url", t."confidence", t."flags",
  t."year", t."place_id", t."indicator_id", i."domain_id", t."document_id"
FROM "targets" t
JOIN "documents" d ON d."id" = t."document_id"
LEFT JOIN "places" p ON p."id" = t."place_id"
LEFT JOIN "indicators" i ON i."id" = t."indicator_id"
WHERE t."current" = 1;
CREATE VIEW "compare" ("indicator_id", "indicator", "domain_id", "place_id", "place", "level", "year", "year_text", "kind", "change", "cmp", "value_min", "value_max", "unit_id", "value", "base", "period_basis", "standard", "price_basis", "confidence", "flags", "series", "series_break", "target_id", "document_id") AS
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
WHERE t."current" = 1 AND t."same_as" IS NULL AND t."year" IS NOT NULL;
CREATE VIEW "plan_vs_result" ("indicator_id", "indicator", "place_id", "place", "year", "year_text", "planned", "achieved", "kind", "comparable", "series_break", "difference", "met", "planned_cmp", "planned_min", "planned_max", "achieved_cmp", "achieved_min", "achieved_max", "target_id", "result_id") AS
SELECT "indicator_id", "indicator", "place_id", "place", "year", "year_text",
  "planned", "achieved", "kind", "comparable", "series_break",
  CASE WHEN "comparable" AND "planned_min" = "planned_max" AND "achieved_min" = "achieved_max"
    AND "planned_cmp" = '=' AND "achieved_cmp" = '='
    THEN round("achieved_min" - "planned_min", 6) END,
  CASE WHEN NOT "comparable" OR '~' IN ("planned_cmp", "achieved_cmp") THEN NULL
    WHEN "floor" IS NOT NULL THEN CASE
      WHEN "achieved_min" > "floor"
        OR "achieved_min" = "floor" AND ("planned_cmp" <> '>' OR "achieved_cmp" = '>') THEN 1
      WHEN "achieved_max" < "floor"
        OR "achieved_max" = "floor" AND ("planned_cmp" = '>' OR "achieved_cmp" = '<') THEN 0 END
    WHEN "ceiling" IS NOT NULL THEN CASE
      WHEN "achieved_max" < "ceiling"
        OR "achieved_max" = "ceiling" AND ("planned_cmp" <> '<' OR "achieved_cmp" = '<') THEN 1
      WHEN "achieved_min" > "ceiling"
        OR "achieved_min" = "ceiling" AND ("planned_cmp" = '<' OR "achieved_cmp" = '>') THEN 0 END
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
      ELSE (i."polarity" = 'higher_is_better') = (CASE WHEN t."change" IN ('level', 'maintain') OR i."measure" = 'growth_rate' OR (i."measure" = 'change' AND t."change" = 'decrease') THEN 'level' ELSE t."change" END <> 'decrease') END "more_is_better",
    CASE WHEN t."change" IN ('level', 'maintain') OR i."measure" = 'growth_rate' OR (i."measure" = 'change' AND t."change" = 'decrease') THEN 'level' ELSE t."change" END = CASE WHEN r."change" IN ('level', 'maintain') OR i."measure" = 'growth_rate' OR (i."measure" = 'change' AND r."change" = 'decrease') THEN 'level' ELSE r."change" END
      AND (u."dimension" IS v."dimension" OR instr(t."flags" || r."flags", 'share_of_units'))
      AND t."period_basis" IS r."period_basis" AND t."standard" IS r."standard"
      AND t."price_basis" IS r."price_basis" AND t."base" IS r."base"  "same_terms",
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
));
CREATE VIEW "changes" ("page_key", "version", "fetched", "change", "subject", "old", "new", "old_section", "new_section", "old_id", "new_id", "document_id") AS
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
WHERE a."section_path" <> b."section_path";
