-- Facts: every version seen of every aggregate, kept for ever, and a pointer to the latest.
-- Kafka's retention is not an archive, so a rebuild replays fact_version in its original order (its id).
-- Rollout: first migration; nothing reads it before the service of the same version starts.
CREATE TABLE fact (
  fact_id        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT fact_pk PRIMARY KEY,
  aggregate      text   NOT NULL,
  aggregate_id   text   NOT NULL,
  latest_version bigint NOT NULL DEFAULT 0,
  CONSTRAINT fact_aggregate_uk UNIQUE (aggregate, aggregate_id)
);

COMMENT ON COLUMN fact.latest_version IS '0 until the first version is stored in the same transaction';

CREATE TABLE fact_version (
  fact_version_id bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT fact_version_pk PRIMARY KEY,
  fact_id         bigint      NOT NULL CONSTRAINT fact_version_fact_fk REFERENCES fact,
  version         bigint      NOT NULL CONSTRAINT fact_version_version_ck CHECK (version >= 1),
  type            text        NOT NULL,
  body            jsonb       NOT NULL,
  occurred_at     timestamptz NOT NULL,
  known_at        timestamptz NOT NULL,
  topic           text        NOT NULL,
  partition       integer     NOT NULL,
  log_offset      bigint      NOT NULL,
  CONSTRAINT fact_version_uk UNIQUE (fact_id, version)
);

COMMENT ON COLUMN fact_version.known_at IS 'When this service learnt it; "as known at" compares with its local day';
