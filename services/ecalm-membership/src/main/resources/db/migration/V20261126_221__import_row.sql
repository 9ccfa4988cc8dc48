-- The rows of a registrar's spreadsheet, as they were read: they tell who somebody is. Rows of one birth are one visit,
-- which is the first of them. A row that became a child, or is one's, goes when the child is erased.
CREATE TABLE vault.import_row (
    file_id     uuid    NOT NULL,
    row_number  integer NOT NULL,
    visit       integer NOT NULL,
    cells       jsonb   NOT NULL,
    child_key   text,
    card_number text,
    found       text,
    outcome     text    NOT NULL DEFAULT 'UNCHECKED',
    notes       text,
    member_key  uuid,
    taken_at    timestamptz,
    CONSTRAINT import_row_pk PRIMARY KEY (file_id, row_number),
    CONSTRAINT import_row_file_fk FOREIGN KEY (file_id) REFERENCES import_file (id) ON DELETE CASCADE,
    CONSTRAINT import_row_child_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT import_row_outcome_known
        CHECK (outcome IN ('UNCHECKED', 'NEW', 'SAME', 'CHANGED', 'REVIEW', 'SUPPRESSED', 'ERROR')),
    CONSTRAINT import_row_taken_of_somebody CHECK (taken_at IS NULL OR member_key IS NOT NULL)
);
-- The next visits to be checked or enrolled, and a list of one kind; then the rows of these visits.
CREATE INDEX import_row_outcome_idx ON vault.import_row (file_id, outcome, visit);
CREATE INDEX import_row_visit_idx ON vault.import_row (file_id, visit);
CREATE INDEX import_row_child_idx ON vault.import_row (member_key) WHERE member_key IS NOT NULL;
