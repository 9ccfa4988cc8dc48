-- How many events of each type left on each day, so that a reader can compare with what it took in. An event belongs to
-- the day of its time, which it carries, and not to that of its sending: so it does not matter when, or how often, it is
-- sent. Counted by the relay, which is alone, in the transaction that deletes what was sent: writers never wait.
--
-- Rollout order: any time. An instance of the version before sends without counting: counts begin with the first day
-- that is whole after this migration.

CREATE TABLE published_day (
    day    date   NOT NULL,
    type   text   NOT NULL,
    events bigint NOT NULL,
    CONSTRAINT published_day_pk PRIMARY KEY (day, type)
) WITH (fillfactor = 50);

CREATE TABLE counted_day (
    day     date   NOT NULL,
    version bigint NOT NULL,
    counts  text   NOT NULL,
    CONSTRAINT counted_day_pk PRIMARY KEY (day)
);

COMMENT ON TABLE counted_day IS 'What was published last of each finished day; published again, as a higher version, if more has left since';

CREATE TABLE counting_since (
    the_only_row boolean NOT NULL DEFAULT true,
    day          date    NOT NULL,
    CONSTRAINT counting_since_pk PRIMARY KEY (the_only_row),
    CONSTRAINT counting_since_one_row CHECK (the_only_row)
);

INSERT INTO counting_since (day) VALUES ((now() AT TIME ZONE 'Europe/London')::date + 1);
