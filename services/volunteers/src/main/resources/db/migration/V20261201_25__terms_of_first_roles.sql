-- The roles that are there from the beginning were so before: what a guardian agreed to earlier counts.
ALTER TABLE role ALTER COLUMN terms_since SET DEFAULT '2020-01-01T00:00:00Z';
UPDATE role SET terms_since = '2020-01-01T00:00:00Z' WHERE version = 1;
