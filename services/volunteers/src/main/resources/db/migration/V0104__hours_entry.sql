-- One stretch of volunteering. Days and minutes are computed from the two instants, so that there
-- is one truth. The use cases check every rule with words; the constraints hold it whatever
-- writes to the table.
CREATE TABLE hours_entry (
    id           uuid        NOT NULL,
    version      bigint      NOT NULL,
    volunteer_id uuid        NOT NULL,
    library_code text        NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL,
    status       text        NOT NULL,
    entered_by   uuid        NOT NULL,
    entered_at   timestamptz NOT NULL,
    approved_by  uuid,
    approved_at  timestamptz,
    CONSTRAINT hours_entry_pk PRIMARY KEY (id),
    CONSTRAINT hours_entry_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT hours_entry_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT hours_entry_entered_by_fk FOREIGN KEY (entered_by) REFERENCES person (id),
    CONSTRAINT hours_entry_approved_by_fk FOREIGN KEY (approved_by) REFERENCES person (id),
    CONSTRAINT hours_entry_version_from_one CHECK (version >= 1),
    CONSTRAINT hours_entry_status_known CHECK (status IN ('SUBMITTED', 'APPROVED')),
    CONSTRAINT hours_entry_at_most_16_hours
        CHECK (ended_at > started_at AND ended_at <= started_at + interval '16 hours'),
    CONSTRAINT hours_entry_whole_minutes
        CHECK (extract(epoch FROM started_at) % 60 = 0 AND extract(epoch FROM ended_at) % 60 = 0),
    CONSTRAINT hours_entry_over_when_entered CHECK (ended_at <= entered_at),
    CONSTRAINT hours_entry_approval_whole
        CHECK ((status = 'APPROVED') = (approved_by IS NOT NULL)
           AND (approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT hours_entry_approver_is_somebody_else
        CHECK (approved_by <> volunteer_id AND approved_by <> entered_by)
);
