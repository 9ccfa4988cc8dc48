-- What somebody approved at one press, to be taken back; who coordinates a library, by what they approved there; and what a
-- volunteer usually gives, from the index alone.
CREATE INDEX hours_entry_approved_by_idx ON hours_entry (approved_by, approved_at) WHERE status = 'APPROVED';
CREATE INDEX hours_entry_approvers_idx ON hours_entry (library_code, approved_by, approved_at) WHERE status = 'APPROVED';
CREATE INDEX hours_entry_usual_idx ON hours_entry (volunteer_id, started_at) INCLUDE (ended_at) WHERE status = 'APPROVED';

-- Who has decided hours as a coordinator of all places, for whom a library's only coordinator has to wait.
CREATE TABLE county_coordinator (
    person_id uuid        NOT NULL,
    seen_at   timestamptz NOT NULL,
    CONSTRAINT county_coordinator_pk PRIMARY KEY (person_id),
    CONSTRAINT county_coordinator_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
