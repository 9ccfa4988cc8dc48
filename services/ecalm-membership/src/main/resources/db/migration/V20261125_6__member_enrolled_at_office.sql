-- At which registration office an enrolment was made: its registrars see the receipt. Members of
-- before have none, and neither will those whom no registrar enrols; of registrars only one for the
-- whole county sees these. It is not published. The column may stay empty, so that an image of the
-- version before still writes.
ALTER TABLE member
    ADD COLUMN enrolled_at_office text,
    ADD CONSTRAINT member_enrolled_at_office_fk FOREIGN KEY (enrolled_at_office) REFERENCES office (code);
