-- Where a child lived, from a day up to, not including, another. No finer than the district: an
-- enrolment asks for no address.
CREATE TABLE residency_spell (
    member_key    uuid NOT NULL,
    state         text NOT NULL,
    district_code text,
    from_date     date NOT NULL,
    to_date       date,
    CONSTRAINT residency_spell_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT residency_spell_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT residency_spell_district_fk FOREIGN KEY (district_code) REFERENCES district (code),
    CONSTRAINT residency_spell_state_known CHECK (state IN ('IN_COUNTY', 'OUT_OF_COUNTY', 'UNKNOWN')),
    CONSTRAINT residency_spell_district_only_in_county
        CHECK (district_code IS NULL OR state = 'IN_COUNTY'),
    CONSTRAINT residency_spell_lasts CHECK (to_date > from_date)
);
-- Of the spells of one member only the last goes on.
CREATE UNIQUE INDEX residency_spell_one_goes_on_uq ON residency_spell (member_key) WHERE to_date IS NULL;
