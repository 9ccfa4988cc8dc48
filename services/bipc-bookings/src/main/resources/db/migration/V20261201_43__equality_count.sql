-- What the statement that counts answers uses beside them: who came, and when and where.
GRANT SELECT ON booking, session, entrepreneur TO "${equality}";

-- What was told of a finished quarter, a library each, and once of all that have no numbers of their own (''): no small
-- number stands here, so that nothing can be read here that did not leave.
CREATE TABLE equality_count (
    library     text    NOT NULL,
    last_day    date    NOT NULL,
    version     bigint  NOT NULL,
    mapping     integer NOT NULL,
    supported   bigint  NOT NULL,
    answered    bigint  NOT NULL,
    sex_known   bigint,
    women       bigint,
    group_known bigint,
    minorities  bigint,
    both_of     bigint,
    either_of   bigint,
    CONSTRAINT equality_count_pk PRIMARY KEY (library, last_day),
    CONSTRAINT equality_count_version_ck CHECK (version >= 1),
    CONSTRAINT equality_count_answered_ck CHECK (answered BETWEEN 0 AND supported),
    CONSTRAINT equality_count_women_ck CHECK (women <= sex_known),
    CONSTRAINT equality_count_minorities_ck CHECK (minorities <= group_known)
);
