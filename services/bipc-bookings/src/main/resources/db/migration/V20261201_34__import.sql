-- A file of the system before: its rows as they were read, until they are taken or the days are over. Of a row that was
-- taken only its booking is left here.
CREATE TABLE session_import (
    id          uuid        NOT NULL,
    digest      bytea       NOT NULL,
    uploaded_by uuid        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT session_import_pk PRIMARY KEY (id),
    -- The same file twice is one import, also of two clicks at once.
    CONSTRAINT session_import_once_uq UNIQUE (uploaded_by, digest),
    CONSTRAINT session_import_uploaded_by_fk FOREIGN KEY (uploaded_by) REFERENCES person (id)
);

CREATE INDEX session_import_expires_at_idx ON session_import (expires_at);

CREATE TABLE import_row (
    import_id  uuid    NOT NULL,
    row_number integer NOT NULL,
    cells      jsonb,
    problem    text,
    booking_id uuid,
    CONSTRAINT import_row_pk PRIMARY KEY (import_id, row_number),
    CONSTRAINT import_row_import_fk FOREIGN KEY (import_id) REFERENCES session_import (id) ON DELETE CASCADE,
    CONSTRAINT import_row_booking_fk FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT import_row_taken_ck
        CHECK ((booking_id IS NULL) = (cells IS NOT NULL) AND (booking_id IS NULL OR problem IS NULL))
);

CREATE INDEX import_row_booking_idx ON import_row (booking_id) WHERE booking_id IS NOT NULL;
