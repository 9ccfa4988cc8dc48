-- Who came to a slot on a day or to a shift, as staff saw it, also who was not expected. Whoever one member of staff saw
-- has come, whatever another says at the same moment.
CREATE TABLE attendance (
    about_id     uuid        NOT NULL,
    day          date        NOT NULL,
    volunteer_id uuid        NOT NULL,
    place_code   text        NOT NULL,
    role_code    text        NOT NULL,
    came         boolean     NOT NULL,
    -- By how they stood in the role on that day.
    cleared      boolean     NOT NULL,
    recorded_by  uuid        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    CONSTRAINT attendance_pk PRIMARY KEY (about_id, day, volunteer_id),
    CONSTRAINT attendance_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT attendance_place_fk FOREIGN KEY (place_code) REFERENCES library (code),
    CONSTRAINT attendance_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id)
);

CREATE INDEX attendance_volunteer_idx ON attendance (volunteer_id);
CREATE INDEX attendance_not_cleared_idx ON attendance (day) WHERE came AND NOT cleared;
