-- Clearing, wiping and reminding have to happen once across the instances of a service, and again after a crash.
-- db-scheduler keeps here when each job runs next and who is running it. The columns are the library's (16.7).
CREATE TABLE scheduled_tasks (
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
    CONSTRAINT scheduled_tasks_pk PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_execution_time_idx ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat_idx ON scheduled_tasks (last_heartbeat);

-- What each run came to, for the page. No personal data: a result is counts and words of the code.
CREATE TABLE job_run (
    id          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    job         text        NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    outcome     text        NOT NULL DEFAULT 'RUNNING',
    result      text,
    CONSTRAINT job_run_pk PRIMARY KEY (id),
    CONSTRAINT job_run_outcome_ck CHECK (outcome IN ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    CONSTRAINT job_run_finished_ck CHECK ((outcome = 'RUNNING') = (finished_at IS NULL))
);

CREATE INDEX job_run_job_idx ON job_run (job, id DESC);
