-- Cells are kept by the day on which each change became known, by place and by breakdown: with many records there are as
-- many of them as ways to come late, and a page that shows what is known now added up all of them. Now the sum of each day is kept
-- as well, of all of a measure and of each place, whenever it became known. It is what is asked for on any day from the one on which
-- the last change became known; looking further back goes by the cells as before.
-- Rollout: any time; some seconds for each million of cells. From then on an image of the version before waits with its
-- events ("figures are counted by another release"), and does not fold.
CREATE TABLE folded_total (
  measure_version_id integer  NOT NULL,
  part               smallint NOT NULL,
  label              text     COLLATE "C" NOT NULL,
  effective_on       date     NOT NULL,
  amount             bigint   NOT NULL,
  CONSTRAINT folded_total_pk PRIMARY KEY (measure_version_id, part, label, effective_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE folded_total IS 'What folded_cell adds up to, whenever it became known. Derived; a rebuild makes it anew';
COMMENT ON COLUMN folded_total.part IS '0 for all of the measure, 1 by place';
COMMENT ON COLUMN folded_total.label IS 'The place; empty for all of the measure, and for what states none';

ALTER TABLE fold_mark ADD COLUMN known_through date NOT NULL DEFAULT '-infinity';

COMMENT ON COLUMN fold_mark.known_through IS 'The last day on which anything that is folded became known';

INSERT INTO folded_total (measure_version_id, part, label, effective_on, amount)
SELECT measure_version_id, part, label COLLATE "C", effective_on, sum(amount)
  FROM folded_cell
 CROSS JOIN LATERAL (VALUES (0, ''), (1, place)) AS each (part, label)
 GROUP BY 1, 2, 3, 4
HAVING sum(amount) <> 0;

UPDATE fold_mark SET known_through = coalesce((SELECT max(known_on) FROM folded_cell), '-infinity');

-- No image of the version before may count: it would fold cells and leave these. What it has counted stays.
UPDATE measure_import SET evaluation = 4 WHERE evaluation = 3;
UPDATE measure_version SET evaluation = 4 WHERE evaluation = 3;
