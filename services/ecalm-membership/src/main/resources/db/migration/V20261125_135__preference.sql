-- What a family chose to be told, by which way, under which version of the privacy notice. Rows are
-- added and never changed: the newest of a member, purpose and channel is in force.
CREATE TABLE preference (
    id             bigint GENERATED ALWAYS AS IDENTITY,
    member_key     uuid        NOT NULL,
    purpose        text        NOT NULL,
    channel        text        NOT NULL,
    wanted         boolean     NOT NULL,
    notice_version text        NOT NULL,
    recorded_by    text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT preference_pk PRIMARY KEY (id),
    CONSTRAINT preference_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT preference_purpose_known CHECK (purpose IN ('EVENTS', 'REMINDERS')),
    CONSTRAINT preference_channel_known CHECK (channel IN ('EMAIL', 'PHONE'))
);
CREATE INDEX preference_member_idx ON preference (member_key, purpose, channel, id DESC);

CREATE FUNCTION preference_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a preference is added, never changed';
END $$;
CREATE TRIGGER preference_never_changed BEFORE UPDATE ON preference
    FOR EACH ROW EXECUTE FUNCTION preference_is_kept();
