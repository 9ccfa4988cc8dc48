-- Which library a child belonged to, from a day up to, not including, another.
CREATE TABLE home_library_spell (
    member_key   uuid NOT NULL,
    library_code text NOT NULL,
    from_date    date NOT NULL,
    to_date      date,
    CONSTRAINT home_library_spell_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT home_library_spell_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT home_library_spell_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT home_library_spell_lasts CHECK (to_date > from_date)
);
-- Of the spells of one member only the last goes on.
CREATE UNIQUE INDEX home_library_spell_one_goes_on_uq ON home_library_spell (member_key) WHERE to_date IS NULL;
