-- A question to somebody, so many months after the first session that they came to: what came of it. A row stands for
-- everybody who was to be asked, also where there was no address to ask at, since answers are told of so many asked. Its
-- id is what a link by mail opens, and what events tell.
CREATE TABLE follow_up (
    id              uuid        NOT NULL DEFAULT gen_random_uuid(),
    entrepreneur_id uuid        NOT NULL,
    library_code    text        NOT NULL,
    attended_on     date        NOT NULL,
    months          integer     NOT NULL,
    due_on          date        NOT NULL,
    made_at         timestamptz NOT NULL,
    -- When a mail was written, or somebody was spoken to.
    reached_at      timestamptz,
    -- What was told to others last; nothing before the first answer. Of a start the first answer tells, of jobs only how
    -- many more they are than before, so that the answers of one person add up.
    version         bigint      NOT NULL DEFAULT 0,
    told_key        uuid,
    told_on         date,
    told_started    boolean,
    told_jobs       integer,
    told_trading    boolean,
    CONSTRAINT follow_up_pk PRIMARY KEY (id),
    CONSTRAINT follow_up_entrepreneur_id_months_uq UNIQUE (entrepreneur_id, months),
    CONSTRAINT follow_up_entrepreneur_fk FOREIGN KEY (entrepreneur_id) REFERENCES entrepreneur (id),
    CONSTRAINT follow_up_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT follow_up_months_ck CHECK (months IN (3, 6, 12)),
    CONSTRAINT follow_up_due_on_ck CHECK (due_on > attended_on),
    CONSTRAINT follow_up_version_ck CHECK (version >= 0),
    CONSTRAINT follow_up_told_ck CHECK (num_nulls(told_key, told_on, told_started, told_jobs) =
        CASE WHEN version = 0 THEN 4 ELSE 0 END)
);

CREATE INDEX follow_up_library_code_due_on_idx ON follow_up (library_code, due_on, id);

-- One answer to it. A later one takes its place; what was said before stays as its history.
CREATE TABLE outcome (
    id             uuid        NOT NULL,
    follow_up_id   uuid        NOT NULL,
    answered_at    timestamptz NOT NULL,
    answered_on    date        NOT NULL,
    -- Null where the person answered by the link.
    recorded_by    uuid,
    started        text        NOT NULL,
    company_number text,
    grown          text        NOT NULL,
    -- Full-time equivalents in tenths: new, paid, meant to last at least twelve months, and of nobody before.
    jobs_tenths    integer     NOT NULL,
    still_trading  boolean,
    evidence       text        NOT NULL,
    replaced_at    timestamptz,
    CONSTRAINT outcome_pk PRIMARY KEY (id),
    CONSTRAINT outcome_follow_up_fk FOREIGN KEY (follow_up_id) REFERENCES follow_up (id),
    CONSTRAINT outcome_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
    CONSTRAINT outcome_started_ck CHECK (started IN ('TRADING', 'REGISTERED', 'NOT_YET', 'BEFORE')),
    CONSTRAINT outcome_company_number_ck CHECK (company_number ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6})$'),
    CONSTRAINT outcome_grown_ck CHECK (grown IN ('NO', 'TURNOVER', 'NEW_MARKET', 'BOTH')),
    CONSTRAINT outcome_jobs_tenths_ck CHECK (jobs_tenths BETWEEN 0 AND 9999),
    CONSTRAINT outcome_still_trading_ck CHECK ((started = 'NOT_YET') = (still_trading IS NULL)),
    CONSTRAINT outcome_evidence_ck CHECK (CASE evidence
        WHEN 'SELF_REPORTED' THEN true
        WHEN 'COMPANIES_HOUSE' THEN started <> 'NOT_YET'
        WHEN 'SEEN_BY_STAFF' THEN recorded_by IS NOT NULL
        ELSE false END)
);

-- One answer stands, whatever races.
CREATE UNIQUE INDEX outcome_standing_uq ON outcome (follow_up_id) WHERE replaced_at IS NULL;
CREATE INDEX outcome_follow_up_idx ON outcome (follow_up_id);
