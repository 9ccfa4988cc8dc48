-- Work that takes longer than a person waits for an answer: how far it is, so that a page can tell, and so that another
-- process goes on when the one that did it is gone. A beat that stays out means that.
CREATE TABLE long_work (
    id         uuid        NOT NULL,
    kind       text        NOT NULL,
    state      text        NOT NULL,
    done       integer     NOT NULL,
    total      integer     NOT NULL,
    attempts   integer     NOT NULL,
    beat_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT long_work_pk PRIMARY KEY (id),
    CONSTRAINT long_work_state_ck CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    CONSTRAINT long_work_done_ck CHECK (done BETWEEN 0 AND total)
);

-- What is to be done or looked after; partial, since nearly all of it is done.
CREATE INDEX long_work_open_idx ON long_work (beat_at) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX long_work_expires_at_idx ON long_work (expires_at);
