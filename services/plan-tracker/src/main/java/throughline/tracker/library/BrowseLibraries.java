package throughline.tracker.library;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.MeasureVersion;
import throughline.tracker.source.Freshness;

/** Reads the table of all libraries. */
@Singleton
class BrowseLibraries {

  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseLibraries(Snapshots snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Reads it as known at the end of a day: a fixed number of queries, however many libraries and
   * measures.
   */
  LibraryTable read(LocalDate day) {
    return snapshots.read(handle -> read(handle, day));
  }

  private LibraryTable read(Handle handle, LocalDate day) {
    var questions =
        measures.read(handle).versionsOn(day).stream()
            .filter(version -> version.measure().isAutomatic() && !version.isShare())
            .filter(MeasureVersion::hasPlaces)
            .map(version -> new FigureQuestion(version, FigureSource.of(version).current(day)))
            .toList();
    var county = Figures.read(handle, questions, day);
    var columns = new ArrayList<LibraryTable.Column>();
    for (int i = 0; i < questions.size(); i++) {
      columns.add(new LibraryTable.Column(questions.get(i).version(), county.get(i)));
    }
    return new LibraryTable(
        day,
        columns,
        Figures.byPlace(handle, questions, day),
        Freshness.read(handle, clock.instant()));
  }
}
