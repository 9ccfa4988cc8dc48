-- What was set aside is dealt with cause by cause: dismissed with a reason, which is kept and can be undone, or tried
-- again. The cause is what a person reads, so that events that read alike are dealt with together.
-- Rollout: any time; the table is written anew for the column, and the intake waits meanwhile if it sets something aside.
ALTER TABLE dead_event ADD COLUMN cause text NOT NULL
  GENERATED ALWAYS AS (reason || '-' || left(md5(detail), 12)) STORED;
CREATE INDEX dead_event_cause_ix ON dead_event (cause, dead_event_id) WHERE resolution IS NULL;

CREATE TABLE dismissal (
  dismissal_id      bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT dismissal_pk PRIMARY KEY,
  reason            text        NOT NULL,
  dismissed_by      text        NOT NULL,
  dismissed_by_name text        NOT NULL,
  dismissed_at      timestamptz NOT NULL
);

COMMENT ON COLUMN dismissal.dismissed_by IS 'The provider''s stable name for the administrator; never shown';

CREATE TABLE dismissed_event (
  dismissal_id   bigint      NOT NULL CONSTRAINT dismissed_event_dismissal_fk REFERENCES dismissal,
  dead_event_id  bigint      NOT NULL CONSTRAINT dismissed_event_dead_event_fk REFERENCES dead_event ON DELETE CASCADE,
  undone_by      text,
  undone_by_name text,
  undone_at      timestamptz,
  CONSTRAINT dismissed_event_pk PRIMARY KEY (dismissal_id, dead_event_id),
  CONSTRAINT dismissed_event_undone_ck CHECK (num_nulls(undone_by, undone_by_name, undone_at) IN (0, 3))
);

CREATE UNIQUE INDEX dismissed_event_once_ux ON dismissed_event (dead_event_id) WHERE undone_at IS NULL;

-- All events of a cause that were set aside until then, tried again by long work.
CREATE TABLE dead_event_retry (
  retry_id uuid        CONSTRAINT dead_event_retry_pk PRIMARY KEY,
  cause    text        NOT NULL,
  words    text        NOT NULL,
  until_id bigint      NOT NULL,
  asked_at timestamptz NOT NULL
);

ALTER TABLE dead_event ADD COLUMN retry_id uuid;
CREATE INDEX dead_event_retry_ix ON dead_event (retry_id) WHERE retry_id IS NOT NULL;

COMMENT ON COLUMN dead_event.retry_id IS 'The retry of its whole cause that tried it last';
