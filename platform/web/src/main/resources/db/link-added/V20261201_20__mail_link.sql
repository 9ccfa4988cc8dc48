-- The table of db/link, for a service whose baseline was installed without it: there a number below the baseline's
-- would stop it from starting.
CREATE TABLE mail_link (
    id          bytea       NOT NULL,
    kind        text        NOT NULL,
    holder      uuid        NOT NULL,
    made_for    uuid        NOT NULL DEFAULT gen_random_uuid(),
    made_at     timestamptz NOT NULL,
    opens_until timestamptz NOT NULL,
    kept_until  timestamptz NOT NULL,
    renewed_at  timestamptz,
    CONSTRAINT mail_link_pk PRIMARY KEY (id),
    CONSTRAINT mail_link_id_ck CHECK (octet_length(id) = 32),
    CONSTRAINT mail_link_kind_ck CHECK (kind IN ('LINK', 'SESSION')),
    CONSTRAINT mail_link_kept_until_ck CHECK (kept_until >= opens_until)
);

CREATE INDEX mail_link_holder_idx ON mail_link (holder, kind, made_at DESC);
CREATE INDEX mail_link_kept_until_idx ON mail_link (kept_until);
