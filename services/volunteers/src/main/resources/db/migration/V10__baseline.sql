-- btree_gist comes with PostgreSQL, and the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A person who gives time. The key is random and is the only thing about the person that leaves
-- this database in an event.
CREATE TABLE volunteer (
    id            uuid NOT NULL,
    volunteer_key uuid NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT volunteer_pk PRIMARY KEY (id),
    CONSTRAINT volunteer_key_uq UNIQUE (volunteer_key),
    CONSTRAINT volunteer_person_fk FOREIGN KEY (id) REFERENCES person (id)
);

-- One stretch of volunteering. Days and minutes are computed from the two instants, so that there
-- is one truth. The use cases check every rule with words; the constraints hold it whatever
-- writes to the table. Until they are approved, hours may go back to their volunteer with a reason
-- (REJECTED) or be withdrawn (VOIDED).
CREATE TABLE hours_entry (
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    volunteer_id  uuid        NOT NULL,
    library_code  text        NOT NULL,
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz NOT NULL,
    status        text        NOT NULL,
    entered_by    uuid        NOT NULL,
    entered_at    timestamptz NOT NULL,
    approved_by   uuid,
    approved_at   timestamptz,
    return_reason text,
    CONSTRAINT hours_entry_pk PRIMARY KEY (id),
    CONSTRAINT hours_entry_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT hours_entry_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT hours_entry_entered_by_fk FOREIGN KEY (entered_by) REFERENCES person (id),
    CONSTRAINT hours_entry_approved_by_fk FOREIGN KEY (approved_by) REFERENCES person (id),
    CONSTRAINT hours_entry_version_ck CHECK (version >= 1),
    CONSTRAINT hours_entry_status_ck CHECK (status IN ('SUBMITTED', 'APPROVED', 'REJECTED', 'VOIDED')),
    CONSTRAINT hours_entry_at_most_16_hours_ck
        CHECK (ended_at > started_at AND ended_at <= started_at + interval '16 hours'),
    CONSTRAINT hours_entry_whole_minutes_ck
        CHECK (extract(epoch FROM started_at) % 60 = 0 AND extract(epoch FROM ended_at) % 60 = 0),
    CONSTRAINT hours_entry_over_when_entered_ck CHECK (ended_at <= entered_at),
    CONSTRAINT hours_entry_approved_ck
        CHECK ((status = 'APPROVED') = (approved_by IS NOT NULL)
           AND (approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT hours_entry_approver_is_somebody_else_ck
        CHECK (approved_by <> volunteer_id AND approved_by <> entered_by),
    CONSTRAINT hours_entry_return_reason_ck CHECK ((status = 'REJECTED') = (return_reason IS NOT NULL)),
    -- Nobody is in two places at once. What was returned or withdrawn does not count, so it may overlap.
    CONSTRAINT hours_entry_no_overlap_ex
        EXCLUDE USING gist (volunteer_id WITH =, tstzrange(started_at, ended_at) WITH &&)
        WHERE (status IN ('SUBMITTED', 'APPROVED'))
);

-- A volunteer's own list, newest first, page by page; it also finds all of one volunteer's entries.
CREATE INDEX hours_entry_volunteer_idx ON hours_entry (volunteer_id, started_at DESC, id DESC);

-- What waits, longest first: the whole county's list, and a coordinator's of their libraries. Partial: what waits is a
-- small part of the table and stays so however many years of approved entries there are.
CREATE INDEX hours_entry_waiting_idx ON hours_entry (entered_at, id) WHERE status = 'SUBMITTED';
CREATE INDEX hours_entry_waiting_of_library_idx ON hours_entry (library_code, entered_at, id)
    WHERE status = 'SUBMITTED';

-- A signing-in sheet that a coordinator sent as a file, row by row as it was read. It is wiped after some days: what
-- became of a row is an entry of its own by then.
CREATE TABLE signing_in_sheet (
    id          uuid        NOT NULL,
    digest      bytea       NOT NULL,
    uploaded_by uuid        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT signing_in_sheet_pk PRIMARY KEY (id),
    -- The same file twice is one sheet, also of two clicks at once.
    CONSTRAINT signing_in_sheet_once_uq UNIQUE (uploaded_by, digest),
    CONSTRAINT signing_in_sheet_uploaded_by_fk FOREIGN KEY (uploaded_by) REFERENCES person (id)
);

CREATE INDEX signing_in_sheet_expires_at_idx ON signing_in_sheet (expires_at);

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
    CONSTRAINT sheet_row_problem_ck CHECK (problem IS NULL OR entry_id IS NULL)
);
