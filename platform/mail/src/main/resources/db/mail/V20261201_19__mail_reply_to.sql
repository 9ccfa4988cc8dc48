-- Where an answer goes, if somebody reads one.
ALTER TABLE mail ADD COLUMN reply_to text;
ALTER TABLE mail ADD CONSTRAINT mail_reply_to_ck CHECK (reply_to IS NULL OR wiped_at IS NULL);
