-- What the public may see, and nothing else. Rows come here when a release is published and never change. Whoever answers
-- the public reads this schema alone, so no mistake of a page can tell more.
CREATE SCHEMA published;

CREATE TABLE published.announcement (
    release_number integer     NOT NULL,
    title          text        NOT NULL,
    covers_to      date        NOT NULL,
    due_on         date        NOT NULL,
    announced_at   timestamptz NOT NULL,
    CONSTRAINT announcement_pk PRIMARY KEY (release_number)
);

COMMENT ON TABLE published.announcement IS 'Releases and their days, those that are still to come as well';
COMMENT ON COLUMN published.announcement.covers_to IS 'The last day of which it has figures: the end of a month';

CREATE TABLE published.release (
    release_id        integer     NOT NULL,
    release_number    integer     NOT NULL,
    version           integer     NOT NULL,
    previous_id       integer,
    published_at      timestamptz NOT NULL,
    covers_to         date        NOT NULL,
    known_on          date        NOT NULL,
    notes             text        NOT NULL,
    policy            text        NOT NULL,
    correction_reason text,
    is_demonstration  boolean     NOT NULL,
    digest            text        NOT NULL,
    CONSTRAINT release_pk PRIMARY KEY (release_id),
    CONSTRAINT release_number_version_uq UNIQUE (release_number, version),
    CONSTRAINT release_previous_uq UNIQUE NULLS NOT DISTINCT (previous_id),
    CONSTRAINT release_release_number_fk FOREIGN KEY (release_number) REFERENCES published.announcement (release_number),
    CONSTRAINT release_previous_fk FOREIGN KEY (previous_id) REFERENCES published.release (release_id),
    CONSTRAINT release_previous_ck CHECK (release_id = coalesce(previous_id, 0) + 1),
    CONSTRAINT release_correction_ck CHECK ((version > 1) = (correction_reason IS NOT NULL))
);

COMMENT ON COLUMN published.release.release_id IS 'In the order in which they were published, from 1: the highest is the newest';
COMMENT ON COLUMN published.release.version IS '1, then one more for each correction';
COMMENT ON COLUMN published.release.previous_id IS 'The one before it, against which differences were judged: only one release can follow another';
COMMENT ON COLUMN published.release.known_on IS 'Figures are as they were known at the end of this day';
COMMENT ON COLUMN published.release.notes IS 'What a reader has to know of the quality of this release, in paragraphs';
COMMENT ON COLUMN published.release.policy IS 'The rule of disclosure in plain English, in paragraphs';
COMMENT ON COLUMN published.release.digest IS 'SHA-256 of its content, by which it is known again when it is made anew';

CREATE TABLE published.priority (
    release_id  integer NOT NULL,
    priority    text    NOT NULL,
    position    integer NOT NULL,
    number      text    NOT NULL,
    title       text    NOT NULL,
    theme       text    NOT NULL,
    theme_title text    NOT NULL,
    CONSTRAINT priority_pk PRIMARY KEY (release_id, priority),
    CONSTRAINT priority_release_fk FOREIGN KEY (release_id) REFERENCES published.release (release_id)
);

CREATE TABLE published.place (
    release_id integer NOT NULL,
    place      text    NOT NULL,
    position   integer NOT NULL,
    name       text    NOT NULL,
    kind       text    NOT NULL,
    district   text,
    CONSTRAINT place_pk PRIMARY KEY (release_id, place),
    CONSTRAINT place_release_fk FOREIGN KEY (release_id) REFERENCES published.release (release_id),
    CONSTRAINT place_kind_ck CHECK (kind IN ('COUNTY', 'DISTRICT', 'LIBRARY', 'NOT_STATED')),
    CONSTRAINT place_district_ck CHECK (kind = 'LIBRARY' OR district IS NULL)
);

COMMENT ON COLUMN published.place.place IS 'The code of a library or district; COUNTY, or NOT-STATED for what names no place';

CREATE TABLE published.measure (
    release_id    integer NOT NULL,
    measure       text    NOT NULL,
    position      integer NOT NULL,
    title         text    NOT NULL,
    definition    text    NOT NULL,
    kind          text    NOT NULL,
    unit          text    NOT NULL,
    polarity      text    NOT NULL,
    priorities    text[]  NOT NULL,
    outcomes      text[]  NOT NULL,
    numerator     text,
    denominator   text,
    parts_add_up  boolean NOT NULL,
    rule_version  integer NOT NULL,
    quality       text    NOT NULL,
    CONSTRAINT measure_pk PRIMARY KEY (release_id, measure),
    CONSTRAINT measure_release_fk FOREIGN KEY (release_id) REFERENCES published.release (release_id),
    CONSTRAINT measure_share_ck CHECK ((numerator IS NULL) = (denominator IS NULL))
);

