-- Files of open statistics wait between being shown and being taken beside those of past figures.
ALTER TABLE observation_import
    ADD COLUMN kind         text    NOT NULL DEFAULT 'OBSERVATIONS',
    ADD COLUMN published_on date,
    ADD COLUMN illustrative boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT observation_import_kind_ck CHECK (kind IN ('OBSERVATIONS', 'STATISTICS')),
    ADD CONSTRAINT observation_import_published_on_ck CHECK ((kind = 'STATISTICS') = (published_on IS NOT NULL));

COMMENT ON COLUMN observation_import.illustrative IS 'Whether its numbers are made up, to show what a page looks like';
