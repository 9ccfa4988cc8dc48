-- The registration offices, filled at start where a code is missing. A registrar belongs to some of
-- them by the claim of their sign-in, which names codes; names are this service's to edit.
CREATE TABLE office (
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT office_pk PRIMARY KEY (code),
    CONSTRAINT office_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{0,49}$')
);
