-- When volunteers are expected. A slot comes every week from its first day to its last; an end at or before the start is
-- one of the next day. A slot is never changed: it ends, and another one begins.
CREATE TABLE slot (
    id         uuid        NOT NULL,
    place_code text        NOT NULL,
    role_code  text        NOT NULL,
    weekday    integer     NOT NULL,
    starts     time        NOT NULL,
    ends       time        NOT NULL,
    wanted     integer     NOT NULL,
    first_day  date        NOT NULL,
    last_day   date,
    made_by    uuid        NOT NULL,
    made_at    timestamptz NOT NULL,
    CONSTRAINT slot_pk PRIMARY KEY (id),
    CONSTRAINT slot_place_fk FOREIGN KEY (place_code) REFERENCES library (code),
    CONSTRAINT slot_made_by_fk FOREIGN KEY (made_by) REFERENCES person (id),
    CONSTRAINT slot_weekday_ck CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT slot_wanted_ck CHECK (wanted BETWEEN 1 AND 200),
    CONSTRAINT slot_at_most_16_hours_ck CHECK (
        starts <> ends AND ends - starts + CASE WHEN ends < starts THEN interval '1 day' ELSE interval '0' END <= interval '16 hours'),
    CONSTRAINT slot_whole_minutes_ck CHECK (extract(second FROM starts) = 0 AND extract(second FROM ends) = 0),
    -- A slot that is ended before its first day never was.
    CONSTRAINT slot_days_ck CHECK (last_day >= first_day - 1)
);

CREATE INDEX slot_place_idx ON slot (place_code, weekday);

-- A day on which a slot does not take place, such as Christmas.
CREATE TABLE slot_off (
    slot_id uuid NOT NULL,
    day     date NOT NULL,
    reason  text NOT NULL,
    CONSTRAINT slot_off_pk PRIMARY KEY (slot_id, day),
    CONSTRAINT slot_off_slot_fk FOREIGN KEY (slot_id) REFERENCES slot (id)
);

-- Who comes to a slot, from a day and until one; both are days of it.
CREATE TABLE slot_volunteer (
    slot_id      uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    first_day    date NOT NULL,
    last_day     date,
    CONSTRAINT slot_volunteer_pk PRIMARY KEY (slot_id, volunteer_id, first_day),
    CONSTRAINT slot_volunteer_slot_fk FOREIGN KEY (slot_id) REFERENCES slot (id),
    CONSTRAINT slot_volunteer_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT slot_volunteer_days_ck CHECK (last_day >= first_day),
    CONSTRAINT slot_volunteer_once_ex
        EXCLUDE USING gist (slot_id WITH =, volunteer_id WITH =, daterange(first_day, last_day, '[]') WITH &&)
);

CREATE INDEX slot_volunteer_volunteer_idx ON slot_volunteer (volunteer_id);

-- Days on which somebody is not expected anywhere, the first and the last among them.
CREATE TABLE away (
    id           uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    first_day    date NOT NULL,
    last_day     date NOT NULL,
    CONSTRAINT away_pk PRIMARY KEY (id),
    CONSTRAINT away_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT away_days_ck CHECK (last_day >= first_day)
);

CREATE INDEX away_volunteer_idx ON away (volunteer_id, last_day);

-- What happens once and takes a number of people, such as an afternoon of the Summer Reading Challenge.
CREATE TABLE shift (
    id            uuid        NOT NULL,
    place_code    text        NOT NULL,
    role_code     text        NOT NULL,
    title         text        NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    cancel_until  timestamptz NOT NULL,
    places        integer     NOT NULL,
    taken         integer     NOT NULL DEFAULT 0,
    made_by       uuid        NOT NULL,
    made_at       timestamptz NOT NULL,
    cancelled_at  timestamptz,
    cancel_reason text,
    CONSTRAINT shift_pk PRIMARY KEY (id),
    CONSTRAINT shift_times_uq UNIQUE (id, starts_at, ends_at),
    CONSTRAINT shift_place_fk FOREIGN KEY (place_code) REFERENCES library (code),
    CONSTRAINT shift_made_by_fk FOREIGN KEY (made_by) REFERENCES person (id),
    CONSTRAINT shift_at_most_16_hours_ck CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '16 hours'),
    CONSTRAINT shift_whole_minutes_ck
        CHECK (extract(epoch FROM starts_at) % 60 = 0 AND extract(epoch FROM ends_at) % 60 = 0),
    CONSTRAINT shift_cancel_until_ck CHECK (cancel_until <= starts_at),
    CONSTRAINT shift_places_ck CHECK (places BETWEEN 1 AND 200),
    CONSTRAINT shift_taken_ck CHECK (taken BETWEEN 0 AND places),
    CONSTRAINT shift_cancelled_ck CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);

CREATE INDEX shift_starts_at_idx ON shift (starts_at, id) WHERE cancelled_at IS NULL;

-- Who takes part in a shift. It repeats the shift's times so that the database holds nobody to two at once.
CREATE TABLE shift_signup (
    id           uuid        NOT NULL,
    shift_id     uuid        NOT NULL,
    volunteer_id uuid        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    signed_up_at timestamptz NOT NULL,
    given_up_at  timestamptz,
    CONSTRAINT shift_signup_pk PRIMARY KEY (id),
    CONSTRAINT shift_signup_shift_fk FOREIGN KEY (shift_id, starts_at, ends_at) REFERENCES shift (id, starts_at, ends_at),
    CONSTRAINT shift_signup_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    -- They may touch; there is no hour of grace in which two could be taken.
    CONSTRAINT shift_signup_no_overlap_ex
        EXCLUDE USING gist (volunteer_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (given_up_at IS NULL)
);

CREATE INDEX shift_signup_shift_idx ON shift_signup (shift_id) WHERE given_up_at IS NULL;
