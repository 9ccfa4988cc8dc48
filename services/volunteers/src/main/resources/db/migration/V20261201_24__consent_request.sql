-- A guardian was asked by mail whether they agree to a role. Their address is nowhere but in the mail.
CREATE TABLE consent_request (
    id           uuid        NOT NULL,
    volunteer_id uuid        NOT NULL,
    role_code    text        NOT NULL,
    asked_by     uuid        NOT NULL,
    asked_at     timestamptz NOT NULL,
    agreed       boolean,
    answered_at  timestamptz,
    made_for     uuid,
    CONSTRAINT consent_request_pk PRIMARY KEY (id),
    CONSTRAINT consent_request_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT consent_request_role_fk FOREIGN KEY (role_code) REFERENCES role (code),
    CONSTRAINT consent_request_asked_by_fk FOREIGN KEY (asked_by) REFERENCES person (id),
    CONSTRAINT consent_request_answered_ck CHECK ((agreed IS NULL) = (answered_at IS NULL))
);

CREATE INDEX consent_request_volunteer_idx ON consent_request (volunteer_id);
