-- Makes a tracker's year a hundred times as large: of each fact that events told of there are 99 more, of other people, at
-- other libraries, some days later known, as the intake would have left them before anything was rolled up. For a tracker that
-- holds the year of ./run --demo, as that of bench/run --only pages does.
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';

CREATE TEMP TABLE told AS
SELECT fact_id, (extract(epoch FROM now() - max(known_at)) / 86400)::integer AS days_ago
  FROM fact JOIN fact_version USING (fact_id)
 WHERE topic LIKE 'throughline.%.v1'
 GROUP BY fact_id;

-- None becomes known at the moment of the copying, as if a fortnight's late records had all come within this minute.
CREATE TEMP TABLE copies AS
SELECT fact_id, n, fact_id + n * (SELECT max(fact_id) FROM fact) AS copy_id, least((fact_id * 7 + n * 3) % 12, greatest(days_ago - 1, 0)) AS days_later
  FROM told CROSS JOIN generate_series(1, 99) AS n;

-- The first version of each comes before its others. What comes after all of them has numbers above theirs.
INSERT INTO fact_version
       (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset, stored_by, excluded, aggregate, aggregate_id)
SELECT copy_id, version, type, body, occurred_at, known_at + days_later * interval '1 day', topic, partition,
       1000000000 + row_number() OVER (), stored_by, excluded, aggregate, md5(aggregate_id || n)::uuid::text
  FROM copies JOIN fact_version USING (fact_id)
 ORDER BY known_at + days_later * interval '1 day', fact_version_id;
SELECT setval('fact_version_fact_version_id_seq', greatest(max(fact_id), max(fact_version_id))) FROM fact_version;

CREATE TEMP TABLE libraries AS
SELECT array_agg(DISTINCT place) AS codes FROM entry WHERE place <> '';

INSERT INTO entry
       (entry_kind_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail)
SELECT entry_kind_id, copy_id, version, effective_on,
       CASE place WHEN '' THEN '' ELSE codes[(array_position(codes, place) + n) % cardinality(codes) + 1] END,
       breakdown, CASE subject WHEN '' THEN '' ELSE md5(subject || n)::uuid::text END, amount,
       known_at + days_later * interval '1 day', known_on + days_later::integer, reason, detail
  FROM copies JOIN entry USING (fact_id) CROSS JOIN libraries
 ORDER BY known_at + days_later * interval '1 day';

VACUUM ANALYZE fact_version;
VACUUM ANALYZE entry;
ANALYZE entry_kind_measure;
