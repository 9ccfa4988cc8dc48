-- The files of a pack as they were made with the signature: whoever takes one along has the same bytes on any day, and
-- their digest shows it. Added and never changed.
CREATE TABLE review_pack (
    quarter date   NOT NULL,
    version bigint NOT NULL,
    kind    text   NOT NULL,
    digest  text   NOT NULL GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED,
    content bytea  NOT NULL,
    CONSTRAINT review_pack_pk PRIMARY KEY (quarter, version, kind),
    CONSTRAINT review_pack_kind_ck CHECK (kind IN ('CSV', 'PDF', 'XLSX'))
);

COMMENT ON COLUMN review_pack.quarter IS 'Its last day';
COMMENT ON COLUMN review_pack.version IS 'That of the review in which it was signed off';
