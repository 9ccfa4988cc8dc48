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
    CONSTRAINT postcode_list_is_one CHECK (one)
);
