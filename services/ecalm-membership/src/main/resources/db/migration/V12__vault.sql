CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Everything that tells who a member is lives in this schema and nowhere else, so that events and
-- measures cannot reach it and erasure is the deletion of these rows.
-- Plain columns: staff look people up by part of a name, which no index over ciphertext can do.
-- It belongs to a role that nobody signs in with. The service's own has no right here and inherits none: a statement of
-- a class that may look here takes the vault's role for itself alone, and PostgreSQL refuses any other.
CREATE SCHEMA vault AUTHORIZATION "${vault}";

-- What such statements use beside the vault.
GRANT SELECT, UPDATE, REFERENCES ON member TO "${vault}";
GRANT SELECT ON card, preference, home_library_spell, residency_spell, library, office, mail, audit_entry TO "${vault}";

SET LOCAL ROLE "${vault}";

COMMENT ON SCHEMA vault IS
    'Personal details of members. To be read by this service only, for registrars and library staff '
    'who look after one member''s record. Never joined into an event, a measure, a list or an export.';

-- What is the same of a name however it is typed, so that a child is found without its accents and
-- apostrophes, by part of a name, in any order. The rule is the one of NameKey, here for the index's
-- sake; a test holds the two together.
CREATE FUNCTION vault.name_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN btrim(regexp_replace(
        replace(replace(replace(translate(
            lower(upper(regexp_replace(
                normalize(regexp_replace(coalesce(name, ''), '[''‘’ʼʻ`´＇]', '', 'g'), NFKD),
                '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+',
                '', 'g'))),
            'łøđ', 'lod'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'),
        '[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u002d\u058a\u05be\u2010-\u2015\u2e3a\u2e3b\ufe58\ufe63\uff0d]+',
        ' ', 'g'));

-- The child behind a member's key, as the registrar typed it. A person may have one name only, and
-- nobody can say of it whether it is a given or a family name. A child may be enrolled before it is
-- named: a name that is not there yet is no name at all and equals no other.
CREATE TABLE vault.child (
    member_key     uuid    NOT NULL,
    given_names    text,
    family_name    text,
    search_name    text    NOT NULL
        GENERATED ALWAYS AS (vault.name_key(coalesce(given_names, '') || ' ' || coalesce(family_name, ''))) STORED,
    not_named_yet  boolean NOT NULL DEFAULT false,
    date_of_birth  date    NOT NULL,
    -- Children of one birth share a key; the order is asked, because nothing else tells twins apart.
    birth_set      uuid,
    birth_order    integer,
    birth_count    integer,
    -- Whether the child has been seen to turn 5, and whether the family was told before how the card
    -- goes on: marks beside the birthday, since a day would tell it.
    turned_five    boolean NOT NULL DEFAULT false,
    hand_over_told boolean NOT NULL DEFAULT false,
    CONSTRAINT child_pk PRIMARY KEY (member_key),
    CONSTRAINT child_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT child_has_a_name_or_will_ck CHECK (num_nonnulls(given_names, family_name) >= 1 OR not_named_yet),
    CONSTRAINT child_not_named_yet_ck CHECK (NOT not_named_yet OR given_names IS NULL),
    CONSTRAINT child_given_names_ck CHECK (char_length(given_names) BETWEEN 1 AND 300),
    CONSTRAINT child_family_name_ck CHECK (char_length(family_name) BETWEEN 1 AND 300),
    CONSTRAINT child_birth_ck
        CHECK (num_nonnulls(birth_set, birth_order, birth_count) IN (0, 3)
               AND birth_order BETWEEN 1 AND birth_count AND birth_count BETWEEN 2 AND 9)
);

-- Trigrams serve the search. Whether two records may be of one child is asked by the day of birth and
-- by the whole name, which are a hundred times as selective and know every script: trigrams of this
-- database's locale know the Latin letters alone. A hash, since a name may be longer than a row of a tree.
CREATE INDEX child_search_name_trgm_idx ON vault.child USING gin (search_name gin_trgm_ops);
CREATE INDEX child_search_name_idx ON vault.child USING hash (search_name);
CREATE INDEX child_date_of_birth_idx ON vault.child (date_of_birth);
-- The list of those who wait for a name.
CREATE INDEX child_not_named_yet_idx ON vault.child (member_key) WHERE not_named_yet;
-- Two of one birth never have one place in its order.
CREATE UNIQUE INDEX child_birth_order_uq ON vault.child (birth_set, birth_order);
-- The nightly jobs look for those who near 5.
CREATE INDEX child_not_yet_five_idx ON vault.child (date_of_birth) WHERE NOT turned_five;
CREATE INDEX child_not_handed_over_idx ON vault.child (date_of_birth) WHERE NOT turned_five AND NOT hand_over_told;

-- Who answers for the child, with one way to reach them. A contact is not unique: couples share a
-- mailbox. Rights are of one child: the same person may be barred from one and not from another, and a
-- child who is adopted takes nobody's record along. So a guardian of twins is two rows, which share a
-- key that the desk made: never one that was matched. An adult answers for themself.
CREATE TABLE vault.guardian (
    id           uuid    NOT NULL,
    member_key   uuid    NOT NULL,
    person_key   uuid    NOT NULL DEFAULT gen_random_uuid(),
    name         text    NOT NULL,
    relationship text    NOT NULL,
    email        text,
    phone        text,
    may_contact  boolean NOT NULL DEFAULT true,
    may_manage   boolean NOT NULL DEFAULT true,
    valid_from   date,
    -- The first day on which a guardian did not answer any more: that on which it began, for somebody
    -- who was entered by mistake.
    valid_to     date,
    CONSTRAINT guardian_pk PRIMARY KEY (id),
    CONSTRAINT guardian_member_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT guardian_name_ck CHECK (char_length(name) BETWEEN 1 AND 300),
    CONSTRAINT guardian_relationship_ck
        CHECK (relationship IN
            ('MOTHER', 'FATHER', 'PARENT', 'RELATIVE', 'FOSTER_CARER', 'LOCAL_AUTHORITY', 'OTHER', 'SELF')),
    CONSTRAINT guardian_one_contact_ck CHECK (num_nonnulls(email, phone) = 1),
    CONSTRAINT guardian_valid_to_ck CHECK (valid_to >= valid_from)
);

-- Erasure and the member's own page start from the member.
CREATE INDEX guardian_member_idx ON vault.guardian (member_key);
CREATE INDEX guardian_person_idx ON vault.guardian (person_key);

-- A guardian asked to be written to at another address. It counts once somebody has answered the mail
-- that went there. The link of that mail lies nowhere; here is only what its secret is recognised by.
-- One that was taken back stays without its address, so that nobody asks again and again.
CREATE TABLE vault.contact_change (
    guardian_id uuid        NOT NULL,
    person_key  uuid        NOT NULL,
    email       text,
    asked_at    timestamptz NOT NULL,
    secret      bytea,
    CONSTRAINT contact_change_pk PRIMARY KEY (guardian_id),
    CONSTRAINT contact_change_person_key_uq UNIQUE (person_key),
    CONSTRAINT contact_change_secret_uq UNIQUE (secret),
    CONSTRAINT contact_change_guardian_fk FOREIGN KEY (guardian_id)
        REFERENCES vault.guardian (id) ON DELETE CASCADE,
    CONSTRAINT contact_change_secret_ck CHECK (octet_length(secret) = 32)
);

CREATE INDEX contact_change_asked_at_idx ON vault.contact_change (asked_at);

-- Where a child lives, if the family gave an address.
CREATE TABLE vault.address (
    member_key uuid NOT NULL,
    from_date  date NOT NULL,
    to_date    date,
    lines      text,
    postcode   text,
    CONSTRAINT address_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT address_member_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT address_not_empty_ck CHECK (num_nonnulls(lines, postcode) >= 1),
    CONSTRAINT address_lines_ck CHECK (char_length(lines) BETWEEN 1 AND 500),
    CONSTRAINT address_postcode_ck CHECK (char_length(postcode) BETWEEN 1 AND 9),
    CONSTRAINT address_to_date_ck CHECK (to_date > from_date)
);

-- What may be done with the address. A restricted one is opened for a reason only, which is written
-- down; a withheld one is not here at all. A family whose address is secret is written to by no way,
-- unless it says that one is safe.
CREATE TABLE vault.address_policy (
    member_key   uuid        NOT NULL,
    policy       text        NOT NULL,
    safe_channel text,
    set_by       text        NOT NULL,
    set_at       timestamptz NOT NULL,
    review_on    date,
    CONSTRAINT address_policy_pk PRIMARY KEY (member_key),
    CONSTRAINT address_policy_member_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT address_policy_policy_ck CHECK (policy IN ('OPEN', 'WITHHELD', 'RESTRICTED')),
    CONSTRAINT address_policy_safe_channel_ck CHECK (safe_channel IN ('EMAIL', 'PHONE')),
    CONSTRAINT address_policy_safe_channel_of_secret_ck CHECK (safe_channel IS NULL OR policy = 'RESTRICTED'),
    CONSTRAINT address_policy_review_on_ck CHECK (policy <> 'RESTRICTED' OR review_on IS NOT NULL)
);

-- All that the rest of the service may ask of a child by itself: that there is one, and whether it waits for its name.
CREATE VIEW vault.child_key AS SELECT member_key, not_named_yet FROM vault.child;
GRANT USAGE ON SCHEMA vault TO SESSION_USER;
GRANT SELECT ON vault.child_key TO SESSION_USER;

RESET ROLE;

-- Who opened the record of a family with a secret address, and gave a reason: for a while they need not
-- give it again. The history keeps that they did.
CREATE TABLE restricted_opening (
    member_key uuid        NOT NULL,
    subject    text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    CONSTRAINT restricted_opening_pk PRIMARY KEY (member_key, subject),
    CONSTRAINT restricted_opening_member_fk FOREIGN KEY (member_key) REFERENCES member (key)
);

CREATE INDEX restricted_opening_opened_at_idx ON restricted_opening (opened_at);
