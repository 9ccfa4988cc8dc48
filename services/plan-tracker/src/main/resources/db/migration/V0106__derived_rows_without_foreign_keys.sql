-- Contributions and cells are derived: the engine writes them in the transaction that has locked their facts, from
-- measure versions that it has registered, and a rebuild makes all of them anew. Facts and measure versions are never
-- deleted. Their foreign keys could catch nothing but a bug of the engine, which the rebuild's comparison catches too,
-- and cost three row checks for each row: about a quarter of the intake's time as measured. fact_version, from which
-- everything is derived, keeps its own.
-- Rollout: any time; no code knows of them.
ALTER TABLE contribution DROP CONSTRAINT contribution_fact_fk;
ALTER TABLE contribution DROP CONSTRAINT contribution_measure_version_fk;
ALTER TABLE cell DROP CONSTRAINT cell_measure_version_fk;
