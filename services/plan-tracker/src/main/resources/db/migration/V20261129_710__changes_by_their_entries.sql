-- What changed between two days looked at each record that had moved: a million of them for a week of a county a hundred times
-- as large. Nearly all are new, and of those the cells say as much; they say of how many entries they are, too, from now on. The
-- few that need a closer look are found by an index.
-- Rollout: any time; the intake and folds wait meanwhile, some 10 s for each million of contributions. From then on an image of
-- the version before waits with its events ("figures are counted by another release"); its pages work.
ALTER TABLE folded_cell ADD COLUMN entries bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN folded_cell.entries IS 'How many contributions it adds up that are not 0';

INSERT INTO folded_cell (measure_version_id, part, label, effective_on, known_on, amount, entries)
SELECT measure_version_id, part, label COLLATE "C", effective_on, known_on, sum(amount), count(*)
  FROM contribution
  JOIN measure_version USING (measure_version_id)
 CROSS JOIN LATERAL (
         VALUES (0, ''), (1, place)
          UNION ALL
         SELECT 1 + position, label
           FROM unnest(string_to_array(breakdown || '|', '|')) WITH ORDINALITY AS split (label, position)
          WHERE position <= jsonb_array_length(rule -> 'breakdowns')) AS each (part, label)
 WHERE contribution_id <= folded_through() AND effective_on IS NOT NULL AND subject = '' AND amount <> 0
 GROUP BY 1, 2, 3, 4, 5
 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT ON CONSTRAINT folded_cell_pk DO UPDATE SET entries = EXCLUDED.entries;

-- A fortnight after its month a person's record is late: the same as what changed says, which asks by these words.
CREATE INDEX contribution_change_ix ON contribution (measure_version_id, known_on, effective_on)
 WHERE reason = 'CORRECTED'
    OR subject <> '' AND known_on - effective_on > 14
       AND known_on >= (date_trunc('month', effective_on::timestamp) + interval '1 month')::date + 14;

-- No image of the version before may count: it would fold cells without their entries. What it has counted stays.
UPDATE measure_import SET evaluation = 6 WHERE evaluation = 5;
UPDATE measure_version SET evaluation = 6 WHERE evaluation = 5;
