-- One session of the business centre. The clock time in its zone is what was promised to people;
-- the two instants are derived from it on writing, because pages and rules compare instants.
-- taken counts the live bookings. Only a conditional update raises it, and the check holds whatever
-- writes to the table: more places than there are cannot be given away.
CREATE TABLE session (
    id           uuid        NOT NULL,
    version      bigint      NOT NULL,
    title        text        NOT NULL,
    venue_kind   text        NOT NULL,
    library_code text        NOT NULL,
    delivery     text        NOT NULL,
    starts_local timestamp   NOT NULL,
    zone         text        NOT NULL,
    minutes      integer     NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    capacity     integer     NOT NULL,
    taken        integer     NOT NULL DEFAULT 0,
    opened_by    uuid        NOT NULL,
    opened_at    timestamptz NOT NULL,
    CONSTRAINT session_pk PRIMARY KEY (id),
    CONSTRAINT session_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT session_opened_by_fk FOREIGN KEY (opened_by) REFERENCES person (id),
    CONSTRAINT session_version_from_one CHECK (version >= 1),
    CONSTRAINT session_title_length CHECK (char_length(title) BETWEEN 1 AND 100),
    CONSTRAINT session_venue_kind_known CHECK (venue_kind IN ('HUB', 'SPOKE', 'ONLINE')),
    CONSTRAINT session_delivery_suits_venue
        CHECK (delivery = CASE venue_kind WHEN 'ONLINE' THEN 'ONLINE' ELSE 'IN_PERSON' END),
    CONSTRAINT session_minutes_sensible CHECK (minutes BETWEEN 5 AND 480),
    CONSTRAINT session_ends_after_its_minutes
        CHECK (extract(epoch FROM ends_at) - extract(epoch FROM starts_at) = minutes * 60),
    CONSTRAINT session_capacity_sensible CHECK (capacity BETWEEN 1 AND 500),
    CONSTRAINT session_taken_within_capacity CHECK (taken BETWEEN 0 AND capacity)
)
-- Every booking updates its session: leave room on the page, so that no index is touched.
WITH (fillfactor = 70);
