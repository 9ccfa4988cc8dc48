-- Who opened the record of a family with a secret address, and gave a reason: for a while they need not
-- give it again. The history keeps that they did.
CREATE TABLE restricted_opening (
    member_key uuid        NOT NULL,
    subject    text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    CONSTRAINT restricted_opening_pk PRIMARY KEY (member_key, subject),
    CONSTRAINT restricted_opening_member_fk FOREIGN KEY (member_key) REFERENCES member (key)
);
CREATE INDEX restricted_opening_opened_idx ON restricted_opening (opened_at);
