-- The public catalogue and the advisers' lists read sessions by time. Sessions that are over are
-- most of the table after a year, and the end is what tells them apart.
CREATE INDEX session_catalogue_idx ON session (ends_at);
