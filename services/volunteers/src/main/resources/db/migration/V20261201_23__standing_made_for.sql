-- Of records that are one person: whose it was before they were merged, so that they can be taken apart.
ALTER TABLE completion ADD COLUMN made_for uuid;
ALTER TABLE dbs_check ADD COLUMN made_for uuid;
