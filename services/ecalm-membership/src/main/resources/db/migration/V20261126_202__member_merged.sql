-- A record that was merged says into which, and since when: that can be taken back for some time.
-- Columns that may stay empty, so that an image of the version before still writes. Its card stops,
-- and goes on if the merge is taken back.
ALTER TABLE member
    ADD COLUMN merged_into uuid,
    ADD COLUMN merged_at   timestamptz,
    ADD CONSTRAINT member_merged_into_fk FOREIGN KEY (merged_into) REFERENCES member (key),
    ADD CONSTRAINT member_merged_whole
        CHECK (num_nonnulls(merged_into, merged_at) = CASE record_state WHEN 'MERGED' THEN 2 ELSE 0 END),
    ADD CONSTRAINT member_merged_into_another CHECK (merged_into <> key);
CREATE INDEX member_merged_into_idx ON member (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE card
    DROP CONSTRAINT card_void_reason_known,
    ADD CONSTRAINT card_void_reason_known
        CHECK (void_reason IN ('MISTAKE', 'LOST', 'STOLEN', 'DAMAGED', 'ENDED', 'MERGED'));
