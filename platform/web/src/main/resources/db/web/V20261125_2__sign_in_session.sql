-- A person's session is this row and ends with it, on every instance at once (ADR-0008).
-- The id is derived from a secret that only the browser has, and the tokens are sealed with that secret.
-- The provider's session tells which rows end when somebody signs out of another service; the subject is a hash, for a
-- provider that names only the person.
CREATE TABLE sign_in_session (
    id                bytea       NOT NULL,
    provider_session  text,
    subject           bytea       NOT NULL,
    tokens            bytea       NOT NULL,
    expires_at        timestamptz NOT NULL,
    CONSTRAINT sign_in_session_pk PRIMARY KEY (id),
    CONSTRAINT sign_in_session_id_is_sha256 CHECK (length(id) = 32),
    CONSTRAINT sign_in_session_subject_is_sha256 CHECK (length(subject) = 32)
);

CREATE INDEX sign_in_session_provider_session_idx ON sign_in_session (provider_session);
CREATE INDEX sign_in_session_subject_idx ON sign_in_session (subject);

-- The purge reads the oldest rows in small batches.
CREATE INDEX sign_in_session_expires_at_idx ON sign_in_session (expires_at);
