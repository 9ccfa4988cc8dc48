-- Why an event is set aside is told in words; what whoever mends it needs (a pattern, an SQLSTATE) stands one step further.
-- Rollout: any time; an image of the version before writes it into the words, as it did.
ALTER TABLE dead_event ADD COLUMN technical text NOT NULL DEFAULT '';

COMMENT ON COLUMN dead_event.technical IS 'The reason as a schema or the database says it; empty where the words say all';
