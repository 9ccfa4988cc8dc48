-- How far the log went when the intake last looked, partition by partition: pages say how far behind it is, and since
-- when nobody has looked. Apart from intake_progress, whose rows are locked while a batch is taken in.
-- Rollout: any time; an image of the version before does not write it, and pages say that nobody looks.
CREATE TABLE intake_look (
  topic      text        NOT NULL,
  partition  integer     NOT NULL,
  end_offset bigint      NOT NULL,
  written_at timestamptz,
  looked_at  timestamptz NOT NULL,
  CONSTRAINT intake_look_pk PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);

COMMENT ON COLUMN intake_look.end_offset IS 'The offset after the last record that the log had';
COMMENT ON COLUMN intake_look.written_at IS 'When the last record that was read was written to the log';
