-- Why: the page of mails that were not delivered comes in parts, newest first, and few of all mails are among them.
--
-- Rollout order: any. An older instance does not notice.
CREATE INDEX mail_failed_idx ON mail (created_at DESC, id DESC) WHERE status = 'FAILED';
