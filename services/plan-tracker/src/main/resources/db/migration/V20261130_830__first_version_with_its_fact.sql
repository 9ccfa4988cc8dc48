-- A fact that begins was two rows, its own and that of its first version, with an index more than it needs. Now the first version
-- that came says whose it is, too, and fact is a view of these. Which version is the latest is no longer written down beside
-- the versions: it is the highest, and a correction changes no row.
-- Rollout: any time; versions are written anew in their order, some seconds for each million, while the intake waits, and need
-- their room twice meanwhile. From then on an image of the version before waits with its events ("figures are counted by another
-- release").
ALTER TABLE fact_version RENAME TO former_version;
ALTER TABLE former_version DROP CONSTRAINT fact_version_uk;
ALTER SEQUENCE fact_version_fact_version_id_seq RENAME TO former_version_seq;
DROP INDEX fact_version_order_ix;
ALTER TABLE fact RENAME TO former_fact;
ALTER TABLE former_fact DROP CONSTRAINT fact_aggregate_uk;

CREATE TABLE fact_version (
  fact_version_id bigint      GENERATED ALWAYS AS IDENTITY,
  fact_id         bigint      NOT NULL,
  version         bigint      NOT NULL CONSTRAINT fact_version_version_ck CHECK (version >= 1),
  occurred_at     timestamptz NOT NULL,
  known_at        timestamptz NOT NULL,
  log_offset      bigint      NOT NULL,
  partition       integer     NOT NULL,
  excluded        boolean     NOT NULL DEFAULT false,
  topic           text        NOT NULL,
  type            text        NOT NULL,
  body            json        NOT NULL,
  stored_by       xid8        DEFAULT pg_current_xact_id(),
  aggregate       text        COLLATE "C",
  aggregate_id    text        COLLATE "C",
  CONSTRAINT fact_version_key_ck CHECK ((aggregate IS NULL) = (aggregate_id IS NULL))
);

COMMENT ON COLUMN fact_version.known_at IS 'When this service learnt it; "as known at" compares with its local day';
COMMENT ON COLUMN fact_version.stored_by IS 'The transaction that stored it; null for versions from before the column';
COMMENT ON COLUMN fact_version.aggregate_id IS 'Whose version it is: told by the first that came of each fact, and null in others';
COMMENT ON COLUMN fact_version.excluded IS 'Whether the latest exclusion of the fact says EXCLUDED; told by the first that came';

INSERT INTO fact_version (fact_version_id, fact_id, version, occurred_at, known_at, log_offset, partition, excluded, topic, type, body,
                          stored_by, aggregate, aggregate_id) OVERRIDING SYSTEM VALUE
SELECT v.fact_version_id, v.fact_id, v.version, v.occurred_at, v.known_at, v.log_offset, v.partition, coalesce(f.excluded, false),
       v.topic, v.type, v.body, v.stored_by, f.aggregate, f.aggregate_id
  FROM (SELECT *, row_number() OVER (PARTITION BY fact_id ORDER BY fact_version_id) AS nth FROM former_version) AS v
  LEFT JOIN former_fact AS f ON f.fact_id = v.fact_id AND v.nth = 1
 ORDER BY v.fact_version_id;

-- A fact that begins has the number of its first version.
SELECT setval('fact_version_fact_version_id_seq',
              greatest((SELECT last_value FROM former_version_seq), (SELECT last_value FROM fact_fact_id_seq)) + 1, false);

DROP TABLE former_version;
DROP TABLE former_fact;

ALTER TABLE fact_version ADD CONSTRAINT fact_version_uk UNIQUE (fact_id, version);
CREATE UNIQUE INDEX fact_aggregate_uk ON fact_version (aggregate, aggregate_id) WHERE aggregate_id IS NOT NULL;
CREATE INDEX fact_version_order_ix ON fact_version USING brin (fact_version_id) WITH (pages_per_range = 32);

CREATE VIEW fact AS
SELECT fact_id, aggregate, aggregate_id, excluded,
       (SELECT max(version) FROM fact_version AS any_version WHERE any_version.fact_id = first_version.fact_id) AS latest_version
  FROM fact_version AS first_version
 WHERE aggregate_id IS NOT NULL;

COMMENT ON VIEW fact IS 'What versions are about, from the first that came of each. Whoever locks a row of it locks the fact';

-- No image of the version before may count: it would write what is a view now. What it has counted stays.
UPDATE measure_import SET evaluation = 10 WHERE evaluation = 9;
UPDATE measure_version SET evaluation = 10 WHERE evaluation = 9;
