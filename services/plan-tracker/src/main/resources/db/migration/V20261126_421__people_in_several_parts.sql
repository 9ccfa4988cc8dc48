-- How many people count in more than one quarter, month or library of a year was counted from the ledger whenever a measure of
-- people was opened. It is folded now as the numbers of people are, under parts below 0, which no query of before asks for.
-- Rollout: any time; everything is folded anew at the first look, some 10 s for each million of contributions, and pages are
-- slow until then. From then on an image of the version before waits with its events, and does not fold.
ALTER TABLE folding RENAME TO fold_mark;
UPDATE fold_mark SET through = 0;
TRUNCATE folded_cell, folded_people, folded_not_counted;

COMMENT ON COLUMN folded_people.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order; of a year, -1, -2 and -3 for those in several quarters, months and places';

-- No image of the version before may count: its rebuild would fold without them. What it has counted stays.
UPDATE measure_import SET evaluation = 4 WHERE evaluation = 3;
UPDATE measure_version SET evaluation = 4 WHERE evaluation = 3;
