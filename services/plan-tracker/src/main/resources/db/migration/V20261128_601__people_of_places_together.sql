-- How far the people of a year's libraries overlap was added up from those of each library: now their sum is folded, too.
-- Rollout: any time, together with the migration before.
INSERT INTO folded_people (measure_version_id, span, part, effective_on, label, known_on, people)
SELECT measure_version_id, span, -4, effective_on, '', known_on, sum(people)
  FROM folded_people
 WHERE span = 'YEAR' AND part = 1
 GROUP BY measure_version_id, span, effective_on, known_on
HAVING sum(people) <> 0;

COMMENT ON COLUMN folded_people.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order; of a year, -1, -2 and -3 for those in several quarters, months and places, -4 for those of each place, added up';
