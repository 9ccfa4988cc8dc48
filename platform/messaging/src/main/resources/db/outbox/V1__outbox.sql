-- A fact and the change that it tells of are committed together or not at all: a service writes the fact here in the
-- transaction of its use case; the relay sends it to Kafka afterwards and deletes the row.
CREATE TABLE outbox (
    -- CACHE 1 is not a default to be tuned: with cached values two connections would hand out ids out of order,
    -- and the order of ids is the order of commits of an aggregate, which is the order that Kafka gets.
    id                bigint      NOT NULL GENERATED ALWAYS AS IDENTITY (CACHE 1),
    event_id          uuid        NOT NULL,
    type              text        NOT NULL,
    topic             text        NOT NULL,
    data_schema       text        NOT NULL,
    aggregate_type    text        NOT NULL,
    aggregate_id      text        NOT NULL,
    aggregate_version bigint      NOT NULL,
    occurred_at       timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    -- text and not jsonb: the very bytes that were checked are sent, jsonb would reorder keys, pay for parsing
    -- twice, and refuse the legal escape for the character zero, which would fail the use case.
    payload           text        NOT NULL,
    CONSTRAINT outbox_pk PRIMARY KEY (id),
    CONSTRAINT outbox_aggregate_version_ck CHECK (aggregate_version >= 1)
);

COMMENT ON TABLE outbox IS
    'Facts committed and not yet acknowledged by Kafka. Normally empty. Column names are those that the outbox '
    'event router of Debezium can be pointed at.';

-- A queue table is all churn: with the defaults, vacuum waits until a fifth of the rows that it counted last is dead
-- (a backlog makes that count large) and then sleeps between pages, and meanwhile every look for the lowest id walks
-- over the dead entries before it. The server's autovacuum_naptime should be 10 seconds or less.
-- Truncation is off because it takes an exclusive lock that writers would wait for; the pages are used again.
ALTER TABLE outbox SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 50000,
    vacuum_index_cleanup = on,
    vacuum_truncate = off,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 5000,
    toast.autovacuum_vacuum_cost_delay = 0,
    toast.vacuum_truncate = off
);

-- Facts that Kafka refused for good. They are kept until a person has decided: see the runbook.
CREATE TABLE outbox_parked (
    id                bigint      NOT NULL,
    event_id          uuid        NOT NULL,
    type              text        NOT NULL,
    topic             text        NOT NULL,
    data_schema       text        NOT NULL,
    aggregate_type    text        NOT NULL,
    aggregate_id      text        NOT NULL,
    aggregate_version bigint      NOT NULL,
    occurred_at       timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    payload           text        NOT NULL,
    parked_at         timestamptz NOT NULL,
    reason            text        NOT NULL,
    CONSTRAINT outbox_parked_pk PRIMARY KEY (id)
);

COMMENT ON TABLE outbox_parked IS
    'Facts that Kafka refused for good, with its reason. Every row needs a person.';

-- How many events of each type left on each day, so that a reader can compare with what it took in. An event belongs to
-- the day of its time, which it carries, and not to that of its sending: so it does not matter when, or how often, it is
-- sent. Counted by the relay, which is alone, in the transaction that deletes what was sent: writers never wait.
CREATE TABLE published_day (
    day    date   NOT NULL,
    type   text   NOT NULL,
    events bigint NOT NULL,
    CONSTRAINT published_day_pk PRIMARY KEY (day, type)
) WITH (fillfactor = 50);

CREATE TABLE counted_day (
    day     date   NOT NULL,
    version bigint NOT NULL,
    counts  text   NOT NULL,
    CONSTRAINT counted_day_pk PRIMARY KEY (day)
);

COMMENT ON TABLE counted_day IS
    'What was published last of each finished day; published again, as a higher version, if more has left since';

-- Counts begin with the first day that is whole.
CREATE TABLE counting_since (
    the_only_row boolean NOT NULL DEFAULT true,
    day          date    NOT NULL,
    CONSTRAINT counting_since_pk PRIMARY KEY (the_only_row),
    CONSTRAINT counting_since_the_only_row_ck CHECK (the_only_row)
);

INSERT INTO counting_since (day) VALUES ((now() AT TIME ZONE 'Europe/London')::date + 1);
