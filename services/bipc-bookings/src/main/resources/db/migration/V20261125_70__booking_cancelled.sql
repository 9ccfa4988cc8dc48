-- Why: a booking can be given up, by whoever made it or by staff, and staff can cancel a whole session.
-- A row stays, as a state of its own; who did it is in the history.
--
-- Rollout order: plan-tracker first, which has to know the new event, then this migration with its code. An older instance reads a
-- cancelled booking as what it is, and books at a cancelled session until it is gone.
ALTER TABLE booking
    ADD COLUMN cancelled_at  timestamptz,
    -- In the words of staff, for the person whose place it was.
    ADD COLUMN cancel_reason text;

ALTER TABLE booking
    DROP CONSTRAINT booking_status_known,
    DROP CONSTRAINT booking_recording_whole,
    ADD CONSTRAINT booking_status_known
        CHECK (status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW', 'CANCELLED_BY_USER', 'CANCELLED_BY_PROVIDER')),
    ADD CONSTRAINT booking_recording_whole
        CHECK ((recorded_by IS NULL) = (recorded_at IS NULL)
           AND CASE WHEN status = 'CONFIRMED' THEN recorded_at IS NULL
                    WHEN status IN ('ATTENDED', 'PARTIAL', 'NO_SHOW') THEN recorded_at IS NOT NULL
                    -- It may have been recorded by mistake before it was cancelled.
                    ELSE true
               END),
    ADD CONSTRAINT booking_cancelling_whole
        CHECK ((status IN ('CANCELLED_BY_USER', 'CANCELLED_BY_PROVIDER')) = (cancelled_at IS NOT NULL)
           AND (status = 'CANCELLED_BY_PROVIDER') = (cancel_reason IS NOT NULL));

ALTER TABLE session
    ADD COLUMN cancelled_at  timestamptz,
    ADD COLUMN cancel_reason text,
    ADD CONSTRAINT session_cancelling_whole CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
    ADD CONSTRAINT session_cancelled_has_nobody CHECK (cancelled_at IS NULL OR taken = 0);
