-- Everything that tells who a member is lives in this schema and nowhere else, so that events and
-- measures cannot reach it and erasure is the deletion of these rows.
-- Plain columns: staff look people up by part of a name, which no index over ciphertext can do.
CREATE SCHEMA vault;

COMMENT ON SCHEMA vault IS
    'Personal details of members. To be read by this service only, for registrars and library staff '
    'who look after one member''s record. Never joined into an event, a measure, a list or an export.';
