-- What a version of a fact changed stood in the ledger once for each measure: of nine such rows, four said the same day, place
-- and reason as another. Now it stands there once, as an entry, whose kind says under which measures it counts and how. The view
-- contribution has a row for each measure, as the table had.
-- Rollout: any time; what is there becomes entries of one measure each, and one index is built anew, some seconds for each million,
-- while the intake waits. From then on an image of the version before waits with its events ("figures are counted by another
-- release"), and does not fold.
CREATE TABLE entry_kind_measure (
  measure_version_id integer   NOT NULL,
  entry_kind_id      integer   NOT NULL,
  splits             integer[],
  person             boolean   NOT NULL,
  once               boolean   NOT NULL,
  CONSTRAINT entry_kind_measure_pk PRIMARY KEY (measure_version_id, entry_kind_id)
);
CREATE INDEX entry_kind_measure_kind_ix ON entry_kind_measure (entry_kind_id);

COMMENT ON TABLE entry_kind_measure IS 'Under which measures the entries of a kind count. Derived, as they are';
COMMENT ON COLUMN entry_kind_measure.splits IS 'Which of the entry''s breakdown are those of the measure, from 1, in its order; null for all';
COMMENT ON COLUMN entry_kind_measure.person IS 'Whether it is counted for the entry''s person; else for nobody';
COMMENT ON COLUMN entry_kind_measure.once IS 'Whether the amount counts as 1, or as -1';

DROP VIEW not_counted;

ALTER TABLE contribution RENAME TO entry;
ALTER TABLE entry RENAME COLUMN contribution_id TO entry_id;
ALTER TABLE entry RENAME COLUMN measure_version_id TO entry_kind_id;
ALTER TABLE entry RENAME CONSTRAINT contribution_reason_ck TO entry_reason_ck;
ALTER TABLE entry RENAME CONSTRAINT contribution_excluded_ck TO entry_excluded_ck;
ALTER SEQUENCE contribution_contribution_id_seq RENAME TO entry_entry_id_seq;
ALTER INDEX contribution_order_ix RENAME TO entry_order_ix;
ALTER INDEX contribution_fact_ix RENAME TO entry_fact_ix;
ALTER INDEX contribution_figure_ix RENAME TO entry_figure_ix;
ALTER INDEX contribution_change_ix RENAME TO entry_change_ix;
ALTER INDEX contribution_known_ix RENAME TO entry_known_ix;
ALTER INDEX contribution_look_ix RENAME TO entry_look_ix;
ALTER TABLE recounted RENAME COLUMN measure_version_id TO entry_kind_id;

COMMENT ON TABLE entry IS 'What each fact version changed, when it became known and why. Append-only. Ask the view contribution';
COMMENT ON COLUMN entry.breakdown IS 'The values of the breakdowns of all its measures, joined by |';

-- A person's entries, of whatever measures.
DROP INDEX contribution_people_ix;
CREATE INDEX entry_people_ix ON entry (subject, effective_on) WHERE subject <> '';

INSERT INTO entry_kind_measure (measure_version_id, entry_kind_id, person, once)
SELECT measure_version_id, measure_version_id, true, false FROM measure_version;

CREATE SEQUENCE entry_kind_id_seq AS integer;
SELECT setval('entry_kind_id_seq', coalesce(max(entry_kind_id), 0) + 1, false) FROM entry_kind_measure;

CREATE FUNCTION several_splits_of(breakdown text, splits integer[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT string_agg(split_part(breakdown, '|', position), '|' ORDER BY nth) FROM unnest(splits) WITH ORDINALITY AS split (position, nth) $$;

-- What a measure has of an entry's breakdown. So short that the planner puts it in its place: most have none or one.
CREATE FUNCTION splits_of(breakdown text, splits integer[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN splits IS NULL THEN breakdown
                 WHEN cardinality(splits) < 2 THEN coalesce(split_part(breakdown, '|', splits[1]), '')
                 ELSE several_splits_of(breakdown, splits) END $$;

-- What an entry's amount is to a measure.
CREATE FUNCTION amount_of(amount bigint, once boolean) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN once THEN sign(amount)::bigint ELSE amount END $$;

CREATE VIEW contribution AS
SELECT entry_id AS contribution_id, entry_kind_id, measure_version_id, fact_id, version, effective_on, place,
       splits_of(breakdown, splits) AS breakdown,
       CASE WHEN person THEN subject ELSE '' END AS subject,
       amount_of(amount, once) AS amount, known_at, known_on, reason, detail
  FROM entry_kind_measure JOIN entry USING (entry_kind_id);

COMMENT ON VIEW contribution IS 'What each fact version changed in each measure version: the entries, under each measure that they count under';

-- By itself, so that the index by person finds them.
CREATE VIEW contribution_of_person AS
SELECT entry_id AS contribution_id, entry_kind_id, measure_version_id, fact_id, version, effective_on, place,
       splits_of(breakdown, splits) AS breakdown, subject, amount_of(amount, once) AS amount,
       known_at, known_on, reason, detail
  FROM entry_kind_measure JOIN entry USING (entry_kind_id)
 WHERE person AND subject <> '';

COMMENT ON VIEW contribution_of_person IS 'Those of contribution that are counted for somebody';

CREATE VIEW unfolded_sum AS
SELECT measure_version_id, effective_on, place, splits_of(breakdown, splits) AS breakdown, known_on, why_not,
       CASE WHEN once THEN signs ELSE amount END AS amount, entries
  FROM (SELECT entry_kind_id, effective_on, place, breakdown, known_on, CASE WHEN effective_on IS NULL THEN detail END AS why_not,
               subject = '' AS nobody, sum(amount)::bigint AS amount, sum(sign(amount)::integer) AS signs,
               count(*) FILTER (WHERE amount <> 0) AS entries
          FROM entry
         WHERE entry_id > folded_through()
         GROUP BY 1, 2, 3, 4, 5, 6, 7) AS sum
  JOIN entry_kind_measure USING (entry_kind_id)
 WHERE nobody OR NOT person;

COMMENT ON VIEW unfolded_sum IS 'What entries that are not folded yet add up to, of measures that do not count people';

CREATE VIEW not_counted AS
SELECT measure_version_id, detail, known_on, facts
  FROM folded_not_counted
 UNION ALL
SELECT measure_version_id, why_not, known_on, amount
  FROM unfolded_sum
 WHERE effective_on IS NULL;

-- No image of the version before may count: it would write what is a view now. What it has counted stays.
UPDATE measure_import SET evaluation = 9 WHERE evaluation = 8;
UPDATE measure_version SET evaluation = 9 WHERE evaluation = 8;
