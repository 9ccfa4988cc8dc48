-- Who was erased: ids of nobody, by which a database that was restored from before forgets them again. No foreign key: who
-- came after the moment of the restore is not there.
CREATE TABLE erasure (
    person_id uuid        NOT NULL,
    erased_at timestamptz NOT NULL,
    CONSTRAINT erasure_pk PRIMARY KEY (person_id)
);