COMMENT ON COLUMN published.measure.unit IS 'people, families, issues, attendances, hours, number, jobs or percent: values are in it';
COMMENT ON COLUMN published.measure.parts_add_up IS 'Whether places, groups and months add up to the whole before they are rounded';
COMMENT ON COLUMN published.measure.quality IS 'What a reader has to know of this measure; empty for nothing';

-- One number, or the reason for none. A release has all cells that it shows, also those that stay as they were.
CREATE TABLE published.cell (
    release_id         integer NOT NULL,
    measure            text    NOT NULL,
    place              text    NOT NULL,
    breakdown          text    NOT NULL,
    breakdown_group    text    NOT NULL,
    from_on            date    NOT NULL,
    last_on            date    NOT NULL,
    span               text    NOT NULL,
    period             text    NOT NULL,
    is_so_far          boolean NOT NULL,
    value              numeric,
    numerator          numeric,
    denominator        numeric,
    marks              text[]  NOT NULL,
    observation_status text    NOT NULL,
    CONSTRAINT cell_pk PRIMARY KEY (release_id, measure, place, breakdown, breakdown_group, from_on, last_on),
    CONSTRAINT cell_measure_fk FOREIGN KEY (release_id, measure) REFERENCES published.measure (release_id, measure),
    CONSTRAINT cell_place_fk FOREIGN KEY (release_id, place) REFERENCES published.place (release_id, place),
    CONSTRAINT cell_span_ck CHECK (span IN ('DAY', 'MONTH', 'QUARTER', 'YEAR')),
    CONSTRAINT cell_breakdown_ck CHECK (breakdown <> '' OR breakdown_group = ''),
    CONSTRAINT cell_crossed_ck CHECK (breakdown = '' OR place = 'COUNTY'),
    CONSTRAINT cell_marks_ck CHECK (marks <@ ARRAY ['c', 'x', 'z', 'p', 'r']),
    CONSTRAINT cell_value_ck CHECK ((value IS NULL) = (marks && ARRAY ['c', 'x', 'z'])),
    CONSTRAINT cell_hidden_ck CHECK (value IS NOT NULL OR num_nonnulls(numerator, denominator) = 0),
    CONSTRAINT cell_observation_status_ck
        CHECK (observation_status IN ('Normal value', 'Missing value; suppressed', 'Missing value', 'Undefined')
           AND (observation_status = 'Normal value') = (value IS NOT NULL))
);

COMMENT ON COLUMN published.cell.breakdown IS 'By what a measure is split; empty for all of it. Never with a place that is not the county';
COMMENT ON COLUMN published.cell.breakdown_group IS 'The value of the breakdown; empty with a breakdown for what does not state it';
COMMENT ON COLUMN published.cell.from_on IS 'The first day; of how many there are on a day that day, which is its last, too';
COMMENT ON COLUMN published.cell.period IS 'As readers call it, without "so far"';
COMMENT ON COLUMN published.cell.value IS 'In the unit of the measure, rounded; null where a mark says why';
COMMENT ON COLUMN published.cell.numerator IS 'Of a share what it was worked out from: the published number';
COMMENT ON COLUMN published.cell.marks IS
    'c confidential, x not available, z not applicable; with a value p provisional, r revised since the release before';

CREATE INDEX cell_place_idx ON published.cell (release_id, place);

-- How what was promised stands: a line for each target, judged outcome and milestone, worst first.
CREATE TABLE published.progress (
    release_id   integer NOT NULL,
    position     integer NOT NULL,
    kind         text    NOT NULL,
    item         text    NOT NULL,
    priority     text    NOT NULL,
    title        text    NOT NULL,
    status       text    NOT NULL,
    status_words text    NOT NULL,
    value        numeric,
    expected     numeric,
    target       numeric,
    due_on       date,
    sentence     text    NOT NULL,
    CONSTRAINT progress_pk PRIMARY KEY (release_id, kind, item),
    CONSTRAINT progress_priority_fk FOREIGN KEY (release_id, priority) REFERENCES published.priority (release_id, priority),
    CONSTRAINT progress_kind_ck CHECK (kind IN ('TARGET', 'JUDGED', 'MILESTONE')),
    CONSTRAINT progress_numbers_ck CHECK (kind = 'TARGET' OR num_nonnulls(value, expected, target) = 0)
);

