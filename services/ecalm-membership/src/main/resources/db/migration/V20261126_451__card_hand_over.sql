-- Cards that one office handed to another: a batch says where its cards lie now, this says where they
-- lay before. An office that handed on its only box still takes none but its own.
CREATE TABLE card_hand_over (
    id          uuid        NOT NULL,
    from_office text        NOT NULL,
    to_office   text        NOT NULL,
    first_place bigint      NOT NULL,
    last_place  bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    CONSTRAINT card_hand_over_pk PRIMARY KEY (id),
    CONSTRAINT card_hand_over_from_office_fk FOREIGN KEY (from_office) REFERENCES office (code),
    CONSTRAINT card_hand_over_to_office_fk FOREIGN KEY (to_office) REFERENCES office (code),
    CONSTRAINT card_hand_over_is_to_another CHECK (from_office <> to_office),
    CONSTRAINT card_hand_over_is_a_range CHECK (first_place >= 0 AND last_place >= first_place)
);
CREATE INDEX card_hand_over_from_office_idx ON card_hand_over (from_office, recorded_at);
CREATE INDEX card_hand_over_to_office_idx ON card_hand_over (to_office, recorded_at);
