package throughline.platform.jobs;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import throughline.platform.database.ExpiringRows;

/** Deletes expired rows in small batches, each its own transaction. Every service has this job. */
@Singleton
class ClearExpiredRows implements Job {

  private static final Logger LOG = Logger.getLogger(ClearExpiredRows.class);
  private static final int BATCH = 500;

  /** A request that found a row just alive may still have to read it. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final List<ExpiringRows> tables;
  private final Clock clock;

  ClearExpiredRows(@All List<ExpiringRows> tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "clear-expired-rows",
        "Clear what is kept no longer",
        JobSchedule.every(Duration.ofHours(1)));
  }

  @Override
  public String run() throws JobFailed {
    Instant before = clock.instant().minus(GRACE);
    Map<String, Integer> cleared = new LinkedHashMap<>();
    List<String> failed = new ArrayList<>();
    for (ExpiringRows table : tables) {
      try {
        cleared.put(inWords(name(table)), clear(table, before));
      } catch (RuntimeException problem) {
        // One that never works must not keep what is personal in the others.
        LOG.errorf(problem, "event=rows-not-cleared rows=%s", name(table));
        failed.add(name(table));
      }
    }
    if (!failed.isEmpty()) {
      throw new JobFailed(
          "%s could not be cleared, all else was: %s. The log has the cause"
              .formatted(String.join(", ", failed), cleared(cleared)),
          null);
    }
    return cleared(cleared);
  }

  private static String cleared(Map<String, Integer> byTable) {
    int number = byTable.values().stream().mapToInt(Integer::intValue).sum();
    String of =
        byTable.entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return (number == 1 ? "1 entry cleared" : number + " entries cleared")
        + (of.isEmpty() ? "" : ": " + of);
  }

  private static String inWords(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.UK);
  }

  /** What the rows are called in the code; the bean may be a subclass that the container made. */
  private static String name(ExpiringRows table) {
    return table.getClass().getSimpleName().replaceFirst("_.*", "");
  }

  private static int clear(ExpiringRows table, Instant before) {
    int cleared = 0;
    int batch;
    do {
      batch = QuarkusTransaction.requiringNew().call(() -> table.purgeBatch(before, BATCH));
      cleared += batch;
    } while (batch == BATCH);
    return cleared;
  }
}
