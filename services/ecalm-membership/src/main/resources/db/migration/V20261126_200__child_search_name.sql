-- What is the same of a name however it is typed, so that a child is found without its accents and
-- apostrophes, by part of a name, in any order. The rule is the one of NameKey, here for the index's
-- sake; a test holds the two together. Trigrams serve the search. Whether two records may be of one
-- child is asked by the day of birth and by the whole name, which are a hundred times as selective and
-- know every script: trigrams of this database's locale know the Latin letters alone.
-- A generated column, so that an image of the version before still writes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

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

ALTER TABLE vault.child
    ADD COLUMN search_name text NOT NULL
        GENERATED ALWAYS AS (vault.name_key(coalesce(given_names, '') || ' ' || coalesce(family_name, ''))) STORED;

CREATE INDEX child_search_name_trgm_idx ON vault.child USING gin (search_name gin_trgm_ops);
-- Equal names of other days; a hash, since a name may be longer than a row of a tree.
CREATE INDEX child_search_name_idx ON vault.child USING hash (search_name);
CREATE INDEX child_date_of_birth_idx ON vault.child (date_of_birth);
