-- Files that show that a figure or a milestone is as reported. The subject is named as its page names it; it is no foreign key, since a
-- figure that waits for approval is no fact of its own kind yet. A file that should not have come is removed for good: its content goes,
-- and the row says that it was there, who removed it and why.
-- Rollout: any time; an image of the version before neither reads nor writes it.
CREATE TABLE evidence (
  evidence_id uuid        NOT NULL CONSTRAINT evidence_pk PRIMARY KEY,
  subject     text        NOT NULL,
  name        text        NOT NULL,
  media_type  text        NOT NULL,
  bytes       bigint      NOT NULL,
  content     bytea,
  added_by    uuid        NOT NULL CONSTRAINT evidence_added_by_fk REFERENCES person,
  added_at    timestamptz NOT NULL,
  removed_by  uuid        CONSTRAINT evidence_removed_by_fk REFERENCES person,
  removed_at  timestamptz,
  reason      text,
  CONSTRAINT evidence_size_ck CHECK (bytes > 0 AND bytes <= 10485760),
  CONSTRAINT evidence_removed_ck CHECK ((content IS NULL) = (removed_at IS NOT NULL)
                                        AND (removed_at IS NULL) = (removed_by IS NULL)
                                        AND (removed_at IS NULL) = (reason IS NULL))
);

-- Already compressed, or small.
ALTER TABLE evidence ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX evidence_subject_ix ON evidence (subject text_pattern_ops, added_at);
