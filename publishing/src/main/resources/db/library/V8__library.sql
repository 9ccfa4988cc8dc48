-- The county's districts, filled from the contracts at start where a code is missing. Their own
-- table, because a child's residence is one of them too. Names are the service's to edit; the
-- GSS codes are what events carry.
CREATE TABLE district (
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT district_pk PRIMARY KEY (code),
    CONSTRAINT district_code_ck CHECK (code ~ '^E0[0-9]{7}$')
);

-- The service's own copy of the libraries, filled from the contracts at start where a code is
-- missing. Names are the service's to edit; codes are what events carry.
CREATE TABLE library (
    code          text NOT NULL,
    name          text NOT NULL,
    district_code text NOT NULL,
    CONSTRAINT library_pk PRIMARY KEY (code),
    CONSTRAINT library_district_fk FOREIGN KEY (district_code) REFERENCES district (code),
    CONSTRAINT library_code_ck CHECK (code ~ '^[A-Z]{4}$')
);
