-- A new fact is now inserted with its latest version in place of 0 and an update of every new row. Room is left in pages
-- so that a correction updates a fact in place, without new entries in its indexes. The default stays for an image of the
-- version before.
-- Rollout: any time.
ALTER TABLE fact SET (fillfactor = 80);

COMMENT ON COLUMN fact.latest_version IS 'The highest version in fact_version, which is stored in the same transaction';
