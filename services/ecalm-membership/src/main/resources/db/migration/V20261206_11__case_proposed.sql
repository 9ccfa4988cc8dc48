-- A decision that ends a record of another place waits there: of which record it comes, which it ends,
-- who proposed it and how they know.
ALTER TABLE duplicate_case
    ADD COLUMN proposed        text,
    ADD COLUMN proposed_ends   uuid,
    ADD COLUMN proposed_from   uuid,
    ADD COLUMN proposed_by     text,
    ADD COLUMN proposed_at     timestamptz,
    ADD COLUMN proposed_reason text,
    ADD CONSTRAINT duplicate_case_proposed_ck CHECK (proposed IN ('MERGED', 'IN_ERROR')),
    ADD CONSTRAINT duplicate_case_proposed_whole_ck CHECK (
        num_nonnulls(proposed, proposed_ends, proposed_from, proposed_by, proposed_at, proposed_reason) IN (0, 6)),
    ADD CONSTRAINT duplicate_case_proposed_of_pair_ck CHECK (
        proposed_ends IN (one, other) AND proposed_from IN (one, other));
