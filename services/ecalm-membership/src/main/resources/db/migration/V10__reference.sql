-- The registration offices, filled at start where a code is missing. A registrar belongs to some of
-- them by the claim of their sign-in, which names codes; names are this service's to edit.
CREATE TABLE office (
    code               text    NOT NULL,
    name               text    NOT NULL,
    -- The library that most families of the office choose: the form starts with it.
    library_code       text,
    -- How few cards may be left before more are ordered.
    card_reorder_level integer NOT NULL DEFAULT 20,
    CONSTRAINT office_pk PRIMARY KEY (code),
    CONSTRAINT office_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT office_code_ck CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{0,49}$'),
    CONSTRAINT office_card_reorder_level_ck CHECK (card_reorder_level >= 0)
);

-- The council's extract of the national list of postcodes (ONSPD), if it has one: which there are and
-- in which district each lies, also those that have ended, at which people still say that they live.
-- Compared byte by byte, so that all of one outward code lie beside each other.
CREATE TABLE postcode (
    postcode      text COLLATE "C" NOT NULL,
    district_code text NOT NULL,
    CONSTRAINT postcode_pk PRIMARY KEY (postcode)
);

-- Which list that is: one row at most.
CREATE TABLE postcode_list (
    one       boolean     NOT NULL DEFAULT true,
    name      text        NOT NULL,
    digest    bytea       NOT NULL,
    number    integer     NOT NULL,
    loaded_at timestamptz NOT NULL,
    CONSTRAINT postcode_list_pk PRIMARY KEY (one),
    CONSTRAINT postcode_list_one_ck CHECK (one)
);
