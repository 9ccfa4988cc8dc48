-- A person who books sessions. The key is random and is the only thing about the person that leaves
-- this database in an event.
CREATE TABLE entrepreneur (
    id               uuid NOT NULL,
    entrepreneur_key uuid NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT entrepreneur_pk PRIMARY KEY (id),
    CONSTRAINT entrepreneur_person_fk FOREIGN KEY (id) REFERENCES person (id),
    CONSTRAINT entrepreneur_key_uq UNIQUE (entrepreneur_key)
);
