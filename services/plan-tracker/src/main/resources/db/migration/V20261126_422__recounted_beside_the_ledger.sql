-- A rebuild counts beside the ledger and compares: where both say the same, as nearly always, the ledger and its indexes are not
-- written. It held the ledger's rows twice before, and left the old ones to be cleared away. The table is empty between
-- rebuilds; it is no temporary one, since the service's role may not make any.
-- Rollout: any time; an image of the version before does not use it.
CREATE UNLOGGED TABLE recounted (
  measure_version_id integer     NOT NULL,
  fact_id            bigint      NOT NULL,
  version            bigint      NOT NULL,
  effective_on       date,
  place              text        NOT NULL,
  breakdown          text        NOT NULL,
  subject            text        NOT NULL,
  amount             bigint      NOT NULL,
  known_at           timestamptz NOT NULL,
  known_on           date        NOT NULL,
  reason             text        NOT NULL,
  detail             text        NOT NULL
);
