-- A form that came after its session had ended, until its sender has signed in again (ADR-0009).
-- What was typed is sealed with a secret that only the sender's browser has; the owner is a keyed hash of the person.
CREATE TABLE kept_form (
    id          bytea       NOT NULL,
    owner       bytea       NOT NULL,
    path        text        NOT NULL,
    fields      bytea       NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT kept_form_pk PRIMARY KEY (id),
    CONSTRAINT kept_form_id_is_sha256 CHECK (length(id) = 32),
    CONSTRAINT kept_form_owner_is_sha256 CHECK (length(owner) = 32)
);

-- Nobody keeps more than a few: the newest of an owner are looked up.
CREATE INDEX kept_form_owner_idx ON kept_form (owner, expires_at);

-- The purge reads the oldest rows in small batches.
CREATE INDEX kept_form_expires_at_idx ON kept_form (expires_at);
