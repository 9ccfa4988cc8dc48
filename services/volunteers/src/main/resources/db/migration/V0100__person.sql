-- Whoever has acted here, as volunteer or as coordinator. Entries point at this id, so that
-- "the approver is somebody else" can be a constraint. The sign-in subject may be removed when a
-- person is erased: the entries and their numbers stay.
CREATE TABLE person (
    id      uuid NOT NULL,
    subject text,
    CONSTRAINT person_pk PRIMARY KEY (id),
    -- Two first requests of one person at once must not make two people of them.
    CONSTRAINT person_subject_uq UNIQUE (subject)
);
