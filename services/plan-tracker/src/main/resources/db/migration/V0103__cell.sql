-- Cells: running sums of contributions, so that a page reads few rows. "As known at" a day is the sum over the earlier
-- days of knowledge. The partition is in the key so that consumers of different partitions never wait for each other.
CREATE TABLE cell (
  measure_version_id integer NOT NULL CONSTRAINT cell_measure_version_fk REFERENCES measure_version,
  effective_on       date    NOT NULL,
  place              text    NOT NULL,
  breakdown          text    NOT NULL,
  subject            text    NOT NULL,
  known_on           date    NOT NULL,
  partition          integer NOT NULL,
  amount             bigint  NOT NULL,
  CONSTRAINT cell_pk
    PRIMARY KEY (measure_version_id, effective_on, place, breakdown, subject, known_on, partition)
) WITH (fillfactor = 70);

COMMENT ON TABLE cell IS 'Derived from contribution; a rebuild makes it anew. Room is left in pages because the newest rows are updated often';
