-- Whose account holds a post that answers for something of the plan: by the address that the sign-in provider has
-- verified, so nobody has to sign in before. Personal data, so it is no fact: it is replaced and deleted, and no
-- history of it is kept. Whoever comes next has an id of their own, by which a mail to the one before is withheld.
CREATE TABLE post_holder (
    post_holder_id uuid        NOT NULL,
    post           text        NOT NULL,
    address        text        NOT NULL,
    since          timestamptz NOT NULL,
    CONSTRAINT post_holder_pk PRIMARY KEY (post_holder_id),
    CONSTRAINT post_holder_address_ck CHECK (address = lower(address))
);

CREATE UNIQUE INDEX post_holder_post_uq ON post_holder (lower(post));
CREATE INDEX post_holder_address_idx ON post_holder (address);

-- Which post was reminded of what, and when: once as it comes due, and once for each week that it is overdue.
CREATE TABLE owner_reminder (
    item       text        NOT NULL,
    due        date        NOT NULL,
    week       integer     NOT NULL,
    post       text        NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT owner_reminder_pk PRIMARY KEY (item, due, week, post)
);

COMMENT ON COLUMN owner_reminder.item IS 'What is owned and what is asked of it, such as figure/school-visits';
CREATE INDEX owner_reminder_written_idx ON owner_reminder (written_at);
