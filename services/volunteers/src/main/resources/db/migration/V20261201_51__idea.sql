-- What volunteers would have done otherwise, each with an answer by a day. Whoever takes it owns it; until then the
-- coordinators of its place do.
CREATE TABLE idea (
    id           uuid        NOT NULL,
    version      bigint      NOT NULL DEFAULT 1,
    -- Null once the person is erased; the idea and its answer stay.
    volunteer_id uuid,
    -- Null where it is about every place.
    library_code text,
    idea         text        NOT NULL,
    entered_by   uuid        NOT NULL,
    raised_at    timestamptz NOT NULL,
    raised_on    date        NOT NULL,
    due_on       date        NOT NULL,
    owner_id     uuid,
    acted_on     boolean,
    answer       text,
    -- The idea in words that the public page may show; null where it is not shown.
    said         text,
    answered_on  date,
    CONSTRAINT idea_pk PRIMARY KEY (id),
    CONSTRAINT idea_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT idea_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT idea_entered_by_fk FOREIGN KEY (entered_by) REFERENCES person (id),
    CONSTRAINT idea_owner_fk FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT idea_due_on_ck CHECK (due_on = raised_on + 28),
    CONSTRAINT idea_answered_ck
        CHECK ((answered_on IS NULL) = (answer IS NULL) AND (answer IS NULL) = (acted_on IS NULL)),
    CONSTRAINT idea_said_ck CHECK (said IS NULL OR answer IS NOT NULL),
    CONSTRAINT idea_answered_by_its_owner_ck CHECK (answer IS NULL OR owner_id IS NOT NULL)
);

CREATE INDEX idea_volunteer_idx ON idea (volunteer_id, raised_at DESC);
CREATE INDEX idea_waiting_idx ON idea (due_on, id) WHERE answered_on IS NULL;
CREATE INDEX idea_answered_idx ON idea (answered_on DESC, id) WHERE answered_on IS NOT NULL;
