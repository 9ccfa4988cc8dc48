-- Records that could not be read or applied, as they were, with their place in the log. Their neighbours are stored;
-- a person looks at them and tries again when the cause is mended.
CREATE TABLE dead_event (
  dead_event_id bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT dead_event_pk PRIMARY KEY,
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  log_offset    bigint      NOT NULL,
  record_key    text,
  headers       jsonb       NOT NULL,
  body          bytea       NOT NULL,
  reason        text        NOT NULL,
  detail        text        NOT NULL,
  received_at   timestamptz NOT NULL,
  resolution    text,
  resolved_at   timestamptz,
  CONSTRAINT dead_event_place_uk UNIQUE (topic, partition, log_offset),
  CONSTRAINT dead_event_resolved_ck CHECK ((resolution IS NULL) = (resolved_at IS NULL))
);

-- The page and the gauge ask for those that are still open.
CREATE INDEX dead_event_open_ix ON dead_event (dead_event_id) WHERE resolution IS NULL;
