-- Since when a record is held because its guardians disagree: nothing is sent and no guardian changes
-- anything until staff have looked. Borrowing goes on, and nothing is published.
ALTER TABLE member ADD COLUMN held_since timestamptz;
CREATE INDEX member_held_idx ON member (enrolled_at_office) WHERE held_since IS NOT NULL;
