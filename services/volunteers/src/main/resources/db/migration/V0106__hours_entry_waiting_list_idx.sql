-- The coordinator's list, longest waiting first. Partial: what waits is a small part of the table
-- and stays so however many years of approved entries there are.
CREATE INDEX hours_entry_waiting_list_idx ON hours_entry (entered_at, id) WHERE status = 'SUBMITTED';
