-- How many enrolments of an office waited on a device when it last said so, and since when: of whom, the
-- device alone knows. The device is a random number that the browser made.
CREATE TABLE device_waiting (
    device  uuid        NOT NULL,
    office  text        NOT NULL,
    waiting integer     NOT NULL,
    oldest  timestamptz NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT device_waiting_pk PRIMARY KEY (device, office),
    CONSTRAINT device_waiting_office_fk FOREIGN KEY (office) REFERENCES office (code),
    CONSTRAINT device_waiting_some CHECK (waiting > 0)
);
CREATE INDEX device_waiting_office_idx ON device_waiting (office);
CREATE INDEX device_waiting_told_idx ON device_waiting (told_at);
