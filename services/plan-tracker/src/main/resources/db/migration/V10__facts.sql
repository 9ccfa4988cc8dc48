-- Facts: every version seen of every aggregate, kept for ever. Kafka's retention is not an archive, so a rebuild replays
-- the versions in their original order (their id).
-- A fact that begins is one row: the first version that came says whose it is, too. Which version is the latest is not
-- written down, it is the highest: a correction changes no row. Facts are locked by the transaction that stores their
-- versions, and never deleted, so a foreign key could catch nothing but a bug.
-- Columns are ordered by their width, so that rows have no gaps.
CREATE TABLE fact_version (
    fact_version_id bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    fact_id         bigint      NOT NULL,
    version         bigint      NOT NULL,
    occurred_at     timestamptz NOT NULL,
    known_at        timestamptz NOT NULL,
    log_offset      bigint      NOT NULL,
    partition       integer     NOT NULL,
    -- A fact that a lead excluded counts in no measure until it is put back: its own versions post nothing meanwhile, and
    -- the facts that say so (aggregate exclusion) post what they take away and give back.
    excluded        boolean     NOT NULL DEFAULT false,
    topic           text        NOT NULL,
    type            text        NOT NULL,
    -- As it came: json is checked and can be asked, and is not taken apart for it as jsonb is.
    body            json        NOT NULL,
    -- With a snapshot that a page was drawn from it says exactly what that page had counted: numbers and times of rows
    -- cannot, since transactions commit in another order than they begin. What a restored backup says of its rows is of
    -- another server: only versions that became known shortly before a page was drawn are asked.
    stored_by       xid8        DEFAULT pg_current_xact_id(),
    -- Compared by their bytes, whatever language the server has.
    aggregate       text        COLLATE "C",
    aggregate_id    text        COLLATE "C",
    CONSTRAINT fact_version_fact_id_version_uq UNIQUE (fact_id, version),
    CONSTRAINT fact_version_version_ck CHECK (version >= 1),
    CONSTRAINT fact_version_aggregate_ck CHECK ((aggregate IS NULL) = (aggregate_id IS NULL))
);

COMMENT ON COLUMN fact_version.known_at IS 'When this service learnt it; "as known at" compares with its local day';
COMMENT ON COLUMN fact_version.stored_by IS 'The transaction that stored it; null for a version of every page';
COMMENT ON COLUMN fact_version.aggregate_id IS 'Whose version it is: told by the first that came of each fact, and null in others';
COMMENT ON COLUMN fact_version.excluded IS 'Whether the latest exclusion of the fact says EXCLUDED; told by the first that came';

CREATE UNIQUE INDEX fact_version_aggregate_uq ON fact_version (aggregate, aggregate_id) WHERE aggregate_id IS NOT NULL;
-- Versions are replayed by ranges. Each index costs an entry for every row that the intake stores, so there is no more.
CREATE INDEX fact_version_order_idx ON fact_version USING brin (fact_version_id) WITH (pages_per_range = 32);

CREATE VIEW fact AS
SELECT fact_id, aggregate, aggregate_id, excluded,
       (SELECT max(version) FROM fact_version AS any_version WHERE any_version.fact_id = first_version.fact_id) AS latest_version
  FROM fact_version AS first_version
 WHERE aggregate_id IS NOT NULL;

COMMENT ON VIEW fact IS 'What versions are about, from the first that came of each. Whoever locks a row of it locks the fact';

-- How far the intake has come in each partition: what other instances took in is noticed by it.
CREATE TABLE intake_progress (
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    next_offset bigint      NOT NULL,
    known_at    timestamptz NOT NULL,
    CONSTRAINT intake_progress_pk PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);

-- How far the log went when the intake last looked, partition by partition: pages say how far behind it is, and since
-- when nobody has looked. Apart from intake_progress, whose rows are locked while a batch is taken in.
CREATE TABLE intake_look (
    topic      text        NOT NULL,
    partition  integer     NOT NULL,
    end_offset bigint      NOT NULL,
    written_at timestamptz,
    looked_at  timestamptz NOT NULL,
    CONSTRAINT intake_look_pk PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);

