-- A measure whose figures people enter is proposed by a form, which also says who is to answer for it. That becomes a fact
-- when a second person approves the measure: before, there is nothing to answer for.
-- Rollout: any time; an image of the version before leaves it empty.
ALTER TABLE trial ADD COLUMN ownership jsonb;

COMMENT ON COLUMN trial.ownership IS 'Who is to answer for a measure that is added; null where its own page says it';
