-- One live booking per person and session, whatever races. It names the live statuses, so that a
-- booking which has been given up will not stand in the way of a new one. It also serves the
-- register, which reads a session's bookings.
CREATE UNIQUE INDEX booking_one_live_uq ON booking (session_id, entrepreneur_id)
    WHERE status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW');
