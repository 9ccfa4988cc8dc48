-- Brothers, sisters and adults of 5 or older become members in the visit of a newborn. They have no
-- quarter of a fifth birthday, are in no figure and are told to nobody by an event; whoever was under
-- 5 has one, as before. An adult answers for themself.
ALTER TABLE member ALTER COLUMN under5_until_quarter DROP NOT NULL;

ALTER TABLE vault.guardian
    DROP CONSTRAINT guardian_relationship_known,
    ADD CONSTRAINT guardian_relationship_known
        CHECK (relationship IN
            ('MOTHER', 'FATHER', 'PARENT', 'RELATIVE', 'FOSTER_CARER', 'LOCAL_AUTHORITY', 'OTHER', 'SELF'));
