-- What identifies a person to other people lives apart from what entries and measures use, so that
-- erasure is the deletion of this row. The name comes from the sign-in and follows it.
CREATE TABLE person_details (
    person_id    uuid NOT NULL,
    display_name text NOT NULL,
    CONSTRAINT person_details_pk PRIMARY KEY (person_id),
    CONSTRAINT person_details_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
