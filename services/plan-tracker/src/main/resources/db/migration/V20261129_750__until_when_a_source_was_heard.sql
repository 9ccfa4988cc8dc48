-- Until when each source was heard of, as known at any day: a page must not show 0 of a time after it. A source tells of
-- each day in the night after it, so the day on which the first event of a day came in is enough.
-- Rollout: any time; an image of the version before leaves the day to the default.
ALTER TABLE read_day ADD COLUMN known_on date;
UPDATE read_day SET known_on = day;
ALTER TABLE read_day ALTER COLUMN known_on SET DEFAULT (now() AT TIME ZONE 'Europe/London')::date,
                     ALTER COLUMN known_on SET NOT NULL;

COMMENT ON COLUMN read_day.known_on IS 'The local day on which the first of them came in';

CREATE INDEX read_day_known_ix ON read_day (topic, known_on);
