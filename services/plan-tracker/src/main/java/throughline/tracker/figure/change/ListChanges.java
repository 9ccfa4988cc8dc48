package throughline.tracker.figure.change;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;

/** Says what changed of every figure of the dashboard between two days of knowledge. */
@Singleton
class ListChanges {

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;

  ListChanges(ReadOnlyTransactions transactions, MeasureStore measures) {
    this.transactions = transactions;
    this.measures = measures;
  }

  record Listed(
      AskedChange asked, List<MeasureChange> changes, long same, Optional<LocalDate> firstDay) {

    public ChangeAddress addressOf(MeasureChange change) {
      return new ChangeAddress(change.measure().id(), asked);
    }

    public boolean isBeforeKnowledge() {
      return firstDay.isEmpty() || asked.since().day().isBefore(firstDay.get());
    }
  }

  Listed list(AskedChange asked) {
    return transactions.read(
        handle -> {
          var all = measures.read(handle);
          var questions =
              all.versionsOn(asked.until()).stream()
                  .filter(version -> !version.measure().isEstimate())
                  .map(
                      version ->
                          new FigureQuestion(version, asked.period(FigureSource.of(version))))
                  .toList();
          var changes = Changes.read(handle, all, questions, asked.since(), asked.until());
          var changed = changes.stream().filter(MeasureChange::isChange).toList();
          return new Listed(
              asked, changed, changes.size() - changed.size(), Changes.firstDay(handle));
        });
  }
}
