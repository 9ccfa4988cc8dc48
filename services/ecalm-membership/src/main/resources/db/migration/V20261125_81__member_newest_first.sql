-- The start page lists the newest enrolments of a few days and counts those of today.
CREATE INDEX member_enrolled_on_idx ON member (enrolled_on, recorded_at);
