-- Answers that stand under nobody, for a service that asks everybody anew each year: of a quarter and an area, and nothing
-- else. Neither key, token nor day, so that no role can tell whose they are (ADR-0026).
SET LOCAL ROLE "${equality}";

CREATE TABLE equality.cohort_answer (
    quarter      text    NOT NULL,
    area         text    NOT NULL,
    question_set integer NOT NULL,
    sex          text    NOT NULL,
    ethnic_group text    NOT NULL,
    disability   text    NOT NULL,
    age_band     text    NOT NULL,
    CONSTRAINT cohort_answer_quarter_ck CHECK (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
    CONSTRAINT cohort_answer_area_ck CHECK (area ~ '^(E[0-9]{8})?$'),
    CONSTRAINT cohort_answer_question_set_ck CHECK (question_set >= 1),
    CONSTRAINT cohort_answer_sex_ck CHECK (sex IN ('PREFER_NOT_TO_SAY', 'FEMALE', 'MALE')),
    CONSTRAINT cohort_answer_ethnic_group_ck CHECK (ethnic_group ~ '^[A-Z_]{1,40}$'),
    CONSTRAINT cohort_answer_disability_ck CHECK (disability IN ('PREFER_NOT_TO_SAY', 'A_LOT', 'A_LITTLE', 'NO')),
    CONSTRAINT cohort_answer_age_band_ck
        CHECK (age_band IN ('PREFER_NOT_TO_SAY', 'UNDER_25', 'FROM_25', 'FROM_35', 'FROM_45', 'FROM_55', 'FROM_65'))
);

RESET ROLE;
