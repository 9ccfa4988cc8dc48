-- Who runs sessions of their own beside the libraries.
CREATE TABLE partner (
    id     uuid    NOT NULL DEFAULT gen_random_uuid(),
    code   text    NOT NULL,
    name   text    NOT NULL,
    active boolean NOT NULL DEFAULT true,
    CONSTRAINT partner_pk PRIMARY KEY (id),
    CONSTRAINT partner_code_uq UNIQUE (code),
    CONSTRAINT partner_code_ck CHECK (code ~ '^[A-Z0-9]{2,20}$'),
    CONSTRAINT partner_name_ck CHECK (char_length(name) BETWEEN 1 AND 100)
);

-- Where sessions take place. What is not known of step-free access or a loop is null, which is not the same as no.
CREATE TABLE venue (
    code         text    NOT NULL,
    version      bigint  NOT NULL DEFAULT 1,
    name         text    NOT NULL,
    kind         text    NOT NULL,
    -- The library that runs what takes place there, also online and at a partner's.
    library_code text    NOT NULL,
    address      text,
    step_free    boolean,
    hearing_loop boolean,
    -- 1 is the tenth of areas that are most deprived, by the Index of Multiple Deprivation of 2019.
    imd_decile   integer,
    active       boolean NOT NULL DEFAULT true,
    CONSTRAINT venue_pk PRIMARY KEY (code),
    CONSTRAINT venue_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT venue_code_ck CHECK (code ~ '^[A-Z0-9]{2,20}$'),
    CONSTRAINT venue_name_ck CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT venue_kind_ck CHECK (kind IN ('HUB', 'SPOKE', 'ONLINE', 'PARTNER')),
    CONSTRAINT venue_imd_decile_ck CHECK (imd_decile BETWEEN 1 AND 10)
);

-- The venues of the sessions that there are. What is missing of them is filled from a file when the service starts.
INSERT INTO venue (code, name, kind, library_code)
SELECT DISTINCT ON (venue_kind) venue_kind, CASE venue_kind WHEN 'ONLINE' THEN 'Online' ELSE library.name END,
       venue_kind, library_code
FROM session JOIN library ON library.code = library_code
ORDER BY venue_kind, opened_at DESC;

-- What can be at one session at a time: a room of a venue, or an adviser, who goes from venue to venue.
CREATE TABLE resource (
    id            uuid    NOT NULL DEFAULT gen_random_uuid(),
    kind          text    NOT NULL,
    name          text    NOT NULL,
    venue_code    text,
    -- Of an adviser: where the list of tomorrow goes.
    email_address text,
    active        boolean NOT NULL DEFAULT true,
    CONSTRAINT resource_pk PRIMARY KEY (id),
    CONSTRAINT resource_venue_fk FOREIGN KEY (venue_code) REFERENCES venue (code),
    CONSTRAINT resource_kind_ck CHECK (kind IN ('ROOM', 'ADVISER')),
    CONSTRAINT resource_room_ck CHECK ((kind = 'ROOM') = (venue_code IS NOT NULL)),
    CONSTRAINT resource_email_address_ck CHECK (email_address IS NULL OR kind = 'ADVISER'),
    CONSTRAINT resource_name_ck CHECK (char_length(name) BETWEEN 1 AND 100)
);

CREATE UNIQUE INDEX resource_name_uq ON resource (kind, coalesce(venue_code, ''), name);

-- Whole days on which an adviser is away.
CREATE TABLE adviser_leave (
    id         uuid NOT NULL DEFAULT gen_random_uuid(),
    adviser_id uuid NOT NULL,
    first_day  date NOT NULL,
    last_day   date NOT NULL,
    CONSTRAINT adviser_leave_pk PRIMARY KEY (id),
    CONSTRAINT adviser_leave_adviser_fk FOREIGN KEY (adviser_id) REFERENCES resource (id),
    CONSTRAINT adviser_leave_days_ck CHECK (last_day >= first_day),
    CONSTRAINT adviser_leave_no_overlap_ex
        EXCLUDE USING gist (adviser_id WITH =, daterange(first_day, last_day, '[]') WITH &&)
);

-- A day on which nothing takes place at a venue.
CREATE TABLE venue_closing (
    venue_code text NOT NULL,
    day        date NOT NULL,
    reason     text NOT NULL,
    CONSTRAINT venue_closing_pk PRIMARY KEY (venue_code, day),
    CONSTRAINT venue_closing_venue_fk FOREIGN KEY (venue_code) REFERENCES venue (code),
    CONSTRAINT venue_closing_reason_ck CHECK (char_length(reason) BETWEEN 1 AND 100)
);
