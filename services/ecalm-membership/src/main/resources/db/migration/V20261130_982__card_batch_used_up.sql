-- A box of which every card was given or written off stays so for ever: how many of it were given need not be counted again
-- each time somebody looks at the stock. A job of the night says so of those that were used up by day.
--
-- Rollout: any time; an older instance neither reads nor writes the column, and can hand over no part of such a box.
ALTER TABLE card_batch ADD COLUMN used_up boolean NOT NULL DEFAULT false;

UPDATE card_batch batch SET used_up = true
 WHERE batch.last_place - batch.first_place + 1
       = (SELECT count(DISTINCT place) FROM card WHERE place BETWEEN batch.first_place AND batch.last_place)
         + (SELECT coalesce(sum(last_place - first_place + 1), 0) FROM card_write_off WHERE batch_id = batch.id);
