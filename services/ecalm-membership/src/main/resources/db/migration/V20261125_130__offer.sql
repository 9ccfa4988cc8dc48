-- What came of the offers that made no member. A family that declines or was not asked leaves a
-- number and nothing else: no row, no time of day and no name of a registrar, from which an
-- appointment could be found.
CREATE TABLE offer_tally (
    office_code text    NOT NULL,
    day         date    NOT NULL,
    outcome     text    NOT NULL,
    number      integer NOT NULL,
    CONSTRAINT offer_tally_pk PRIMARY KEY (office_code, day, outcome),
    CONSTRAINT offer_tally_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT offer_tally_outcome_known CHECK (outcome IN ('DECLINED', 'NOT_OFFERED')),
    CONSTRAINT offer_tally_counts CHECK (number >= 0)
);

-- An offer that the family comes back to. The code is what they take along; the row is deleted when
-- it is accepted or declined, and is counted then.
CREATE TABLE deferred_offer (
    id          uuid        NOT NULL,
    code        text        NOT NULL,
    office_code text        NOT NULL,
    deferred_at timestamptz NOT NULL,
    CONSTRAINT deferred_offer_pk PRIMARY KEY (id),
    CONSTRAINT deferred_offer_code_uq UNIQUE (code),
    CONSTRAINT deferred_offer_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT deferred_offer_code_form CHECK (code ~ '^[A-Z2-9]{5}$')
);
-- An office's start page lists those that wait, the longest first.
CREATE INDEX deferred_offer_office_idx ON deferred_offer (office_code, deferred_at, id);

-- How many births an office registered in a month, as it says itself: what no offer was recorded
-- for is the rest. The month is its first day.
CREATE TABLE births_registered (
    office_code text        NOT NULL,
    month       date        NOT NULL,
    number      integer     NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT births_registered_pk PRIMARY KEY (office_code, month),
    CONSTRAINT births_registered_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT births_registered_month_begins CHECK (extract(DAY FROM month) = 1),
    CONSTRAINT births_registered_counts CHECK (number >= 0)
);

-- The children whom an office enrolled in a month.
CREATE INDEX member_enrolled_at_office_idx ON member (enrolled_at_office, enrolled_on);
