-- Whoever has acted here, as entrepreneur or as adviser. Bookings point at this id. The sign-in
-- subject may be removed when a person is erased: the bookings and their numbers stay.
CREATE TABLE person (
    id      uuid NOT NULL,
    subject text,
    CONSTRAINT person_pk PRIMARY KEY (id),
    -- Two first requests of one person at once must not make two people of them.
    CONSTRAINT person_subject_uq UNIQUE (subject)
);
