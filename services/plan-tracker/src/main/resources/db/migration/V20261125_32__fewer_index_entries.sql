-- Each index costs an entry for every row that the intake stores, which was a third of its time. What is dropped here is
-- no longer asked for: the net already posted for a fact is the worth of its version before, which an evaluation gives
-- from the body; contributions are found by the figure that they belong to; fact versions are replayed by ranges.
-- Exclusions are counted like amounts, +1 and −1, so that "what does not count" is a sum as every figure is.
-- Rollout: any time while no intake runs; every rule is counted anew at the next start (measure_version.evaluation).
-- An image of the version before works with it, more slowly, and its exclusions count as none until the next rebuild.
ALTER TABLE contribution DROP CONSTRAINT contribution_excluded_amount_ck;

UPDATE contribution AS excluded SET amount = 1
 WHERE reason = 'EXCLUDED'
   AND NOT EXISTS (SELECT FROM contribution AS later
                    WHERE later.fact_id = excluded.fact_id
                      AND later.measure_version_id = excluded.measure_version_id
                      AND later.contribution_id > excluded.contribution_id);

ALTER TABLE contribution DROP CONSTRAINT contribution_pk;
DROP INDEX contribution_fact_ix;

-- The facts are locked by the transaction that stores their versions, and never deleted.
ALTER TABLE fact_version DROP CONSTRAINT fact_version_fact_fk;
ALTER TABLE fact_version DROP CONSTRAINT fact_version_pk;
CREATE INDEX fact_version_order_ix ON fact_version USING brin (fact_version_id) WITH (pages_per_range = 32);

ALTER TABLE measure_version ADD COLUMN evaluation integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN measure_version.evaluation IS 'The revision of the code that its contributions were counted by';
COMMENT ON COLUMN contribution.amount IS 'What is added to the figure; of an exclusion 1 when it begins and -1 when it ends';

-- How far the intake has come in each partition: what other instances took in is noticed by it.
CREATE TABLE intake_progress (
  topic       text        NOT NULL,
  partition   integer     NOT NULL,
  next_offset bigint      NOT NULL,
  known_at    timestamptz NOT NULL,
  CONSTRAINT intake_progress_pk PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);
