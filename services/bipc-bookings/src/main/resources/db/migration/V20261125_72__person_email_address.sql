-- Why: whoever has a place is told by mail when staff cancel it, and nobody is signed in as them then. The address is the verified one
-- of their last booking. It lives and goes with what identifies the person.
ALTER TABLE person_details ADD COLUMN email_address text;
