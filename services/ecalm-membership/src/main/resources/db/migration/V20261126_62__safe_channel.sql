-- A family whose address is secret is written to by no way, unless it says that one is safe. Empty is
-- what was true of every family of before.
ALTER TABLE vault.address_policy
    ADD COLUMN safe_channel text,
    ADD CONSTRAINT address_policy_safe_channel_known CHECK (safe_channel IN ('EMAIL', 'PHONE')),
    ADD CONSTRAINT address_policy_safe_channel_of_secret CHECK (safe_channel IS NULL OR policy = 'RESTRICTED');
-- Registrars see which reports of a death wait for them.
CREATE INDEX member_death_reported_idx ON member (enrolled_at_office) WHERE death = 'REPORTED';
