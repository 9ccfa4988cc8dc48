-- The map that the public sees is that of its release: what was sent in place of the map that ships, as it was on that day.
CREATE TABLE published.map (
    release_id integer NOT NULL,
    kind       text    NOT NULL,
    content    text    NOT NULL,
    notice     text    NOT NULL,
    CONSTRAINT map_pk PRIMARY KEY (release_id, kind),
    CONSTRAINT map_release_fk FOREIGN KEY (release_id) REFERENCES published.release (release_id),
    CONSTRAINT map_kind_ck CHECK (kind IN ('OUTLINES', 'POINTS'))
);

COMMENT ON TABLE published.map IS 'As in county_map; without a row of a kind the map that ships is shown';
