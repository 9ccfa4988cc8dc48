-- A guardian asked to be written to at another address. It counts once somebody has answered the mail
-- that went there. The link of that mail lies nowhere; here is only what its secret is recognised by.
-- One that was taken back stays without its address, so that nobody asks again and again.
CREATE TABLE vault.contact_change (
    guardian_id uuid        NOT NULL,
    person_key  uuid        NOT NULL,
    email       text,
    asked_at    timestamptz NOT NULL,
    secret      bytea,
    CONSTRAINT contact_change_pk PRIMARY KEY (guardian_id),
    CONSTRAINT contact_change_one_of_a_person UNIQUE (person_key),
    CONSTRAINT contact_change_secret_of_one UNIQUE (secret),
    CONSTRAINT contact_change_secret_of_256_bits CHECK (octet_length(secret) = 32),
    CONSTRAINT contact_change_guardian_fk FOREIGN KEY (guardian_id)
        REFERENCES vault.guardian (id) ON DELETE CASCADE
);
CREATE INDEX contact_change_asked_idx ON vault.contact_change (asked_at);
