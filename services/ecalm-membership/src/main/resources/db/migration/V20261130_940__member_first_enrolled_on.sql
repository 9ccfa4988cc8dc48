-- How soon something was borrowed first is counted from the first enrolment of a child, which may be that of a record that
-- was merged into the one that stands: a later enrolment made a loan of months before one of the first 90 days. Empty where
-- it is the record's own. What was counted so far is put right with the next loan that comes in of the child.
--
-- Rollout: any time; an older instance neither reads nor writes the column.
ALTER TABLE member ADD COLUMN first_enrolled_on date;
