-- A library member, without a single personal detail: those are in the schema vault. The key is
-- random and is the only thing about the person that leaves this database in an event.
-- The quarter of the fifth birthday is kept beside the birthday itself, so that an erased record
-- still ages out. Who recorded the enrolment is the sign-in's own name for them, never published.
CREATE TABLE member (
    key                  uuid        NOT NULL,
    version              bigint      NOT NULL,
    record_state         text        NOT NULL,
    channel              text        NOT NULL,
    enrolled_on          date        NOT NULL,
    enrolled_at_library  text        NOT NULL,
    under5_until_quarter text        NOT NULL,
    recorded_by          text        NOT NULL,
    recorded_at          timestamptz NOT NULL,
    CONSTRAINT member_pk PRIMARY KEY (key),
    CONSTRAINT member_enrolled_at_library_fk FOREIGN KEY (enrolled_at_library) REFERENCES library (code),
    CONSTRAINT member_version_from_one CHECK (version >= 1),
    CONSTRAINT member_record_state_known CHECK (record_state IN ('VALID', 'MERGED', 'IN_ERROR')),
    CONSTRAINT member_channel_known CHECK (channel IN ('REGISTRAR', 'LIBRARY', 'ONLINE', 'BULK')),
    CONSTRAINT member_under5_until_quarter_form CHECK (under5_until_quarter ~ '^[0-9]{4}-Q[1-4]$')
);
