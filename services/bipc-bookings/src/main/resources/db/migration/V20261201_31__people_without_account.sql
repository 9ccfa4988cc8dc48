-- Staff book people who have no e-mail or internet, and people come who had not booked: they are
-- records without an account. What staff noted of them stands where a person's name does.
ALTER TABLE person_details ADD COLUMN phone text;

-- Records that are one person: the others point at the one that remains, never further, so that one
-- step always leads to it. The two columns that the database fills in hold that: what is pointed at
-- cannot point on, whoever merges at the same time, and so nothing can go in a circle.
ALTER TABLE entrepreneur
    ADD COLUMN merged_into uuid,
    ADD COLUMN remains boolean NOT NULL GENERATED ALWAYS AS (merged_into IS NULL) STORED,
    ADD COLUMN into_one_that_remains boolean GENERATED ALWAYS AS (CASE WHEN merged_into IS NOT NULL THEN true END) STORED,
    ADD CONSTRAINT entrepreneur_id_remains_uq UNIQUE (id, remains),
    ADD CONSTRAINT entrepreneur_merged_into_fk FOREIGN KEY (merged_into, into_one_that_remains)
        REFERENCES entrepreneur (id, remains);

CREATE INDEX entrepreneur_merged_into_idx ON entrepreneur (merged_into) WHERE merged_into IS NOT NULL;

-- An address finds the records that have it.
CREATE INDEX person_details_email_address_idx ON person_details (lower(email_address))
    WHERE email_address IS NOT NULL;

-- By which way a place was taken.
ALTER TABLE booking
    ADD COLUMN channel text NOT NULL DEFAULT 'SELF',
    ADD CONSTRAINT booking_channel_ck CHECK (channel IN ('SELF', 'LINK', 'STAFF', 'WALK_IN'));

-- A booking belongs to the record that remains, which the foreign key holds however a merge and a
-- booking meet. Which record it was made for is kept where that is another, so that a merge can be
-- taken back.
ALTER TABLE booking
    ADD COLUMN made_for uuid,
    ADD COLUMN of_one_that_remains boolean NOT NULL GENERATED ALWAYS AS (true) STORED,
    ADD CONSTRAINT booking_made_for_fk FOREIGN KEY (made_for) REFERENCES entrepreneur (id),
    DROP CONSTRAINT booking_entrepreneur_fk,
    ADD CONSTRAINT booking_entrepreneur_fk FOREIGN KEY (entrepreneur_id, of_one_that_remains)
        REFERENCES entrepreneur (id, remains);
