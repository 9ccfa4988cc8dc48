package throughline.membership.librarysystem;

/** What somebody can do about patron syncs. The names are in the history for ever. */
enum PatronSyncAction {
  FILE_TAKEN,
  FILE_CONFIRMED,
  DONE_BY_HAND
}
