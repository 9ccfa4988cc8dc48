-- The last digits of a card, as they are shown wherever a child is listed, find whose it is.
CREATE INDEX card_ending_idx ON card (right(number, 5));