COMMENT ON COLUMN published.progress.item IS 'The measure, or the milestone';
COMMENT ON COLUMN published.progress.value IS 'The published number, from which the status was worked out: no status tells more';

CREATE TABLE published.change (
    release_id      integer NOT NULL,
    measure         text    NOT NULL,
    place           text    NOT NULL,
    breakdown       text    NOT NULL,
    breakdown_group text    NOT NULL,
    from_on         date    NOT NULL,
    last_on         date    NOT NULL,
    value_before    numeric,
    value_now       numeric,
    CONSTRAINT change_pk PRIMARY KEY (release_id, measure, place, breakdown, breakdown_group, from_on, last_on),
    CONSTRAINT change_cell_fk FOREIGN KEY (release_id, measure, place, breakdown, breakdown_group, from_on, last_on)
        REFERENCES published.cell (release_id, measure, place, breakdown, breakdown_group, from_on, last_on)
);

COMMENT ON TABLE published.change IS 'Cells of days that the release before had, too, and of which it said something else; null for a hidden number';

CREATE TABLE published.file (
    release_id integer NOT NULL,
    name       text    NOT NULL,
    media_type text    NOT NULL,
    title      text    NOT NULL,
    digest     text    NOT NULL,
    content    bytea   STORAGE EXTERNAL NOT NULL,
    CONSTRAINT file_pk PRIMARY KEY (release_id, name),
    CONSTRAINT file_release_fk FOREIGN KEY (release_id) REFERENCES published.release (release_id)
);

COMMENT ON COLUMN published.file.digest IS 'SHA-256 of the content, in hexadecimal digits';

-- A release while it is made. Its content has the exact numbers, too, against which the next ones are judged, so it stands
-- outside of what the public may see.
CREATE TABLE prepared_release (
    prepared_release_id integer     NOT NULL GENERATED ALWAYS AS IDENTITY,
    release_number      integer     NOT NULL,
    covers_to           date        NOT NULL,
    known_on            date        NOT NULL,
    previous_id         integer     NOT NULL,
    correction_reason   text,
    notes               text        NOT NULL,
    content             bytea       STORAGE EXTERNAL NOT NULL,
    digest              text        NOT NULL,
    made_by             uuid        NOT NULL,
    made_at             timestamptz NOT NULL,
    returned_by         uuid,
    returned_at         timestamptz,
    return_reason       text,
    release_id          integer,
    CONSTRAINT prepared_release_pk PRIMARY KEY (prepared_release_id),
    CONSTRAINT prepared_release_made_by_uq UNIQUE (prepared_release_id, made_by),
    CONSTRAINT prepared_release_release_uq UNIQUE (release_id),
    CONSTRAINT prepared_release_made_by_fk FOREIGN KEY (made_by) REFERENCES person (id),
    CONSTRAINT prepared_release_returned_by_fk FOREIGN KEY (returned_by) REFERENCES person (id),
    CONSTRAINT prepared_release_release_number_fk
        FOREIGN KEY (release_number) REFERENCES published.announcement (release_number),
    CONSTRAINT prepared_release_release_fk FOREIGN KEY (release_id) REFERENCES published.release (release_id),
    CONSTRAINT prepared_release_returned_ck
        CHECK (num_nulls(returned_by, returned_at, return_reason) IN (0, 3) AND (returned_at IS NULL OR release_id IS NULL))
);

COMMENT ON COLUMN prepared_release.previous_id IS 'The newest release when it was made, 0 for none: it can only be published as the next after it';
COMMENT ON COLUMN prepared_release.content IS 'All of it, exact and as it is to be seen, compressed';
COMMENT ON COLUMN prepared_release.release_id IS 'Null until it is published';

CREATE UNIQUE INDEX prepared_release_going_uq ON prepared_release ((true)) WHERE returned_at IS NULL AND release_id IS NULL;

-- Two who did not make it.
CREATE TABLE release_approval (
    prepared_release_id integer     NOT NULL,
    made_by             uuid        NOT NULL,
    approved_by         uuid        NOT NULL,
    approved_at         timestamptz NOT NULL,
    CONSTRAINT release_approval_pk PRIMARY KEY (prepared_release_id, approved_by),
    CONSTRAINT release_approval_prepared_release_fk FOREIGN KEY (prepared_release_id, made_by)
        REFERENCES prepared_release (prepared_release_id, made_by),
    CONSTRAINT release_approval_approved_by_fk FOREIGN KEY (approved_by) REFERENCES person (id),
    CONSTRAINT release_approval_second_person_ck CHECK (approved_by <> made_by)
);
