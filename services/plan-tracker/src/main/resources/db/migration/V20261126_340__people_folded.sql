-- Pages counted different people from the ledger: a year's figure read each of its rows. Now what a person changes in a
-- month, a quarter and a financial year is folded as sums are: +1 on the first day on which something supports them. So
-- how many people came "so far" is a sum of few rows at any day, and as it was known at any. What does not count is
-- folded, too, by its reason.
-- Rollout: any time; everything is folded anew at the first look, some 10 s for each million of contributions, and pages are
-- slow until then. From then on an image of the version before waits with its events, and does not fold.
ALTER TABLE fold RENAME TO folding;
UPDATE folding SET through = 0;
TRUNCATE folded_cell;

CREATE TABLE folded_people (
  measure_version_id integer  NOT NULL,
  span               text     COLLATE "C" NOT NULL
                     CONSTRAINT folded_people_span_ck CHECK (span IN ('MONTH', 'QUARTER', 'YEAR')),
  part               smallint NOT NULL,
  effective_on       date     NOT NULL,
  label              text     COLLATE "C" NOT NULL,
  known_on           date     NOT NULL,
  people             bigint   NOT NULL,
  CONSTRAINT folded_people_pk PRIMARY KEY (measure_version_id, span, part, effective_on, label, known_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE folded_people IS 'How many people each day of a span adds to those before it. Derived; a rebuild makes it anew';
COMMENT ON COLUMN folded_people.span IS 'Within which a person counts once: the month, the quarter or the financial year of the day';
COMMENT ON COLUMN folded_people.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order';
COMMENT ON COLUMN folded_people.label IS 'The place or the value of the breakdown; empty for all of the measure';

CREATE TABLE folded_not_counted (
  measure_version_id integer NOT NULL,
  detail             text    COLLATE "C" NOT NULL,
  known_on           date    NOT NULL,
  facts              bigint  NOT NULL,
  CONSTRAINT folded_not_counted_pk PRIMARY KEY (measure_version_id, detail, known_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE folded_not_counted IS 'How many facts do not count, by the reason. Derived; a rebuild makes it anew. Ask the view not_counted';

CREATE VIEW not_counted AS
SELECT measure_version_id, detail, known_on, facts
  FROM folded_not_counted
 UNION ALL
SELECT measure_version_id, detail, known_on, amount
  FROM contribution
 WHERE contribution_id > folded_through() AND effective_on IS NULL;

-- A person's rows, which a fold and whoever reads before it ask for.
DROP INDEX contribution_people_ix;
CREATE INDEX contribution_people_ix ON contribution (measure_version_id, subject, effective_on) WHERE subject <> '';

-- A fact's rows, so that a page of a figure's lines reads the facts of that page.
CREATE INDEX contribution_fact_ix ON contribution (fact_id);

-- What became known since a page was drawn: a few ranges at the end of the ledger.
CREATE INDEX contribution_known_ix ON contribution USING brin (known_at) WITH (pages_per_range = 32);

-- No image of the version before may count: its rebuild would forget sums and leave people. What it has counted stays.
UPDATE measure_import SET evaluation = 3 WHERE evaluation = 2;
UPDATE measure_version SET evaluation = 3 WHERE evaluation = 2;
