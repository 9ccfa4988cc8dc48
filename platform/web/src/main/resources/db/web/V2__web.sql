-- Lets a repeated request answer as the first did instead of doing the work twice.
-- The row is written in the transaction of the work, so that both are there or neither is;
-- a concurrent repeat waits at the primary key until the first has committed or rolled back.
-- The person is a hash of the sign-in subject: the table needs equality, not identity.
CREATE TABLE idempotency_key (
    person       bytea       NOT NULL,
    key          text        NOT NULL,
    operation    text        NOT NULL,
    request_hash bytea       NOT NULL,
    status       integer,
    location     text,
    content_type text,
    body         text,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT idempotency_key_pk PRIMARY KEY (person, key),
    CONSTRAINT idempotency_key_person_ck CHECK (length(person) = 32),
    CONSTRAINT idempotency_key_request_hash_ck CHECK (length(request_hash) = 32),
    CONSTRAINT idempotency_key_key_ck CHECK (char_length(key) BETWEEN 1 AND 255)
);

-- The purge reads the oldest rows in small batches, here and below.
CREATE INDEX idempotency_key_expires_at_idx ON idempotency_key (expires_at);

-- A person's session is this row and ends with it, on every instance at once (ADR-0008).
-- The id is derived from a secret that only the browser has, and the tokens are sealed with that secret.
-- The provider's session tells which rows end when somebody signs out of another service; the subject is a hash, for a
-- provider that names only the person.
CREATE TABLE sign_in_session (
    id               bytea       NOT NULL,
    provider_session text,
    subject          bytea       NOT NULL,
    tokens           bytea       NOT NULL,
    expires_at       timestamptz NOT NULL,
    CONSTRAINT sign_in_session_pk PRIMARY KEY (id),
    CONSTRAINT sign_in_session_id_ck CHECK (length(id) = 32),
    CONSTRAINT sign_in_session_subject_ck CHECK (length(subject) = 32)
);

CREATE INDEX sign_in_session_provider_session_idx ON sign_in_session (provider_session);
CREATE INDEX sign_in_session_subject_idx ON sign_in_session (subject);
CREATE INDEX sign_in_session_expires_at_idx ON sign_in_session (expires_at);

-- A form that came after its session had ended, until its sender has signed in again (ADR-0009).
-- What was typed, and what a file is called and how long it is, is sealed with a secret that only the sender's browser
-- has; the owner is a keyed hash of the person.
CREATE TABLE kept_form (
    id         bytea       NOT NULL,
    owner      bytea       NOT NULL,
    path       text        NOT NULL,
    fields     bytea       NOT NULL,
    file       bytea,
    expires_at timestamptz NOT NULL,
    CONSTRAINT kept_form_pk PRIMARY KEY (id),
    CONSTRAINT kept_form_id_ck CHECK (length(id) = 32),
    CONSTRAINT kept_form_owner_ck CHECK (length(owner) = 32)
);

-- Nobody keeps more than a few: the newest of an owner are looked up.
CREATE INDEX kept_form_owner_idx ON kept_form (owner, expires_at);
CREATE INDEX kept_form_expires_at_idx ON kept_form (expires_at);

-- The content of a form's file, in pieces, so that no instance needs memory for a whole one. What is sealed does not
-- become shorter by compressing it.
CREATE TABLE kept_file_piece (
    form_id  bytea   NOT NULL,
    position integer NOT NULL,
    content  bytea   STORAGE EXTERNAL NOT NULL,
    CONSTRAINT kept_file_piece_pk PRIMARY KEY (form_id, position),
    CONSTRAINT kept_file_piece_form_fk FOREIGN KEY (form_id) REFERENCES kept_form (id) ON DELETE CASCADE,
    CONSTRAINT kept_file_piece_position_ck CHECK (position >= 0)
);
