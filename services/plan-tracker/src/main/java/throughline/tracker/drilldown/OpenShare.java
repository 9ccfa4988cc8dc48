package throughline.tracker.drilldown;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.MeasureVersion;

/** Opens a share of one measure in another into its two figures, each of which opens into facts. */
@Singleton
class OpenShare {

  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  OpenShare(Snapshots snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * A share and what it is of.
   *
   * @param title what it covers
   */
  record OpenedShare(
      Measure measure, String title, Figure figure, Part numerator, Part denominator) {}

  /**
   * One of the two.
   *
   * @param address where it opens into the facts that were known when the share was shown
   */
  record Part(Measure measure, Figure figure, FigureAddress address) {}

  /** Opens it; empty when the measure is no share. */
  Optional<OpenedShare> open(AskedFigure asked) {
    return snapshots.read(
        handle ->
            measures
                .read(handle)
                .version(asked.measure(), asked.knownAt())
                .filter(MeasureVersion::isShare)
                .map(version -> open(handle, version, asked)));
  }

  private OpenedShare open(Handle handle, MeasureVersion version, AskedFigure asked) {
    var source = FigureSource.of(version);
    var period = asked.period().of(source, asked.knownAt());
    var position = asked.position().orElseGet(() -> KnowledgePosition.of(handle, clock.instant()));
    var parts = version.parts();
    var figures =
        Figures.read(
            handle,
            List.of(
                new FigureQuestion(version, period),
                new FigureQuestion(parts.numerator(), period),
                new FigureQuestion(parts.denominator(), period)),
            asked.knownAt());
    return new OpenedShare(
        version.measure(),
        source.title(period),
        figures.get(0),
        part(parts.numerator(), figures.get(1), asked, position),
        part(parts.denominator(), figures.get(2), asked, position));
  }

  private static Part part(
      MeasureVersion version, Figure figure, AskedFigure asked, KnowledgePosition position) {
    var address =
        FigureAddress.headline(version.measure(), asked.knownAt(), position).in(figure.period());
    return new Part(version.measure(), figure, address);
  }
}
