-- A library member, without a single personal detail: those are in the schema vault. The key is
-- random and is the only thing about the person that leaves this database in an event.
-- What became of a member is not published: an event says only from when a membership has ceased.
CREATE TABLE member (
    key                  uuid        NOT NULL,
    version              bigint      NOT NULL,
    record_state         text        NOT NULL,
    -- A record that was merged says into which, and since when: that can be taken back for some time.
    merged_into          uuid,
    merged_at            timestamptz,
    -- The children of one visit are one household, and one family in the figures.
    household_key        uuid,
    channel              text        NOT NULL,
    enrolled_on          date        NOT NULL,
    -- Of a record that was merged into this one, if that was earlier: how soon something was borrowed
    -- first is counted from it.
    first_enrolled_on    date,
    enrolled_at_library  text        NOT NULL,
    -- Whose registrars see the receipt; none where no registrar enrolled.
    enrolled_at_office   text,
    -- Which version of the privacy notice the family was given.
    notice_version       text,
    -- The quarter of the fifth birthday is kept beside the birthday itself, so that an erased record
    -- still ages out. Whoever was 5 or older has none, is in no figure and is told of by no event.
    under5_until_quarter text,
    -- The day of the first loan, of which a class is published, and what it was before another record
    -- was merged into this one.
    first_loan_on        date,
    own_first_loan_on    date,
    -- Whether the family was reminded, once, that the card has not been used, if it chose that.
    reminded             boolean     NOT NULL DEFAULT false,
    -- Since when the record is held because its guardians disagree: nothing is sent and no guardian
    -- changes anything until staff have looked. Borrowing goes on.
    held_since           timestamptz,
    -- A death is reported first and confirmed or taken back later; the day from which it ends the
    -- membership is kept, so that taking it back puts things as they were.
    death                text,
    death_ended_from     date,
    withdrawn_on         date,
    sealed_at            timestamptz,
    erased_at            timestamptz,
    -- The sign-in's own name for whoever recorded the enrolment.
    recorded_by          text        NOT NULL,
    recorded_at          timestamptz NOT NULL,
    CONSTRAINT member_pk PRIMARY KEY (key),
    CONSTRAINT member_merged_into_fk FOREIGN KEY (merged_into) REFERENCES member (key),
    CONSTRAINT member_enrolled_at_library_fk FOREIGN KEY (enrolled_at_library) REFERENCES library (code),
    CONSTRAINT member_enrolled_at_office_fk FOREIGN KEY (enrolled_at_office) REFERENCES office (code),
    CONSTRAINT member_version_ck CHECK (version >= 1),
    CONSTRAINT member_record_state_ck CHECK (record_state IN ('VALID', 'MERGED', 'IN_ERROR')),
    CONSTRAINT member_merged_ck
        CHECK (num_nonnulls(merged_into, merged_at) = CASE record_state WHEN 'MERGED' THEN 2 ELSE 0 END),
    CONSTRAINT member_merged_into_another_ck CHECK (merged_into <> key),
    CONSTRAINT member_channel_ck CHECK (channel IN ('REGISTRAR', 'LIBRARY', 'ONLINE', 'BULK')),
    CONSTRAINT member_under5_until_quarter_ck CHECK (under5_until_quarter ~ '^[0-9]{4}-Q[1-4]$'),
    CONSTRAINT member_death_ck CHECK (death IN ('REPORTED', 'CONFIRMED')),
    CONSTRAINT member_death_ended_from_ck CHECK (death IS NOT NULL OR death_ended_from IS NULL)
);

