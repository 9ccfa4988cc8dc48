-- Who answers for the child, with one way to reach them: no more is taken at the registrar's desk.
-- A contact is not unique: couples share a mailbox.
CREATE TABLE vault.guardian (
    id           uuid NOT NULL,
    member_key   uuid NOT NULL,
    name         text NOT NULL,
    relationship text NOT NULL,
    email        text,
    phone        text,
    CONSTRAINT guardian_pk PRIMARY KEY (id),
    CONSTRAINT guardian_child_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT guardian_name_length CHECK (char_length(name) BETWEEN 1 AND 300),
    CONSTRAINT guardian_relationship_known
        CHECK (relationship IN
            ('MOTHER', 'FATHER', 'PARENT', 'RELATIVE', 'FOSTER_CARER', 'LOCAL_AUTHORITY', 'OTHER')),
    CONSTRAINT guardian_one_contact CHECK (num_nonnulls(email, phone) = 1)
);
-- Erasure and the member's own page start from the member.
CREATE INDEX guardian_member_idx ON vault.guardian (member_key);
