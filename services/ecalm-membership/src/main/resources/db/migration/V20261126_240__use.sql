-- What the library system and the libraries say of loans and events, row by row as it came, so that a row can be
-- corrected, taken back, or come twice. No title is kept, and no card: of a child who is a member and was under 5 on the
-- day its key, of everybody else nothing.

-- What comes under one reference. Whoever takes rows of it in has its row until they commit.
CREATE TABLE use_batch (
    kind  text NOT NULL,
    batch text NOT NULL,
    CONSTRAINT use_batch_pk PRIMARY KEY (kind, batch),
    CONSTRAINT use_batch_kind_known CHECK (kind IN ('LOANS', 'ATTENDANCE')),
    CONSTRAINT use_batch_form CHECK (batch ~ '^[A-Za-z0-9._-]{1,64}$')
);

-- A file or a call by which rows of a batch came in.
CREATE TABLE use_delivery (
    id          uuid        NOT NULL,
    kind        text        NOT NULL,
    batch       text        NOT NULL,
    file_name   text,
    digest      bytea,
    sent_by     text        NOT NULL,
    received_at timestamptz NOT NULL,
    completed_at timestamptz,
    libraries   text[]      NOT NULL,
    taken       integer     NOT NULL,
    known       integer     NOT NULL,
    CONSTRAINT use_delivery_pk PRIMARY KEY (id),
    CONSTRAINT use_delivery_batch_fk FOREIGN KEY (kind, batch) REFERENCES use_batch (kind, batch),
    -- The same file twice is one delivery, also of two clicks at once.
    CONSTRAINT use_delivery_once_uq UNIQUE (sent_by, kind, batch, digest)
);
CREATE INDEX use_delivery_newest_idx ON use_delivery (received_at DESC, id);

-- A row that could not be taken in, as it was typed, for a month: it is tried again or sent again.
CREATE TABLE use_refusal (
    delivery_id uuid        NOT NULL,
    row_number  integer     NOT NULL,
    cut_short   boolean     NOT NULL,
    cells       jsonb       NOT NULL,
    problems    jsonb       NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT use_refusal_pk PRIMARY KEY (delivery_id, row_number),
    CONSTRAINT use_refusal_delivery_fk FOREIGN KEY (delivery_id) REFERENCES use_delivery (id) ON DELETE CASCADE
);
CREATE INDEX use_refusal_expires_idx ON use_refusal (expires_at);

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
    CONSTRAINT loan_is_whole_if_it_counts CHECK (NOT counts OR num_nulls(library_code, day, renewal) = 0),
    CONSTRAINT loan_of_member_is_of_under5 CHECK (under5 OR member_key IS NULL),
    CONSTRAINT loan_audience_known CHECK (audience IN ('CHILDREN', 'YOUNG_PEOPLE', 'ADULTS'))
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
    CONSTRAINT attendance_is_whole_if_it_counts CHECK (NOT counts OR num_nulls(library_code, day, event, under5s) = 0)
);
CREATE INDEX attendance_day_idx ON attendance USING brin (day);

-- The children whose cards were shown there.
CREATE TABLE attendance_member (
    batch      text NOT NULL,
    row_ref    text NOT NULL,
    member_key uuid NOT NULL,
    CONSTRAINT attendance_member_pk PRIMARY KEY (member_key, batch, row_ref),
    CONSTRAINT attendance_member_attendance_fk FOREIGN KEY (batch, row_ref) REFERENCES attendance (batch, row_ref) ON DELETE CASCADE,
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
    CONSTRAINT child_use_way_known CHECK (way IN ('LOANS', 'EVENTS', 'BOTH', 'NONE'))
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

-- The day of the first loan, of which a class is published. Empty for everybody of before.
ALTER TABLE member ADD COLUMN first_loan_on date;
