-- Cards as stock: which numbers an office was sent, which of them were written off, and how few may
-- be left before more are ordered. A number without its check digit is the card's place in the
-- stock; of ranges that overlap the database takes one, so that no card is in two boxes.
CREATE TABLE card_batch (
    id          uuid        NOT NULL,
    office_code text        NOT NULL,
    first_place bigint      NOT NULL,
    last_place  bigint      NOT NULL,
    received_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    CONSTRAINT card_batch_pk PRIMARY KEY (id),
    CONSTRAINT card_batch_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT card_batch_is_a_range CHECK (first_place >= 0 AND last_place >= first_place),
    CONSTRAINT card_batch_overlaps_none EXCLUDE USING gist (int8range(first_place, last_place, '[]') WITH &&)
);
CREATE INDEX card_batch_office_idx ON card_batch (office_code, received_at);

-- Cards of a batch that nobody will be given: damaged, missing from the box, sent back.
CREATE TABLE card_write_off (
    id          uuid        NOT NULL,
    batch_id    uuid        NOT NULL,
    first_place bigint      NOT NULL,
    last_place  bigint      NOT NULL,
    reason      text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    CONSTRAINT card_write_off_pk PRIMARY KEY (id),
    CONSTRAINT card_write_off_batch_fk FOREIGN KEY (batch_id) REFERENCES card_batch (id),
    CONSTRAINT card_write_off_is_a_range CHECK (last_place >= first_place),
    CONSTRAINT card_write_off_reason_known CHECK (reason IN ('DAMAGED', 'MISSING', 'RETURNED')),
    CONSTRAINT card_write_off_overlaps_none EXCLUDE USING gist (int8range(first_place, last_place, '[]') WITH &&)
);
CREATE INDEX card_write_off_batch_idx ON card_write_off (batch_id);

ALTER TABLE office
    ADD COLUMN card_reorder_level integer NOT NULL DEFAULT 20,
    ADD CONSTRAINT office_card_reorder_level_counts CHECK (card_reorder_level >= 0);

-- The length of a number is the council's: 6 to 18 digits. An image of the version before gives
-- cards of 14 as ever.
ALTER TABLE card
    DROP CONSTRAINT card_number_is_14_digits,
    ADD CONSTRAINT card_number_is_digits CHECK (number ~ '^[0-9]{6,18}$'),
    ADD COLUMN place bigint GENERATED ALWAYS AS (left(number, -1)::bigint) STORED;
CREATE INDEX card_place_idx ON card (place);
