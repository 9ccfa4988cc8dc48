-- When a membership was active, from a day up to, not including, another. Spells and not a status,
-- so that what is learnt late can be put right on the day when it was true.
CREATE TABLE membership_spell (
    member_key uuid NOT NULL,
    status     text NOT NULL,
    from_date  date NOT NULL,
    to_date    date,
    CONSTRAINT membership_spell_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT membership_spell_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT membership_spell_status_known CHECK (status IN ('ACTIVE', 'CEASED')),
    CONSTRAINT membership_spell_lasts CHECK (to_date > from_date)
);
-- Of the spells of one member only the last goes on.
CREATE UNIQUE INDEX membership_spell_one_goes_on_uq ON membership_spell (member_key) WHERE to_date IS NULL;
