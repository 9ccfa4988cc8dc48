-- The measures of today, so that every instance counts under one set of rules and shows one set of words, whatever file
-- it was started with: measures.yaml is imported here, and a batch reads the rules in its own transaction.
-- Rollout: any time; an image of the version before neither reads nor writes it and counts under the rules of its file,
-- so it must have stopped before the first import.
CREATE TABLE measure (
  measure            text    CONSTRAINT measure_pk PRIMARY KEY,
  position           integer NOT NULL,
  title              text    NOT NULL,
  outcomes           text[]  NOT NULL,
  kind               text    NOT NULL,
  unit               text    NOT NULL,
  polarity           text    NOT NULL,
  version            integer NOT NULL,
  definition         text    NOT NULL,
  measure_version_id integer CONSTRAINT measure_measure_version_fk REFERENCES measure_version
);

COMMENT ON COLUMN measure.position IS 'Its place in the file that was imported last';
COMMENT ON COLUMN measure.measure_version_id IS 'The rule that events are counted under; null for one that is reported by hand';

-- One row, raised by every import: whoever has read the measures asks only for it.
CREATE TABLE measure_import (
  the_only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT measure_import_one_row_ck CHECK (the_only_row),
  imports      bigint  NOT NULL,
  evaluation   integer NOT NULL
);

COMMENT ON COLUMN measure_import.evaluation IS 'The revision of the code that figures are counted by; no other may add to them';

INSERT INTO measure_import (imports, evaluation) VALUES (0, 0);
