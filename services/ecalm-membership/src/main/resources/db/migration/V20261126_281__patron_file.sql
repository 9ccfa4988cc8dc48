-- Why: a file for the library system's import is a list of members until somebody confirms that it was imported. It
-- holds no person: names are read when the file is taken.
--
-- Rollout order: any. An older instance does not look at these tables.
CREATE TABLE patron_file (
    id           uuid        NOT NULL,
    made_at      timestamptz NOT NULL,
    confirmed_at timestamptz,
    CONSTRAINT patron_file_pk PRIMARY KEY (id)
);
CREATE INDEX patron_file_newest_idx ON patron_file (made_at DESC, id);

CREATE TABLE patron_file_member (
    file_id    uuid   NOT NULL,
    member_key uuid   NOT NULL,
    -- How many changes there were when the file was last taken; null until it was. A later one is not in it.
    changes    bigint,
    CONSTRAINT patron_file_member_pk PRIMARY KEY (file_id, member_key),
    CONSTRAINT patron_file_member_file_fk FOREIGN KEY (file_id) REFERENCES patron_file (id) ON DELETE CASCADE,
    CONSTRAINT patron_file_member_member_fk FOREIGN KEY (member_key) REFERENCES member (key)
);
