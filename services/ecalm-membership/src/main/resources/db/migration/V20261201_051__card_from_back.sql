-- A file takes cards from the back of a box, a desk from its front. Only what a desk went past was passed over, so a card says
-- by which of the two it was given. Of those that were given before: the rows of the files that still are there tell, and
-- else that nothing behind it in its box is unused.
--
-- Rollout: any time; an older instance neither reads nor writes the column.
ALTER TABLE card ADD COLUMN from_back boolean NOT NULL DEFAULT false;

UPDATE card SET from_back = true
  FROM vault.import_row taken
 WHERE taken.member_key = card.member_key AND taken.taken_at IS NOT NULL AND taken.outcome = 'NEW'
   AND NOT taken.cells ? 'CARD';

UPDATE card SET from_back = true
  FROM card_batch batch
 CROSS JOIN LATERAL (
   SELECT max(place) AS last FROM generate_series(batch.first_place, batch.last_place) AS place
    WHERE NOT EXISTS (SELECT FROM card given WHERE given.place = place.place)
      AND NOT EXISTS (SELECT FROM card_write_off off
                       WHERE int8range(off.first_place, off.last_place, '[]') @> place.place)) unused
 WHERE NOT batch.used_up AND card.place BETWEEN batch.first_place AND batch.last_place
   AND card.place > unused.last;
