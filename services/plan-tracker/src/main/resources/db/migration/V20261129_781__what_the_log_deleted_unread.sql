-- Events that the log deleted before they were read are in no figure, and somebody has to know.
-- Rollout: any time; an image of the version before goes past them without a word.
CREATE TABLE log_gap (
  topic text NOT NULL,
  partition integer NOT NULL,
  from_offset bigint NOT NULL,
  to_offset bigint NOT NULL,
  noticed_at timestamptz NOT NULL,
  CONSTRAINT log_gap_pk PRIMARY KEY (topic, partition, from_offset, noticed_at)
);

COMMENT ON COLUMN log_gap.to_offset IS 'The offset of the first record after it that was there';
