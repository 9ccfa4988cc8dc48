-- Who was reminded of what, so that nobody is reminded twice, whichever instance does it. It is about a slot or a shift.
CREATE TABLE rota_reminder (
    volunteer_id uuid        NOT NULL,
    about_id     uuid        NOT NULL,
    day          date        NOT NULL,
    written_at   timestamptz NOT NULL,
    CONSTRAINT rota_reminder_pk PRIMARY KEY (volunteer_id, about_id, day),
    CONSTRAINT rota_reminder_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id)
);

CREATE INDEX rota_reminder_day_idx ON rota_reminder (day);

-- Where a person's calendar reads when they are expected. The number is random and is the address; a new one ends the old.
CREATE TABLE calendar_feed (
    person_id uuid NOT NULL,
    number    uuid NOT NULL,
    CONSTRAINT calendar_feed_pk PRIMARY KEY (person_id),
    CONSTRAINT calendar_feed_number_uq UNIQUE (number),
    CONSTRAINT calendar_feed_person_fk FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

-- Who is planned on a day on which they may not serve, as the last night's look found it: to mark it and to count it. How
-- somebody stands is always computed.
CREATE TABLE rota_risk (
    volunteer_id uuid        NOT NULL,
    about_id     uuid        NOT NULL,
    day          date        NOT NULL,
    place_code   text        NOT NULL,
    found_at     timestamptz NOT NULL,
    CONSTRAINT rota_risk_pk PRIMARY KEY (volunteer_id, about_id, day),
    CONSTRAINT rota_risk_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id)
);
