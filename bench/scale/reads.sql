-- What pages ask over bench/scale/fill.sql once it is folded, each with the processor time that PostgreSQL says it took:
--   psql -U postgres -f bench/scale/reads.sql 2>&1 | grep -E '==|elapsed'
SET work_mem = '32MB';
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SET client_min_messages = log;
SET log_executor_stats = on;
\set hours '(SELECT measure_version_id FROM measure WHERE measure = \'volunteer-hours\')'
\set people '(SELECT measure_version_id FROM measure WHERE measure = \'active-volunteers\')'
\set year 'make_date(extract(year FROM current_date - interval \'3 months\')::integer, 4, 1)'

\echo == a figure that adds up, of the year
SELECT sum(amount) FROM folded_total
 WHERE measure_version_id = :hours AND part = 0 AND effective_on >= :year AND effective_on <= current_date;

\echo == the same by month, as known ten days before
SELECT to_char(effective_on, 'YYYY-MM') AS month, sum(amount) FROM folded_cell
 WHERE measure_version_id = :hours AND part = 0 AND effective_on >= current_date - 390 AND effective_on <= current_date
   AND known_on <= current_date - 10
 GROUP BY month;

\echo == different people of the year
SELECT sum(people) FROM folded_people
 WHERE measure_version_id = :people AND span = 'YEAR' AND part = 0
   AND effective_on >= :year AND effective_on <= current_date AND known_on <= current_date;

\echo == the same by place
SELECT label, sum(people) FROM folded_people
 WHERE measure_version_id = :people AND span = 'YEAR' AND part = 1
   AND effective_on >= :year AND effective_on <= current_date AND known_on <= current_date
 GROUP BY label;

\echo == the same counted one by one
SELECT count(*) FROM (
  SELECT subject FROM contribution
   WHERE subject <> '' AND effective_on >= :year AND effective_on <= current_date AND known_on <= current_date
     AND measure_version_id = :people
   GROUP BY subject HAVING sum(amount) > 0) AS people;
