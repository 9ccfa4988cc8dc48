package throughline.tracker.figure.drilldown;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.PlaceNames;

/** Opens a share of one measure in another into its two figures, each of which opens into facts. */
@Singleton
class OpenShare {

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  OpenShare(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  record OpenedShare(
      Measure measure,
      String title,
      Figure figure,
      Figure now,
      String provisionalNote,
      String latest,
      List<Part> numerators,
      List<Part> denominators) {

    public boolean hasMoved() {
      return !figure.isSame(now);
    }
  }

  record Part(Measure measure, String place, Figure figure, FigureAddress address) {

    public String title() {
      return place == null ? measure.title() : measure.title() + ", " + PlaceNames.name(place);
    }
  }

  Optional<OpenedShare> open(AskedFigure asked) {
    return transactions.read(
        handle ->
            measures
                .read(handle)
                .version(asked.measure(), asked.knownAt())
                .filter(MeasureVersion::isShare)
                .flatMap(version -> open(handle, version, asked)));
  }

  private Optional<OpenedShare> open(Handle handle, MeasureVersion version, AskedFigure asked) {
    var source = FigureSource.of(version);
    var question = new FigureQuestion(version, asked.period(source));
    var position = asked.position().orElseGet(() -> KnowledgePosition.of(handle, clock.instant()));
    var now = figure(handle, question, asked);
    if (now == null) {
      return Optional.empty();
    }
    var parts = version.parts();
    var numerators = parts(handle, parts.numerator(), question, asked, position);
    var denominators = parts(handle, parts.denominator(), question, asked, position);
    var place = asked.part().place();
    var title = source.title(question.period());
    return Optional.of(
        new OpenedShare(
            version.measure(),
            place == null ? title : title + ", " + PlaceNames.name(place),
            denominators.isEmpty()
                ? now
                : Figures.marked(
                    handle,
                    Figure.share(
                        sum(parts.numerator(), question, numerators),
                        sum(parts.denominator(), question, denominators)),
                    version,
                    asked.knownAt()),
            now,
            FigureText.provisional(version, List.of(now)),
            address(version, asked, question, position).of(asked.part()).latest(),
            numerators,
            denominators));
  }

  private static Figure figure(Handle handle, FigureQuestion question, AskedFigure asked) {
    var place = asked.part().place();
    return place == null
        ? Figures.read(handle, List.of(question), asked.knownAt()).get(0)
        : Figures.byPlace(handle, List.of(question), asked.knownAt()).get(0).get(place);
  }

  private static Figure sum(MeasureVersion version, FigureQuestion of, List<Part> parts) {
    return parts.size() == 1
        ? parts.get(0).figure()
        : Figure.of(
            of.period(),
            parts.stream().mapToLong(part -> part.figure().value()).sum(),
            version.measure().unit());
  }

  private static FigureAddress address(
      MeasureVersion version, AskedFigure asked, FigureQuestion of, KnowledgePosition position) {
    return FigureAddress.headline(version.measure(), asked.knownAt(), position).in(of.period());
  }

  private static List<Part> parts(
      Handle handle,
      MeasureVersion version,
      FigureQuestion of,
      AskedFigure asked,
      KnowledgePosition position) {
    var question = new FigureQuestion(version, of.period());
    var place = asked.part().place();
    if (place == null) {
      var figure = Figures.read(handle, List.of(question), asked.knownAt()).get(0);
      return List.of(part(handle, question, asked, position, figure));
    }
    var byPlace = Figures.byPlace(handle, List.of(question), asked.knownAt()).get(0);
    return byPlace.keySet().stream()
        .filter(
            code ->
                byPlace.containsKey(place) ? code.equals(place) : PlaceNames.isWithin(code, place))
        .map(code -> part(handle, question.at(code), asked, position, byPlace.get(code)))
        .toList();
  }

  /** As it was when the share was shown, whatever became known since. */
  private static Part part(
      Handle handle, FigureQuestion of, AskedFigure asked, KnowledgePosition position, Figure now) {
    var address = address(of.version(), asked, of, position);
    var figurePart = of.place() == null ? FigurePart.WHOLE : FigurePart.ofPlace(of.place());
    var scope = new FigureScope(of.version(), asked.of(figurePart), of.period(), position);
    // What became known since is said where the share's own parts are opened.
    long since =
        of.version().isShare() ? 0 : now.value() - ShownTotal.of(handle, scope, now.value());
    return new Part(of.version().measure(), of.place(), now.without(since), address.of(figurePart));
  }
}
