-- A guardian's rights are of one child: the same person may be barred from one and not from
-- another, and a child who is adopted takes nobody's record along. So a guardian of twins is two
-- rows. The defaults are what was true of every guardian of before, and let an image of the version
-- before still write.
ALTER TABLE vault.guardian
    ADD COLUMN may_contact boolean NOT NULL DEFAULT true,
    ADD COLUMN may_manage  boolean NOT NULL DEFAULT true,
    ADD COLUMN valid_from  date,
    ADD COLUMN valid_to    date,
    ADD CONSTRAINT guardian_valid_for_days CHECK (valid_to > valid_from);
