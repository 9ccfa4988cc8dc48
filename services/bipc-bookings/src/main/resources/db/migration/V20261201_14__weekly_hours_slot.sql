-- A slot of weekly hours is made once, however often and by however many it is made; one that staff cancel stays so.
CREATE UNIQUE INDEX session_weekly_hours_slot_uq ON session (weekly_hours_id, starts_local) WHERE weekly_hours_id IS NOT NULL;
DROP INDEX session_weekly_hours_idx;
