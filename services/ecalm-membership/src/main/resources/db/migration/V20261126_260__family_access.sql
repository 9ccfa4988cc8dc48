-- A guardian of several children of one visit has a row for each, and they share a key that the desk
-- made: never one that was matched, since couples share mailboxes. Guardians of before have one of
-- their own in each row, and an image of the version before still writes.
ALTER TABLE vault.guardian ADD COLUMN person_key uuid NOT NULL DEFAULT gen_random_uuid();
CREATE INDEX guardian_person_idx ON vault.guardian (person_key);

-- What opens a family's own pages: links that left by mail, and the sessions that they were exchanged
-- for. Of each secret only what it is recognised by is here. A link that opens nothing any more is
-- kept for a while, so that its holder can be sent a new one.
CREATE TABLE family_access (
    id          bytea       NOT NULL,
    kind        text        NOT NULL,
    person_key  uuid        NOT NULL,
    made_at     timestamptz NOT NULL,
    opens_until timestamptz NOT NULL,
    kept_until  timestamptz NOT NULL,
    renewed_at  timestamptz,
    CONSTRAINT family_access_pk PRIMARY KEY (id),
    CONSTRAINT family_access_id_of_256_bits CHECK (octet_length(id) = 32),
    CONSTRAINT family_access_kind_known CHECK (kind IN ('LINK', 'SESSION')),
    CONSTRAINT family_access_kept_while_it_opens CHECK (kept_until >= opens_until)
);
CREATE INDEX family_access_person_idx ON family_access (person_key, kind, made_at DESC);
CREATE INDEX family_access_kept_idx ON family_access (kept_until);

-- A family may choose to hear how the card goes on when the child nears 5.
ALTER TABLE preference
    DROP CONSTRAINT preference_purpose_known,
    ADD CONSTRAINT preference_purpose_known CHECK (purpose IN ('EVENTS', 'REMINDERS', 'HAND_OVER'));
