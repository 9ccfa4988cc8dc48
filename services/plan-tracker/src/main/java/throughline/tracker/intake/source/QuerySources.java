package throughline.tracker.intake.source;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.fact.UnknownFields;
import throughline.tracker.engine.fact.UnknownFields.UnknownField;
import throughline.tracker.engine.log.LogGaps;

/**
 * How fresh the figures are, whether each finished day was read as its source counted it, what came
 * that no contract has, and what the log lost.
 */
@Singleton
class QuerySources {

  private static final int DAYS = 31;

  private final ReadOnlyTransactions transactions;
  private final Clock clock;

  QuerySources(ReadOnlyTransactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  record Sources(
      Freshness freshness,
      LibrarySystem librarySystem,
      List<DayComparison> days,
      List<UnknownField> unknown,
      List<LogGaps.Gap> gaps) {}

  Sources read() {
    var today = London.today(clock);
    var since = today.minusDays(DAYS);
    return transactions.read(
        handle ->
            new Sources(
                Freshness.read(handle, clock.instant()),
                LibrarySystem.read(handle, today),
                DayComparison.since(handle, since),
                UnknownFields.since(handle, since),
                LogGaps.since(handle, since)));
  }
}
