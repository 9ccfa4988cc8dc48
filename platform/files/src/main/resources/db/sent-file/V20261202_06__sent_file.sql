-- A file that somebody sent: its rows as they were typed, until they are taken over or the days are over. Of a row that
-- was taken nothing is left here.
CREATE TABLE sent_file (
    id          uuid        NOT NULL,
    digest      bytea       NOT NULL,
    uploaded_by uuid        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT sent_file_pk PRIMARY KEY (id),
    -- The same file twice is one, also of two clicks at once.
    CONSTRAINT sent_file_once_uq UNIQUE (uploaded_by, digest),
    CONSTRAINT sent_file_uploaded_by_fk FOREIGN KEY (uploaded_by) REFERENCES person (id)
);

CREATE INDEX sent_file_expires_at_idx ON sent_file (expires_at);

CREATE TABLE sent_file_row (
    file_id    uuid    NOT NULL,
    row_number integer NOT NULL,
    -- Null once the row is taken.
    cells      jsonb,
    -- One line for each problem.
    problem    text,
    -- Whether a person has to say if the problem is one.
    asks       boolean NOT NULL,
    CONSTRAINT sent_file_row_pk PRIMARY KEY (file_id, row_number),
    CONSTRAINT sent_file_row_file_fk FOREIGN KEY (file_id) REFERENCES sent_file (id) ON DELETE CASCADE,
    CONSTRAINT sent_file_row_problem_ck CHECK (problem IS NULL OR cells IS NOT NULL),
    CONSTRAINT sent_file_row_asks_ck CHECK (NOT asks OR problem IS NOT NULL)
);
