-- One person's place at one session, from being booked to whether they came. Use cases check every
-- rule with words; the constraints hold it whatever writes to the table.
CREATE TABLE booking (
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    session_id      uuid        NOT NULL,
    entrepreneur_id uuid        NOT NULL,
    status          text        NOT NULL,
    minutes         integer     NOT NULL,
    booked_at       timestamptz NOT NULL,
    recorded_by     uuid,
    recorded_at     timestamptz,
    CONSTRAINT booking_pk PRIMARY KEY (id),
    CONSTRAINT booking_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
    CONSTRAINT booking_entrepreneur_fk FOREIGN KEY (entrepreneur_id) REFERENCES entrepreneur (id),
    CONSTRAINT booking_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
    CONSTRAINT booking_version_from_one CHECK (version >= 1),
    CONSTRAINT booking_status_known
        CHECK (status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW')),
    CONSTRAINT booking_minutes_suit_status
        CHECK (CASE WHEN status IN ('ATTENDED', 'PARTIAL') THEN minutes > 0 ELSE minutes = 0 END),
    CONSTRAINT booking_recording_whole
        CHECK ((status = 'CONFIRMED') = (recorded_by IS NULL)
           AND (recorded_by IS NULL) = (recorded_at IS NULL))
);
