-- The last day that was reported to the council, as an administrator says. What changes on or before it is an adjustment.
CREATE TABLE reported_period (
    one    boolean     NOT NULL DEFAULT true,
    until  date        NOT NULL,
    set_by uuid        NOT NULL,
    set_at timestamptz NOT NULL,
    CONSTRAINT reported_period_pk PRIMARY KEY (one),
    CONSTRAINT reported_period_one_ck CHECK (one),
    CONSTRAINT reported_period_set_by_fk FOREIGN KEY (set_by) REFERENCES person (id)
);

-- slot_id is the weekly slot or shift from which staff logged them together. reason is what was answered when long, late
-- or reported hours were entered; change_reason is what whoever changed the entry last said of it.
ALTER TABLE hours_entry DROP CONSTRAINT hours_entry_return_reason_ck;
ALTER TABLE hours_entry RENAME COLUMN return_reason TO change_reason;
ALTER TABLE hours_entry
    ADD COLUMN role_code  text,
    ADD COLUMN slot_id    uuid,
    ADD COLUMN reason     text,
    ADD COLUMN changed_by uuid,
    ADD COLUMN changed_at timestamptz,
    DROP CONSTRAINT hours_entry_status_ck,
    DROP CONSTRAINT hours_entry_no_overlap_ex;
UPDATE hours_entry
   SET changed_by = coalesce(approved_by, entered_by), changed_at = coalesce(approved_at, entered_at),
       reason = CASE WHEN ended_at > started_at + interval '12 hours'
                       OR (entered_at AT TIME ZONE 'Europe/London')::date - (started_at AT TIME ZONE 'Europe/London')::date > 60
                     THEN 'Logged before anybody was asked why' END;
ALTER TABLE hours_entry
    ADD CONSTRAINT hours_entry_changed_by_fk FOREIGN KEY (changed_by) REFERENCES person (id),
    ADD CONSTRAINT hours_entry_status_ck
        CHECK (status IN ('SUBMITTED', 'APPROVED', 'REJECTED', 'DISPUTED', 'VOIDED')),
    ADD CONSTRAINT hours_entry_change_reason_ck
        CHECK (status NOT IN ('REJECTED', 'DISPUTED') OR change_reason IS NOT NULL),
    ADD CONSTRAINT hours_entry_long_reason_ck
        CHECK (ended_at <= started_at + interval '12 hours' OR reason IS NOT NULL),
    ADD CONSTRAINT hours_entry_late_reason_ck
        CHECK ((entered_at AT TIME ZONE 'Europe/London')::date - (started_at AT TIME ZONE 'Europe/London')::date <= 60
            OR reason IS NOT NULL),
    ADD CONSTRAINT hours_entry_no_overlap_ex
        EXCLUDE USING gist (volunteer_id WITH =, tstzrange(started_at, ended_at) WITH &&)
        WHERE (status IN ('SUBMITTED', 'APPROVED', 'DISPUTED'));

CREATE INDEX hours_entry_slot_idx ON hours_entry (slot_id, started_at) WHERE slot_id IS NOT NULL;

-- Every version that an entry ever had, the one of now among them. Days follow from the two instants.
CREATE TABLE hours_version (
    entry_id      uuid        NOT NULL,
    version       bigint      NOT NULL,
    volunteer_id  uuid        NOT NULL,
    status        text        NOT NULL,
    library_code  text        NOT NULL,
    role_code     text,
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz NOT NULL,
    reason        text,
    changed_by    uuid        NOT NULL,
    changed_at    timestamptz NOT NULL,
    change_reason text,
    adjustment    boolean     NOT NULL,
    CONSTRAINT hours_version_pk PRIMARY KEY (entry_id, version),
    CONSTRAINT hours_version_volunteer_fk FOREIGN KEY (volunteer_id) REFERENCES volunteer (id),
    CONSTRAINT hours_version_changed_by_fk FOREIGN KEY (changed_by) REFERENCES person (id)
);

CREATE INDEX hours_version_volunteer_idx ON hours_version (volunteer_id, changed_at);

INSERT INTO hours_version (entry_id, version, volunteer_id, status, library_code, started_at, ended_at, reason, changed_by,
                           changed_at, change_reason, adjustment)
