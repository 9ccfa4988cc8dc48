-- A list of people who are new looked at each record that became known, and how many came late at all there is of whoever came
-- late: for a county a hundred times as large up to 8 s. They are looked for now on the days of which the numbers of people say
-- that somebody began to count. So a number of 0 is kept, too: as many came as went.
-- Rollout: any time; everything is folded anew at the first look, some 10 s for each million of contributions, and pages are
-- slow until then. From then on an image of the version before waits with its events ("figures are counted by another
-- release"), and does not fold.
UPDATE fold_mark SET through = 0;
TRUNCATE folded_cell, folded_total, folded_people, folded_not_counted;

COMMENT ON COLUMN folded_people.people IS '0 where as many came as went';

-- Who came late is found by those days, too: only what was corrected has an entry.
DROP INDEX contribution_change_ix;
CREATE INDEX contribution_change_ix ON contribution (measure_version_id, known_on, effective_on)
 WHERE reason = 'CORRECTED';

-- No image of the version before may count: it would fold numbers of people without their zeros. What it has counted stays.
UPDATE measure_import SET evaluation = 7 WHERE evaluation = 6;
UPDATE measure_version SET evaluation = 7 WHERE evaluation = 6;
