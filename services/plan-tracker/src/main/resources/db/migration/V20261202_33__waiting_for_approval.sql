-- Which hours wait is asked for as of a day: they are the last that became known of those that ever waited.
CREATE INDEX entry_waiting_idx ON entry (known_on, entry_kind_id, fact_id)
 WHERE detail = 'status is submitted, not approved';
