-- What was asked at the desk, a number for each library, day and topic. Nothing is known of who asked. Only a statement
-- that adds to it changes the number, so that any number of desks may press at once.
CREATE TABLE enquiry_count (
    id           uuid    NOT NULL DEFAULT gen_random_uuid(),
    version      bigint  NOT NULL,
    library_code text    NOT NULL,
    day          date    NOT NULL,
    topic        text    NOT NULL,
    count        integer NOT NULL,
    CONSTRAINT enquiry_count_pk PRIMARY KEY (id),
    CONSTRAINT enquiry_count_library_code_day_topic_uq UNIQUE (library_code, day, topic),
    CONSTRAINT enquiry_count_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT enquiry_count_version_ck CHECK (version >= 1),
    CONSTRAINT enquiry_count_topic_ck CHECK (topic IN ('STARTING', 'INTELLECTUAL_PROPERTY', 'FINANCE', 'MARKETING',
        'MARKET_RESEARCH', 'DIGITAL', 'NETWORKING', 'OTHER')),
    CONSTRAINT enquiry_count_count_ck CHECK (count BETWEEN 0 AND 9999)
)
WITH (fillfactor = 70);

-- How a number came to be: a press, which can be taken back, or a correction, which says why. Their order is that of
-- the ids.
CREATE TABLE enquiry (
    id               bigint      GENERATED ALWAYS AS IDENTITY,
    enquiry_count_id uuid        NOT NULL,
    amount           integer     NOT NULL,
    reason           text,
    recorded_by      uuid        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    undone_at        timestamptz,
    CONSTRAINT enquiry_pk PRIMARY KEY (id),
    CONSTRAINT enquiry_enquiry_count_fk FOREIGN KEY (enquiry_count_id) REFERENCES enquiry_count (id),
    CONSTRAINT enquiry_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
    CONSTRAINT enquiry_amount_ck CHECK (CASE WHEN reason IS NULL THEN amount = 1 ELSE amount <> 0 END),
    CONSTRAINT enquiry_reason_ck CHECK (char_length(reason) BETWEEN 1 AND 200),
    CONSTRAINT enquiry_undone_at_ck CHECK (undone_at IS NULL OR reason IS NULL)
);

CREATE INDEX enquiry_enquiry_count_idx ON enquiry (enquiry_count_id, id);

-- The press that somebody takes back is their last one that stands.
CREATE INDEX enquiry_recorded_by_idx ON enquiry (recorded_by, id)
    WHERE reason IS NULL AND undone_at IS NULL;
