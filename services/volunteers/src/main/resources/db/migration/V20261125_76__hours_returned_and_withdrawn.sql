-- Until they are approved, hours may go back to their volunteer with a reason (REJECTED) or be withdrawn (VOIDED).
ALTER TABLE hours_entry
    ADD COLUMN return_reason text,
    DROP CONSTRAINT hours_entry_status_known,
    ADD CONSTRAINT hours_entry_status_known CHECK (status IN ('SUBMITTED', 'APPROVED', 'REJECTED', 'VOIDED')),
    ADD CONSTRAINT hours_entry_returned_for_a_reason CHECK ((status = 'REJECTED') = (return_reason IS NOT NULL));
