-- The rules that figures were counted under. A rule is never edited in place: a change is a new version, and figures
-- are keyed by it, so what was reported under the old rule stays as it was. A new version is tried before it holds: it is
-- registered without a number, and gets its number when a second person approves it, so that two proposals at once need
-- not agree on one. The entry is kept as it was typed: what was approved here stands over a file that knows only earlier
-- versions.
CREATE TABLE measure_version (
    measure_version_id integer     NOT NULL GENERATED ALWAYS AS IDENTITY,
    measure            text        NOT NULL,
    version            integer,
    rule               jsonb       NOT NULL,
    entry              text,
    registered_at      timestamptz NOT NULL,
    -- A rule that is not in the file for a while misses what comes in meanwhile, and is counted anew over all facts when
    -- it comes back.
    fed                boolean     NOT NULL DEFAULT true,
    evaluation         integer     NOT NULL DEFAULT 0,
    CONSTRAINT measure_version_pk PRIMARY KEY (measure_version_id),
    CONSTRAINT measure_version_measure_version_uq UNIQUE (measure, version)
);

COMMENT ON COLUMN measure_version.version IS 'Null as long as it is only tried';
COMMENT ON COLUMN measure_version.entry IS 'As it was proposed here; null of what a file brought';
COMMENT ON COLUMN measure_version.fed IS 'Whether every fact that came in was counted under this rule';
COMMENT ON COLUMN measure_version.evaluation IS 'The revision of the code that its contributions were counted by';

-- The measures of today, so that every instance counts under one set of rules and shows one set of words, whatever file
-- it was started with: measures.yaml is imported here, and a batch reads the rules in its own transaction.
CREATE TABLE measure (
    measure            text    NOT NULL,
    position           integer NOT NULL,
    title              text    NOT NULL,
    outcomes           text[]  NOT NULL,
    kind               text    NOT NULL,
    unit               text    NOT NULL,
    polarity           text    NOT NULL,
    version            integer NOT NULL,
    definition         text    NOT NULL,
    measure_version_id integer,
    CONSTRAINT measure_pk PRIMARY KEY (measure),
    CONSTRAINT measure_measure_version_fk FOREIGN KEY (measure_version_id) REFERENCES measure_version (measure_version_id)
);

COMMENT ON COLUMN measure.position IS 'Its place in the file that was imported last';
COMMENT ON COLUMN measure.measure_version_id IS 'The rule that events are counted under; null for one that is reported by hand';

-- One row, raised by every import: whoever has read the measures asks only for it.
CREATE TABLE measure_import (
    the_only_row boolean NOT NULL DEFAULT true,
    imports      bigint  NOT NULL,
    evaluation   integer NOT NULL,
    CONSTRAINT measure_import_pk PRIMARY KEY (the_only_row),
    CONSTRAINT measure_import_the_only_row_ck CHECK (the_only_row)
);

COMMENT ON COLUMN measure_import.evaluation IS 'The revision of the code that figures are counted by; no other may add to them';

INSERT INTO measure_import (imports, evaluation) VALUES (0, 0);

-- Which rule each measure was reported under, and from when: whoever looks back to a day before a rule was changed sees
-- the figures of then. What the former rule counted stays where it is.
CREATE TABLE measure_in_force (
    measure_in_force_id integer     NOT NULL GENERATED ALWAYS AS IDENTITY,
    measure_version_id  integer     NOT NULL,
    in_force_from       timestamptz NOT NULL,
    unit                text        NOT NULL,
    definition          text        NOT NULL,
    CONSTRAINT measure_in_force_pk PRIMARY KEY (measure_in_force_id),
    CONSTRAINT measure_in_force_measure_version_fk FOREIGN KEY (measure_version_id)
        REFERENCES measure_version (measure_version_id)
);

COMMENT ON TABLE measure_in_force IS
    'A row for each time that a measure began to be reported under a rule, also when it went back to an earlier one';

-- A version that is tried is counted over everything that is known beside the versions in force, and fed like them from
-- then on, where no page sees it.
CREATE TABLE trial (
    trial_id           uuid        NOT NULL,
    measure            text        NOT NULL,
    measure_version_id integer     NOT NULL,
    based_on           integer,
    reason             text        NOT NULL,
    ownership          jsonb,
    proposed_by        uuid        NOT NULL,
    proposed_at        timestamptz NOT NULL,
    counted_through    bigint      NOT NULL DEFAULT 0,
    counted_at         timestamptz,
    state              text        NOT NULL DEFAULT 'WAITING',
    decision           text,
    decided_by         uuid,
    decided_at         timestamptz,
    cleared            boolean     NOT NULL DEFAULT false,
    CONSTRAINT trial_pk PRIMARY KEY (trial_id),
    CONSTRAINT trial_measure_version_id_uq UNIQUE (measure_version_id),
    CONSTRAINT trial_measure_version_fk FOREIGN KEY (measure_version_id) REFERENCES measure_version (measure_version_id),
    CONSTRAINT trial_based_on_fk FOREIGN KEY (based_on) REFERENCES measure_version (measure_version_id),
    CONSTRAINT trial_proposed_by_fk FOREIGN KEY (proposed_by) REFERENCES person (id),
    CONSTRAINT trial_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT trial_state_ck CHECK (state IN ('WAITING', 'APPROVED', 'RETURNED', 'SUPERSEDED')),
    CONSTRAINT trial_decided_ck
        CHECK ((state = 'WAITING') = (decided_at IS NULL)
           AND (state IN ('APPROVED', 'RETURNED')) = (decided_by IS NOT NULL)),
    CONSTRAINT trial_second_person_ck CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);

COMMENT ON COLUMN trial.based_on IS 'The version in force that its author had before them; null when nothing fed the measure';
COMMENT ON COLUMN trial.ownership IS 'Who is to answer for a measure that is added; null where its own page says it';
COMMENT ON COLUMN trial.counted_through IS
    'The last fact version that is counted in it, until counted_at: then each is, when it comes';
COMMENT ON COLUMN trial.cleared IS 'Whether what it had counted is gone, as of all that were not approved';

-- Those that are counted or wait, of which there are few.
CREATE INDEX trial_waiting_idx ON trial (measure) WHERE state = 'WAITING';

-- A record that adds far more than records usually do counts, and somebody is asked to look: a slip of the hand moves a
-- figure as a true record does. What is usual is worked out from the records themselves, and is in force from the next day
-- on and for good: a rebuild asks for the same records to be looked at as were when they came.
CREATE TABLE usual_amount (
    measure_version_id integer NOT NULL,
    in_force_on        date    NOT NULL,
    usual              bigint  NOT NULL,
    records            bigint  NOT NULL,
    CONSTRAINT usual_amount_pk PRIMARY KEY (measure_version_id, in_force_on),
    CONSTRAINT usual_amount_measure_version_fk FOREIGN KEY (measure_version_id)
        REFERENCES measure_version (measure_version_id),
    CONSTRAINT usual_amount_usual_ck CHECK (usual > 0)
);

COMMENT ON TABLE usual_amount IS 'A row for each time that what is usual became another';
COMMENT ON COLUMN usual_amount.usual IS 'What 19 in 20 records of the year before add, or less';
COMMENT ON COLUMN usual_amount.records IS 'How many it was worked out from';
