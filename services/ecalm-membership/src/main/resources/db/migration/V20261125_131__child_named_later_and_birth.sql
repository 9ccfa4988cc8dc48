-- A child may be enrolled before it is named, and is named later. A name that is not there yet is
-- no name at all: it equals no other. The family name may be known before the given names are.
-- Children of one birth share a key; the order is asked, because nothing else tells twins apart.
-- The columns may stay as they are by default, so that an image of the version before still writes.
ALTER TABLE vault.child
    ADD COLUMN not_named_yet boolean NOT NULL DEFAULT false,
    ADD COLUMN birth_set     uuid,
    ADD COLUMN birth_order   integer,
    ADD COLUMN birth_count   integer,
    DROP CONSTRAINT child_has_a_name,
    ADD CONSTRAINT child_has_a_name_or_will
        CHECK (num_nonnulls(given_names, family_name) >= 1 OR not_named_yet),
    ADD CONSTRAINT child_not_named_has_no_given_names CHECK (NOT not_named_yet OR given_names IS NULL),
    ADD CONSTRAINT child_birth_whole
        CHECK (num_nonnulls(birth_set, birth_order, birth_count) IN (0, 3)
               AND birth_order BETWEEN 1 AND birth_count AND birth_count BETWEEN 2 AND 9);
-- Two of one birth never have one place in its order.
CREATE UNIQUE INDEX child_birth_order_uq ON vault.child (birth_set, birth_order);
-- The list of those who wait for a name.
CREATE INDEX child_not_named_yet_idx ON vault.child (member_key) WHERE not_named_yet;
