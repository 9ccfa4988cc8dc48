-- Whom the service asked the questions of equality monitoring, and whether they answered: never what. The token is random
-- and the only thing that leads to the answers; it stands nowhere else.
CREATE TABLE equality_ask (
    person_id  uuid        NOT NULL,
    token      uuid        NOT NULL DEFAULT gen_random_uuid(),
    -- What a link by mail opens.
    link       uuid        NOT NULL DEFAULT gen_random_uuid(),
    state      text        NOT NULL,
    asked_at   timestamptz NOT NULL,
    decided_at timestamptz,
    CONSTRAINT equality_ask_pk PRIMARY KEY (person_id),
    CONSTRAINT equality_ask_token_uq UNIQUE (token),
    CONSTRAINT equality_ask_link_uq UNIQUE (link),
    CONSTRAINT equality_ask_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT equality_ask_state_ck CHECK (state IN ('ASKED', 'ANSWERED', 'DECLINED', 'WITHDRAWN')),
    CONSTRAINT equality_ask_decided_ck CHECK ((state = 'ASKED') = (decided_at IS NULL))
);

-- The answers belong to a role that nobody signs in with. The service's own has no right on them and inherits none, so
-- that no statement of booking, listing or exporting can read them, whatever it joins: ADR-0026.
CREATE SCHEMA equality AUTHORIZATION "${equality}";
GRANT SELECT ON equality_ask TO "${equality}";

SET LOCAL ROLE "${equality}";

COMMENT ON SCHEMA equality IS
    'Answers of equality monitoring. They are counted, never listed, and drive no decision about a person.';

CREATE TABLE equality.answer (
    token        uuid    NOT NULL,
    question_set integer NOT NULL,
    sex          text    NOT NULL,
    ethnic_group text    NOT NULL,
    disability   text    NOT NULL,
    age_band     text    NOT NULL,
    given_on     date    NOT NULL,
    CONSTRAINT answer_pk PRIMARY KEY (token),
    CONSTRAINT answer_question_set_ck CHECK (question_set >= 1),
    CONSTRAINT answer_sex_ck CHECK (sex IN ('NOT_ASKED', 'PREFER_NOT_TO_SAY', 'FEMALE', 'MALE')),
    CONSTRAINT answer_ethnic_group_ck CHECK (ethnic_group ~ '^[A-Z_]{1,40}$'),
    CONSTRAINT answer_disability_ck
        CHECK (disability IN ('NOT_ASKED', 'PREFER_NOT_TO_SAY', 'A_LOT', 'A_LITTLE', 'NO')),
    CONSTRAINT answer_age_band_ck CHECK (age_band IN ('NOT_ASKED', 'PREFER_NOT_TO_SAY', 'UNDER_25', 'FROM_25', 'FROM_35',
        'FROM_45', 'FROM_55', 'FROM_65'))
);

RESET ROLE;
