package throughline.tracker.web.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.measurefile.PlanCheck;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.RecordFacts;
import throughline.tracker.intake.IngestBatch;
import throughline.tracker.shared.TrackerConfig;

/** Puts the engine together; its parts are plain classes that know nothing of the container. */
final class TrackerProducers {

  @Produces
  @Singleton
  ActionPlan actionPlan(TrackerConfig config) {
    return read(config.actionPlan(), "/seeds/action-plan.yaml", ActionPlan::read);
  }

  @Produces
  @Singleton
  MeasureStore measures(TrackerConfig config, ActionPlan plan, Jdbi jdbi, Clock clock) {
    var measures = read(config.measures(), "/seeds/measures.yaml", MeasureFile::read);
    PlanCheck.check(measures, plan);
    new ImportMeasures(jdbi, clock)
        .importAll(measures, together -> PlanCheck.check(together, plan));
    return new MeasureStore();
  }

  @Produces
  @Singleton
  ReadOnlyTransactions transactions(Jdbi jdbi) {
    return new ReadOnlyTransactions(jdbi);
  }

  @Produces
  @Singleton
  IngestBatch ingestBatch(Jdbi jdbi, MeasureStore measures, Clock clock, TrackerConfig config) {
    return new IngestBatch(jdbi, measures, clock, config.intake().knownFrom());
  }

  @Produces
  @Singleton
  RecordFacts recordFacts(MeasureStore measures, Clock clock) {
    return new RecordFacts(measures, clock);
  }

  @Produces
  @Singleton
  RebuildFigures rebuildFigures(
      Jdbi jdbi, MeasureStore measures, LedgerChanges changes, Clock clock) {
    return new RebuildFigures(jdbi, measures, changes, clock);
  }

  private static <T> T read(Optional<Path> file, String shipped, Function<InputStream, T> reader) {
    try (var in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : TrackerProducers.class.getResourceAsStream(shipped)) {
      return reader.apply(in);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file.map(Path::toString).orElse(shipped) + " cannot be read", e);
    }
  }
}
