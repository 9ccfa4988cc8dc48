-- Whether the family was told, before the fifth birthday, how the card goes on: a mark beside the
-- birthday, since a day would tell it.
ALTER TABLE vault.child ADD COLUMN hand_over_told boolean NOT NULL DEFAULT false;
CREATE INDEX child_not_handed_over_idx ON vault.child (date_of_birth) WHERE NOT turned_five AND NOT hand_over_told;
