package throughline.tracker.web.measure;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;

/** Reads figures as rows: many measures, periods and places by a fixed number of questions. */
@Singleton
class QueryFigures {

  private final PlanData data;

  QueryFigures(PlanData data) {
    this.data = data;
  }

  /**
   * Some of all figures.
   *
   * @param next the measure after which the rest begins; null when there is none
   */
  record Part(List<FigureRow> figures, String next) {}

  /** Those of whole measures, in the order of the plan: of the county and each place by period. */
  Part all(LocalDate day, String after, int measures) {
    return data.read(
        handle -> {
          var versions = versions(handle, day, after);
          var part = versions.subList(0, Math.min(measures, versions.size()));
          var last = part.size() < versions.size() ? part.get(part.size() - 1) : null;
          return new Part(
              rows(handle, part, QueryFigures::periods, day),
              last == null ? null : last.measure().id());
        });
  }

  private List<MeasureVersion> versions(Handle handle, LocalDate day, String after) {
    var all = data.measures(handle).versionsOn(day);
    if (after == null) {
      return all;
    }
    var ids = all.stream().map(version -> version.measure().id()).toList();
    if (!ids.contains(after)) {
      throw new NotFound("measure with the id that after names");
    }
    return all.subList(ids.indexOf(after) + 1, all.size());
  }

  /** The figures of the year of everything that is counted by place, there alone. */
  List<FigureRow> atPlaces(LocalDate day, String place) {
    return data.read(
        handle -> {
          var versions =
              data.measures(handle).versionsOn(day).stream()
                  .filter(MeasureVersion::hasPlaces)
                  .filter(version -> !version.measure().isEstimate())
                  .toList();
          return rows(handle, versions, QueryFigures::years, day).stream()
              .filter(row -> place == null ? row.place() != null : place.equals(row.place()))
              .toList();
        });
  }

  private static Stream<Period> periods(FigureSource source, LocalDate day) {
    return Stream.concat(source.timeline(day).stream(), Stream.of(source.current(day)));
  }

  private static Stream<Period> years(FigureSource source, LocalDate day) {
    return Stream.of(source.current(day.minusYears(1)), source.current(day));
  }

  private interface Periods {
    Stream<Period> of(FigureSource source, LocalDate day);
  }

  private static List<FigureRow> rows(
      Handle handle, List<MeasureVersion> versions, Periods periods, LocalDate day) {
    var questions =
        versions.stream()
            .flatMap(
                version ->
                    periods
                        .of(FigureSource.of(version), day)
                        .distinct()
                        .map(period -> new FigureQuestion(version, period)))
            .toList();
    var ofPlaces = questions.stream().filter(asked -> asked.version().hasPlaces()).toList();
    var county = Figures.read(handle, questions, day).iterator();
    var places = Figures.byPlace(handle, ofPlaces, day).iterator();
    var rows = new ArrayList<FigureRow>();
    for (var asked : questions) {
      var measure = asked.version().measure();
      rows.add(FigureRow.of(measure, county.next(), FigurePart.WHOLE));
      Map<String, Figure> here = asked.version().hasPlaces() ? places.next() : Map.of();
      here.forEach(
          (place, figure) -> rows.add(FigureRow.of(measure, figure, FigurePart.ofPlace(place))));
    }
    return rows;
  }

  /** All that the page of a measure shows. */
  List<FigureRow> ofMeasure(String id, LocalDate day) {
    return data.read(
        handle ->
            data.measures(handle)
                .version(id, day)
                .map(version -> MeasureHistory.read(handle, version, day, data.now()))
                .map(QueryFigures::rows)
                .orElseThrow(() -> new NotFound("measure with this address that has figures")));
  }

  private static List<FigureRow> rows(MeasureHistory history) {
    Function<Figure, FigureRow> whole =
        figure -> FigureRow.of(history.measure(), figure, FigurePart.WHOLE);
    return Stream.of(
            Stream.of(whole.apply(history.headline().current())),
            history.timeline().stream().map(whole),
            history.places().stream()
                .map(
                    place ->
                        FigureRow.of(
                            history.measure(), place.figure(), FigurePart.ofPlace(place.code()))),
            history.splits().stream()
                .flatMap(
                    split ->
                        split.parts().stream()
                            .map(
                                part ->
                                    FigureRow.of(
                                        history.measure(),
                                        part.figure(),
                                        FigurePart.ofSplit(split.field(), part.value())))))
        .flatMap(rows -> rows)
        .distinct()
        .toList();
  }
}
