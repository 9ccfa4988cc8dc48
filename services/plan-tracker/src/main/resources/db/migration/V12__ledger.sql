-- The ledger and its roll-ups are derived: the engine writes them in the transaction that has locked their facts, from
-- measure versions that it has registered, and a rebuild makes all of them anew. Foreign keys could catch nothing but a
-- bug of the engine, which the rebuild's comparison catches too, and took a quarter of the intake's time.

-- What a version of a fact changed stands in the ledger once for all measures that it changed alike, as an entry, whose
-- kind says under which measures it counts and how.
CREATE SEQUENCE entry_kind_id_seq AS integer;

CREATE TABLE entry_kind_measure (
    measure_version_id integer   NOT NULL,
    entry_kind_id      integer   NOT NULL,
    splits             integer[],
    person             boolean   NOT NULL,
    once               boolean   NOT NULL,
    CONSTRAINT entry_kind_measure_pk PRIMARY KEY (measure_version_id, entry_kind_id)
);

COMMENT ON TABLE entry_kind_measure IS 'Under which measures the entries of a kind count. Derived, as they are';
COMMENT ON COLUMN entry_kind_measure.splits IS 'Which of the entry''s breakdown are those of the measure, from 1, in its order; null for all';
COMMENT ON COLUMN entry_kind_measure.person IS 'Whether it is counted for the entry''s person; else for nobody';
COMMENT ON COLUMN entry_kind_measure.once IS 'Whether the amount counts as 1, or as -1';

CREATE INDEX entry_kind_measure_entry_kind_idx ON entry_kind_measure (entry_kind_id);

-- A figure is a sum of entries, so any figure opens into the rows behind it and the two cannot disagree. Exclusions are
-- counted like amounts, so that "what does not count" is a sum as every figure is.
CREATE TABLE entry (
    entry_id      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    entry_kind_id integer     NOT NULL,
    fact_id       bigint      NOT NULL,
    version       bigint      NOT NULL,
    effective_on  date,
    place         text        NOT NULL,
    breakdown     text        NOT NULL,
    subject       text        NOT NULL,
    amount        bigint      NOT NULL,
    known_at      timestamptz NOT NULL,
    known_on      date        NOT NULL,
    reason        text        NOT NULL,
    detail        text        NOT NULL,
    CONSTRAINT entry_reason_ck CHECK (reason IN ('COUNTED', 'CORRECTED', 'EXCLUDED')),
    CONSTRAINT entry_excluded_ck CHECK ((reason = 'EXCLUDED') = (effective_on IS NULL))
);

COMMENT ON TABLE entry IS 'What each fact version changed, when it became known and why. Append-only. Ask the view contribution';
COMMENT ON COLUMN entry.effective_on IS 'The day that the amount belongs to; null when the fact does not count';
COMMENT ON COLUMN entry.breakdown IS 'The values of the breakdowns of all its measures, joined by |';
COMMENT ON COLUMN entry.amount IS 'What is added to the figure; of an exclusion 1 when it begins and -1 when it ends';

-- The intake pays for each index with an entry for every row, so each has only the rows that are asked for by it.
CREATE INDEX entry_order_idx ON entry (entry_id);
-- A fact's rows, so that a page of a figure's lines reads the facts of that page.
CREATE INDEX entry_fact_idx ON entry (fact_id);
CREATE INDEX entry_figure_idx ON entry (entry_kind_id, effective_on) WHERE effective_on IS NOT NULL;
-- A person's entries, of whatever measures, which a roll-up and whoever reads before it ask for.
CREATE INDEX entry_people_idx ON entry (subject, effective_on) WHERE subject <> '';
-- What became known since a page was drawn: a few ranges at the end of the ledger.
CREATE INDEX entry_known_idx ON entry USING brin (known_at) WITH (pages_per_range = 32);
-- What changed between two days: nearly all entries are new, and of those the roll-ups say as much.
CREATE INDEX entry_change_idx ON entry (entry_kind_id, known_on, effective_on) WHERE reason = 'CORRECTED';
-- Records that count and that somebody should look at, found without reading the ledger.
CREATE INDEX entry_look_idx ON entry (entry_kind_id, fact_id) WHERE detail = 'counted, please look';

