-- An adviser's registers are those of their libraries' sessions: of a county's sessions only their
-- own are looked through.
CREATE INDEX session_of_a_library_idx ON session (library_code, starts_at);
