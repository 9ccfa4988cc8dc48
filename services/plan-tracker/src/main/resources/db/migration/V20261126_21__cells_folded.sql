-- Adding to a cell for nearly every row of the ledger was what the intake paid most for. Now rows are folded into cells by
-- many at once, a moment after they were posted; whoever reads adds those that are not folded yet, so that every sum is as
-- exact as before. Different people are counted from the ledger: their cells hardly ever held more than one row.
-- Rollout: any time; from then on an image of the version before waits with its events ("figures are counted by another
-- release"), and its pages fail.
ALTER TABLE cell RENAME TO cell_by_partition;
ALTER TABLE cell_by_partition RENAME CONSTRAINT cell_pk TO cell_by_partition_pk;

CREATE TABLE folded_cell (
  measure_version_id integer NOT NULL,
  effective_on       date    NOT NULL,
  place              text    COLLATE "C" NOT NULL,
  breakdown          text    COLLATE "C" NOT NULL,
  known_on           date    NOT NULL,
  amount             bigint  NOT NULL,
  CONSTRAINT folded_cell_pk PRIMARY KEY (measure_version_id, effective_on, place, breakdown, known_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE folded_cell IS 'Running sums of contributions without a subject; a rebuild makes them anew. Ask the view cell';

INSERT INTO folded_cell (measure_version_id, effective_on, place, breakdown, known_on, amount)
SELECT measure_version_id, effective_on, place, breakdown, known_on, sum(amount)
  FROM cell_by_partition
 WHERE subject = ''
 GROUP BY measure_version_id, effective_on, place, breakdown, known_on
HAVING sum(amount) <> 0;

DROP TABLE cell_by_partition;

CREATE TABLE fold (
  the_only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT fold_one_row_ck CHECK (the_only_row),
  through      bigint  NOT NULL
);

COMMENT ON COLUMN fold.through IS 'The last contribution that cells hold: all up to it, none after it';

INSERT INTO fold (through) SELECT coalesce(pg_sequence_last_value('contribution_contribution_id_seq'), 0);

-- A function, so that the planner knows how few rows are left when it plans.
CREATE FUNCTION folded_through() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT through FROM fold';

CREATE INDEX contribution_order_ix ON contribution (contribution_id);

-- All that counting people asks for, so that only they are read.
CREATE INDEX contribution_people_ix ON contribution (measure_version_id, effective_on)
  INCLUDE (subject, place, breakdown, known_on, amount) WHERE subject <> '';

CREATE VIEW cell AS
SELECT measure_version_id, effective_on, place, breakdown, known_on, amount
  FROM folded_cell
 UNION ALL
SELECT measure_version_id, effective_on, place, breakdown, known_on, amount
  FROM contribution
 WHERE contribution_id > folded_through() AND effective_on IS NOT NULL AND subject = '';

COMMENT ON VIEW cell IS 'What adds up, by day, place and breakdown; several rows may have one key. Different people are counted from contribution';

-- No image of the version before may count: it would look for cells that it does not find. What it has counted stays.
UPDATE measure_import SET evaluation = 2 WHERE evaluation = 1;
UPDATE measure_version SET evaluation = 2 WHERE evaluation = 1;
