-- Files of past figures between being shown and being taken: what is taken is read again from what was sent. Each goes when it expires.
-- Rollout: any time; an image of the version before neither reads nor writes it.
CREATE TABLE observation_import (
  import_id  uuid        NOT NULL CONSTRAINT observation_import_pk PRIMARY KEY,
  person     uuid        NOT NULL CONSTRAINT observation_import_person_fk REFERENCES person,
  name       text        NOT NULL,
  content    bytea       NOT NULL,
  source     text        NOT NULL,
  reason     text        NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX observation_import_expires_ix ON observation_import (expires_at);
