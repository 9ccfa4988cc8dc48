-- What somebody approved at one press, to be taken back; and what a volunteer lately gave, from the index alone.
CREATE INDEX hours_entry_approved_by_idx ON hours_entry (approved_by, approved_at) WHERE status = 'APPROVED';
CREATE INDEX hours_entry_usual_idx ON hours_entry (volunteer_id, started_at) INCLUDE (ended_at) WHERE status = 'APPROVED';

-- Who has decided hours, and of which places they were a coordinator then; * is the whole county. Roles are the sign-in's
-- own: this is how the only coordinator of a library is told who else can approve theirs.
CREATE TABLE place_coordinator (
    person_id  uuid        NOT NULL,
    place_code text        NOT NULL,
    seen_at    timestamptz NOT NULL,
    CONSTRAINT place_coordinator_pk PRIMARY KEY (person_id, place_code),
    CONSTRAINT place_coordinator_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
