ALTER TABLE booking
    -- For the adviser: what the person wants to talk about.
    ADD COLUMN talk_about text,
    -- When they said, asked by a reminder, that they come.
    ADD COLUMN coming_at timestamptz,
    -- What a calendar's sequence is ahead of the session's own after a move, so that it never goes back.
    ADD COLUMN calendar_offset integer NOT NULL DEFAULT 0,
    -- The booking that staff cancelled and that this one was taken in place of.
    ADD COLUMN instead_of uuid,
    ADD CONSTRAINT booking_talk_about_ck CHECK (char_length(talk_about) <= 200),
    ADD CONSTRAINT booking_instead_of_fk FOREIGN KEY (instead_of) REFERENCES booking (id),
    ADD CONSTRAINT booking_instead_of_uq UNIQUE (instead_of);

-- A booking that moves takes the time of its new session.
CREATE TRIGGER booking_moved BEFORE UPDATE OF session_id ON booking
    FOR EACH ROW WHEN (OLD.session_id IS DISTINCT FROM NEW.session_id)
    EXECUTE FUNCTION booking_takes_time_of_session();

-- Which reminders were written: one for each booking, session and distance, however many instances look.
CREATE TABLE booking_reminder (
    booking_id uuid        NOT NULL,
    session_id uuid        NOT NULL,
    days       integer     NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT booking_reminder_pk PRIMARY KEY (booking_id, session_id, days),
    CONSTRAINT booking_reminder_booking_fk FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT booking_reminder_session_fk FOREIGN KEY (session_id) REFERENCES session (id)
);

-- The advisers' lists for a day that were written.
CREATE TABLE adviser_list (
    session_id uuid        NOT NULL,
    day        date        NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT adviser_list_pk PRIMARY KEY (session_id, day),
    CONSTRAINT adviser_list_session_fk FOREIGN KEY (session_id) REFERENCES session (id)
);
