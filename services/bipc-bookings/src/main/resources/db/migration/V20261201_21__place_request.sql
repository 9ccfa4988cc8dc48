-- Somebody who wants a place and does not have a booking yet: held until the link of a mail is pressed, waiting in the
-- queue, or offered a place that became free. session.taken counts held and offered places beside the live bookings,
-- so that nobody else can take them. Each change happens behind the lock on the session's row.
CREATE TABLE place_request (
    id              uuid        NOT NULL,
    -- The order of the queue, and nothing else is: it is given behind the lock on the session's row.
    seq             bigint      GENERATED ALWAYS AS IDENTITY,
    session_id      uuid        NOT NULL,
    -- Whoever was signed in when they asked; others have a name and an address until it is decided.
    entrepreneur_id uuid,
    name            text,
    address         text,
    talk_about      text,
    state           text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    -- When the last mail was written: a form that is sent again and again does not fill a mailbox.
    written_at      timestamptz NOT NULL,
    expires_at      timestamptz,
    decided_at      timestamptz,
    booking_id      uuid,
    CONSTRAINT place_request_pk PRIMARY KEY (id),
    CONSTRAINT place_request_seq_uq UNIQUE (seq),
    CONSTRAINT place_request_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
    CONSTRAINT place_request_entrepreneur_fk FOREIGN KEY (entrepreneur_id) REFERENCES entrepreneur (id),
    CONSTRAINT place_request_booking_fk FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT place_request_state_ck CHECK (state IN
        ('HELD', 'WAITING', 'OFFERED', 'CONFIRMED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'LEFT')),
    CONSTRAINT place_request_decided_ck
        CHECK ((state IN ('HELD', 'WAITING', 'OFFERED')) = (decided_at IS NULL)),
    -- What tells who somebody was is needed until it is decided.
    CONSTRAINT place_request_who_ck
        CHECK (CASE WHEN decided_at IS NOT NULL THEN name IS NULL AND address IS NULL AND talk_about IS NULL
                    ELSE entrepreneur_id IS NOT NULL OR name IS NOT NULL AND address IS NOT NULL
               END),
    CONSTRAINT place_request_talk_about_ck CHECK (char_length(talk_about) <= 200),
    CONSTRAINT place_request_expires_ck CHECK (state NOT IN ('HELD', 'OFFERED') OR expires_at IS NOT NULL),
    CONSTRAINT place_request_booking_ck
        CHECK ((state IN ('CONFIRMED', 'ACCEPTED')) = (booking_id IS NOT NULL))
);

CREATE UNIQUE INDEX place_request_live_entrepreneur_uq ON place_request (session_id, entrepreneur_id)
    WHERE state IN ('HELD', 'WAITING', 'OFFERED');
CREATE UNIQUE INDEX place_request_live_address_uq ON place_request (session_id, lower(address))
    WHERE state IN ('HELD', 'WAITING', 'OFFERED');
CREATE INDEX place_request_queue_idx ON place_request (session_id, seq) WHERE state = 'WAITING';
CREATE INDEX place_request_expires_idx ON place_request (expires_at) WHERE state IN ('HELD', 'OFFERED');
CREATE INDEX place_request_booking_idx ON place_request (booking_id) WHERE booking_id IS NOT NULL;

-- What is decided stays decided, whatever writes to the table.
CREATE FUNCTION place_request_stays_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'place request % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER place_request_decided BEFORE UPDATE ON place_request
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL AND NEW.state IS DISTINCT FROM OLD.state)
    EXECUTE FUNCTION place_request_stays_decided();
