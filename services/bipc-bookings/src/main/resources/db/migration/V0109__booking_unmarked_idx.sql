-- The advisers' list of registers that are not complete. Partial: what is unmarked stays a small
-- part of the table however many years of marked bookings there are.
CREATE INDEX booking_unmarked_idx ON booking (session_id) WHERE status = 'CONFIRMED';
