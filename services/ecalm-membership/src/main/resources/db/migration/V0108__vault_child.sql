-- The child behind a member's key, as the registrar typed it. A person may have one name only, and
-- nobody can say of it whether it is a given or a family name.
CREATE TABLE vault.child (
    member_key    uuid NOT NULL,
    given_names   text,
    family_name   text,
    date_of_birth date NOT NULL,
    CONSTRAINT child_pk PRIMARY KEY (member_key),
    CONSTRAINT child_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT child_has_a_name CHECK (num_nonnulls(given_names, family_name) >= 1),
    CONSTRAINT child_given_names_length CHECK (char_length(given_names) BETWEEN 1 AND 300),
    CONSTRAINT child_family_name_length CHECK (char_length(family_name) BETWEEN 1 AND 300)
);
