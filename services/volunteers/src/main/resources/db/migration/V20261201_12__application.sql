-- Somebody asks to help in a role. Without a sign-in it waits until the link of a mail is confirmed. What is not accepted
-- is erased on a date that its applicant was told.
CREATE TABLE application (
    id           uuid        NOT NULL,
    version      bigint      NOT NULL DEFAULT 1,
    volunteer_id uuid        NOT NULL,
    role_code    text        NOT NULL,
    state        text        NOT NULL,
    age_band     text,
    -- Whether there is something to talk about, never what; gone once it is decided.
    disclosure   text,
    applied_at   timestamptz NOT NULL,
    decided_at   timestamptz,
    decided_by   uuid,
    appealed_at  timestamptz,
    erase_on     date,
    CONSTRAINT application_pk PRIMARY KEY (id),
    CONSTRAINT application_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT application_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT application_state_ck CHECK (state IN ('UNCONFIRMED', 'WAITING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    CONSTRAINT application_disclosure_ck CHECK (disclosure IN ('NOTHING', 'TO_TALK')),
    CONSTRAINT application_decided_ck CHECK ((state IN ('ACCEPTED', 'REJECTED')) = (decided_by IS NOT NULL)),
    CONSTRAINT application_decider_is_somebody_else_ck CHECK (decided_by <> volunteer_id),
    CONSTRAINT application_erase_on_ck CHECK ((state IN ('WAITING', 'ACCEPTED')) = (erase_on IS NULL))
);

CREATE UNIQUE INDEX application_open_uq ON application (volunteer_id, role_code)
    WHERE state IN ('UNCONFIRMED', 'WAITING');
CREATE INDEX application_waiting_idx ON application (applied_at, id) WHERE state = 'WAITING';
CREATE INDEX application_erase_on_idx ON application (erase_on) WHERE erase_on IS NOT NULL;

CREATE TABLE application_place (
    application_id uuid NOT NULL,
    place_code     text NOT NULL,
    CONSTRAINT application_place_pk PRIMARY KEY (application_id, place_code),
    CONSTRAINT application_place_application_fk FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE,
    CONSTRAINT application_place_place_fk FOREIGN KEY (place_code) REFERENCES library (code)
);

CREATE INDEX application_place_place_idx ON application_place (place_code);
