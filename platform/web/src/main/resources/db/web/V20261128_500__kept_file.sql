-- Why: a form with a file was not kept when its session had ended, so the file had to be looked for again.
--
-- What the file is called and how long it is stands in kept_form, sealed as the fields are. Its content comes in pieces, so that no
-- instance needs memory for a whole file. An older instance deletes forms as before, and the pieces go with them.
ALTER TABLE kept_form ADD COLUMN file bytea;

CREATE TABLE kept_file_piece (
    form_id  bytea   NOT NULL,
    position integer NOT NULL,
    content  bytea   NOT NULL,
    CONSTRAINT kept_file_piece_pk PRIMARY KEY (form_id, position),
    CONSTRAINT kept_file_piece_form_fk FOREIGN KEY (form_id) REFERENCES kept_form (id) ON DELETE CASCADE,
    CONSTRAINT kept_file_piece_from_zero CHECK (position >= 0)
);

-- What is sealed does not become shorter by compressing it.
ALTER TABLE kept_file_piece ALTER COLUMN content SET STORAGE EXTERNAL;
