-- Why: the catalogue offers what has not begun, and no longer what is not over; so the start tells which sessions are read.
CREATE INDEX session_upcoming_idx ON session (starts_at, id) WHERE cancelled_at IS NULL;
DROP INDEX session_catalogue_idx;
