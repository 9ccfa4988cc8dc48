-- What became of a member, beside the dated spells. None of it is published: an event says only from
-- when a membership has ceased. A death is reported first and confirmed or taken back later; the day
-- from which it ends the membership is kept, so that taking it back puts things as they were.
-- Columns that may stay empty, so that an image of the version before still writes.
ALTER TABLE member
    ADD COLUMN death            text,
    ADD COLUMN death_ended_from date,
    ADD COLUMN withdrawn_on     date,
    ADD COLUMN sealed_at        timestamptz,
    ADD COLUMN erased_at        timestamptz,
    ADD CONSTRAINT member_death_known CHECK (death IN ('REPORTED', 'CONFIRMED')),
    ADD CONSTRAINT member_death_ended_by_one CHECK (death IS NOT NULL OR death_ended_from IS NULL);

-- A card that stops with the membership; it becomes valid again for the same member alone.
ALTER TABLE card
    DROP CONSTRAINT card_void_reason_known,
    ADD CONSTRAINT card_void_reason_known
        CHECK (void_reason IN ('MISTAKE', 'LOST', 'STOLEN', 'DAMAGED', 'ENDED'));

-- Whether a child has been seen to turn 5: beside the birthday, since the day would tell it. The
-- nightly job looks for those who have not.
ALTER TABLE vault.child
    ADD COLUMN turned_five boolean NOT NULL DEFAULT false;
CREATE INDEX child_not_yet_five_idx ON vault.child (date_of_birth) WHERE NOT turned_five;