-- The start page lists the newest enrolments of a few days and counts those of today.
CREATE INDEX member_enrolled_on_idx ON member (enrolled_on, recorded_at);
-- The children whom an office enrolled in a month.
CREATE INDEX member_enrolled_at_office_idx ON member (enrolled_at_office, enrolled_on);
CREATE INDEX member_household_idx ON member (household_key) WHERE household_key IS NOT NULL;
CREATE INDEX member_merged_into_idx ON member (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX member_held_idx ON member (enrolled_at_office) WHERE held_since IS NOT NULL;
-- Registrars see which reports of a death wait for them.
CREATE INDEX member_death_reported_idx ON member (enrolled_at_office) WHERE death = 'REPORTED';
CREATE INDEX member_never_borrowed_idx ON member (enrolled_on) WHERE first_loan_on IS NULL AND NOT reminded;

-- When a membership was active, from a day up to, not including, another. Spells and not a status,
-- so that what is learnt late can be put right on the day when it was true.
CREATE TABLE membership_spell (
    member_key uuid NOT NULL,
    status     text NOT NULL,
    from_date  date NOT NULL,
    to_date    date,
    CONSTRAINT membership_spell_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT membership_spell_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT membership_spell_status_ck CHECK (status IN ('ACTIVE', 'CEASED')),
    CONSTRAINT membership_spell_to_date_ck CHECK (to_date > from_date)
);

-- Of the spells of one member only the last goes on, here and below.
CREATE UNIQUE INDEX membership_spell_one_goes_on_uq ON membership_spell (member_key) WHERE to_date IS NULL;

-- Where a child lived, from a day up to, not including, another. No finer than the district.
CREATE TABLE residency_spell (
    member_key    uuid NOT NULL,
    state         text NOT NULL,
    district_code text,
    from_date     date NOT NULL,
    to_date       date,
    CONSTRAINT residency_spell_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT residency_spell_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT residency_spell_district_fk FOREIGN KEY (district_code) REFERENCES district (code),
    CONSTRAINT residency_spell_state_ck CHECK (state IN ('IN_COUNTY', 'OUT_OF_COUNTY', 'UNKNOWN')),
    CONSTRAINT residency_spell_district_code_ck CHECK (district_code IS NULL OR state = 'IN_COUNTY'),
    CONSTRAINT residency_spell_to_date_ck CHECK (to_date > from_date)
);

CREATE UNIQUE INDEX residency_spell_one_goes_on_uq ON residency_spell (member_key) WHERE to_date IS NULL;

-- Which library a child belonged to, from a day up to, not including, another.
CREATE TABLE home_library_spell (
    member_key   uuid NOT NULL,
    library_code text NOT NULL,
    from_date    date NOT NULL,
    to_date      date,
    CONSTRAINT home_library_spell_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT home_library_spell_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT home_library_spell_library_fk FOREIGN KEY (library_code) REFERENCES library (code),
    CONSTRAINT home_library_spell_to_date_ck CHECK (to_date > from_date)
);

CREATE UNIQUE INDEX home_library_spell_one_goes_on_uq ON home_library_spell (member_key) WHERE to_date IS NULL;
-- The start page of a library's staff counts whose home library it became within some days: by the
-- day, and not by reading where everybody belongs.
CREATE INDEX home_library_spell_newest_idx ON home_library_spell (from_date) WHERE to_date IS NULL;
CREATE INDEX home_library_spell_of_library_idx ON home_library_spell (library_code, member_key)
    WHERE to_date IS NULL;

-- What a family chose to be told, by which way, under which version of the privacy notice. Rows are
-- added and never changed: the newest of a member, purpose and channel is in force.
CREATE TABLE preference (
    id             bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    member_key     uuid        NOT NULL,
    purpose        text        NOT NULL,
    channel        text        NOT NULL,
    wanted         boolean     NOT NULL,
    notice_version text        NOT NULL,
    recorded_by    text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT preference_pk PRIMARY KEY (id),
    CONSTRAINT preference_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT preference_purpose_ck CHECK (purpose IN ('EVENTS', 'REMINDERS', 'HAND_OVER')),
    CONSTRAINT preference_channel_ck CHECK (channel IN ('EMAIL', 'PHONE'))
);

CREATE INDEX preference_member_idx ON preference (member_key, purpose, channel, id DESC);

CREATE FUNCTION preference_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a preference is added, never changed';
END $$;

CREATE TRIGGER preference_never_changed BEFORE UPDATE ON preference
    FOR EACH ROW EXECUTE FUNCTION preference_is_kept();

-- Cards as stock: which numbers an office was sent. A number without its check digit is the card's
-- place in the stock; of ranges that overlap the database takes one, so that no card is in two boxes.
CREATE TABLE card_batch (
    id          uuid        NOT NULL,
    office_code text        NOT NULL,
    first_place bigint      NOT NULL,
    last_place  bigint      NOT NULL,
    received_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    -- A box of which every card was given or written off stays so for ever: how many of it were given
    -- need not be counted again each time somebody looks at the stock.
    used_up     boolean     NOT NULL DEFAULT false,
    CONSTRAINT card_batch_pk PRIMARY KEY (id),
    CONSTRAINT card_batch_office_fk FOREIGN KEY (office_code) REFERENCES office (code),
    CONSTRAINT card_batch_range_ck CHECK (first_place >= 0 AND last_place >= first_place),
    CONSTRAINT card_batch_no_overlap_ex EXCLUDE USING gist (int8range(first_place, last_place, '[]') WITH &&)
);

CREATE INDEX card_batch_office_idx ON card_batch (office_code, received_at);

-- Cards of a batch that nobody will be given: damaged, missing from the box, sent back.
CREATE TABLE card_write_off (
    id          uuid        NOT NULL,
    batch_id    uuid        NOT NULL,
    first_place bigint      NOT NULL,
    last_place  bigint      NOT NULL,
    reason      text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    CONSTRAINT card_write_off_pk PRIMARY KEY (id),
    CONSTRAINT card_write_off_batch_fk FOREIGN KEY (batch_id) REFERENCES card_batch (id),
    CONSTRAINT card_write_off_range_ck CHECK (last_place >= first_place),
    CONSTRAINT card_write_off_reason_ck CHECK (reason IN ('DAMAGED', 'MISSING', 'RETURNED')),
    CONSTRAINT card_write_off_no_overlap_ex EXCLUDE USING gist (int8range(first_place, last_place, '[]') WITH &&)
);

CREATE INDEX card_write_off_batch_idx ON card_write_off (batch_id);

-- Cards that one office handed to another: a batch says where its cards lie now, this says where they
-- lay before. An office that handed on its only box still takes none but its own.
CREATE TABLE card_hand_over (
    id          uuid        NOT NULL,
    from_office text        NOT NULL,
    to_office   text        NOT NULL,
    first_place bigint      NOT NULL,
    last_place  bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    CONSTRAINT card_hand_over_pk PRIMARY KEY (id),
    CONSTRAINT card_hand_over_from_office_fk FOREIGN KEY (from_office) REFERENCES office (code),
    CONSTRAINT card_hand_over_to_office_fk FOREIGN KEY (to_office) REFERENCES office (code),
    CONSTRAINT card_hand_over_to_another_ck CHECK (from_office <> to_office),
    CONSTRAINT card_hand_over_range_ck CHECK (first_place >= 0 AND last_place >= first_place)
);

CREATE INDEX card_hand_over_from_office_idx ON card_hand_over (from_office, recorded_at);
CREATE INDEX card_hand_over_to_office_idx ON card_hand_over (to_office, recorded_at);

-- The cards that members were given. The number is the primary key: it belongs to one member for
-- ever, also after the card is lost or void, and whoever comes second in a race learns it here. Its
-- length is the council's.
CREATE TABLE card (
    number      text        NOT NULL,
    place       bigint      GENERATED ALWAYS AS (left(number, -1)::bigint) STORED,
    member_key  uuid        NOT NULL,
    given_at    timestamptz NOT NULL,
    -- A file takes cards from the back of a box, a desk from its front: only what a desk went past was
    -- passed over.
    from_back   boolean     NOT NULL DEFAULT false,
    voided_at   timestamptz,
    void_reason text,
    CONSTRAINT card_pk PRIMARY KEY (number),
    CONSTRAINT card_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT card_number_ck CHECK (number ~ '^[0-9]{6,18}$'),
    CONSTRAINT card_void_reason_ck
        CHECK (void_reason IN ('MISTAKE', 'LOST', 'STOLEN', 'DAMAGED', 'ENDED', 'MERGED'))
);

-- A member's cards, newest first: the receipt shows the last one.
CREATE INDEX card_member_idx ON card (member_key, given_at DESC);
CREATE UNIQUE INDEX card_one_valid_of_member_uq ON card (member_key) WHERE voided_at IS NULL;
CREATE INDEX card_place_idx ON card (place);
-- The last digits of a card, as they are shown wherever a child is listed, find whose it is.
CREATE INDEX card_ending_idx ON card (right(number, 5));

-- Two records that may be of one child, until somebody has decided; what was decided stays, so that
-- nobody is asked twice. Keys and kinds of reasons, and no value of either record.
CREATE TABLE duplicate_case (
    id         uuid        NOT NULL,
    one        uuid        NOT NULL,
    other      uuid        NOT NULL,
    score      integer     NOT NULL,
    reasons    text[]      NOT NULL,
    opened_at  timestamptz NOT NULL,
    decision   text,
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT duplicate_case_pk PRIMARY KEY (id),
    CONSTRAINT duplicate_case_one_fk FOREIGN KEY (one) REFERENCES member (key),
    CONSTRAINT duplicate_case_other_fk FOREIGN KEY (other) REFERENCES member (key),
    CONSTRAINT duplicate_case_of_two_ck CHECK (one <> other),
    CONSTRAINT duplicate_case_score_ck CHECK (score BETWEEN 1 AND 100),
    CONSTRAINT duplicate_case_decision_ck CHECK (decision IN ('NOT_THE_SAME', 'MERGED', 'IN_ERROR')),
    CONSTRAINT duplicate_case_decided_ck CHECK (num_nonnulls(decision, decided_by, decided_at) IN (0, 3))
);

-- One case of two records, whichever of them was found by the other.
CREATE UNIQUE INDEX duplicate_case_pair_uq ON duplicate_case (least(one, other), greatest(one, other));
CREATE INDEX duplicate_case_one_idx ON duplicate_case (one);
CREATE INDEX duplicate_case_other_idx ON duplicate_case (other);
-- The queue: what waits the longest comes first.
CREATE INDEX duplicate_case_open_idx ON duplicate_case (opened_at, id) WHERE decision IS NULL;

-- Which members were erased. It names nobody and is replayed after a restore, before the offices are
-- there, so a copy of this and the next table is kept apart from the backups. The certificate's number
-- is not the member's: what a family holds leads to no event.
CREATE TABLE erasure (
    certificate uuid        NOT NULL,
    member_key  uuid        NOT NULL,
    office_code text,
    erased_at   timestamptz NOT NULL,
    CONSTRAINT erasure_pk PRIMARY KEY (certificate),
    CONSTRAINT erasure_member_key_uq UNIQUE (member_key)
);

-- Who is not to be enrolled again by mistake: a code that only the service's secret makes from the
-- name, the date of birth and the place in the birth, until the child would turn 5. Of no member.
CREATE TABLE suppression (
    code       bytea NOT NULL,
    expires_on date  NOT NULL,
    CONSTRAINT suppression_pk PRIMARY KEY (code),
    CONSTRAINT suppression_code_ck CHECK (octet_length(code) = 32)
);

CREATE INDEX suppression_expires_on_idx ON suppression (expires_on);
