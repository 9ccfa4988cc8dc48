-- Nobody is in two places at once. What was returned or withdrawn does not count, so it may overlap. btree_gist comes with
-- PostgreSQL and may be added by the database's owner.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Hours logged before this rule stay as they are and count as they did: the rule holds from now on, against them as well.
ALTER TABLE hours_entry ADD COLUMN overlaps_since_before_the_rule boolean NOT NULL DEFAULT false;
UPDATE hours_entry e SET overlaps_since_before_the_rule = true
 WHERE EXISTS (SELECT 1 FROM hours_entry o
                WHERE o.volunteer_id = e.volunteer_id AND o.id < e.id
                  AND o.started_at < e.ended_at AND o.ended_at > e.started_at);

ALTER TABLE hours_entry ADD CONSTRAINT hours_entry_no_overlap
    EXCLUDE USING gist (volunteer_id WITH =, tstzrange(started_at, ended_at) WITH &&)
    WHERE (status IN ('SUBMITTED', 'APPROVED') AND NOT overlaps_since_before_the_rule);
