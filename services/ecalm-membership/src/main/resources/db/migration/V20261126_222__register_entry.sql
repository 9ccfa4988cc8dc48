-- A child's entry in the register of births, as a code that only the service's secret makes: by it a later file knows
-- the child again under another name. One entry is one birth.
CREATE TABLE vault.register_entry (
    code       bytea NOT NULL,
    member_key uuid  NOT NULL,
    CONSTRAINT register_entry_pk PRIMARY KEY (code),
    CONSTRAINT register_entry_child_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT register_entry_code_of_256_bits CHECK (octet_length(code) = 32)
);
CREATE INDEX register_entry_child_idx ON vault.register_entry (member_key);
