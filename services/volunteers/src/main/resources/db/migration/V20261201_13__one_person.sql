-- For likeness of names. It comes with PostgreSQL, and the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Which record was found to be the same person as which other, by whom and why. A merge that was taken apart stays, so
-- that nobody wonders. volunteer.merged_into follows from those that stand.
CREATE TABLE volunteer_merge (
    id          uuid        NOT NULL,
    kept_id     uuid        NOT NULL,
    gone_id     uuid        NOT NULL,
    reason      text        NOT NULL,
    merged_by   uuid        NOT NULL,
    merged_at   timestamptz NOT NULL,
    undo_reason text,
    undone_by   uuid,
    undone_at   timestamptz,
    CONSTRAINT volunteer_merge_pk PRIMARY KEY (id),
    CONSTRAINT volunteer_merge_kept_fk FOREIGN KEY (kept_id) REFERENCES volunteer (id),
    CONSTRAINT volunteer_merge_gone_fk FOREIGN KEY (gone_id) REFERENCES volunteer (id),
    CONSTRAINT volunteer_merge_merged_by_fk FOREIGN KEY (merged_by) REFERENCES person (id),
    CONSTRAINT volunteer_merge_undone_by_fk FOREIGN KEY (undone_by) REFERENCES person (id),
    CONSTRAINT volunteer_merge_two_ck CHECK (kept_id <> gone_id),
    CONSTRAINT volunteer_merge_undone_ck
        CHECK ((undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undo_reason IS NULL))
);

CREATE UNIQUE INDEX volunteer_merge_gone_uq ON volunteer_merge (gone_id) WHERE undone_at IS NULL;
CREATE INDEX volunteer_merge_kept_idx ON volunteer_merge (kept_id);

-- Two like records of which staff know that they are two people: they are not shown as a pair again.
CREATE TABLE two_people (
    low_id     uuid        NOT NULL,
    high_id    uuid        NOT NULL,
    decided_by uuid        NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT two_people_pk PRIMARY KEY (low_id, high_id),
    CONSTRAINT two_people_low_fk FOREIGN KEY (low_id) REFERENCES volunteer (id),
    CONSTRAINT two_people_high_fk FOREIGN KEY (high_id) REFERENCES volunteer (id),
    CONSTRAINT two_people_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT two_people_in_order_ck CHECK (low_id < high_id)
);

-- Which record hours were given under, where they stand under another that is the same person.
ALTER TABLE hours_entry
    ADD COLUMN made_for uuid,
    ADD CONSTRAINT hours_entry_made_for_fk FOREIGN KEY (made_for) REFERENCES volunteer (id);
