-- Lets a repeated request answer as the first did instead of doing the work twice.
-- The row is written in the transaction of the work, so that both are there or neither is;
-- a concurrent repeat waits at the primary key until the first has committed or rolled back.
-- The person is a hash of the sign-in subject: the table needs equality, not identity.
CREATE TABLE idempotency_key (
    person        bytea       NOT NULL,
    key           text        NOT NULL,
    operation     text        NOT NULL,
    request_hash  bytea       NOT NULL,
    status        integer,
    location      text,
    content_type  text,
    body          text,
    expires_at    timestamptz NOT NULL,
    CONSTRAINT idempotency_key_pk PRIMARY KEY (person, key),
    CONSTRAINT idempotency_key_person_is_sha256 CHECK (length(person) = 32),
    CONSTRAINT idempotency_key_request_is_sha256 CHECK (length(request_hash) = 32),
    CONSTRAINT idempotency_key_length CHECK (char_length(key) BETWEEN 1 AND 255)
);

-- The purge reads the oldest rows in small batches.
CREATE INDEX idempotency_key_expires_at_idx ON idempotency_key (expires_at);
