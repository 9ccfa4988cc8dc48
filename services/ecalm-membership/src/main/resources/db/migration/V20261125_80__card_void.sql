-- A card that was entered by mistake becomes void: the row stays, so that its number is nobody
-- else's for ever, and the child is given another. Of one child's cards one is valid at most. The
-- column may stay empty, so that an image of the version before still writes.
ALTER TABLE card ADD COLUMN voided_at timestamptz;
CREATE UNIQUE INDEX card_one_valid_of_member_uq ON card (member_key) WHERE voided_at IS NULL;
