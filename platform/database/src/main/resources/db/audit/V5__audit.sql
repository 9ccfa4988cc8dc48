-- Who did or saw what. An entry is written in the transaction of what it tells of, and stays as it is: the database
-- refuses to change or remove it, whatever service or person tries. Personal values are sealed with a key of the
-- record, which is the only thing that may go: with it goes what they were, for every copy of the entry.
CREATE TABLE audit_entry (
    id          uuid        NOT NULL,
    recorded_at timestamptz NOT NULL,
    subject     text        NOT NULL,
    role        text        NOT NULL,
    place       text,
    action      text        NOT NULL,
    record_type text        NOT NULL,
    record_id   text        NOT NULL,
    reason      text,
    changes     jsonb,
    sealed      bytea,
    CONSTRAINT audit_entry_pk PRIMARY KEY (id)
);

COMMENT ON TABLE audit_entry IS
    'Append-only. subject is the sign-in''s name for whoever acted; changes holds nothing personal, sealed what is.';

-- A record's history, newest first, page by page.
CREATE INDEX audit_entry_history_idx ON audit_entry (record_type, record_id, recorded_at DESC, id DESC);

CREATE TABLE audit_key (
    record_type text  NOT NULL,
    record_id   text  NOT NULL,
    key         bytea NOT NULL,
    CONSTRAINT audit_key_pk PRIMARY KEY (record_type, record_id),
    CONSTRAINT audit_key_key_ck CHECK (octet_length(key) = 32)
);

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- A key that is exchanged would make what it sealed unreadable without anybody having asked for that.
CREATE TRIGGER audit_key_keeps BEFORE UPDATE OR TRUNCATE ON audit_key
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
