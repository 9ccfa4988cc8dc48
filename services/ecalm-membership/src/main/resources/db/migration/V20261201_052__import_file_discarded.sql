-- A file that was sent in error is discarded by its office at once, and a held one refused by an administrator: who did so, when,
-- why, and whether whoever sent it has seen that. The numbers stay; the digest goes, so that the same file can come again.
--
-- Rollout: this migration first, then the code. An older instance shows a discarded file as one whose rows were wiped.
ALTER TABLE import_file
    ADD COLUMN discarded_by    text,
    ADD COLUMN discarded_at    timestamptz,
    ADD COLUMN refusal_reason  text,
    ADD COLUMN refusal_read_at timestamptz,
    ADD CONSTRAINT import_file_discarded_whole CHECK (num_nonnulls(discarded_by, discarded_at) IN (0, 2)),
    ADD CONSTRAINT import_file_refused_is_discarded CHECK (refusal_reason IS NULL OR discarded_at IS NOT NULL);

CREATE INDEX import_file_refused_idx ON import_file (uploaded_by)
    WHERE refusal_reason IS NOT NULL AND refusal_read_at IS NULL;
