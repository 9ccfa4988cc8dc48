-- What a volunteer can help with. What a guardian agrees to is as of terms_since.
CREATE TABLE role (
    code              text        NOT NULL,
    version           bigint      NOT NULL DEFAULT 1,
    title             text        NOT NULL,
    summary           text        NOT NULL,
    description       text        NOT NULL,
    commitment        text        NOT NULL,
    min_age           integer     NOT NULL,
    max_age           integer,
    dbs_level         text        NOT NULL,
    workforce         text,
    supervised        boolean     NOT NULL,
    regulated         boolean     NOT NULL,
    references_needed integer     NOT NULL,
    -- For how many months a DBS check, or a look at its status, is relied upon. The law names none.
    review_months     integer,
    open              boolean     NOT NULL DEFAULT true,
    terms_since       timestamptz NOT NULL DEFAULT '2026-01-01T00:00:00Z',
    CONSTRAINT role_pk PRIMARY KEY (code),
    CONSTRAINT role_code_ck CHECK (code ~ '^[a-z0-9-]{2,40}$'),
    CONSTRAINT role_ages_ck CHECK (min_age BETWEEN 10 AND 99 AND max_age BETWEEN min_age AND 99),
    CONSTRAINT role_dbs_level_ck CHECK (dbs_level IN ('NONE', 'BASIC', 'STANDARD', 'ENHANCED', 'ENHANCED_BARRED')),
    CONSTRAINT role_workforce_ck CHECK (workforce IN ('CHILD', 'ADULT', 'OTHER')),
    -- Asking for more than the role entitles to is an offence: Police Act 1997, s.123.
    CONSTRAINT role_entitlement_ck CHECK (dbs_level IN ('NONE', 'BASIC') OR (regulated AND coalesce(workforce, '') IN ('CHILD', 'ADULT'))),
    -- Supervised work with children is no regulated activity: Safeguarding Vulnerable Groups Act 2006, Sch. 4.
    CONSTRAINT role_regulated_ck CHECK (NOT regulated OR coalesce(workforce, '') = 'ADULT'
            OR (coalesce(workforce, '') = 'CHILD' AND NOT supervised)),
    -- Nobody under 16 can be checked, so they help only where that is not needed.
    CONSTRAINT role_under_16_ck CHECK (min_age >= 16 OR (supervised AND NOT regulated AND dbs_level = 'NONE')),
    CONSTRAINT role_references_needed_ck CHECK (references_needed BETWEEN 0 AND 3),
    CONSTRAINT role_review_months_ck CHECK (review_months BETWEEN 1 AND 120)
);

-- Where a role is; none is everywhere. The places come with the service's start, after this.
CREATE TABLE role_place (
    role_code  text NOT NULL,
    place_code text NOT NULL,
    CONSTRAINT role_place_pk PRIMARY KEY (role_code, place_code),
    CONSTRAINT role_place_role_fk FOREIGN KEY (role_code) REFERENCES role (code)
);

CREATE TABLE training (
    code         text NOT NULL,
    name         text NOT NULL,
    -- Null where it is done once.
    valid_months integer,
    CONSTRAINT training_pk PRIMARY KEY (code),
    CONSTRAINT training_valid_months_ck CHECK (valid_months BETWEEN 1 AND 120)
);

CREATE TABLE role_training (
    role_code     text NOT NULL,
    training_code text NOT NULL,
    CONSTRAINT role_training_pk PRIMARY KEY (role_code, training_code),
    CONSTRAINT role_training_role_fk FOREIGN KEY (role_code) REFERENCES role (code),
    CONSTRAINT role_training_training_fk FOREIGN KEY (training_code) REFERENCES training (code)
);

INSERT INTO training (code, name, valid_months) VALUES
    ('induction', 'Induction', NULL),
    ('safeguarding', 'Safeguarding', 36),
    ('data-protection', 'Data protection', 24),
    ('lone-working', 'Lone working', 36),
    ('handling', 'Handling of collections', NULL);

INSERT INTO role (code, title, summary, description, commitment, min_age, max_age, dbs_level, workforce,
                  supervised, regulated, references_needed, review_months) VALUES
    ('home-library', 'Home library visitor', 'Take books to people who cannot come to the library.',
     'You choose books with somebody who cannot leave home, bring them, and stay for a talk. The library finds somebody near you.',
     'About two hours every three weeks', 18, NULL, 'ENHANCED', 'ADULT', false, true, 2, 36),
    ('summer-reading', 'Summer Reading Challenge helper', 'Help children to choose and enjoy books in the summer holidays.',
     'You sign children up, hear about the books that they have read and hand out what they have earned. Library staff are always beside you.',
     'Two hours a week in July and August', 14, NULL, 'NONE', 'CHILD', true, false, 0, NULL),
    ('digital-helper', 'Digital helper', 'Help people to use a computer, a tablet or the internet.',
     'You sit down with one person at a time, at the library, and help with what they want to do: a form, a photo, a message to the family.',
     'Two hours a week', 16, NULL, 'NONE', NULL, true, false, 1, NULL),
    ('local-history', 'Local history volunteer', 'List and describe photographs, maps and papers of the county.',
     'You work with the archivists at the History Centre: listing, describing, and getting papers ready to be seen by everyone.',
     'Half a day a week', 16, NULL, 'NONE', NULL, true, false, 1, NULL),
    ('museum-steward', 'Museum steward', 'Welcome visitors and keep an eye on the galleries.',
     'You welcome people to the Oxfordshire Museum, answer questions and look after a gallery together with the staff.',
     'Half a day every two weeks', 18, NULL, 'BASIC', NULL, true, false, 1, 36),
    ('rhyme-time', 'Rhyme time leader', 'Lead songs and rhymes for babies, toddlers and their families.',
     'You lead half an hour of songs and rhymes each week. You get a song book and come along to others first.',
     'An hour a week in term time', 18, NULL, 'ENHANCED', 'CHILD', false, true, 2, 36);

INSERT INTO role_place (role_code, place_code) VALUES ('local-history', 'HIST'), ('museum-steward', 'MUSE');

INSERT INTO role_training (role_code, training_code)
SELECT code, 'induction' FROM role
UNION ALL SELECT code, 'safeguarding' FROM role WHERE workforce IS NOT NULL
UNION ALL VALUES ('home-library', 'lone-working'), ('digital-helper', 'data-protection'),
                 ('local-history', 'handling'), ('local-history', 'data-protection');

ALTER TABLE volunteer_role ADD CONSTRAINT volunteer_role_role_fk FOREIGN KEY (role_code) REFERENCES role (code);
ALTER TABLE application ADD CONSTRAINT application_role_fk FOREIGN KEY (role_code) REFERENCES role (code);
