package throughline.tracker.drilldown;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.Districts;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.PlaceNames;
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
      Measure measure,
      String title,
      Figure figure,
      List<Part> numerators,
      List<Part> denominators) {}

  /**
   * One of the two, or of a district what one library has of it.
   *
   * @param place its code; null of the whole county
   * @param address where it opens into the facts that were known when the share was shown
   */
  record Part(Measure measure, String place, Figure figure, FigureAddress address) {

    /** What it is called: the measure, and the place if it is of one. */
    public String title() {
      return place == null ? measure.title() : measure.title() + ", " + PlaceNames.name(place);
    }
  }

  /** Opens it; empty when the measure is no share, or the place has none. */
  Optional<OpenedShare> open(AskedFigure asked) {
    return snapshots.read(
        handle ->
            measures
                .read(handle)
                .version(asked.measure(), asked.knownAt())
                .filter(MeasureVersion::isShare)
                .flatMap(version -> open(handle, version, asked)));
  }

  private Optional<OpenedShare> open(Handle handle, MeasureVersion version, AskedFigure asked) {
    var source = FigureSource.of(version);
    var question = new FigureQuestion(version, asked.period().of(source, asked.knownAt()));
    var position = asked.position().orElseGet(() -> KnowledgePosition.of(handle, clock.instant()));
    var place = asked.part().place();
    var figure =
        place == null
            ? Figures.read(handle, List.of(question), asked.knownAt()).get(0)
            : Figures.byPlace(handle, List.of(question), asked.knownAt()).get(0).get(place);
    return Optional.ofNullable(figure)
        .map(
            found ->
                new OpenedShare(
                    version.measure(),
                    place == null
                        ? source.title(question.period())
                        : source.title(question.period()) + ", " + PlaceNames.name(place),
                    found,
                    parts(handle, version.parts().numerator(), question, asked, position),
                    parts(handle, version.parts().denominator(), question, asked, position)));
  }

  /** Of a district those of its libraries, unless it is known by itself. */
  private static List<Part> parts(
      Handle handle,
      MeasureVersion version,
      FigureQuestion of,
      AskedFigure asked,
      KnowledgePosition position) {
    var question = new FigureQuestion(version, of.period());
    var address =
        FigureAddress.headline(version.measure(), asked.knownAt(), position).in(of.period());
    var place = asked.part().place();
    if (place == null) {
      var figure = Figures.read(handle, List.of(question), asked.knownAt()).get(0);
      return List.of(new Part(version.measure(), null, figure, address));
    }
    var byPlace = Figures.byPlace(handle, List.of(question), asked.knownAt()).get(0);
    return byPlace.keySet().stream()
        .filter(
            code ->
                byPlace.containsKey(place) ? code.equals(place) : Districts.isWithin(code, place))
        .map(
            code ->
                new Part(
                    version.measure(),
                    code,
                    byPlace.get(code),
                    address.of(FigurePart.ofPlace(code))))
        .toList();
  }
}
