-- An entrepreneur's own list.
CREATE INDEX booking_own_list_idx ON booking (entrepreneur_id);
