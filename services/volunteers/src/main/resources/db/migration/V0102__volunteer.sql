-- A person who gives time. The key is random and is the only thing about the person that leaves
-- this database in an event.
CREATE TABLE volunteer (
    id            uuid NOT NULL,
    volunteer_key uuid NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT volunteer_pk PRIMARY KEY (id),
    CONSTRAINT volunteer_person_fk FOREIGN KEY (id) REFERENCES person (id),
    CONSTRAINT volunteer_key_uq UNIQUE (volunteer_key)
);
