-- A spreadsheet that a registrar sent, without what is in it: when, by whom, how many rows. It stays, so that the same
-- file is known again, while its rows are wiped after some days.
CREATE TABLE import_file (
    id              uuid        NOT NULL,
    office_code     text        NOT NULL,
    digest          bytea       NOT NULL,
    uploaded_by     text        NOT NULL,
    uploaded_at     timestamptz NOT NULL,
    row_count       integer     NOT NULL,
    left_out        integer     NOT NULL,
    month_first_row integer,
    columns         text[]      NOT NULL,
    enrol_work      uuid        NOT NULL,
    checked_at      timestamptz,
    enrolled_by     text,
    held            boolean     NOT NULL DEFAULT false,
    released_by     text,
    released_at     timestamptz,
    release_reason  text,
    expires_at      timestamptz NOT NULL,
    CONSTRAINT import_file_pk PRIMARY KEY (id),
    CONSTRAINT import_file_enrol_work_uq UNIQUE (enrol_work),
    CONSTRAINT import_file_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    -- The same file twice is one, also of two clicks at once.
    CONSTRAINT import_file_once_uq UNIQUE (office_code, digest),
    CONSTRAINT import_file_released_whole CHECK (num_nonnulls(released_by, released_at, release_reason) IN (0, 3)),
    -- Whoever sent it does not look at it a second time.
    CONSTRAINT import_file_released_by_another CHECK (released_by <> uploaded_by)
);
CREATE INDEX import_file_office_idx ON import_file (office_code, uploaded_at DESC);
CREATE INDEX import_file_held_idx ON import_file (uploaded_at) WHERE held AND released_at IS NULL;

-- How many rows of each kind a file had that were wiped.
CREATE TABLE import_count (
    file_id uuid    NOT NULL,
    outcome text    NOT NULL,
    taken   boolean NOT NULL,
    number  integer NOT NULL,
    CONSTRAINT import_count_pk PRIMARY KEY (file_id, outcome, taken),
    CONSTRAINT import_count_file_fk FOREIGN KEY (file_id) REFERENCES import_file (id) ON DELETE CASCADE
);
