-- Files that take the place of the map that ships with the service. The newest of each kind is shown; earlier ones stay, so
-- that a wrong one can be put right.
CREATE TABLE county_map (
    county_map_id bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind          text        NOT NULL,
    content       text        NOT NULL,
    notice        text        NOT NULL,
    sent_by       uuid        NOT NULL,
    sent_at       timestamptz NOT NULL,
    CONSTRAINT county_map_pk PRIMARY KEY (county_map_id),
    CONSTRAINT county_map_sent_by_fk FOREIGN KEY (sent_by) REFERENCES person (id),
    CONSTRAINT county_map_kind_ck CHECK (kind IN ('OUTLINES', 'POINTS'))
);

CREATE INDEX county_map_newest_idx ON county_map (kind, county_map_id DESC);

COMMENT ON COLUMN county_map.content IS 'OUTLINES: GeoJSON by WGS 84; POINTS: lines of a library''s code, latitude and longitude';
COMMENT ON COLUMN county_map.notice IS 'Whose outlines they are and under which licence, shown wherever the map is';
