-- An erasure left the key under which the child's family was published where only older brothers and sisters or an adult
-- of the visit were left, none of whom is published: it leads to the child's use alone.
--
-- Rollout: any time; an image of the version before makes a key anew if it needs one.
DELETE FROM family_use_key f
 WHERE NOT EXISTS (SELECT FROM member m
                     JOIN child_use_key used ON used.member_key = m.key AND used.year = f.year
                    WHERE coalesce(m.household_key, m.key) = f.household_key);
