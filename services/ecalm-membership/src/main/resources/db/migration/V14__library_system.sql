-- What the library system and the libraries say of loans and events, row by row as it came, so that a row can be
-- corrected, taken back, or come twice. No title is kept, and no card: of a child who is a member and was under 5 on the
-- day its key, of everybody else nothing.

-- What comes under one reference. Whoever takes rows of it in has its row until they commit.
CREATE TABLE use_batch (
    kind  text NOT NULL,
    batch text NOT NULL,
    CONSTRAINT use_batch_pk PRIMARY KEY (kind, batch),
    CONSTRAINT use_batch_kind_ck CHECK (kind IN ('LOANS', 'ATTENDANCE')),
    CONSTRAINT use_batch_batch_ck CHECK (batch ~ '^[A-Za-z0-9._-]{1,64}$')
);

-- A file or a call by which rows of a batch came in.
CREATE TABLE use_delivery (
    id           uuid        NOT NULL,
    kind         text        NOT NULL,
    batch        text        NOT NULL,
    file_name    text,
    digest       bytea,
    sent_by      text        NOT NULL,
    received_at  timestamptz NOT NULL,
    completed_at timestamptz,
    libraries    text[]      NOT NULL,
    taken        integer     NOT NULL,
    known        integer     NOT NULL,
    CONSTRAINT use_delivery_pk PRIMARY KEY (id),
    -- The same file twice is one delivery, also of two clicks at once.
    CONSTRAINT use_delivery_once_uq UNIQUE (sent_by, kind, batch, digest),
    CONSTRAINT use_delivery_batch_fk FOREIGN KEY (kind, batch) REFERENCES use_batch (kind, batch)
);

CREATE INDEX use_delivery_newest_idx ON use_delivery (received_at DESC, id);

-- A row that could not be taken in, as it was typed, for a month: it is tried again or sent again.
CREATE TABLE use_refusal (
    delivery_id uuid        NOT NULL,
    row_number  integer     NOT NULL,
    -- A row at which a file was cut off stays refused, also when it is tried again: without the cells that are missing
    -- it would look like a loan of nobody's.
    cut_short   boolean     NOT NULL DEFAULT false,
    cells       jsonb       NOT NULL,
    problems    jsonb       NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT use_refusal_pk PRIMARY KEY (delivery_id, row_number),
    CONSTRAINT use_refusal_delivery_fk FOREIGN KEY (delivery_id) REFERENCES use_delivery (id) ON DELETE CASCADE
);

CREATE INDEX use_refusal_expires_at_idx ON use_refusal (expires_at);

CREATE TABLE loan (
    batch        text    NOT NULL,
    row_ref      text    NOT NULL,
    revision     integer NOT NULL,
    counts       boolean NOT NULL,
    library_code text,
    day          date,
    renewal      boolean,
    audience     text,
    under5       boolean NOT NULL,
    member_key   uuid,
    CONSTRAINT loan_pk PRIMARY KEY (batch, row_ref),
    CONSTRAINT loan_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT loan_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT loan_counts_ck CHECK (NOT counts OR num_nulls(library_code, day, renewal) = 0),
    CONSTRAINT loan_audience_ck CHECK (audience IN ('CHILDREN', 'YOUNG_PEOPLE', 'ADULTS')),
    CONSTRAINT loan_member_key_ck CHECK (under5 OR member_key IS NULL)
);

-- What a child borrowed in a month, and when first.
CREATE INDEX loan_member_idx ON loan (member_key, day) WHERE member_key IS NOT NULL;
-- Those that are too old to be corrected go.
CREATE INDEX loan_day_idx ON loan USING brin (day);

CREATE TABLE attendance (
    batch        text    NOT NULL,
    row_ref      text    NOT NULL,
    revision     integer NOT NULL,
    counts       boolean NOT NULL,
    library_code text,
    day          date,
    event        text,
    under5s      integer,
    CONSTRAINT attendance_pk PRIMARY KEY (batch, row_ref),
    CONSTRAINT attendance_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT attendance_counts_ck CHECK (NOT counts OR num_nulls(library_code, day, event, under5s) = 0)
);

CREATE INDEX attendance_day_idx ON attendance USING brin (day);

-- The children whose cards were shown there.
CREATE TABLE attendance_member (
    batch      text NOT NULL,
    row_ref    text NOT NULL,
    member_key uuid NOT NULL,
    CONSTRAINT attendance_member_pk PRIMARY KEY (member_key, batch, row_ref),
    CONSTRAINT attendance_member_attendance_fk FOREIGN KEY (batch, row_ref)
        REFERENCES attendance (batch, row_ref) ON DELETE CASCADE,
    CONSTRAINT attendance_member_member_fk FOREIGN KEY (member_key) REFERENCES member (key)
);

CREATE INDEX attendance_member_row_idx ON attendance_member (batch, row_ref);

