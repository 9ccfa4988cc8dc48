-- Of merges that became final before what the family chose, the key of the history and the person in the library system went
-- with the rest, these are left. Who stood behind such a record was deleted, so nobody looks for it any more.
--
-- Rollout: any time. What an instance of the version before makes final until it stops keeps them.
WITH forgotten AS (
       SELECT key FROM member
        WHERE record_state = 'MERGED' AND NOT EXISTS (SELECT FROM vault.child WHERE child.member_key = member.key)),
     chosen AS (
       DELETE FROM preference WHERE member_key IN (SELECT key FROM forgotten)),
     history AS (
       DELETE FROM audit_key WHERE record_type = 'enrolment' AND record_id IN (SELECT key::text FROM forgotten))
UPDATE hand_over
   SET changes = changes + 1, state = 'WAITING', tries = 0, reason = NULL, waiting_since = now(), next_try_at = now()
 WHERE state = 'TOLD' AND member_key IN (SELECT key FROM forgotten);
