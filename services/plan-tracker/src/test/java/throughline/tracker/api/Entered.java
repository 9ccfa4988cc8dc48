package throughline.tracker.api;

import throughline.platform.testing.Database;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** What a test has entered would be in the figures of the next. */
public final class Entered {

  private Entered() {}

  /** Forgets every fact of kinds that no figure is made of. */
  static void forgetUncounted(String... aggregates) {
    for (var aggregate : aggregates) {
      Database.execute(
          "DELETE FROM fact_version USING fact WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate = '%s'"
              .formatted(aggregate));
    }
  }

  /** Forgets every fact of a kind, and counts the others anew. */
  public static void forget(String aggregate, RebuildFigures rebuild) {
    for (var table : new String[] {"entry", "fact_version"}) {
      Database.execute(
          "DELETE FROM %1$s USING fact WHERE %1$s.fact_id = fact.fact_id AND fact.aggregate = '%2$s'"
              .formatted(table, aggregate));
    }
    if (aggregate.equals("review")) {
      Database.execute("DELETE FROM review_pack");
    }
    rebuild.rebuild();
  }
}
