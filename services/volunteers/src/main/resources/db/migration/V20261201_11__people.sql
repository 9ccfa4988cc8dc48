-- Where somebody is reached: by the address that their sign-in has verified, or what they or staff noted.
ALTER TABLE person_details
    ADD COLUMN email_address text,
    ADD COLUMN phone text;

CREATE INDEX person_details_email_address_idx ON person_details (lower(email_address))
    WHERE email_address IS NOT NULL;

-- Whoever volunteered before there were applications was accepted by a coordinator's word. Whoever comes from now on is
-- an applicant until somebody accepts them. Records that are one person: the others point at the one that remains, never
-- further, which the two columns hold that the database fills in.
ALTER TABLE volunteer
    ADD COLUMN status        text        NOT NULL DEFAULT 'ACTIVE',
    ADD COLUMN status_since  timestamptz NOT NULL DEFAULT now(),
    -- Only where a role needs it.
    ADD COLUMN date_of_birth date,
    ADD COLUMN died_on       date,
    -- From then on nothing tells any more who it was; the key and what was counted stay.
    ADD COLUMN erased_at     timestamptz,
    ADD COLUMN merged_into   uuid,
    ADD COLUMN remains       boolean NOT NULL GENERATED ALWAYS AS (merged_into IS NULL) STORED,
    ADD COLUMN into_one_that_remains boolean GENERATED ALWAYS AS (CASE WHEN merged_into IS NOT NULL THEN true END) STORED,
    ADD CONSTRAINT volunteer_status_ck CHECK (status IN ('APPLICANT', 'ACTIVE', 'PAUSED', 'LEFT', 'REMOVED')),
    ADD CONSTRAINT volunteer_died_ck CHECK (died_on IS NULL OR status IN ('LEFT', 'REMOVED')),
    ADD CONSTRAINT volunteer_id_remains_uq UNIQUE (id, remains),
    ADD CONSTRAINT volunteer_merged_into_fk FOREIGN KEY (merged_into, into_one_that_remains)
        REFERENCES volunteer (id, remains);

ALTER TABLE volunteer ALTER COLUMN status SET DEFAULT 'APPLICANT';

CREATE INDEX volunteer_merged_into_idx ON volunteer (merged_into) WHERE merged_into IS NOT NULL;

-- Where somebody helps.
CREATE TABLE volunteer_place (
    volunteer_id uuid NOT NULL,
    place_code   text NOT NULL,
    CONSTRAINT volunteer_place_pk PRIMARY KEY (volunteer_id, place_code),
    CONSTRAINT volunteer_place_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT volunteer_place_place_fk FOREIGN KEY (place_code) REFERENCES library (code)
);

CREATE INDEX volunteer_place_place_idx ON volunteer_place (place_code);

INSERT INTO volunteer_place (volunteer_id, place_code) SELECT DISTINCT volunteer_id, library_code FROM hours_entry;

-- The roles that somebody was accepted for, and for how long.
CREATE TABLE volunteer_role (
    volunteer_id uuid NOT NULL,
    role_code    text NOT NULL,
    since        date NOT NULL,
    until        date,
    CONSTRAINT volunteer_role_pk PRIMARY KEY (volunteer_id, role_code, since),
    CONSTRAINT volunteer_role_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT volunteer_role_until_ck CHECK (until >= since)
);

CREATE UNIQUE INDEX volunteer_role_current_uq ON volunteer_role (volunteer_id, role_code) WHERE until IS NULL;
CREATE INDEX volunteer_role_role_idx ON volunteer_role (role_code) WHERE until IS NULL;

-- Whom to call if something happens. Each reading of it is in the history.
CREATE TABLE emergency_contact (
    volunteer_id uuid        NOT NULL,
    name         text        NOT NULL,
    relationship text        NOT NULL,
    phone        text        NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT emergency_contact_pk PRIMARY KEY (volunteer_id),
    CONSTRAINT emergency_contact_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id)
);
