-- Where a person's calendar reads their own bookings. The number is random and is the address; a new one ends the old.
CREATE TABLE calendar_feed (
    person_id uuid NOT NULL,
    number    uuid NOT NULL,
    CONSTRAINT calendar_feed_pk PRIMARY KEY (person_id),
    CONSTRAINT calendar_feed_number_uq UNIQUE (number),
    CONSTRAINT calendar_feed_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);
