-- A row at which a file was cut off stays refused, also when it is tried again: without the cells that are missing it would
-- look like a loan of nobody's. An image of the version before refuses none for that.
ALTER TABLE use_refusal ADD COLUMN cut_short boolean NOT NULL DEFAULT false;
