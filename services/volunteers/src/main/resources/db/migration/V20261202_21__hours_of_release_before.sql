-- Instances of 0.2.0 read and write why hours were returned under the name that it had, while they are replaced and after a
-- step back. To be dropped by the release after this one (ADR-0043).
ALTER TABLE hours_entry ADD COLUMN return_reason text;

UPDATE hours_entry SET return_reason = change_reason WHERE status = 'REJECTED';

CREATE FUNCTION hours_of_release_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.return_reason IS DISTINCT FROM OLD.return_reason THEN
        NEW.change_reason := NEW.return_reason;
    END IF;
    NEW.return_reason := CASE WHEN NEW.status = 'REJECTED' THEN NEW.change_reason END;
    RETURN NEW;
END
$$;

CREATE TRIGGER hours_of_release_before BEFORE UPDATE ON hours_entry
    FOR EACH ROW EXECUTE FUNCTION hours_of_release_before();
