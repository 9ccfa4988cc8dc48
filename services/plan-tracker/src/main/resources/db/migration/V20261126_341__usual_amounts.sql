-- A record that adds far more than records usually do counts, and somebody is asked to look: a slip of the hand moves a
-- figure as a true record does. What is usual is worked out from the records themselves, and is in force from the next day
-- on and for good: a rebuild asks for the same records to be looked at as were when they came.
-- Rollout: any time; an image of the version before asks by the measures' rules alone.
CREATE TABLE usual_amount (
  measure_version_id integer NOT NULL CONSTRAINT usual_amount_measure_version_fk REFERENCES measure_version,
  in_force_on        date    NOT NULL,
  usual              bigint  NOT NULL CONSTRAINT usual_amount_usual_ck CHECK (usual > 0),
  records            bigint  NOT NULL,
  CONSTRAINT usual_amount_pk PRIMARY KEY (measure_version_id, in_force_on)
);

COMMENT ON TABLE usual_amount IS 'A row for each time that what is usual became another';
COMMENT ON COLUMN usual_amount.usual IS 'What 19 in 20 records of the year before add, or less';
COMMENT ON COLUMN usual_amount.records IS 'How many it was worked out from';
