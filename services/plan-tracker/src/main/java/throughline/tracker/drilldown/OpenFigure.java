package throughline.tracker.drilldown;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.database.Snapshots;
import throughline.tracker.rule.MeasureStore;

/** Opens a figure into the facts behind it, a page of lines at a time. */
@Singleton
class OpenFigure {

  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  OpenFigure(Snapshots snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Opens it; empty when no event feeds a measure of this id, or it is not split so.
   *
   * @param page from 1
   */
  Optional<OpenedFigure> open(AskedFigure asked, int page) {
    return snapshots.read(
        handle ->
            FigureScope.of(handle, measures, asked, clock.instant())
                .map(scope -> open(handle, scope, page)));
  }

  private OpenedFigure open(Handle handle, FigureScope scope, int page) {
    var total = FactLines.total(handle, scope);
    return new OpenedFigure(
        scope.version().measure(),
        scope.period(),
        scope.part(),
        scope.address(),
        page,
        total.figure(),
        scope.now(handle).value(),
        scope.today(handle, measures, London.today(clock)).orElse(null),
        total.lines(),
        FactLines.some(handle, scope, OpenedFigure.PAGE, (page - 1L) * OpenedFigure.PAGE),
        NotCounted.read(handle, scope));
  }
}
