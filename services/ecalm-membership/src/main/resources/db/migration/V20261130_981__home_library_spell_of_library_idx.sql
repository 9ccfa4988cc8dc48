-- The members of one library are found by the library: to look at a file for the library system its staff read where everybody
-- in the county belongs.
--
-- Rollout: any time.
CREATE INDEX home_library_spell_of_library_idx ON home_library_spell (library_code, member_key) WHERE to_date IS NULL;
