-- A spreadsheet of volunteers: its rows as they were read, until they are taken or the days are over. Of a row that was
-- taken nothing is left here.
CREATE TABLE volunteer_import (
    id          uuid        NOT NULL,
    digest      bytea       NOT NULL,
    uploaded_by uuid        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    taken       integer     NOT NULL DEFAULT 0,
    CONSTRAINT volunteer_import_pk PRIMARY KEY (id),
    -- The same file twice is one import, also of two clicks at once.
    CONSTRAINT volunteer_import_once_uq UNIQUE (uploaded_by, digest),
    CONSTRAINT volunteer_import_uploaded_by_fk FOREIGN KEY (uploaded_by) REFERENCES person (id)
);

CREATE INDEX volunteer_import_expires_at_idx ON volunteer_import (expires_at);

CREATE TABLE volunteer_import_row (
    import_id  uuid    NOT NULL,
    row_number integer NOT NULL,
    name       text,
    email      text,
    phone      text,
    places     text[]  NOT NULL,
    -- One line for each problem.
    problem    text,
    -- Whether the only problem is that there are two of one name.
    same_name  boolean NOT NULL,
    CONSTRAINT volunteer_import_row_pk PRIMARY KEY (import_id, row_number),
    CONSTRAINT volunteer_import_row_import_fk FOREIGN KEY (import_id) REFERENCES volunteer_import (id) ON DELETE CASCADE,
    CONSTRAINT volunteer_import_row_same_name_ck CHECK (NOT same_name OR problem IS NOT NULL)
);
