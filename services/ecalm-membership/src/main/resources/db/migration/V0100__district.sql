-- The county's districts, filled from the contracts at start where a code is missing. Their own
-- table, because a child's residence is one of them too. Names are this service's to edit; the
-- GSS codes are what events carry.
CREATE TABLE district (
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT district_pk PRIMARY KEY (code),
    CONSTRAINT district_code_is_gss CHECK (code ~ '^E0[0-9]{7}$')
);