COMMENT ON COLUMN intake_look.end_offset IS 'The offset after the last record that the log had';
COMMENT ON COLUMN intake_look.written_at IS 'When the last record that was read was written to the log';

-- Events that the log deleted before they were read are in no figure, and somebody has to know.
CREATE TABLE log_gap (
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    from_offset bigint      NOT NULL,
    to_offset   bigint      NOT NULL,
    noticed_at  timestamptz NOT NULL,
    CONSTRAINT log_gap_pk PRIMARY KEY (topic, partition, from_offset, noticed_at)
);

COMMENT ON COLUMN log_gap.to_offset IS 'The offset of the first record after it that was there';

-- How many events of each type were taken in, by the day of their time: compared with what each source says that it
-- published on the day, and until when each source was heard of, as known at any day. A source tells of each day in the
-- night after it, so the day on which the first event of a day came in is enough. The partition is in the key so that
-- readers of different partitions never wait for each other.
CREATE TABLE read_day (
    topic     text    NOT NULL,
    day       date    NOT NULL,
    type      text    NOT NULL,
    partition integer NOT NULL,
    events    bigint  NOT NULL,
    known_on  date    NOT NULL,
    CONSTRAINT read_day_pk PRIMARY KEY (topic, day, type, partition)
) WITH (fillfactor = 50);

COMMENT ON COLUMN read_day.known_on IS 'The local day on which the first of them came in';

CREATE INDEX read_day_known_idx ON read_day (topic, known_on);

-- Since when each kind of fact has been told of: a page must not show 0 of a time in which nobody would have told of
-- anything. That is the first day of which it was told within a month, or, of what came later, since its source told of
-- seven days of a quarter of a year: a single event with a wrong time must not turn years of silence into years of 0.
CREATE TABLE source_heard (
    aggregate text NOT NULL,
    first_on  date NOT NULL,
    CONSTRAINT source_heard_pk PRIMARY KEY (aggregate)
);

COMMENT ON COLUMN source_heard.first_on IS 'The first local day of which its source told, as it dated it';

-- Which fields came that no contract has, by the day on which they came: they are left out of what is kept, and somebody
-- has to know. A row for each field and day, and no number of events, so that batches do not wait for each other.
CREATE TABLE unknown_field (
    aggregate text NOT NULL,
    field     text NOT NULL,
    day       date NOT NULL,
    CONSTRAINT unknown_field_pk PRIMARY KEY (day, aggregate, field)
);

-- Records that could not be read or applied, as they were, with their place in the log. Their neighbours are stored; a
-- person deals with them cause by cause: dismissed with a reason, which is kept and can be undone, or tried again. The
-- cause is what a person reads, so that events that read alike are dealt with together. What a record holds belongs to
-- what it is: a log that was lost and set up anew has other records at the same places.
CREATE TABLE dead_event (
    dead_event_id bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    log_offset    bigint      NOT NULL,
    record_key    text,
    headers       jsonb       NOT NULL,
    body          bytea       NOT NULL,
    digest        text        NOT NULL
        GENERATED ALWAYS AS (md5(coalesce(record_key, '') || headers::text) || md5(body)) STORED,
    reason        text        NOT NULL,
    detail        text        NOT NULL,
    technical     text        NOT NULL DEFAULT '',
    cause         text        NOT NULL GENERATED ALWAYS AS (reason || '-' || left(md5(detail), 12)) STORED,
    received_at   timestamptz NOT NULL,
    retry_id      uuid,
    resolution    text,
    resolved_at   timestamptz,
    CONSTRAINT dead_event_pk PRIMARY KEY (dead_event_id),
    CONSTRAINT dead_event_place_uq UNIQUE (topic, partition, log_offset, digest),
    CONSTRAINT dead_event_resolved_ck CHECK ((resolution IS NULL) = (resolved_at IS NULL))
);

COMMENT ON COLUMN dead_event.technical IS 'The reason as a schema or the database says it; empty where the words say all';
COMMENT ON COLUMN dead_event.retry_id IS 'The retry of its whole cause that tried it last';

