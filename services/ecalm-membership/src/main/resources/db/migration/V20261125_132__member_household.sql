-- The children of one visit are one household, and one family in the figures. Which version of the
-- privacy notice the family was given is kept with the enrolment. Neither is published. Members of
-- before have none, and an image of the version before still writes.
ALTER TABLE member
    ADD COLUMN household_key  uuid,
    ADD COLUMN notice_version text;
CREATE INDEX member_household_idx ON member (household_key) WHERE household_key IS NOT NULL;
