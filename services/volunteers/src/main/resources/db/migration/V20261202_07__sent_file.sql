-- Its files are those of db/sent-file; one that waited here is sent again.
DROP TABLE volunteer_import_row;
DROP TABLE volunteer_import;
