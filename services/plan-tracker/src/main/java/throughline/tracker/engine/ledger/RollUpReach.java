package throughline.tracker.engine.ledger;

/** How many entries a fold takes at once, which says how it is to find them. */
enum RollUpReach {

  /** A few of many, by their ids alone: the planner may not look for a shorter way. */
  SLICE("MATERIALIZED"),

  /** All that there are: whatever the planner finds best, and nothing is laid down beside it. */
  ALL("NOT MATERIALIZED");

  private final String asPartOfStatement;

  RollUpReach(String asPartOfStatement) {
    this.asPartOfStatement = asPartOfStatement;
  }

  /** The statement that takes new rows so. */
  String in(String sql) {
    return sql.replace("<how>", asPartOfStatement);
  }
}