SELECT id, version, volunteer_id, status, library_code, started_at, ended_at, reason, changed_by, changed_at, change_reason, false
  FROM hours_entry;

-- Written by a trigger, so that no change of an entry is ever without its version.
CREATE FUNCTION hours_entry_keeps_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reported date := (SELECT until FROM reported_period);
    earliest timestamptz := NEW.started_at;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.version = OLD.version THEN
            IF (NEW.status, NEW.volunteer_id, NEW.started_at, NEW.ended_at)
               IS DISTINCT FROM (OLD.status, OLD.volunteer_id, OLD.started_at, OLD.ended_at) THEN
                RAISE EXCEPTION 'a change of hours raises their version' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        END IF;
        earliest := least(OLD.started_at, NEW.started_at);
    END IF;
    INSERT INTO hours_version (entry_id, version, volunteer_id, status, library_code, role_code, started_at, ended_at, reason,
                               changed_by, changed_at, change_reason, adjustment)
    VALUES (NEW.id, NEW.version, NEW.volunteer_id, NEW.status, NEW.library_code, NEW.role_code, NEW.started_at, NEW.ended_at,
            NEW.reason, coalesce(NEW.changed_by, NEW.entered_by), coalesce(NEW.changed_at, NEW.entered_at), NEW.change_reason,
            coalesce((earliest AT TIME ZONE 'Europe/London')::date <= reported, false));
    RETURN NULL;
END
$$;

CREATE TRIGGER hours_entry_ledger AFTER INSERT OR UPDATE ON hours_entry
    FOR EACH ROW EXECUTE FUNCTION hours_entry_keeps_versions();

-- Only words may go, when a person is erased.
CREATE FUNCTION hours_version_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND NEW.change_reason IS NULL
       AND to_jsonb(NEW) - '{reason,change_reason}'::text[] = to_jsonb(OLD) - '{reason,change_reason}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'hours_version is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER hours_version_append_only BEFORE UPDATE OR DELETE ON hours_version
    FOR EACH ROW EXECUTE FUNCTION hours_version_refuse();
CREATE TRIGGER hours_version_never_emptied BEFORE TRUNCATE ON hours_version
    FOR EACH STATEMENT EXECUTE FUNCTION hours_version_refuse();

-- The first day of the clock in London on which a person would have more than 16 hours with this time; null if none.
CREATE FUNCTION hours_over_16_on(who uuid, since timestamptz, until timestamptz, but uuid) RETURNS date
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT min(day)::date
      FROM (SELECT day, day AT TIME ZONE 'Europe/London' AS begins, (day + interval '1 day') AT TIME ZONE 'Europe/London' AS ends
              FROM generate_series(date_trunc('day', since AT TIME ZONE 'Europe/London'), until AT TIME ZONE 'Europe/London',
                                   interval '1 day') AS day) AS days
     WHERE least(until, ends) > greatest(since, begins)
       AND least(until, ends) - greatest(since, begins) + coalesce((
             SELECT sum(least(ended_at, ends) - greatest(started_at, begins))
               FROM hours_entry
              WHERE volunteer_id = who AND id <> but AND status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
                AND started_at > begins - interval '16 hours' AND started_at < ends AND ended_at > begins), interval '0')
           > interval '16 hours');
END
$$;

-- The person is locked first: the second of two who log at once sees what the first has logged.
CREATE FUNCTION hours_at_most_16_on_a_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status NOT IN ('SUBMITTED', 'APPROVED', 'DISPUTED') THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
           AND (NEW.volunteer_id, NEW.started_at, NEW.ended_at) = (OLD.volunteer_id, OLD.started_at, OLD.ended_at) THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM FROM volunteer WHERE id = NEW.volunteer_id FOR NO KEY UPDATE;
    IF hours_over_16_on(NEW.volunteer_id, NEW.started_at, NEW.ended_at, NEW.id) IS NOT NULL THEN
        RAISE EXCEPTION 'more than 16 hours of one person on a day'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'hours_entry_at_most_16_on_a_day_ck', TABLE = 'hours_entry';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER hours_entry_day AFTER INSERT OR UPDATE ON hours_entry
    FOR EACH ROW EXECUTE FUNCTION hours_at_most_16_on_a_day();
