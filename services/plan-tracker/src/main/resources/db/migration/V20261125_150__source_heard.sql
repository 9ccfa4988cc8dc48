-- Since when each kind of fact has been told of: a page must not show 0 of a time in which nobody would have told of
-- anything. It is written when a source is heard of first, and when an earlier event comes late.
-- Rollout: any time; an image of the version before does not write it, and what it takes in first is noted by the next event.
CREATE TABLE source_heard (
  aggregate text CONSTRAINT source_heard_pk PRIMARY KEY,
  first_on  date NOT NULL
);

COMMENT ON COLUMN source_heard.first_on IS 'The local day of the first event, as its source dated it';

INSERT INTO source_heard (aggregate, first_on)
SELECT aggregate, min((occurred_at AT TIME ZONE 'Europe/London')::date)
  FROM fact_version
  JOIN fact USING (fact_id)
 GROUP BY aggregate;
