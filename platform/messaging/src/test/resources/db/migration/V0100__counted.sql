-- Why: an aggregate with a version, as every service has one.
CREATE TABLE counted (
    id      text   NOT NULL,
    version bigint NOT NULL,
    amount  int    NOT NULL,
    CONSTRAINT counted_pk PRIMARY KEY (id)
);
