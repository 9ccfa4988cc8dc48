-- Sessions that were saved together, to be changed together. When each is, its row says.
CREATE TABLE series (
    id        uuid        NOT NULL DEFAULT gen_random_uuid(),
    every     text        NOT NULL,
    opened_by uuid        NOT NULL,
    opened_at timestamptz NOT NULL,
    CONSTRAINT series_pk PRIMARY KEY (id),
    CONSTRAINT series_opened_by_fk FOREIGN KEY (opened_by) REFERENCES person (id),
    CONSTRAINT series_every_ck CHECK (every IN ('WEEK', 'FORTNIGHT', 'MONTH'))
);

-- The hours of a week in which an adviser sees people one by one. Each slot becomes a session of one place.
CREATE TABLE weekly_hours (
    id             uuid    NOT NULL DEFAULT gen_random_uuid(),
    adviser_id     uuid    NOT NULL,
    venue_code     text    NOT NULL,
    room_id        uuid,
    title          text    NOT NULL,
    topic          text,
    weekday        integer NOT NULL,
    from_local     time    NOT NULL,
    to_local       time    NOT NULL,
    slot_minutes   integer NOT NULL,
    buffer_minutes integer NOT NULL DEFAULT 0,
    notice_hours   integer NOT NULL DEFAULT 0,
    made_by        uuid    NOT NULL,
    active         boolean NOT NULL DEFAULT true,
    CONSTRAINT weekly_hours_pk PRIMARY KEY (id),
    CONSTRAINT weekly_hours_adviser_fk FOREIGN KEY (adviser_id) REFERENCES resource (id),
    CONSTRAINT weekly_hours_room_fk FOREIGN KEY (room_id) REFERENCES resource (id),
    CONSTRAINT weekly_hours_venue_fk FOREIGN KEY (venue_code) REFERENCES venue (code),
    CONSTRAINT weekly_hours_made_by_fk FOREIGN KEY (made_by) REFERENCES person (id),
    CONSTRAINT weekly_hours_weekday_ck CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT weekly_hours_from_ck CHECK (to_local > from_local),
    CONSTRAINT weekly_hours_slot_ck CHECK (slot_minutes BETWEEN 5 AND 480 AND buffer_minutes BETWEEN 0 AND 120)
);

ALTER TABLE session
    ADD COLUMN venue_code        text,
    -- Of the venue when the session was saved, since events of its bookings carry it.
    ADD COLUMN venue_decile      integer,
    ADD COLUMN description       text,
    ADD COLUMN topic             text,
    ADD COLUMN kind              text,
    ADD COLUMN for_whom          text,
    ADD COLUMN bring             text,
    ADD COLUMN reply_to          text,
    ADD COLUMN joining_link      text,
    ADD COLUMN adviser_id        uuid,
    ADD COLUMN room_id           uuid,
    ADD COLUMN partner_id        uuid,
    ADD COLUMN series_id         uuid,
    ADD COLUMN weekly_hours_id   uuid,
    -- How often its calendar entries were changed; a booking's own changes are added to it.
    ADD COLUMN calendar_sequence integer NOT NULL DEFAULT 0,
    -- Until when it can be booked.
    ADD COLUMN closes_at         timestamptz,
    -- Until how long before the start people can give up their place or change it by themselves.
    ADD COLUMN deadline_hours    integer NOT NULL DEFAULT 0;

UPDATE session SET venue_code = venue_kind, closes_at = starts_at;

ALTER TABLE session
    ALTER COLUMN venue_code SET NOT NULL,
    ALTER COLUMN closes_at SET NOT NULL,
    DROP CONSTRAINT session_venue_kind_ck,
    ADD CONSTRAINT session_venue_kind_ck CHECK (venue_kind IN ('HUB', 'SPOKE', 'ONLINE', 'PARTNER')),
    ADD CONSTRAINT session_venue_fk FOREIGN KEY (venue_code) REFERENCES venue (code),
    ADD CONSTRAINT session_adviser_fk FOREIGN KEY (adviser_id) REFERENCES resource (id),
    ADD CONSTRAINT session_room_fk FOREIGN KEY (room_id) REFERENCES resource (id),
    ADD CONSTRAINT session_partner_fk FOREIGN KEY (partner_id) REFERENCES partner (id),
    ADD CONSTRAINT session_series_fk FOREIGN KEY (series_id) REFERENCES series (id),
    ADD CONSTRAINT session_weekly_hours_fk FOREIGN KEY (weekly_hours_id) REFERENCES weekly_hours (id),
    ADD CONSTRAINT session_topic_ck CHECK (topic IN ('STARTING', 'INTELLECTUAL_PROPERTY', 'FINANCE', 'MARKETING',
        'MARKET_RESEARCH', 'DIGITAL', 'NETWORKING', 'OTHER')),
    ADD CONSTRAINT session_kind_ck CHECK (kind IN ('ONE_TO_ONE', 'CLINIC', 'WORKSHOP', 'WEBINAR', 'DROP_IN', 'NETWORKING')),
    ADD CONSTRAINT session_one_to_one_ck CHECK (kind <> 'ONE_TO_ONE' OR capacity = 1),
    ADD CONSTRAINT session_closes_at_ck CHECK (closes_at <= starts_at),
    ADD CONSTRAINT session_deadline_hours_ck CHECK (deadline_hours BETWEEN 0 AND 336);

CREATE INDEX session_series_idx ON session (series_id, starts_at) WHERE series_id IS NOT NULL;
CREATE INDEX session_adviser_idx ON session (adviser_id, starts_at) WHERE adviser_id IS NOT NULL;
CREATE INDEX session_weekly_hours_idx ON session (weekly_hours_id, starts_at) WHERE weekly_hours_id IS NOT NULL;

-- A room or an adviser that a session has, with the time around it that is needed, too. What is claimed twice for one
-- moment the constraint refuses, whatever races.
CREATE TABLE resource_claim (
    resource_id uuid      NOT NULL,
    session_id  uuid      NOT NULL,
    during      tstzrange NOT NULL,
    CONSTRAINT resource_claim_pk PRIMARY KEY (session_id, resource_id),
    CONSTRAINT resource_claim_resource_fk FOREIGN KEY (resource_id) REFERENCES resource (id),
    CONSTRAINT resource_claim_session_fk FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE,
    CONSTRAINT resource_claim_no_overlap_ex EXCLUDE USING gist (resource_id WITH =, during WITH &&)
);

-- What does not take place needs no room and no adviser, whoever cancels it.
CREATE FUNCTION session_cancelled_frees_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM resource_claim WHERE session_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER session_cancelled AFTER UPDATE OF cancelled_at ON session
    FOR EACH ROW WHEN (NEW.cancelled_at IS NOT NULL) EXECUTE FUNCTION session_cancelled_frees_claims();
