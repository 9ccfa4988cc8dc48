-- A coordinator's list holds the hours of their libraries only, longest waiting first. Partial, as
-- the index of the whole county's list is, which stays for those who coordinate everywhere.
CREATE INDEX hours_entry_waiting_by_library_idx ON hours_entry (library_code, entered_at, id)
    WHERE status = 'SUBMITTED';
