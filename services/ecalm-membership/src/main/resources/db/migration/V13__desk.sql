-- What came of the offers that made no member. A family that declines or was not asked leaves a
-- number and nothing else: no row, no time of day and no name of a registrar, from which an
-- appointment could be found.
CREATE TABLE offer_tally (
    office_code text    NOT NULL,
    day         date    NOT NULL,
    outcome     text    NOT NULL,
    number      integer NOT NULL,
    CONSTRAINT offer_tally_pk PRIMARY KEY (office_code, day, outcome),
    CONSTRAINT offer_tally_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT offer_tally_outcome_ck CHECK (outcome IN ('DECLINED', 'NOT_OFFERED')),
    CONSTRAINT offer_tally_number_ck CHECK (number >= 0)
);

-- An offer that the family comes back to. The code is what they take along; the row is deleted when
-- it is accepted or declined, and is counted then.
CREATE TABLE deferred_offer (
    id          uuid        NOT NULL,
    code        text        NOT NULL,
    office_code text        NOT NULL,
    deferred_at timestamptz NOT NULL,
    CONSTRAINT deferred_offer_pk PRIMARY KEY (id),
    CONSTRAINT deferred_offer_code_uq UNIQUE (code),
    CONSTRAINT deferred_offer_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT deferred_offer_code_ck CHECK (code ~ '^[A-Z2-9]{5}$')
);

-- An office's start page lists those that wait, the longest first.
CREATE INDEX deferred_offer_office_idx ON deferred_offer (office_code, deferred_at, id);

-- How many births an office registered in a month, as it says itself: what no offer was recorded
-- for is the rest. The month is its first day.
CREATE TABLE births_registered (
    office_code text        NOT NULL,
    month       date        NOT NULL,
    number      integer     NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT births_registered_pk PRIMARY KEY (office_code, month),
    CONSTRAINT births_registered_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT births_registered_month_ck CHECK (extract(DAY FROM month) = 1),
    CONSTRAINT births_registered_number_ck CHECK (number >= 0)
);

-- How many enrolments of an office waited on a device when it last said so, and since when: of whom, the
-- device alone knows. The device is a random number that the browser made.
CREATE TABLE device_waiting (
    device  uuid        NOT NULL,
    office  text        NOT NULL,
    waiting integer     NOT NULL,
    oldest  timestamptz NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT device_waiting_pk PRIMARY KEY (device, office),
    CONSTRAINT device_waiting_office_fk FOREIGN KEY (office) REFERENCES office (code),
    CONSTRAINT device_waiting_waiting_ck CHECK (waiting > 0)
);

CREATE INDEX device_waiting_office_idx ON device_waiting (office);
CREATE INDEX device_waiting_told_at_idx ON device_waiting (told_at);

-- A spreadsheet that a registrar sent, without what is in it: when, by whom, how many rows. It stays, so that the same
-- file is known again, while its rows are wiped after some days. One that was sent in error is discarded by its office,
-- and a held one refused by an administrator: the numbers stay; the digest goes, so that the same file can come again.
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
    discarded_by    text,
    discarded_at    timestamptz,
    refusal_reason  text,
    refusal_read_at timestamptz,
    expires_at      timestamptz NOT NULL,
    CONSTRAINT import_file_pk PRIMARY KEY (id),
    CONSTRAINT import_file_enrol_work_uq UNIQUE (enrol_work),
    -- The same file twice is one, also of two clicks at once.
    CONSTRAINT import_file_once_uq UNIQUE (office_code, digest),
    CONSTRAINT import_file_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT import_file_released_ck CHECK (num_nonnulls(released_by, released_at, release_reason) IN (0, 3)),
    -- Whoever sent it does not look at it a second time.
    CONSTRAINT import_file_released_by_another_ck CHECK (released_by <> uploaded_by),
    CONSTRAINT import_file_discarded_ck CHECK (num_nonnulls(discarded_by, discarded_at) IN (0, 2)),
    CONSTRAINT import_file_refusal_reason_ck CHECK (refusal_reason IS NULL OR discarded_at IS NOT NULL)
);

CREATE INDEX import_file_office_idx ON import_file (office_code, uploaded_at DESC);
CREATE INDEX import_file_held_idx ON import_file (uploaded_at) WHERE held AND released_at IS NULL;
CREATE INDEX import_file_refused_idx ON import_file (uploaded_by)
    WHERE refusal_reason IS NOT NULL AND refusal_read_at IS NULL;

-- How many rows of each kind a file had that were wiped.
CREATE TABLE import_count (
    file_id uuid    NOT NULL,
    outcome text    NOT NULL,
    taken   boolean NOT NULL,
    number  integer NOT NULL,
    CONSTRAINT import_count_pk PRIMARY KEY (file_id, outcome, taken),
    CONSTRAINT import_count_file_fk FOREIGN KEY (file_id) REFERENCES import_file (id) ON DELETE CASCADE
);

GRANT SELECT, REFERENCES ON import_file TO "${vault}";
GRANT SELECT, INSERT, UPDATE ON import_count TO "${vault}";

SET LOCAL ROLE "${vault}";

-- The rows of a registrar's spreadsheet, as they were read: they tell who somebody is. Rows of one birth are one visit,
-- which is the first of them. A row that became a child, or is one's, goes when the child is erased.
CREATE TABLE vault.import_row (
    file_id     uuid    NOT NULL,
    row_number  integer NOT NULL,
    visit       integer NOT NULL,
    cells       jsonb   NOT NULL,
    child_key   text,
    card_number text,
    found       text,
    outcome     text    NOT NULL DEFAULT 'UNCHECKED',
    notes       text,
    member_key  uuid,
    taken_at    timestamptz,
    CONSTRAINT import_row_pk PRIMARY KEY (file_id, row_number),
    CONSTRAINT import_row_file_fk FOREIGN KEY (file_id) REFERENCES import_file (id) ON DELETE CASCADE,
    CONSTRAINT import_row_member_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT import_row_outcome_ck
        CHECK (outcome IN ('UNCHECKED', 'NEW', 'SAME', 'CHANGED', 'REVIEW', 'SUPPRESSED', 'ERROR')),
    CONSTRAINT import_row_taken_ck CHECK (taken_at IS NULL OR member_key IS NOT NULL)
);

-- The next visits to be checked or enrolled, and a list of one kind; then the rows of these visits.
CREATE INDEX import_row_outcome_idx ON vault.import_row (file_id, outcome, visit);
CREATE INDEX import_row_visit_idx ON vault.import_row (file_id, visit);
CREATE INDEX import_row_member_idx ON vault.import_row (member_key) WHERE member_key IS NOT NULL;

-- A child's entry in the register of births, as a code that only the service's secret makes: by it a later file knows
-- the child again under another name. One entry is one birth.
CREATE TABLE vault.register_entry (
    code       bytea NOT NULL,
    member_key uuid  NOT NULL,
    CONSTRAINT register_entry_pk PRIMARY KEY (code),
    CONSTRAINT register_entry_member_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT register_entry_code_ck CHECK (octet_length(code) = 32)
);

CREATE INDEX register_entry_member_idx ON vault.register_entry (member_key);

RESET ROLE;
