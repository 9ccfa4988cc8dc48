-- How many events of each type were taken in, by the day of their time: compared with what each source says that it
-- published on the day. The partition is in the key so that readers of different partitions never wait for each other.
-- Rollout: any time; while an image of the version before takes in, too, its events are not counted.
CREATE TABLE read_day (
  topic     text    NOT NULL,
  day       date    NOT NULL,
  type      text    NOT NULL,
  partition integer NOT NULL,
  events    bigint  NOT NULL,
  CONSTRAINT read_day_pk PRIMARY KEY (topic, day, type, partition)
) WITH (fillfactor = 50);

INSERT INTO read_day (topic, day, type, partition, events)
SELECT topic, (occurred_at AT TIME ZONE 'Europe/London')::date, type, partition, count(*)
  FROM fact_version
 GROUP BY 1, 2, 3, 4;
