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

TRUNCATE fact_version, entry, entry_kind_measure, folded_cell, folded_total, folded_people, folded_not_counted;

-- Everyone is synthetic: keys are hashes of numbers.
INSERT INTO fact_version
       (fact_version_id, fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset, stored_by,
        aggregate, aggregate_id) OVERRIDING SYSTEM VALUE
SELECT n, n, 1, 'throughline.volunteers.hours-approved.v1',
       json_build_object('version', 1, 'volunteer', md5((n / 6)::text)::uuid, 'library', 'BANB', 'status', 'APPROVED',
                         'days', json_build_array(json_build_object('date', :day - 60, 'minutes', 90))),
       now() - interval '1 day', now() - interval '1 day', 'throughline.volunteers.v1', n % 8, n, NULL,
       (ARRAY ['member', 'booking', 'hours-entry'])[n % 3 + 1], md5(n::text)::uuid::text
  FROM generate_series(1, :facts) AS n;
SELECT setval('fact_version_fact_version_id_seq', :facts);

-- What measures say alike is one entry: when a child became a member, a session and who came, hours and whose they are.
INSERT INTO entry_kind_measure (entry_kind_id, measure_version_id, splits, person, once)
SELECT counted.kind, measure_version_id, splits, person, once
  FROM (VALUES (1, 'newborns-enrolled', NULL::integer[], false, false), (1, 'members-under-5', NULL, false, false),
               (2, 'members-under-5', NULL, false, false),
               (3, 'bipc-sessions-attended', NULL, false, false), (3, 'entrepreneurs-supported', '{}', true, false),
               (4, 'volunteer-hours', NULL, false, false), (4, 'active-volunteers', NULL, true, true))
    AS counted (kind, measure, splits, person, once)
  JOIN measure USING (measure);
SELECT setval('entry_kind_id_seq', 4);

INSERT INTO entry
       (entry_kind_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail)
SELECT kind, n, 1,
       CASE kind WHEN 2 THEN :day + 1500 ELSE :day - 200 + n % 200 END,
       chr(65 + n % 44 / 26) || chr(65 + n % 44 % 26) || 'LI',
       CASE kind WHEN 3 THEN 'IN_PERSON' ELSE '' END,
       CASE kind WHEN 3 THEN md5((n / 10)::text)::uuid::text WHEN 4 THEN md5((n / 6)::text)::uuid::text ELSE '' END,
       CASE kind WHEN 2 THEN -1 WHEN 4 THEN 90 ELSE 1 END,
       now() - interval '1 day', :day - 1 - n % 20, 'COUNTED', ''
  FROM generate_series(1, :facts) AS n
  JOIN (VALUES (0, 1), (0, 2), (1, 3), (2, 4)) AS told (fact, kind) ON fact = n % 3;

VACUUM ANALYZE fact_version;
VACUUM ANALYZE entry;
ANALYZE entry_kind_measure;

-- What a fact takes: its version, its entries, their cells and all indexes.
SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) AS size,
       pg_total_relation_size(oid) / :facts AS bytes_for_each_fact
  FROM pg_class
 WHERE relname IN ('fact_version', 'entry', 'folded_cell', 'folded_people');
