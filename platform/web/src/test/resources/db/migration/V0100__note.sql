-- The sample service's only table: what the tests count to see whether work was done.
CREATE TABLE note (
    id    integer GENERATED ALWAYS AS IDENTITY,
    title text NOT NULL,
    CONSTRAINT note_pk PRIMARY KEY (id)
);
