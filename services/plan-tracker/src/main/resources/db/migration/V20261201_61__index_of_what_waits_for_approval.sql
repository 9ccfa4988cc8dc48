-- Hours that wait for approval are found from the newest back, without reading the ledger: months with one are provisional.
CREATE INDEX entry_waiting_idx ON entry (entry_kind_id, entry_id) WHERE detail = 'status is submitted, not approved';
