-- Why: a fact and the change that it tells of are committed together or not at all. A service writes the fact
-- here in the transaction of its use case; the relay sends it to Kafka afterwards and deletes the row.
--
-- Rollout order: this migration first, then the code that appends. The relay of an older instance does not look
-- at this table, so old and new instances may run side by side; what new ones append waits for a new relay.
-- It only creates, so it takes no lock that a running service could wait for.

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
    CONSTRAINT outbox_version_positive CHECK (aggregate_version >= 1)
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
