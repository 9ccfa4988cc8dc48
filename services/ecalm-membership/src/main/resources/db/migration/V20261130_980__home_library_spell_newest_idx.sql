-- The start page of a library's staff counts whose home library it became within some days: by the day, and not by reading
-- where everybody belongs.
--
-- Rollout: any time.
CREATE INDEX home_library_spell_newest_idx ON home_library_spell (from_date) WHERE to_date IS NULL;
