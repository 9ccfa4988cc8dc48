-- PostgreSQL looks the slots of one volunteer up in this index rather than in that of the volunteer alone, and reads all of
-- it unless the volunteer is its first column.
ALTER TABLE slot_volunteer
    DROP CONSTRAINT slot_volunteer_once_ex,
    ADD CONSTRAINT slot_volunteer_once_ex
        EXCLUDE USING gist (volunteer_id WITH =, slot_id WITH =, daterange(first_day, last_day, '[]') WITH &&);

DROP INDEX slot_volunteer_volunteer_idx;
