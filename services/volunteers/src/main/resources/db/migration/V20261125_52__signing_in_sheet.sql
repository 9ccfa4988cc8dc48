-- A signing-in sheet that a coordinator sent as a file, row by row as it was read. It is wiped after some days: what
-- became of a row is an entry of its own by then.
CREATE TABLE signing_in_sheet (
    id          uuid        NOT NULL,
    digest      bytea       NOT NULL,
    uploaded_by uuid        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT signing_in_sheet_pk PRIMARY KEY (id),
    CONSTRAINT signing_in_sheet_uploaded_by_fk FOREIGN KEY (uploaded_by) REFERENCES person (id),
    -- The same file twice is one sheet, also of two clicks at once.
    CONSTRAINT signing_in_sheet_once_uq UNIQUE (uploaded_by, digest)
);

CREATE TABLE sheet_row (
    sheet_id     uuid    NOT NULL,
    row_number   integer NOT NULL,
    volunteer_id uuid,
    library_code text,
    worked_on    text,
    start_time   text,
    end_time     text,
    problem      text,
    entry_id     uuid,
    CONSTRAINT sheet_row_pk PRIMARY KEY (sheet_id, row_number),
    CONSTRAINT sheet_row_sheet_fk FOREIGN KEY (sheet_id) REFERENCES signing_in_sheet (id) ON DELETE CASCADE,
    CONSTRAINT sheet_row_entry_fk FOREIGN KEY (entry_id) REFERENCES hours_entry (id) ON DELETE SET NULL,
    CONSTRAINT sheet_row_good_or_not CHECK (problem IS NULL OR entry_id IS NULL)
);

CREATE INDEX signing_in_sheet_expiry_idx ON signing_in_sheet (expires_at);
