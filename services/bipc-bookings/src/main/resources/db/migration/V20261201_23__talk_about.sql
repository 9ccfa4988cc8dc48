-- What is cleared some days after a session.
CREATE INDEX booking_talk_about_idx ON booking (session_id) WHERE talk_about IS NOT NULL;
