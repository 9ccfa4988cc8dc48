-- The simulation behind docs/scale.md: 2,142,857 facts of three programmes with 5 million contributions over 200 days and 44
-- libraries, as the intake would have left them before anything was folded: a tracker that runs folds them, in some 20 s for
-- each million. For a tracker that has imported its measures, whose facts are forgotten, by its own role:
--   psql -f bench/scale/fill.sql
-- bench/run --only reads does the same with as many as it is asked for.
\set ON_ERROR_STOP on
\set facts 2142857
\set day current_date
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';

TRUNCATE fact, fact_version, contribution, folded_cell, folded_total, folded_people, folded_not_counted;

-- Everyone is synthetic: keys are hashes of numbers.
INSERT INTO fact (fact_id, aggregate, aggregate_id, latest_version) OVERRIDING SYSTEM VALUE
SELECT n, (ARRAY ['member', 'booking', 'hours-entry'])[n % 3 + 1], md5(n::text)::uuid::text, 1
  FROM generate_series(1, :facts) AS n;
SELECT setval('fact_fact_id_seq', :facts);

INSERT INTO fact_version
       (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset, stored_by)
SELECT n, 1, 'throughline.volunteers.hours-approved.v1',
       json_build_object('version', 1, 'volunteer', md5((n / 6)::text)::uuid, 'library', 'BANB', 'status', 'APPROVED',
                         'days', json_build_array(json_build_object('date', :day - 60, 'minutes', 90))),
       now() - interval '1 day', now() - interval '1 day', 'throughline.volunteers.v1', n % 8, n, NULL
  FROM generate_series(1, :facts) AS n;

WITH counted (kind, rule, measure) AS (
  VALUES (0, 'enrolled', 'newborns-enrolled'), (0, 'since', 'members-under-5'), (0, 'until', 'members-under-5'),
         (1, 'session', 'bipc-sessions-attended'), (1, 'person', 'entrepreneurs-supported'),
         (2, 'minutes', 'volunteer-hours'), (2, 'person', 'active-volunteers'))
INSERT INTO contribution
       (measure_version_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail)
SELECT measure_version_id, n, 1,
       CASE rule WHEN 'until' THEN :day + 1500 ELSE :day - 200 + n % 200 END,
       chr(65 + n % 44 / 26) || chr(65 + n % 44 % 26) || 'LI',
       CASE rule WHEN 'session' THEN 'IN_PERSON' ELSE '' END,
       CASE rule WHEN 'person' THEN md5((n / CASE counted.kind WHEN 1 THEN 10 ELSE 6 END)::text)::uuid::text ELSE '' END,
       CASE rule WHEN 'until' THEN -1 WHEN 'minutes' THEN 90 ELSE 1 END,
       now() - interval '1 day', :day - 1 - n % 20, 'COUNTED', ''
  FROM generate_series(1, :facts) AS n
  JOIN counted ON counted.kind = n % 3
  JOIN measure USING (measure);

VACUUM ANALYZE fact;
VACUUM ANALYZE fact_version;
VACUUM ANALYZE contribution;

-- What a fact takes: its row, its version, its contributions, their cells and all indexes.
SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) AS size,
       pg_total_relation_size(oid) / :facts AS bytes_for_each_fact
  FROM pg_class
 WHERE relname IN ('fact', 'fact_version', 'contribution', 'folded_cell', 'folded_people');
