-- A log that was lost and set up anew has other records at the places of those that were set aside before: they were taken
-- for the same and dropped without a word. What a record holds belongs to what it is.
-- The constraint keeps its name for an image of the version before, which names it.
-- Rollout: any time; the table is written anew for the column, and the intake waits meanwhile if it sets something aside.
ALTER TABLE dead_event
  DROP CONSTRAINT dead_event_place_uk,
  ADD COLUMN digest text NOT NULL
    GENERATED ALWAYS AS (md5(coalesce(record_key, '') || headers::text) || md5(body)) STORED;
ALTER TABLE dead_event ADD CONSTRAINT dead_event_place_uk UNIQUE (topic, partition, log_offset, digest);
