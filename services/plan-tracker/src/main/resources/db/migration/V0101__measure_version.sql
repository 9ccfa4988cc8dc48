-- The rules that figures were counted under. A rule is never edited in place: a change is a new version, and figures
-- are keyed by it, so what was reported under the old rule stays as it was.
CREATE TABLE measure_version (
  measure_version_id integer     GENERATED ALWAYS AS IDENTITY CONSTRAINT measure_version_pk PRIMARY KEY,
  measure            text        NOT NULL,
  version            integer     NOT NULL,
  rule               jsonb       NOT NULL,
  registered_at      timestamptz NOT NULL,
  CONSTRAINT measure_version_uk UNIQUE (measure, version)
);
