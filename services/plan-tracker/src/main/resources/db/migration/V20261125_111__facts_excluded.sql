-- A fact that a lead excluded counts in no measure until it is put back: its own versions post nothing meanwhile, and
-- the facts that say so (aggregate exclusion) post what they take away and give back. The flag is read with the lock
-- that the intake takes anyway.
-- Rollout: any time; an image of the version before would count corrections of an excluded fact, so it must not take in
-- events once somebody has excluded one.
ALTER TABLE fact ADD COLUMN excluded boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN fact.excluded IS 'Whether the latest exclusion of it says EXCLUDED';

-- Records that count and that somebody should look at, found without reading the ledger.
CREATE INDEX contribution_look_ix ON contribution (measure_version_id, fact_id) WHERE detail = 'counted, please look';
