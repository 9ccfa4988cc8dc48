-- Answers of an earlier state are brought up to date by the entries since, which is wrong once entries are counted anew.
ALTER TABLE roll_up_mark ADD COLUMN recounts bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN roll_up_mark.recounts IS 'How often entries were removed, to be counted anew or never again';
