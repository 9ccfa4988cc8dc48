-- A register has every booking of its session, also those that were cancelled, which no other index by session has.
--
-- Rollout: any time.
CREATE INDEX booking_of_session_idx ON booking (session_id);
