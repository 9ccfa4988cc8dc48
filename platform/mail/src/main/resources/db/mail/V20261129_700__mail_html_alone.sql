-- Why: the plain text of a mail follows from its HTML and is made as the mail leaves, so it is no longer kept.
--
-- Rollout order: this migration first, then the code. An older instance goes on writing text_body, and a newer one empties it with
-- the rest. A mail without it an older instance sends in HTML alone; one with a link, or by GOV.UK Notify, it cannot send, and leaves
-- to the newer. The column goes one version later.
ALTER TABLE mail
    DROP CONSTRAINT mail_whole_or_wiped,
    ADD CONSTRAINT mail_whole_or_wiped CHECK (
        CASE WHEN wiped_at IS NULL
             THEN recipient IS NOT NULL AND subject IS NOT NULL AND html_body IS NOT NULL
             ELSE recipient IS NULL AND subject IS NULL AND text_body IS NULL AND html_body IS NULL
                  AND server_reply IS NULL
        END);

COMMENT ON COLUMN mail.text_body IS 'Only of mails that the version before wrote';
