-- The tables of db/mail, for a service whose baseline was installed without them: there a number below the baseline's
-- would stop it from starting.
CREATE TABLE mail (
    id           uuid        NOT NULL,
    -- The same at each try, so that whoever gets a mail twice can tell (RFC 5322, 3.6.4).
    message_id   text        NOT NULL,
    kind         text        NOT NULL,
    -- What it is about, for the gate and for the page: a number of the service's own, never a name.
    reference    text        NOT NULL,
    created_at   timestamptz NOT NULL,
    recipient    text,
    reply_to     text,
    subject      text,
    html_body    text,
    status       text        NOT NULL DEFAULT 'WAITING',
    tries        integer     NOT NULL DEFAULT 0,
    next_try_at  timestamptz NOT NULL,
    finished_at  timestamptz,
    -- A sentence of this software's. What the mail server said may name somebody.
    reason       text,
    server_reply text,
    wiped_at     timestamptz,
    CONSTRAINT mail_pk PRIMARY KEY (id),
    CONSTRAINT mail_message_id_uq UNIQUE (message_id),
    CONSTRAINT mail_status_ck CHECK (status IN ('WAITING', 'SENT', 'WITHHELD', 'FAILED')),
    CONSTRAINT mail_finished_ck CHECK ((status = 'WAITING') = (finished_at IS NULL)),
    CONSTRAINT mail_wiped_ck CHECK (
        CASE WHEN wiped_at IS NULL
             THEN recipient IS NOT NULL AND subject IS NOT NULL AND html_body IS NOT NULL
             ELSE recipient IS NULL AND subject IS NULL AND html_body IS NULL AND server_reply IS NULL
                  AND reply_to IS NULL
        END)
);

COMMENT ON TABLE mail IS
    'Mails of use cases, and what became of them. Addresses and contents are wiped some days after the end.';

CREATE INDEX mail_waiting_idx ON mail (next_try_at, id) WHERE status = 'WAITING';
CREATE INDEX mail_about_idx ON mail (kind, reference);
CREATE INDEX mail_newest_idx ON mail (created_at DESC, id DESC);
-- Few of all mails are among those that were not delivered.
CREATE INDEX mail_failed_idx ON mail (created_at DESC, id DESC) WHERE status = 'FAILED';
CREATE INDEX mail_unwiped_idx ON mail (finished_at) WHERE wiped_at IS NULL;
CREATE INDEX mail_finished_idx ON mail (finished_at);

CREATE TABLE mail_attachment (
    mail_id      uuid    NOT NULL,
    position     integer NOT NULL,
    name         text    NOT NULL,
    content_type text    NOT NULL,
    content      bytea   NOT NULL,
    CONSTRAINT mail_attachment_pk PRIMARY KEY (mail_id, position),
    CONSTRAINT mail_attachment_mail_fk FOREIGN KEY (mail_id) REFERENCES mail (id) ON DELETE CASCADE
);
