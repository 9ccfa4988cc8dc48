-- Which fields came that no contract has, by the day on which they came: they are left out of what is kept, and somebody has to
-- know. A row for each field and day, and no number of events, so that batches do not wait for each other.
-- Rollout: any time; an image of the version before keeps the fields and says nothing here.
CREATE TABLE unknown_field (
  aggregate text NOT NULL,
  field text NOT NULL,
  day date NOT NULL,
  CONSTRAINT unknown_field_pk PRIMARY KEY (day, aggregate, field)
);
