-- Which transaction stored a version. With a snapshot that a page was drawn from it says exactly what that page had
-- counted: numbers and times of rows cannot, since transactions commit in another order than they begin.
-- Versions that were there before are of every page. What a restored backup says of its rows is of another server: only
-- versions that became known shortly before a page was drawn are asked, and they are not restored ones.
-- Rollout: any time; an image of the version before stores it without knowing.
ALTER TABLE fact_version ADD COLUMN stored_by xid8;
ALTER TABLE fact_version ALTER COLUMN stored_by SET DEFAULT pg_current_xact_id();

COMMENT ON COLUMN fact_version.stored_by IS 'The transaction that stored it; null for versions from before the column';
