-- Why: one person cannot be at two sessions at once. The database refuses it, whatever races and whatever writes.
--
-- A trigger takes the time from the session, so that an older instance, which does not know the column, keeps the rule, too. Whoever
-- lets the time of a session change has to change it here in the same transaction.
--
-- btree_gist is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE booking ADD COLUMN during tstzrange;

COMMENT ON COLUMN booking.during IS
    'When the session takes place; null for a booking that overlapped another before there was the rule';

CREATE FUNCTION booking_takes_time_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT tstzrange(starts_at, ends_at) INTO NEW.during FROM session WHERE id = NEW.session_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER booking_during BEFORE INSERT ON booking
    FOR EACH ROW EXECUTE FUNCTION booking_takes_time_of_session();

-- Of bookings that overlap already, the one that was made first keeps others away from now on.
UPDATE booking b
   SET during = tstzrange(s.starts_at, s.ends_at)
  FROM session s
 WHERE s.id = b.session_id
   AND NOT EXISTS (
         SELECT 1 FROM booking o JOIN session t ON t.id = o.session_id
          WHERE o.entrepreneur_id = b.entrepreneur_id
            AND (o.booked_at, o.id) < (b.booked_at, b.id)
            AND tstzrange(t.starts_at, t.ends_at) && tstzrange(s.starts_at, s.ends_at));

ALTER TABLE booking
    ADD CONSTRAINT booking_no_overlap
        EXCLUDE USING gist (entrepreneur_id WITH =, during WITH &&)
        WHERE (status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW'));
