-- Why: who answers for a child is changed after the enrolment, and somebody who was entered by mistake today has to be
-- ended today. The first day on which a guardian did not answer any more may be the day on which it began.
--
-- Rollout order: any. An older instance ends nobody.
ALTER TABLE vault.guardian
    DROP CONSTRAINT guardian_valid_for_days,
    ADD CONSTRAINT guardian_ends_after_it_began CHECK (valid_to >= valid_from);
