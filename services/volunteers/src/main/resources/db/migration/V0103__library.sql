-- The service's own copy of the libraries, filled from the contracts at start where a code is
-- missing. Names are this service's to edit; codes are what events carry.
CREATE TABLE library (
    code          text NOT NULL,
    name          text NOT NULL,
    district      text NOT NULL,
    district_code text NOT NULL,
    CONSTRAINT library_pk PRIMARY KEY (code),
    CONSTRAINT library_code_is_four_letters CHECK (code ~ '^[A-Z]{4}$')
);
