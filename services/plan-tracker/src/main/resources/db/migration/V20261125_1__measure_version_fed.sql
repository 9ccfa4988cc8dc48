-- A rule that is not in measures.yaml for a while, as after going back to an earlier image, misses what comes in meanwhile.
-- Whether it is fed is kept, so that it is counted anew over all facts when it comes back.
-- Rollout: any time; an image of the version before leaves the flag as it is.
ALTER TABLE measure_version ADD COLUMN fed boolean NOT NULL DEFAULT true;

COMMENT ON COLUMN measure_version.fed IS 'Whether every fact that came in was counted under this rule';
