-- Work that takes longer than a person waits for an answer: how far it is, so that a page can tell.
CREATE TABLE long_work (
    id         uuid        NOT NULL,
    kind       text        NOT NULL,
    state      text        NOT NULL,
    done       integer     NOT NULL,
    total      integer     NOT NULL,
    attempts   integer     NOT NULL,
    -- Goes up with each beginning, so that a run that was given up cannot tell or end its successor's.
    run        bigint      NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT long_work_pk PRIMARY KEY (id),
    CONSTRAINT long_work_state_ck CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    CONSTRAINT long_work_done_ck CHECK (done BETWEEN 0 AND total)
);

CREATE INDEX long_work_expires_at_idx ON long_work (expires_at);

-- Which process does it, and whether that is still there: db-scheduler's, as scheduled_tasks is. A table of its own keeps
-- long work from taking the threads of the jobs.
CREATE TABLE long_work_task (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    CONSTRAINT long_work_task_pk PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX long_work_task_execution_time_idx ON long_work_task (execution_time);
CREATE INDEX long_work_task_last_heartbeat_idx ON long_work_task (last_heartbeat);
