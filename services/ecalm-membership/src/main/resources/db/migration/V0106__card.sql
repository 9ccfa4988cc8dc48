-- The cards that members were given. The number is the primary key: it belongs to one member for
-- ever, also after the card is lost, and whoever comes second in a race learns it here.
CREATE TABLE card (
    number     text        NOT NULL,
    member_key uuid        NOT NULL,
    given_at   timestamptz NOT NULL,
    CONSTRAINT card_pk PRIMARY KEY (number),
    CONSTRAINT card_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT card_number_is_14_digits CHECK (number ~ '^2[0-9]{13}$')
);
-- A member's cards, newest first: the receipt shows the last one.
CREATE INDEX card_member_idx ON card (member_key, given_at DESC);
