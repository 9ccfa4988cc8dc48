-- How many were asked the equality questions, by where they help: what the share of answers is of.
CREATE TABLE monitoring_cohort (
    quarter  text   NOT NULL,
    district text   NOT NULL,
    asked    bigint NOT NULL,
    CONSTRAINT monitoring_cohort_pk PRIMARY KEY (quarter, district),
    CONSTRAINT monitoring_cohort_asked_ck CHECK (asked >= 0)
);

-- The financial years that were told. None is told twice: its answers do not change once it is over.
CREATE TABLE monitoring_told (
    last_day date        NOT NULL,
    told_at  timestamptz NOT NULL,
    CONSTRAINT monitoring_told_pk PRIMARY KEY (last_day)
);

-- How many volunteers a place won and lost in a finished quarter, as it was told last.
CREATE TABLE volunteer_count (
    library_code text   NOT NULL,
    last_day     date   NOT NULL,
    version      bigint NOT NULL DEFAULT 1,
    newly_active bigint NOT NULL,
    lapsed       bigint NOT NULL,
    CONSTRAINT volunteer_count_pk PRIMARY KEY (library_code, last_day),
    CONSTRAINT volunteer_count_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT volunteer_count_numbers_ck CHECK (version >= 1 AND newly_active >= 0 AND lapsed >= 0)
);
