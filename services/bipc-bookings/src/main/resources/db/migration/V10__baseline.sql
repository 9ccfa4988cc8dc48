-- btree_gist comes with PostgreSQL, and the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The verified address of an entrepreneur's last booking: whoever has a place is told by mail when
-- staff cancel it, and nobody is signed in as them then.
ALTER TABLE person_details ADD COLUMN email_address text;

-- A person who books sessions. The key is random and is the only thing about the person that leaves
-- this database in an event.
CREATE TABLE entrepreneur (
    id               uuid NOT NULL,
    entrepreneur_key uuid NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT entrepreneur_pk PRIMARY KEY (id),
    CONSTRAINT entrepreneur_key_uq UNIQUE (entrepreneur_key),
    CONSTRAINT entrepreneur_person_fk FOREIGN KEY (id) REFERENCES person (id)
);

-- One session of the business centre. The clock time in its zone is what was promised to people;
-- the two instants are derived from it on writing, because pages and rules compare instants.
-- taken counts the live bookings. Only a conditional update raises it, and the check holds whatever
-- writes to the table: more places than there are cannot be given away.
CREATE TABLE session (
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    title         text        NOT NULL,
    venue_kind    text        NOT NULL,
    library_code  text        NOT NULL,
    delivery      text        NOT NULL,
    starts_local  timestamp   NOT NULL,
    zone          text        NOT NULL,
    minutes       integer     NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    capacity      integer     NOT NULL,
    taken         integer     NOT NULL DEFAULT 0,
    opened_by     uuid        NOT NULL,
    opened_at     timestamptz NOT NULL,
    cancelled_at  timestamptz,
    -- In the words of staff, for whoever had a place.
    cancel_reason text,
    CONSTRAINT session_pk PRIMARY KEY (id),
    CONSTRAINT session_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT session_opened_by_fk FOREIGN KEY (opened_by) REFERENCES person (id),
    CONSTRAINT session_version_ck CHECK (version >= 1),
    CONSTRAINT session_title_ck CHECK (char_length(title) BETWEEN 1 AND 100),
    CONSTRAINT session_venue_kind_ck CHECK (venue_kind IN ('HUB', 'SPOKE', 'ONLINE')),
    CONSTRAINT session_delivery_ck
        CHECK (delivery = CASE venue_kind WHEN 'ONLINE' THEN 'ONLINE' ELSE 'IN_PERSON' END),
    CONSTRAINT session_minutes_ck CHECK (minutes BETWEEN 5 AND 480),
    CONSTRAINT session_ends_at_ck
        CHECK (extract(epoch FROM ends_at) - extract(epoch FROM starts_at) = minutes * 60),
    CONSTRAINT session_capacity_ck CHECK (capacity BETWEEN 1 AND 500),
    CONSTRAINT session_taken_ck CHECK (taken BETWEEN 0 AND capacity),
    CONSTRAINT session_cancelled_ck CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
    CONSTRAINT session_cancelled_has_nobody_ck CHECK (cancelled_at IS NULL OR taken = 0)
)
-- Every booking updates its session: leave room on the page, so that no index is touched.
WITH (fillfactor = 70);

-- The catalogue offers what has not begun.
CREATE INDEX session_upcoming_idx ON session (starts_at, id) WHERE cancelled_at IS NULL;

-- An adviser's registers are those of their libraries' sessions: of a county's sessions only their
-- own are looked through.
CREATE INDEX session_library_idx ON session (library_code, starts_at);

-- One person's place at one session, from being booked to whether they came, or until it is given up
-- by whoever made it or by staff. A row stays; who did it is in the history. Use cases check every
-- rule with words; the constraints hold it whatever writes to the table.
CREATE TABLE booking (
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    session_id      uuid        NOT NULL,
    -- When the session takes place.
    during          tstzrange   NOT NULL,
    entrepreneur_id uuid        NOT NULL,
    status          text        NOT NULL,
    minutes         integer     NOT NULL,
    booked_at       timestamptz NOT NULL,
    recorded_by     uuid,
    recorded_at     timestamptz,
    cancelled_at    timestamptz,
    -- In the words of staff, for the person whose place it was.
    cancel_reason   text,
    CONSTRAINT booking_pk PRIMARY KEY (id),
    CONSTRAINT booking_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
    CONSTRAINT booking_entrepreneur_fk FOREIGN KEY (entrepreneur_id) REFERENCES entrepreneur (id),
    CONSTRAINT booking_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
    CONSTRAINT booking_version_ck CHECK (version >= 1),
    CONSTRAINT booking_status_ck CHECK (status IN
        ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW', 'CANCELLED_BY_USER', 'CANCELLED_BY_PROVIDER')),
    CONSTRAINT booking_minutes_ck
        CHECK (CASE WHEN status IN ('ATTENDED', 'PARTIAL') THEN minutes > 0 ELSE minutes = 0 END),
    CONSTRAINT booking_recorded_ck
        CHECK ((recorded_by IS NULL) = (recorded_at IS NULL)
           AND CASE WHEN status = 'CONFIRMED' THEN recorded_at IS NULL
                    WHEN status IN ('ATTENDED', 'PARTIAL', 'NO_SHOW') THEN recorded_at IS NOT NULL
                    -- It may have been recorded by mistake before it was cancelled.
                    ELSE true
               END),
    CONSTRAINT booking_cancelled_ck
        CHECK ((status IN ('CANCELLED_BY_USER', 'CANCELLED_BY_PROVIDER')) = (cancelled_at IS NOT NULL)
           AND (status = 'CANCELLED_BY_PROVIDER') = (cancel_reason IS NOT NULL)),
    -- One person cannot be at two sessions at once.
    CONSTRAINT booking_no_overlap_ex
        EXCLUDE USING gist (entrepreneur_id WITH =, during WITH &&)
        WHERE (status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW'))
);

-- A trigger takes the time from the session, whatever writes. Whoever lets the time of a session change has to change
-- it here in the same transaction.
CREATE FUNCTION booking_takes_time_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT tstzrange(starts_at, ends_at) INTO NEW.during FROM session WHERE id = NEW.session_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER booking_during BEFORE INSERT ON booking
    FOR EACH ROW EXECUTE FUNCTION booking_takes_time_of_session();

-- One live booking per person and session, whatever races. It names the live statuses, so that a
-- booking which has been given up does not stand in the way of a new one.
CREATE UNIQUE INDEX booking_one_live_uq ON booking (session_id, entrepreneur_id)
    WHERE status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW');

-- A register has every booking of its session, also those that were cancelled.
CREATE INDEX booking_of_session_idx ON booking (session_id);

-- An entrepreneur's own list.
CREATE INDEX booking_entrepreneur_idx ON booking (entrepreneur_id);

-- The advisers' list of registers that are not complete. Partial: what is unmarked stays a small
-- part of the table however many years of marked bookings there are.
CREATE INDEX booking_unmarked_idx ON booking (session_id) WHERE status = 'CONFIRMED';
