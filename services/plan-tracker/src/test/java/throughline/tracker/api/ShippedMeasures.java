package throughline.tracker.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.testing.Database;
import throughline.tracker.engine.ledger.Cells;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rule.Measure;

/** The measures of the file, for tests that try others beside them. */
@ApplicationScoped
class ShippedMeasures {

  @Inject Jdbi jdbi;
  @Inject Clock clock;

  static List<Measure> ofTheFile() {
    return MeasureFile.read(ShippedMeasures.class.getResourceAsStream("/seeds/measures.yaml"));
  }

  /** What a start of the service does with the measures. */
  void restart() {
    imported(ofTheFile());
  }

  void imported(List<Measure> measures) {
    new ImportMeasures(jdbi, clock).importAll(measures);
  }

  /** The measures are again those of the file, and nothing is tried beside them. */
  void forgetOthers() {
    Database.execute("DELETE FROM trial");
    Database.execute("UPDATE measure_version SET entry = NULL");
    restart();
    jdbi.useTransaction(handle -> Cells.forget(handle, notFed(handle)));
    Database.execute(
        "DELETE FROM measure_in_force WHERE measure_version_id IN (SELECT measure_version_id FROM measure_version WHERE NOT fed)");
    Database.execute("DELETE FROM measure_version WHERE NOT fed");
  }

  private static List<Integer> notFed(Handle handle) {
    return handle
        .createQuery("SELECT measure_version_id FROM measure_version WHERE NOT fed")
        .mapTo(Integer.class)
        .list();
  }
}