-- The page and the gauge ask for those that are still open.
CREATE INDEX dead_event_open_idx ON dead_event (dead_event_id) WHERE resolution IS NULL;
CREATE INDEX dead_event_cause_idx ON dead_event (cause, dead_event_id) WHERE resolution IS NULL;
CREATE INDEX dead_event_retry_idx ON dead_event (retry_id) WHERE retry_id IS NOT NULL;

-- All events of a cause that were set aside until then, tried again by long work.
CREATE TABLE dead_event_retry (
    retry_id uuid        NOT NULL,
    cause    text        NOT NULL,
    words    text        NOT NULL,
    until_id bigint      NOT NULL,
    asked_at timestamptz NOT NULL,
    CONSTRAINT dead_event_retry_pk PRIMARY KEY (retry_id)
);

CREATE TABLE dismissal (
    dismissal_id      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    reason            text        NOT NULL,
    dismissed_by      text        NOT NULL,
    dismissed_by_name text        NOT NULL,
    dismissed_at      timestamptz NOT NULL,
    CONSTRAINT dismissal_pk PRIMARY KEY (dismissal_id)
);

COMMENT ON COLUMN dismissal.dismissed_by IS 'The provider''s stable name for the administrator; never shown';

CREATE TABLE dismissed_event (
    dismissal_id   bigint NOT NULL,
    dead_event_id  bigint NOT NULL,
    undone_by      text,
    undone_by_name text,
    undone_at      timestamptz,
    CONSTRAINT dismissed_event_pk PRIMARY KEY (dismissal_id, dead_event_id),
    CONSTRAINT dismissed_event_dismissal_fk FOREIGN KEY (dismissal_id) REFERENCES dismissal (dismissal_id),
    CONSTRAINT dismissed_event_dead_event_fk FOREIGN KEY (dead_event_id)
        REFERENCES dead_event (dead_event_id) ON DELETE CASCADE,
    CONSTRAINT dismissed_event_undone_ck CHECK (num_nulls(undone_by, undone_by_name, undone_at) IN (0, 3))
);

CREATE UNIQUE INDEX dismissed_event_once_uq ON dismissed_event (dead_event_id) WHERE undone_at IS NULL;

-- Files that show that a figure or a milestone is as reported. The subject is named as its page names it; it is no foreign
-- key, since a figure that waits for approval is no fact of its own kind yet. A file that should not have come is removed
-- for good: its content goes, and the row says that it was there, who removed it and why.
CREATE TABLE evidence (
    evidence_id uuid        NOT NULL,
    subject     text        NOT NULL,
    name        text        NOT NULL,
    media_type  text        NOT NULL,
    bytes       bigint      NOT NULL,
    -- Already compressed, or small.
    content     bytea       STORAGE EXTERNAL,
    added_by    uuid        NOT NULL,
    added_at    timestamptz NOT NULL,
    removed_by  uuid,
    removed_at  timestamptz,
    reason      text,
    CONSTRAINT evidence_pk PRIMARY KEY (evidence_id),
    CONSTRAINT evidence_added_by_fk FOREIGN KEY (added_by) REFERENCES person (id),
    CONSTRAINT evidence_removed_by_fk FOREIGN KEY (removed_by) REFERENCES person (id),
    CONSTRAINT evidence_bytes_ck CHECK (bytes > 0 AND bytes <= 10485760),
    CONSTRAINT evidence_removed_ck
        CHECK ((content IS NULL) = (removed_at IS NOT NULL)
           AND (removed_at IS NULL) = (removed_by IS NULL)
           AND (removed_at IS NULL) = (reason IS NULL))
);

CREATE INDEX evidence_subject_idx ON evidence (subject text_pattern_ops, added_at);

-- Files of past figures between being shown and being taken: what is taken is read again from what was sent. Each goes
-- when it expires.
CREATE TABLE observation_import (
    import_id  uuid        NOT NULL,
    person     uuid        NOT NULL,
    name       text        NOT NULL,
    content    bytea       NOT NULL,
    source     text        NOT NULL,
    reason     text        NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT observation_import_pk PRIMARY KEY (import_id),
    CONSTRAINT observation_import_person_fk FOREIGN KEY (person) REFERENCES person (id)
);

CREATE INDEX observation_import_expires_at_idx ON observation_import (expires_at);
