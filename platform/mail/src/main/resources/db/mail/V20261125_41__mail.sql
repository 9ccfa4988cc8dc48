-- Why: a mail is part of what a use case did, so it is kept in the use case's transaction and leaves after the commit. A
-- mail server that is away delays nobody and loses nothing.
--
-- Rollout order: this migration first, then the code that sends. An older instance does not look at these tables.
CREATE TABLE mail (
    id              uuid        NOT NULL,
    -- The same at each try, so that whoever gets a mail twice can tell (RFC 5322, 3.6.4).
    message_id      text        NOT NULL,
    kind            text        NOT NULL,
    -- What it is about, for the gate and for the page: a number of the service's own, never a name.
    reference       text        NOT NULL,
    created_at      timestamptz NOT NULL,
    status          text        NOT NULL DEFAULT 'WAITING',
    tries           integer     NOT NULL DEFAULT 0,
    next_try_at     timestamptz NOT NULL,
    finished_at     timestamptz,
    -- A sentence of this software's. What the mail server said may name somebody.
    reason          text,
    server_reply    text,
    recipient       text,
    subject         text,
    text_body       text,
    html_body       text,
    wiped_at        timestamptz,
    CONSTRAINT mail_pk PRIMARY KEY (id),
    CONSTRAINT mail_message_id_uq UNIQUE (message_id),
    CONSTRAINT mail_status_known CHECK (status IN ('WAITING', 'SENT', 'WITHHELD', 'FAILED')),
    CONSTRAINT mail_finished CHECK ((status = 'WAITING') = (finished_at IS NULL)),
    CONSTRAINT mail_whole_or_wiped CHECK (
        CASE WHEN wiped_at IS NULL
             THEN recipient IS NOT NULL AND subject IS NOT NULL AND text_body IS NOT NULL AND html_body IS NOT NULL
             ELSE recipient IS NULL AND subject IS NULL AND text_body IS NULL AND html_body IS NULL
                  AND server_reply IS NULL
        END)
);

CREATE INDEX mail_waiting_idx ON mail (next_try_at, id) WHERE status = 'WAITING';
CREATE INDEX mail_about_idx ON mail (kind, reference);
CREATE INDEX mail_newest_idx ON mail (created_at DESC, id DESC);
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

COMMENT ON TABLE mail IS
    'Mails of use cases, and what became of them. Addresses and contents are wiped some days after the end.';
