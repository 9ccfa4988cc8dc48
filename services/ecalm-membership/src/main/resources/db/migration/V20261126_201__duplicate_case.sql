-- Two records that may be of one child, until somebody has decided; what was decided stays, so that
-- nobody is asked twice. Keys and kinds of reasons, and no value of either record.
CREATE TABLE duplicate_case (
    id         uuid        NOT NULL,
    one        uuid        NOT NULL,
    other      uuid        NOT NULL,
    score      integer     NOT NULL,
    reasons    text[]      NOT NULL,
    opened_at  timestamptz NOT NULL,
    decision   text,
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT duplicate_case_pk PRIMARY KEY (id),
    CONSTRAINT duplicate_case_one_fk FOREIGN KEY (one) REFERENCES member (key),
    CONSTRAINT duplicate_case_other_fk FOREIGN KEY (other) REFERENCES member (key),
    CONSTRAINT duplicate_case_is_of_two CHECK (one <> other),
    CONSTRAINT duplicate_case_score_in_percent CHECK (score BETWEEN 1 AND 100),
    CONSTRAINT duplicate_case_decision_known CHECK (decision IN ('NOT_THE_SAME', 'MERGED', 'IN_ERROR')),
    CONSTRAINT duplicate_case_decided_whole CHECK (num_nonnulls(decision, decided_by, decided_at) IN (0, 3))
);
-- One case of two records, whichever of them was found by the other.
CREATE UNIQUE INDEX duplicate_case_pair_uq ON duplicate_case (least(one, other), greatest(one, other));
CREATE INDEX duplicate_case_one_idx ON duplicate_case (one);
CREATE INDEX duplicate_case_other_idx ON duplicate_case (other);
-- The queue: what waits the longest comes first.
CREATE INDEX duplicate_case_open_idx ON duplicate_case (opened_at, id) WHERE decision IS NULL;
