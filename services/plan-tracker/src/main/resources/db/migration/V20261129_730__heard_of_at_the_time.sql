-- A single event with a wrong time turned years of silence into years of 0. A kind of fact is heard of since the first day
-- of which it was told within a month, or, of what came later, since its source told of seven days of a quarter of a year.
-- What strays have moved is worked out anew, by the same rule as SourceHeard.
-- Rollout: any time; an image of the version before goes on to take the earliest of all.
WITH told AS MATERIALIZED (
  SELECT aggregate, topic, (occurred_at AT TIME ZONE 'Europe/London')::date AS day,
         bool_or(known_at BETWEEN occurred_at - interval '31 days' AND occurred_at + interval '31 days') AS at_its_time
    FROM fact_version
    JOIN fact USING (fact_id)
   GROUP BY 1, 2, 3),
steady AS (
  SELECT topic, day, lead(day, 6) OVER (PARTITION BY topic ORDER BY day) - day < 92 AS is_steady
    FROM (SELECT DISTINCT topic, day FROM told) AS days),
heard AS (
  SELECT aggregate, min(day) FILTER (WHERE at_its_time OR is_steady) AS first_on
    FROM told
    JOIN steady USING (topic, day)
   GROUP BY aggregate),
forgotten AS (
  DELETE FROM source_heard AS s USING heard AS h WHERE s.aggregate = h.aggregate AND h.first_on IS NULL)
UPDATE source_heard AS s SET first_on = h.first_on
  FROM heard AS h
 WHERE s.aggregate = h.aggregate AND h.first_on IS NOT NULL AND s.first_on <> h.first_on;

COMMENT ON COLUMN source_heard.first_on IS 'The first local day of which its source told, as it dated it';
