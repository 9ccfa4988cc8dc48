-- Whether the family was reminded, once, that the card has not been used: six months after the enrolment,
-- if it chose that. The nightly job looks for those who were not.
ALTER TABLE member ADD COLUMN reminded boolean NOT NULL DEFAULT false;
CREATE INDEX member_never_borrowed_idx ON member (enrolled_on) WHERE first_loan_on IS NULL AND NOT reminded;