-- A rebuild counts beside the ledger and compares: where both say the same, as nearly always, the ledger and its indexes are
-- not written. The table is empty between rebuilds; it is no temporary one, since the service's role may not make any.
CREATE UNLOGGED TABLE recounted (
    entry_kind_id integer     NOT NULL,
    fact_id       bigint      NOT NULL,
    version       bigint      NOT NULL,
    effective_on  date,
    place         text        NOT NULL,
    breakdown     text        NOT NULL,
    subject       text        NOT NULL,
    amount        bigint      NOT NULL,
    known_at      timestamptz NOT NULL,
    known_on      date        NOT NULL,
    reason        text        NOT NULL,
    detail        text        NOT NULL
);

CREATE FUNCTION several_splits_of(breakdown text, splits integer[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT string_agg(split_part(breakdown, '|', position), '|' ORDER BY nth) FROM unnest(splits) WITH ORDINALITY AS split (position, nth) $$;

-- What a measure has of an entry's breakdown. So short that the planner puts it in its place: most have none or one.
CREATE FUNCTION splits_of(breakdown text, splits integer[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN splits IS NULL THEN breakdown
                 WHEN cardinality(splits) < 2 THEN coalesce(split_part(breakdown, '|', splits[1]), '')
                 ELSE several_splits_of(breakdown, splits) END $$;

-- What an entry's amount is to a measure.
CREATE FUNCTION amount_of(amount bigint, once boolean) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN once THEN sign(amount)::bigint ELSE amount END $$;

CREATE VIEW contribution AS
SELECT entry_id AS contribution_id, entry_kind_id, measure_version_id, fact_id, version, effective_on, place,
       splits_of(breakdown, splits) AS breakdown,
       CASE WHEN person THEN subject ELSE '' END AS subject,
       amount_of(amount, once) AS amount, known_at, known_on, reason, detail
  FROM entry_kind_measure JOIN entry USING (entry_kind_id);

COMMENT ON VIEW contribution IS 'What each fact version changed in each measure version: the entries, under each measure that they count under';

-- By itself, so that the index by person finds them.
CREATE VIEW contribution_of_person AS
SELECT entry_id AS contribution_id, entry_kind_id, measure_version_id, fact_id, version, effective_on, place,
       splits_of(breakdown, splits) AS breakdown, subject, amount_of(amount, once) AS amount,
       known_at, known_on, reason, detail
  FROM entry_kind_measure JOIN entry USING (entry_kind_id)
 WHERE person AND subject <> '';

COMMENT ON VIEW contribution_of_person IS 'Those of contribution that are counted for somebody';

-- Entries are rolled up into the tables below by many at once, a moment after they were posted; whoever reads adds those that
-- are not rolled up yet, so that every sum is exact.
CREATE TABLE roll_up_mark (
    the_only_row  boolean NOT NULL DEFAULT true,
    through       bigint  NOT NULL,
    known_through date    NOT NULL DEFAULT '-infinity',
    CONSTRAINT roll_up_mark_pk PRIMARY KEY (the_only_row),
    CONSTRAINT roll_up_mark_the_only_row_ck CHECK (the_only_row)
);

COMMENT ON COLUMN roll_up_mark.through IS 'The last contribution that cells hold: all up to it, none after it';
COMMENT ON COLUMN roll_up_mark.known_through IS 'The last day on which anything that is rolled up became known';

INSERT INTO roll_up_mark (through) VALUES (0);

-- A function, so that the planner knows how few rows are left when it plans. It is bound to its table when it is made, so
-- that a restored backup finds it whatever it searches first.
CREATE FUNCTION rolled_up_through() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN (SELECT through FROM roll_up_mark);

-- Cells are kept by part, so that a page that splits a figure by one breakdown does not add up all others.
CREATE TABLE rolled_up_cell (
    measure_version_id integer  NOT NULL,
    part               smallint NOT NULL,
    label              text     COLLATE "C" NOT NULL,
    effective_on       date     NOT NULL,
    known_on           date     NOT NULL,
    amount             bigint   NOT NULL,
    entries            bigint   NOT NULL,
    CONSTRAINT rolled_up_cell_pk PRIMARY KEY (measure_version_id, part, label, effective_on, known_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE rolled_up_cell IS 'What contributions without a subject add up to, by day and by when it became known. Derived; a rebuild makes it anew';
COMMENT ON COLUMN rolled_up_cell.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order';
COMMENT ON COLUMN rolled_up_cell.label IS 'The place or the value of the breakdown; empty for all of the measure';
COMMENT ON COLUMN rolled_up_cell.entries IS 'How many contributions it adds up that are not 0';

-- With many records there are as many cells as ways to come late. The sum of each day is what is asked for on any day from
-- the one on which the last change became known; looking further back goes by the cells.
CREATE TABLE rolled_up_total (
    measure_version_id integer  NOT NULL,
    part               smallint NOT NULL,
    label              text     COLLATE "C" NOT NULL,
    effective_on       date     NOT NULL,
    amount             bigint   NOT NULL,
    CONSTRAINT rolled_up_total_pk PRIMARY KEY (measure_version_id, part, label, effective_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE rolled_up_total IS 'What rolled_up_cell adds up to, whenever it became known. Derived; a rebuild makes it anew';
COMMENT ON COLUMN rolled_up_total.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order';
COMMENT ON COLUMN rolled_up_total.label IS 'The place or the value of the breakdown; empty for all of the measure';

-- What a person changes in a month, a quarter and a financial year: +1 on the first day on which something supports them.
-- So how many people came "so far" is a sum of few rows at any day, and as it was known at any.
CREATE TABLE rolled_up_people (
    measure_version_id integer  NOT NULL,
    span               text     COLLATE "C" NOT NULL,
    part               smallint NOT NULL,
    effective_on       date     NOT NULL,
    label              text     COLLATE "C" NOT NULL,
    known_on           date     NOT NULL,
    people             bigint   NOT NULL,
    CONSTRAINT rolled_up_people_pk PRIMARY KEY (measure_version_id, span, part, effective_on, label, known_on),
    CONSTRAINT rolled_up_people_span_ck CHECK (span IN ('MONTH', 'QUARTER', 'YEAR'))
) WITH (fillfactor = 70);

COMMENT ON TABLE rolled_up_people IS 'How many people each day of a span adds to those before it. Derived; a rebuild makes it anew';
COMMENT ON COLUMN rolled_up_people.span IS 'Within which a person counts once: the month, the quarter or the financial year of the day';
COMMENT ON COLUMN rolled_up_people.part IS '0 for all of the measure, 1 by place, from 2 on by the measure''s breakdowns in their order; of a year, -1, -2 and -3 for those in several quarters, months and places, -4 for those of each place, added up';
COMMENT ON COLUMN rolled_up_people.label IS 'The place or the value of the breakdown; empty for all of the measure';
COMMENT ON COLUMN rolled_up_people.people IS '0 where as many came as went';

CREATE TABLE rolled_up_not_counted (
    measure_version_id integer NOT NULL,
    detail             text    COLLATE "C" NOT NULL,
    known_on           date    NOT NULL,
    facts              bigint  NOT NULL,
    CONSTRAINT rolled_up_not_counted_pk PRIMARY KEY (measure_version_id, detail, known_on)
) WITH (fillfactor = 70);

COMMENT ON TABLE rolled_up_not_counted IS 'How many facts do not count, by the reason. Derived; a rebuild makes it anew. Ask the view not_counted';

CREATE VIEW sum_not_rolled_up AS
SELECT measure_version_id, effective_on, place, splits_of(breakdown, splits) AS breakdown, known_on, why_not,
       CASE WHEN once THEN signs ELSE amount END AS amount, entries
  FROM (SELECT entry_kind_id, effective_on, place, breakdown, known_on, CASE WHEN effective_on IS NULL THEN detail END AS why_not,
               subject = '' AS nobody, sum(amount)::bigint AS amount, sum(sign(amount)::integer) AS signs,
               count(*) FILTER (WHERE amount <> 0) AS entries
          FROM entry
         WHERE entry_id > rolled_up_through()
         GROUP BY 1, 2, 3, 4, 5, 6, 7) AS sum
  JOIN entry_kind_measure USING (entry_kind_id)
 WHERE nobody OR NOT person;

COMMENT ON VIEW sum_not_rolled_up IS 'What entries that are not rolled up yet add up to, of measures that do not count people';

CREATE VIEW not_counted AS
SELECT measure_version_id, detail, known_on, facts
  FROM rolled_up_not_counted
 UNION ALL
SELECT measure_version_id, why_not, known_on, amount
  FROM sum_not_rolled_up
 WHERE effective_on IS NULL;
