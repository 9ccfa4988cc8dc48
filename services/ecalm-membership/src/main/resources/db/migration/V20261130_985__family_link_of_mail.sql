-- Each try of a mail makes a link of its own, and of one guardian those of the five newest mails are kept: until now five links
-- were, so that five tries of one mail which did not arrive took every link that the family had. Links of before, and sessions,
-- count one by one.
--
-- Rollout: any time; what an older instance still writes counts one by one, too.
ALTER TABLE family_access ADD COLUMN made_for uuid NOT NULL DEFAULT gen_random_uuid();
