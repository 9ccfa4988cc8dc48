package throughline.tracker.figure.drilldown;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.AskedPlace;

/** Opens a figure into the facts behind it, a page of lines at a time. */
@Singleton
class OpenFigure {

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  OpenFigure(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  Optional<OpenedFigure> open(AskedFigure asked, LinesAsked lines) {
    return transactions.read(
        handle ->
            FigureScope.of(handle, measures, asked, clock.instant())
                .map(scope -> open(handle, scope, lines)));
  }

  private OpenedFigure open(Handle handle, FigureScope scope, LinesAsked asked) {
    var now = scope.now(handle);
    var lines = FactLines.some(handle, scope, asked, OpenedFigure.PAGE + 1);
    var shown = ShownTotal.of(handle, scope, now.value());
    if (lines.isEmpty() && shown == 0 && now.value() == 0) {
      AskedPlace.refuseUnknownPart(scope.version(), scope.part().place());
    }
    return new OpenedFigure(
        scope.version().measure(),
        measures.read(handle).find(scope.version().measure().id()).isEmpty(),
        scope.period(),
        scope.part(),
        scope.address(),
        asked,
        shown,
        now.value(),
        scope
            .today(handle, measures, London.today(clock), now)
            .filter(today -> !today.equals(now))
            .orElse(null),
        FactLines.count(handle, scope, shown),
        lines,
        NotCounted.read(handle, scope));
  }
}
