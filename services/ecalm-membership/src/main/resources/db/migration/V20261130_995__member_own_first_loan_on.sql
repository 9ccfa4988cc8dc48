-- A merge gives the record that stands the earlier of two first loans. Of one whose row is not kept any more nothing told
-- what the record's own was, so a merge that was taken back lost it where the other's was older or of the same day. Of
-- merges of before, an own day is taken for known where no record that was merged says the same.
--
-- Rollout: any time. A merge that an older instance makes until it stops keeps no day: taken back, a first loan of more
-- than 25 months ago is none of the record that stood.
ALTER TABLE member ADD COLUMN own_first_loan_on date;

UPDATE member kept SET own_first_loan_on = first_loan_on
 WHERE first_loan_on IS NOT NULL
   AND EXISTS (SELECT FROM member merged WHERE merged.merged_into = kept.key)
   AND NOT EXISTS (SELECT FROM member merged
                    WHERE merged.merged_into = kept.key AND merged.first_loan_on = kept.first_loan_on);
