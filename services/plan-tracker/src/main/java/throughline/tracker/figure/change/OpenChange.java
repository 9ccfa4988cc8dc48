package throughline.tracker.figure.change;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.AskedPlace;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;

/** Says what changed of one figure between two days of knowledge, and by which entries. */
@Singleton
class OpenChange {

  /** With the place in the log of each, more would make the page too heavy for a phone. */
  static final int PAGE = 30;

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;

  OpenChange(ReadOnlyTransactions transactions, MeasureStore measures) {
    this.transactions = transactions;
    this.measures = measures;
  }

  record Opened(
      AskedChange asked,
      MeasureChange change,
      boolean former,
      Optional<ClassChange> shown,
      List<ChangeLine> lines,
      Optional<LocalDate> firstDay) {

    public boolean hasNext(int page) {
      return shown.isPresent() && (long) page * PAGE < shown.get().entries();
    }

    public boolean isBeforeKnowledge() {
      return firstDay.isEmpty() || asked.since().day().isBefore(firstDay.get());
    }
  }

  Opened open(String measure, AskedChange asked, ChangeClass only, int page) {
    return transactions.read(handle -> open(handle, measure, asked, only, page));
  }

  private Opened open(
      Handle handle, String measure, AskedChange asked, ChangeClass only, int page) {
    var all = measures.read(handle);
    var question = question(all, measure, asked);
    var moved = new Revisions(asked.since(), asked.until(), asked.part());
    var lines =
        only == null || question.version().isShare()
            ? List.<ChangeLine>of()
            : new RevisedEntries(moved).page(handle, question, only, PAGE, (page - 1L) * PAGE);
    var change = Changes.read(handle, all, question, moved);
    if (change.isOfNothing()) {
      AskedPlace.refuseUnknown(question.version(), asked.part().place());
    }
    var shown = change.classes().stream().filter(each -> each.kind() == only).findFirst();
    var former = all.find(measure).isEmpty();
    return new Opened(asked, change, former, shown, lines, Changes.firstDay(handle));
  }

  static FigureQuestion question(Measures all, String measure, AskedChange asked) {
    return all.versionOrPart(measure, asked.until())
        .filter(version -> asked.part().isWhole() || !version.isShare())
        .map(version -> new FigureQuestion(version, asked.period(FigureSource.of(version))))
        .orElseThrow(() -> new NotFound("measure with this address that is counted"));
  }
}
