-- Whoever enters a fact here. The fact holds this id, which names nobody; the sign-in subject and the name may be removed
-- when a person is erased, and what they entered stays.
-- Rollout: any time; an image of the version before neither reads nor writes it.
CREATE TABLE person (
  id      uuid CONSTRAINT person_pk PRIMARY KEY,
  subject text,
  CONSTRAINT person_subject_uq UNIQUE (subject)
);

CREATE TABLE person_details (
  person_id    uuid NOT NULL CONSTRAINT person_details_pk PRIMARY KEY
               CONSTRAINT person_details_person_fk REFERENCES person,
  display_name text NOT NULL
);
