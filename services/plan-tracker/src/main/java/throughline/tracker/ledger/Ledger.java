package throughline.tracker.ledger;

/** A table of entries, written by whole batches. */
final class Ledger {

  /** All that an entry says; its id says only where it came. */
  static final String COLUMNS =
      "entry_kind_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail";

  static final String TABLE = "entry";

  private final String copy;

  Ledger(String table) {
    this.copy = "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, COLUMNS);
  }

  /** Stores a batch of entries. */
  void store(EntryRows rows) {
    rows.into(copy);
  }
}
