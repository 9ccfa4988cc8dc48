-- A volunteer's own list, newest first, page by page; it also finds all of one volunteer's entries.
CREATE INDEX hours_entry_own_list_idx ON hours_entry (volunteer_id, started_at DESC, id DESC);
