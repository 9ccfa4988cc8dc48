-- Whoever came after the start, for the adviser's own use: it counts like any attendance.
ALTER TABLE booking
    ADD COLUMN late boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT booking_late_ck CHECK (NOT late OR status IN ('ATTENDED', 'PARTIAL'));

-- How many people of a group were at a session: a school that visits takes no places and nobody of
-- it is named. Put right by a higher version; 0 people is a count that was taken back.
CREATE TABLE group_count (
    id         uuid        NOT NULL,
    version    bigint      NOT NULL,
    session_id uuid        NOT NULL,
    group_kind text        NOT NULL,
    people     integer     NOT NULL,
    counted_by uuid        NOT NULL,
    counted_at timestamptz NOT NULL,
    CONSTRAINT group_count_pk PRIMARY KEY (id),
    CONSTRAINT group_count_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
    CONSTRAINT group_count_counted_by_fk FOREIGN KEY (counted_by) REFERENCES person (id),
    CONSTRAINT group_count_version_ck CHECK (version >= 1),
    CONSTRAINT group_count_group_kind_ck
        CHECK (group_kind IN ('SCHOOL', 'COLLEGE', 'COMMUNITY', 'BUSINESS', 'OTHER')),
    CONSTRAINT group_count_people_ck CHECK (people BETWEEN 0 AND 2000)
);

CREATE INDEX group_count_session_idx ON group_count (session_id);