-- What was published of these rows, with the version of each: the sums of a library's day, of an event, and in which way a
-- child used a library in a month.
CREATE TABLE loan_count (
    library_code                   text    NOT NULL,
    day                            date    NOT NULL,
    version                        bigint  NOT NULL,
    issues                         integer NOT NULL,
    issues_without_renewals        integer NOT NULL,
    childrens_issues               integer NOT NULL,
    under5_issues                  integer NOT NULL,
    under5_issues_without_renewals integer NOT NULL,
    under5_childrens_issues        integer NOT NULL,
    CONSTRAINT loan_count_pk PRIMARY KEY (library_code, day),
    CONSTRAINT loan_count_library_fk FOREIGN KEY (library_code) REFERENCES library (code)
);

GRANT SELECT ON loan_count TO "${vault}";

CREATE TABLE event_attendance (
    key          uuid    NOT NULL DEFAULT gen_random_uuid(),
    library_code text    NOT NULL,
    day          date    NOT NULL,
    event        text    NOT NULL,
    version      bigint  NOT NULL,
    under5s      integer NOT NULL,
    CONSTRAINT event_attendance_pk PRIMARY KEY (library_code, day, event),
    CONSTRAINT event_attendance_key_uq UNIQUE (key),
    CONSTRAINT event_attendance_library_fk FOREIGN KEY (library_code) REFERENCES library (code)
);

CREATE TABLE child_use (
    member_key   uuid   NOT NULL,
    month        date   NOT NULL,
    library_code text   NOT NULL,
    version      bigint NOT NULL,
    way          text   NOT NULL,
    CONSTRAINT child_use_pk PRIMARY KEY (member_key, month, library_code),
    CONSTRAINT child_use_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT child_use_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT child_use_way_ck CHECK (way IN ('LOANS', 'EVENTS', 'BOTH', 'NONE'))
);

-- Under which keys it was published: others in each financial year, so that nobody follows a child or a family from one to
-- the next, nor to the other events of a member.
CREATE TABLE child_use_key (
    member_key uuid    NOT NULL,
    year       integer NOT NULL,
    key        uuid    NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT child_use_key_pk PRIMARY KEY (member_key, year),
    CONSTRAINT child_use_key_member_fk FOREIGN KEY (member_key) REFERENCES member (key)
);

CREATE TABLE family_use_key (
    household_key uuid    NOT NULL,
    year          integer NOT NULL,
    key           uuid    NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT family_use_key_pk PRIMARY KEY (household_key, year)
);

-- What the council's library system has to be told of a member is noted in the transaction of the use case that
-- changed it, and told after the commit. One row for a member: what is told is read when it is told, so only that
-- there is something to tell is kept, and nothing of a person.
CREATE TABLE hand_over (
    member_key    uuid        NOT NULL,
    -- Counts the changes, so that one of while another is being told is not lost.
    changes       bigint      NOT NULL DEFAULT 1,
    state         text        NOT NULL DEFAULT 'WAITING',
    waiting_since timestamptz NOT NULL,
    tries         integer     NOT NULL DEFAULT 0,
    next_try_at   timestamptz NOT NULL,
    -- A sentence of this software's. What the library system said may name somebody.
    reason        text,
    -- The library system's own number for the person, and whether it was told to block the card.
    patron_id     bigint,
    blocked       boolean     NOT NULL DEFAULT false,
    told_at       timestamptz,
    told_by       text,
    CONSTRAINT hand_over_pk PRIMARY KEY (member_key),
    CONSTRAINT hand_over_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT hand_over_state_ck CHECK (state IN ('WAITING', 'FAILED', 'TOLD')),
    CONSTRAINT hand_over_told_by_ck CHECK (told_by IN ('PROGRAM', 'FILE', 'HAND')),
    CONSTRAINT hand_over_told_ck CHECK ((told_at IS NULL) = (told_by IS NULL))
);

CREATE INDEX hand_over_due_idx ON hand_over (next_try_at, member_key) WHERE state = 'WAITING';
CREATE INDEX hand_over_state_idx ON hand_over (state, waiting_since, member_key);

-- A file for the library system's import is a list of members until somebody confirms that it was imported. It
-- holds no person: names are read when the file is taken.
CREATE TABLE patron_file (
    id      uuid        NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT patron_file_pk PRIMARY KEY (id)
);

CREATE INDEX patron_file_newest_idx ON patron_file (made_at DESC, id);

CREATE TABLE patron_file_member (
    file_id     uuid NOT NULL,
    member_key  uuid NOT NULL,
    -- How many changes there were when the file was last taken; null until it was. A later one is not in it.
    changes     bigint,
    -- Each library says of its own members that the file was imported.
    imported_at timestamptz,
    CONSTRAINT patron_file_member_pk PRIMARY KEY (file_id, member_key),
    CONSTRAINT patron_file_member_file_fk FOREIGN KEY (file_id) REFERENCES patron_file (id) ON DELETE CASCADE,
    CONSTRAINT patron_file_member_member_fk FOREIGN KEY (member_key) REFERENCES member (key)
);
