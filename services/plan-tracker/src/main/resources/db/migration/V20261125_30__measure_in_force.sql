-- Which rule each measure was reported under, and from when: whoever looks back to a day before a rule was changed sees
-- the figures of then. What the former rule counted stays where it is. For what was registered before this migration the
-- rule is known and the words are not.
-- Rollout: any time; an image of the version before neither reads nor writes it.
CREATE TABLE measure_in_force (
  measure_in_force_id integer     GENERATED ALWAYS AS IDENTITY CONSTRAINT measure_in_force_pk PRIMARY KEY,
  measure_version_id  integer     NOT NULL CONSTRAINT measure_in_force_measure_version_fk REFERENCES measure_version,
  in_force_from       timestamptz NOT NULL,
  unit                text,
  definition          text
);

INSERT INTO measure_in_force (measure_version_id, in_force_from)
SELECT measure_version_id, registered_at FROM measure_version ORDER BY registered_at, measure_version_id;

COMMENT ON TABLE measure_in_force IS 'A row for each time that a measure began to be reported under a rule, also when it went back to an earlier one';
