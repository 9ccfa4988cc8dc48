-- What a sheet says of a row beside the time: in which role, and why hours are long or late.
ALTER TABLE sheet_row ADD COLUMN role_code text, ADD COLUMN reason text;

-- What was decided at a coordinator's places, newest first.
CREATE INDEX hours_entry_of_library_idx ON hours_entry (library_code, started_at DESC, id DESC);
