-- Who was asked how it is, and whether they answered: neither what nor when.
CREATE TABLE survey_ask (
    link      uuid    NOT NULL DEFAULT gen_random_uuid(),
    person_id uuid    NOT NULL,
    survey    text    NOT NULL,
    asked_on  date    NOT NULL,
    answered  boolean NOT NULL DEFAULT false,
    CONSTRAINT survey_ask_pk PRIMARY KEY (link),
    CONSTRAINT survey_ask_once_uq UNIQUE (person_id, survey, asked_on),
    CONSTRAINT survey_ask_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT survey_ask_survey_ck CHECK (survey IN ('YEARLY', 'LEAVING'))
);

CREATE INDEX survey_ask_asked_on_idx ON survey_ask (asked_on);

-- What was answered in a quarter, under nobody: from 1, disagree strongly, to 5, agree strongly.
CREATE TABLE survey_answer (
    survey      text     NOT NULL,
    last_day    date     NOT NULL,
    valued      smallint NOT NULL,
    listened_to smallint NOT NULL,
    recommends  smallint NOT NULL,
    CONSTRAINT survey_answer_survey_ck CHECK (survey IN ('YEARLY', 'LEAVING')),
    CONSTRAINT survey_answer_choices_ck
        CHECK (valued BETWEEN 1 AND 5 AND listened_to BETWEEN 1 AND 5 AND recommends BETWEEN 1 AND 5)
);

CREATE INDEX survey_answer_last_day_idx ON survey_answer (last_day, survey);

-- The quarters that were told. None is told twice: its answers do not change once it is over.
CREATE TABLE survey_told (
    last_day date        NOT NULL,
    told_at  timestamptz NOT NULL,
    CONSTRAINT survey_told_pk PRIMARY KEY (last_day)
);
