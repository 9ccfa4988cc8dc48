package throughline.tracker.engine.ledger;

/** How many entries a roll-up takes at once, which says how it is to find them. */
enum RollUpReach {
  SLICE("MATERIALIZED"),

  ALL("NOT MATERIALIZED");

  private final String asPartOfStatement;

  RollUpReach(String asPartOfStatement) {
    this.asPartOfStatement = asPartOfStatement;
  }

  String in(String sql) {
    return sql.replace("<how>", asPartOfStatement);
  }
}
