-- Its files are those of db/sent-file; one that waited here is sent again.
DROP TABLE import_row;
DROP TABLE session_import;
