-- What was said of a business follows its person when two records are found to be one, and goes back when they are two.
ALTER TABLE business
    -- Whose record it was said for, where that is not the one it stands under.
    ADD COLUMN made_for uuid,
    -- What was said last stands, also of what was said at the same moment.
    ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY,
    ADD CONSTRAINT business_made_for_fk FOREIGN KEY (made_for) REFERENCES entrepreneur (id),
    ADD CONSTRAINT business_seq_uq UNIQUE (seq);

-- What was answered when a place was asked for without an account, until it is theirs.
ALTER TABLE place_request
    ADD COLUMN stage  text,
    ADD COLUMN sector text,
    ADD COLUMN goal   text;
