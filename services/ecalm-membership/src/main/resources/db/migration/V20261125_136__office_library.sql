-- The library that most families of an office choose: the form starts with it. It may be empty, so
-- that an image of the version before still adds offices, and is this service's to edit.
ALTER TABLE office
    ADD COLUMN library_code text,
    ADD CONSTRAINT office_library_fk FOREIGN KEY (library_code) REFERENCES library (code);
UPDATE office SET library_code = library.code
FROM (VALUES ('ABINGDON', 'ABIN'), ('BANBURY', 'BANB'), ('HENLEY', 'HENL'), ('OXFORD', 'WEST'), ('WITNEY', 'WITN'))
         AS usual (office_code, library_code)
JOIN library ON library.code = usual.library_code
WHERE office.code = usual.office_code;
