-- A row that lacks nothing but a card of the stock is no mistake of whoever sent the file.
SET LOCAL ROLE "${vault}";

ALTER TABLE vault.import_row
    DROP CONSTRAINT import_row_outcome_ck,
    ADD CONSTRAINT import_row_outcome_ck
        CHECK (outcome IN ('UNCHECKED', 'NEW', 'SAME', 'CHANGED', 'REVIEW', 'SUPPRESSED', 'ERROR', 'NO_CARD'));

RESET ROLE;
