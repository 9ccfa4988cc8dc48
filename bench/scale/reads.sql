-- What pages ask over bench/scale/fill.sql, each with the processor time that PostgreSQL says it took:
--   psql -U postgres -f bench/scale/reads.sql 2>&1 | grep -E '==|elapsed'
SET work_mem = '32MB';
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SET client_min_messages = log;
SET log_executor_stats = on;

\echo == a figure that adds up, of the year
SELECT sum(amount) FROM cell
 WHERE measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = 'volunteer-hours')
   AND effective_on >= '2026-04-01' AND effective_on < '2026-11-27' AND known_on <= '2026-11-26';

\echo == the same by month, as known ten days before
SELECT to_char(effective_on, 'YYYY-MM') AS month, sum(amount) FROM cell
 WHERE measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = 'volunteer-hours')
   AND effective_on >= '2025-11-01' AND effective_on < '2026-11-27' AND known_on <= '2026-11-16'
 GROUP BY month;

\echo == different people of a month
SELECT count(*) FROM (
  SELECT subject FROM contribution
   WHERE subject <> '' AND effective_on >= '2026-10-01' AND effective_on < '2026-11-01' AND known_on <= '2026-11-26'
     AND measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = 'active-volunteers')
   GROUP BY subject HAVING sum(amount) > 0) AS people;

\echo == different people of the year
SELECT count(*) FROM (
  SELECT subject FROM contribution
   WHERE subject <> '' AND effective_on >= '2026-04-01' AND effective_on < '2026-11-27' AND known_on <= '2026-11-26'
     AND measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = 'active-volunteers')
   GROUP BY subject HAVING sum(amount) > 0) AS people;

\echo == a drill-down of one library in a month
SELECT count(*), sum(amount) FROM (
  SELECT fact_id, sum(amount) AS amount FROM contribution
   WHERE effective_on >= '2026-10-01' AND effective_on < '2026-11-01' AND known_on <= '2026-11-26' AND place = 'BALI'
     AND measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = 'volunteer-hours')
   GROUP BY fact_id HAVING sum(amount) <> 0) AS net;

\echo == a drill-down of the whole year
SELECT count(*), sum(amount) FROM (
  SELECT fact_id, sum(amount) AS amount FROM contribution
   WHERE effective_on >= '2026-04-01' AND effective_on < '2026-11-27' AND known_on <= '2026-11-26'
     AND measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = 'volunteer-hours')
   GROUP BY fact_id HAVING sum(amount) <> 0) AS net;
