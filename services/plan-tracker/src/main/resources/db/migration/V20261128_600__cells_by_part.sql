-- A measure's page added up all cells of its place and breakdown to split a figure by one of the two, and so did every page that
-- looks back, for all of a measure alone: with many records that come late there are as many cells as records. Cells are kept
-- by part now, as numbers of people are: of all of a measure, of each place and of each value of a breakdown. Totals, which are
-- what is known now, have the breakdowns, too.
-- Rollout: any time; the intake and folds wait meanwhile, some 10 s for each million of cells. From then on an image of the version before
-- waits with its events ("figures are counted by another release"), and its pages fail.
DROP VIEW cell;
ALTER TABLE folded_cell RENAME TO cell_of_all_parts;
ALTER TABLE cell_of_all_parts RENAME CONSTRAINT folded_cell_pk TO cell_of_all_parts_pk;

CREATE TABLE folded_cell (
  measure_version_id integer  NOT NULL,
  part               smallint NOT NULL,
  label              text     COLLATE "C" NOT NULL,
  effective_on       date     NOT NULL,
  known_on           date     NOT NULL,
  amount             bigint   NOT NULL,
  CONSTRAINT folded_cell_pk PRIMARY KEY (measure_version_id, part, label, effective_on, known_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE folded_cell IS 'What contributions without a subject add up to, by day and by when it became known. Derived; a rebuild makes it anew';
COMMENT ON COLUMN folded_cell.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order';
COMMENT ON COLUMN folded_cell.label IS 'The place or the value of the breakdown; empty for all of the measure';
COMMENT ON COLUMN folded_total.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order';
COMMENT ON COLUMN folded_total.label IS 'The place or the value of the breakdown; empty for all of the measure';

INSERT INTO folded_cell (measure_version_id, part, label, effective_on, known_on, amount)
SELECT measure_version_id, part, label COLLATE "C", effective_on, known_on, sum(amount)
  FROM cell_of_all_parts
  JOIN measure_version USING (measure_version_id)
 CROSS JOIN LATERAL (
         VALUES (0, ''), (1, place)
          UNION ALL
         SELECT 1 + position, label
           FROM unnest(string_to_array(breakdown || '|', '|')) WITH ORDINALITY AS split (label, position)
          WHERE position <= jsonb_array_length(rule -> 'breakdowns')) AS each (part, label)
 GROUP BY 1, 2, 3, 4, 5
HAVING sum(amount) <> 0
 ORDER BY 1, 2, 3, 4, 5;

DROP TABLE cell_of_all_parts;

INSERT INTO folded_total (measure_version_id, part, label, effective_on, amount)
SELECT measure_version_id, part, label, effective_on, sum(amount)
  FROM folded_cell
 WHERE part > 1
 GROUP BY 1, 2, 3, 4
HAVING sum(amount) <> 0;

-- No image of the version before may count: it would fold cells of another kind. What it has counted stays.
UPDATE measure_import SET evaluation = 5 WHERE evaluation = 4;
UPDATE measure_version SET evaluation = 5 WHERE evaluation = 4;
