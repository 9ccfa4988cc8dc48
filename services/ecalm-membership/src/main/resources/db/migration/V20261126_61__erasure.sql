-- Which members were erased. It names nobody and is replayed after a restore, so a copy of these two
-- tables is kept apart from the backups. The certificate's number is not the member's: what a family
-- holds leads to no event.
CREATE TABLE erasure (
    certificate uuid        NOT NULL,
    member_key  uuid        NOT NULL,
    office_code text,
    erased_at   timestamptz NOT NULL,
    CONSTRAINT erasure_pk PRIMARY KEY (certificate),
    CONSTRAINT erasure_member_uq UNIQUE (member_key),
    CONSTRAINT erasure_office_fk FOREIGN KEY (office_code) REFERENCES office (code)
);

-- Who is not to be enrolled again by mistake: a code that only the service's secret makes from the
-- name, the date of birth and the place in the birth, until the child would turn 5. Of no member.
CREATE TABLE suppression (
    code       bytea NOT NULL,
    expires_on date  NOT NULL,
    CONSTRAINT suppression_pk PRIMARY KEY (code),
    CONSTRAINT suppression_code_of_256_bits CHECK (octet_length(code) = 32)
);
CREATE INDEX suppression_expires_idx ON suppression (expires_on);
