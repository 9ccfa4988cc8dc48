-- A WHERE in a branch of a union keeps PostgreSQL from reading that branch by its index: an unsuitable check is of no item
-- instead.
CREATE OR REPLACE VIEW evidence (volunteer_id, item, training_code, role_code, exempt, level, workforce, first_day, counted_from,
                                 last_day, recorded_at) AS
SELECT volunteer_id, item, training_code, role_code, exempt, CAST(NULL AS text), CAST(NULL AS text), done_on,
       CAST(NULL AS date), least(expires_on, withdrawn_on - 1), recorded_at
  FROM completion
UNION ALL
SELECT volunteer_id, CASE WHEN suitable THEN 'DBS' END, NULL, NULL, false, level, workforce, seen_on,
       coalesce(status_checked_on, issued_on), withdrawn_on - 1, recorded_at
  FROM dbs_check;
