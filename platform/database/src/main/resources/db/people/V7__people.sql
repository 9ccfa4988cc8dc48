-- Whoever has acted here. What they did points at this id, so that "the approver is somebody else"
-- can be a constraint. The sign-in subject may be removed when a person is erased: what they did
-- and its numbers stay.
CREATE TABLE person (
    id      uuid NOT NULL,
    subject text,
    CONSTRAINT person_pk PRIMARY KEY (id),
    -- Two first requests of one person at once must not make two people of them.
    CONSTRAINT person_subject_uq UNIQUE (subject)
);

-- What identifies a person to other people lives apart from what entries and measures use, so that
-- erasure is the deletion of this row. The name comes from the sign-in and follows it.
CREATE TABLE person_details (
    person_id    uuid NOT NULL,
    display_name text NOT NULL,
    CONSTRAINT person_details_pk PRIMARY KEY (person_id),
    CONSTRAINT person_details_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
