-- Why: what the council's library system has to be told of a member is noted in the transaction of the use case that
-- changed it, and told after the commit. One row for a member: what is told is read when it is told, so only that
-- there is something to tell is kept, and nothing of a person.
--
-- Rollout order: this migration first, then the code. An older instance does not look at this table; what it enrols
-- until it stops is noted in the night by a job.
CREATE TABLE hand_over (
    member_key    uuid        NOT NULL,
    -- Counts the changes, so that one of while another is being told is not lost.
    changes       bigint      NOT NULL DEFAULT 1,
    state         text        NOT NULL DEFAULT 'WAITING',
    waiting_since timestamptz NOT NULL,
    tries         integer     NOT NULL DEFAULT 0,
    next_try_at   timestamptz NOT NULL,
    -- A sentence of this software's. What the library system said may name somebody.
    reason        text,
    -- The library system's own number for the person, and whether it was told to block the card.
    patron_id     bigint,
    blocked       boolean     NOT NULL DEFAULT false,
    told_at       timestamptz,
    told_by       text,
    CONSTRAINT hand_over_pk PRIMARY KEY (member_key),
    CONSTRAINT hand_over_member_fk FOREIGN KEY (member_key) REFERENCES member (key),
    CONSTRAINT hand_over_state_known CHECK (state IN ('WAITING', 'FAILED', 'TOLD')),
    CONSTRAINT hand_over_told_by_known CHECK (told_by IN ('PROGRAM', 'FILE', 'HAND')),
    CONSTRAINT hand_over_told_whole CHECK ((told_at IS NULL) = (told_by IS NULL))
);
CREATE INDEX hand_over_due_idx ON hand_over (next_try_at, member_key) WHERE state = 'WAITING';
CREATE INDEX hand_over_state_idx ON hand_over (state, waiting_since, member_key);

-- Nobody was handed over before there was a way to.
INSERT INTO hand_over (member_key, waiting_since, next_try_at)
SELECT key, now(), now() FROM member
WHERE record_state = 'VALID' AND death IS NULL AND withdrawn_on IS NULL AND sealed_at IS NULL AND erased_at IS NULL;
