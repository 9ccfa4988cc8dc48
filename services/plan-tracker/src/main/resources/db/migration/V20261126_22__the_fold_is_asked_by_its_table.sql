-- The function is bound to its table when it is made, so that a restored backup finds it whatever it searches first.
-- Rollout: any time.
CREATE OR REPLACE FUNCTION folded_through() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN (SELECT through FROM fold);
