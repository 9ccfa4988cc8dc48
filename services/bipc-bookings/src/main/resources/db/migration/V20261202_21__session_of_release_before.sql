-- Instances of 0.2.0 open sessions while they are replaced, and after a step back. They know neither a session's venue nor
-- until when it can be booked. To be dropped by the release after this one (ADR-0043).
CREATE FUNCTION session_of_release_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.venue_code := coalesce(NEW.venue_code, NEW.venue_kind);
    NEW.closes_at := coalesce(NEW.closes_at, NEW.starts_at);
    RETURN NEW;
END
$$;

CREATE TRIGGER session_of_release_before BEFORE INSERT ON session
    FOR EACH ROW WHEN (NEW.venue_code IS NULL OR NEW.closes_at IS NULL) EXECUTE FUNCTION session_of_release_before();
