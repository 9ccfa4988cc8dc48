-- Contributions: what each fact version changed in each measure version, when it became known and why. Append-only.
-- A figure is a sum of them, so any figure opens into the rows behind it and the two cannot disagree.
CREATE TABLE contribution (
  contribution_id    bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT contribution_pk PRIMARY KEY,
  measure_version_id integer     NOT NULL CONSTRAINT contribution_measure_version_fk REFERENCES measure_version,
  fact_id            bigint      NOT NULL CONSTRAINT contribution_fact_fk REFERENCES fact,
  version            bigint      NOT NULL,
  effective_on       date,
  place              text        NOT NULL,
  breakdown          text        NOT NULL,
  subject            text        NOT NULL,
  amount             bigint      NOT NULL,
  known_at           timestamptz NOT NULL,
  known_on           date        NOT NULL,
  reason             text        NOT NULL,
  detail             text        NOT NULL,
  CONSTRAINT contribution_reason_ck CHECK (reason IN ('COUNTED', 'CORRECTED', 'EXCLUDED')),
  CONSTRAINT contribution_excluded_ck CHECK ((reason = 'EXCLUDED') = (effective_on IS NULL)),
  CONSTRAINT contribution_excluded_amount_ck CHECK (reason <> 'EXCLUDED' OR amount = 0)
);

-- "Net already posted for this fact", asked for every fact of every batch.
CREATE INDEX contribution_fact_ix ON contribution (fact_id, measure_version_id);
-- "The rows behind this figure", asked for by its page.
CREATE INDEX contribution_figure_ix ON contribution (measure_version_id, effective_on, contribution_id);

COMMENT ON COLUMN contribution.effective_on IS 'The day that the amount belongs to; null when the fact does not count';
COMMENT ON COLUMN contribution.breakdown IS 'The values of the measure''s breakdowns in their order, joined by |';
