-- Each library says of its own members that a file was imported. One moment for the whole file said it of everybody's.
-- patron_file.confirmed_at stays for an image of the version before.
--
-- Rollout: any time. A file that an older instance confirms until it stops is "Downloaded", and can be confirmed again.
ALTER TABLE patron_file_member ADD COLUMN imported_at timestamptz;

UPDATE patron_file_member entry SET imported_at = file.confirmed_at
  FROM patron_file file
 WHERE file.id = entry.file_id AND entry.changes IS NOT NULL
   AND NOT EXISTS (SELECT FROM hand_over
                    WHERE hand_over.member_key = entry.member_key AND hand_over.changes = entry.changes
                      AND hand_over.state <> 'TOLD');
