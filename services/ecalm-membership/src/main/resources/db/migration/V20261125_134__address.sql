-- Where a child lives, if the family gave an address, and what may be done with it. A restricted
-- address is opened for a reason only, which is written down; a withheld one is not here at all.
CREATE TABLE vault.address (
    member_key uuid NOT NULL,
    from_date  date NOT NULL,
    to_date    date,
    lines      text,
    postcode   text,
    CONSTRAINT address_pk PRIMARY KEY (member_key, from_date),
    CONSTRAINT address_child_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT address_not_empty CHECK (num_nonnulls(lines, postcode) >= 1),
    CONSTRAINT address_lines_length CHECK (char_length(lines) BETWEEN 1 AND 500),
    CONSTRAINT address_postcode_length CHECK (char_length(postcode) BETWEEN 1 AND 9),
    CONSTRAINT address_lasts CHECK (to_date > from_date)
);

CREATE TABLE vault.address_policy (
    member_key uuid        NOT NULL,
    policy     text        NOT NULL,
    set_by     text        NOT NULL,
    set_at     timestamptz NOT NULL,
    review_on  date,
    CONSTRAINT address_policy_pk PRIMARY KEY (member_key),
    CONSTRAINT address_policy_child_fk FOREIGN KEY (member_key) REFERENCES vault.child (member_key) ON DELETE CASCADE,
    CONSTRAINT address_policy_known CHECK (policy IN ('OPEN', 'WITHHELD', 'RESTRICTED')),
    CONSTRAINT address_policy_restricted_is_reviewed CHECK (policy <> 'RESTRICTED' OR review_on IS NOT NULL)
);
