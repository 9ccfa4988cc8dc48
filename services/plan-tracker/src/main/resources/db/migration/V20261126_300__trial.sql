-- A new version of a rule is tried before it holds: it is registered without a number, counted over everything that is known
-- beside the versions in force, and fed like them from then on, where no page sees it. It gets its number when a second person
-- approves it, so that two proposals at once need not agree on one. The entry is kept as it was typed: what was approved here
-- stands over a file that knows only earlier versions.
-- Rollout: any time; an image of the version before imports its file over what was approved, and feeds no trial.
ALTER TABLE measure_version ALTER COLUMN version DROP NOT NULL;
ALTER TABLE measure_version ADD COLUMN entry text;

COMMENT ON COLUMN measure_version.version IS 'Null as long as it is only tried';
COMMENT ON COLUMN measure_version.entry IS 'As it was proposed here; null of what a file brought';

CREATE TABLE trial (
  trial_id           uuid        CONSTRAINT trial_pk PRIMARY KEY,
  measure            text        NOT NULL,
  measure_version_id integer     NOT NULL CONSTRAINT trial_measure_version_fk REFERENCES measure_version
                                 CONSTRAINT trial_measure_version_uk UNIQUE,
  based_on           integer     CONSTRAINT trial_based_on_fk REFERENCES measure_version,
  reason             text        NOT NULL,
  proposed_by        uuid        NOT NULL CONSTRAINT trial_proposed_by_fk REFERENCES person,
  proposed_at        timestamptz NOT NULL,
  counted_through    bigint      NOT NULL DEFAULT 0,
  counted_at         timestamptz,
  state              text        NOT NULL DEFAULT 'WAITING',
  decision           text,
  decided_by         uuid        CONSTRAINT trial_decided_by_fk REFERENCES person,
  decided_at         timestamptz,
  cleared            boolean     NOT NULL DEFAULT false,
  CONSTRAINT trial_state_ck CHECK (state IN ('WAITING', 'APPROVED', 'RETURNED', 'SUPERSEDED')),
  CONSTRAINT trial_decided_ck CHECK ((state = 'WAITING') = (decided_at IS NULL)
                                     AND (state IN ('APPROVED', 'RETURNED')) = (decided_by IS NOT NULL)),
  CONSTRAINT trial_second_person_ck CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);

COMMENT ON COLUMN trial.based_on IS 'The version in force that its author had before them; null when nothing fed the measure';
COMMENT ON COLUMN trial.counted_through IS 'The last fact version that is counted in it, until counted_at: then each is, when it comes';
COMMENT ON COLUMN trial.cleared IS 'Whether what it had counted is gone, as of all that were not approved';

-- Those that are counted or wait, of which there are few.
CREATE INDEX trial_waiting_ix ON trial (measure) WHERE state = 'WAITING';
