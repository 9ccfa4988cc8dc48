-- What somebody has done of what roles ask for, or is exempt from. Of references no referee, of a consent no guardian.
-- What was recorded by mistake, or is no longer so, is withdrawn from a day on; nothing is overwritten.
CREATE TABLE completion (
    id            uuid        NOT NULL,
    volunteer_id  uuid        NOT NULL,
    item          text        NOT NULL,
    training_code text,
    role_code     text,
    exempt        boolean     NOT NULL,
    done_on       date        NOT NULL,
    -- The last day on which it counts; null is for good.
    expires_on    date,
    evidence      text        NOT NULL,
    decided_by    uuid        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    withdrawn_on  date,
    withdrawn_by  uuid,
    CONSTRAINT completion_pk PRIMARY KEY (id),
    CONSTRAINT completion_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT completion_training_fk FOREIGN KEY (training_code) REFERENCES training (code),
    CONSTRAINT completion_role_fk FOREIGN KEY (role_code) REFERENCES role (code),
    CONSTRAINT completion_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT completion_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES person (id),
    CONSTRAINT completion_item_ck CHECK (item IN ('REFERENCE', 'TRAINING', 'CONSENT', 'DBS')),
    CONSTRAINT completion_training_ck CHECK ((item = 'TRAINING') = (training_code IS NOT NULL)),
    -- A guardian agrees to one role, and one is exempt in one role and not for good.
    CONSTRAINT completion_role_ck CHECK ((item = 'CONSENT' OR exempt) = (role_code IS NOT NULL)),
    CONSTRAINT completion_exempt_ck CHECK (NOT exempt OR (item <> 'CONSENT' AND expires_on IS NOT NULL)),
    CONSTRAINT completion_dbs_ck CHECK (item <> 'DBS' OR exempt),
    CONSTRAINT completion_days_ck CHECK (expires_on >= done_on),
    CONSTRAINT completion_decided_by_somebody_else_ck CHECK (decided_by <> volunteer_id),
    CONSTRAINT completion_withdrawn_ck CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL))
);

CREATE INDEX completion_volunteer_idx ON completion (volunteer_id, item);

-- That a certificate, or its status with the update service, was seen: neither its number nor what it says.
CREATE TABLE dbs_check (
    id                uuid        NOT NULL,
    volunteer_id      uuid        NOT NULL,
    role_code         text        NOT NULL,
    level             text        NOT NULL,
    workforce         text,
    issued_on         date        NOT NULL,
    seen_on           date        NOT NULL,
    update_service    boolean     NOT NULL,
    status_checked_on date,
    suitable          boolean     NOT NULL,
    seen_by           uuid        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    withdrawn_on      date,
    withdrawn_by      uuid,
    CONSTRAINT dbs_check_pk PRIMARY KEY (id),
    CONSTRAINT dbs_check_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT dbs_check_role_fk FOREIGN KEY (role_code) REFERENCES role (code),
    CONSTRAINT dbs_check_seen_by_fk FOREIGN KEY (seen_by) REFERENCES person (id),
    CONSTRAINT dbs_check_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES person (id),
    CONSTRAINT dbs_check_level_ck CHECK (level IN ('BASIC', 'STANDARD', 'ENHANCED', 'ENHANCED_BARRED')),
    CONSTRAINT dbs_check_workforce_ck CHECK (workforce IN ('CHILD', 'ADULT', 'CHILD_AND_ADULT', 'OTHER')),
    -- A basic check is of no workforce.
    CONSTRAINT dbs_check_of_workforce_ck CHECK ((level = 'BASIC') = (workforce IS NULL)),
    CONSTRAINT dbs_check_days_ck CHECK (issued_on <= seen_on AND status_checked_on BETWEEN issued_on AND seen_on),
    CONSTRAINT dbs_check_update_service_ck CHECK (update_service OR status_checked_on IS NULL),
    CONSTRAINT dbs_check_seen_by_somebody_else_ck CHECK (seen_by <> volunteer_id),
    CONSTRAINT dbs_check_withdrawn_ck CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL))
);

CREATE INDEX dbs_check_volunteer_idx ON dbs_check (volunteer_id);

-- What each role asks for, and how many of it. Whether a guardian is asked is a matter of age, too.
CREATE VIEW role_requirement (role_code, item, training_code, needed) AS
SELECT code, 'REFERENCE', NULL, references_needed FROM role WHERE references_needed > 0
UNION ALL SELECT code, 'DBS', NULL, 1 FROM role WHERE dbs_level <> 'NONE'
UNION ALL SELECT code, 'CONSENT', NULL, 1 FROM role
UNION ALL SELECT role_code, 'TRAINING', training_code, 1 FROM role_training;

-- What serves a requirement, from its first to its last day. How long a check is relied upon is the role's matter, from
-- counted_from on.
CREATE VIEW evidence (volunteer_id, item, training_code, role_code, exempt, level, workforce, first_day, counted_from,
                      last_day, recorded_at) AS
SELECT volunteer_id, item, training_code, role_code, exempt, CAST(NULL AS text), CAST(NULL AS text), done_on,
       CAST(NULL AS date), least(expires_on, withdrawn_on - 1), recorded_at
  FROM completion
UNION ALL
SELECT volunteer_id, 'DBS', NULL, NULL, false, level, workforce, seen_on, coalesce(status_checked_on, issued_on),
       withdrawn_on - 1, recorded_at
  FROM dbs_check WHERE suitable;
